import { canOpenDialog } from '../support/requirements';
import { WordProblem, type DialogToOpen, type WordDialog } from '../wordDocument';

/** Word's number where a dialog of this add-in is open already. */
const openAlready = 12007;
/** Word's number where the person closes it; every other means that the page is not there to be seen. */
const closedByPerson = 12006;

/** Opens a page of ours in a dialog of Word. Refused where another one is open, or where Word or the browser shows none (12009, 12011; REAL-WORD 11). */
export async function openDialog({ page, width, height, onMessage, onClosed }: DialogToOpen): Promise<WordDialog> {
  if (!canOpenDialog()) throw new WordProblem('NOT_SUPPORTED', 'DialogApi 1.2');
  const address = new URL(page, location.href);
  address.hash = '';
  return new Promise((opened, refused) => {
    // Word on the web draws it itself: a window of its own is stopped by the browser where the click was a while ago.
    Office.context.ui.displayDialogAsync(address.href, { width, height, displayInIframe: true }, ({ status, value: dialog, error }) => {
      if (status !== Office.AsyncResultStatus.Succeeded) return refused(new WordProblem(error.code === openAlready ? 'DIALOG_OPEN' : 'DIALOG_REFUSED', `${error.code} ${error.message}`));
      let isOpen = true;
      const close = (): void => {
        if (isOpen) dialog.close();
        isOpen = false;
      };
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, (told) => { if (isOpen && 'message' in told) onMessage(told.message); });
      dialog.addEventHandler(Office.EventType.DialogEventReceived, (told) => {
        if ('error' in told && told.error === closedByPerson) isOpen = false;
        close();
        onClosed();
      });
      opened({ say: (message) => { if (isOpen) dialog.messageChild(message); }, close });
    });
  });
}
