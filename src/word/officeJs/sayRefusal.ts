import type { WordProblemCode } from '../wordDocument';

/** Percent of the screen: three lines and a button. */
const size = { width: 28, height: 30 };

/**
 * Says in a dialog of Word why something was refused; for the ribbon's buttons, which have no pane to say it in. Done once the person has closed it, or
 * where Word shows none: another dialog is open, or the browser allows none (REAL-WORD 11).
 */
export function sayRefusal(code: WordProblemCode): Promise<void> {
  const page = new URL('refused.html', location.href);
  page.hash = '';
  page.search = String(new URLSearchParams({ code }));
  return new Promise((done) => {
    // Word on the web draws it itself: a window of its own would be stopped by the browser, since nobody clicked in this page.
    Office.context.ui.displayDialogAsync(page.href, { ...size, displayInIframe: true }, ({ status, value: dialog }) => {
      if (status !== Office.AsyncResultStatus.Succeeded) return done();
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, () => { dialog.close(); done(); });
      dialog.addEventHandler(Office.EventType.DialogEventReceived, () => done());
    });
  });
}
