import { createHost, type FocusWay } from '../protocol/createHost';
import type { HostSwitches } from '../protocol/profiles';
import { showDialog } from './chrome/dialog';
import { addInFrame } from './chrome/paneFrame';
import type { OpenDocument } from './desk';

/** An add-in's page running in a frame, talking to the document it was started for. */
export interface RunningAddIn {
  /** Load it by putting it into the page; `data-state="ready"` once office.js has greeted the host. */
  frame: HTMLIFrameElement;
  /** Runs a function of the page, as a ribbon button does. */
  runCommand(control: string, name: string): void;
  /** Puts the keyboard into it, on its first control. */
  focus(): void;
  close(): void;
}

export interface AddInOptions {
  document: OpenDocument;
  url: string;
  title: string;
  /** Handed to the page in the fragment, so that it is in no request and no log. */
  token: string;
  language: string;
  switches: HostSwitches;
  openDocument(bytes: Uint8Array): void;
  /** What the way out of a dialog is called. */
  closeLabel: string;
  /** The keyboard wants to leave the frame. */
  focusLeft(frame: HTMLIFrameElement, way: FocusWay): void;
}

export function startAddIn({ document: { live, surface, url: documentUrl }, url, title, token, language, switches, openDocument, closeLabel, focusLeft }: AddInOptions): RunningAddIn {
  const session = createHost({
    document: live, switches, documentUrl, language, hostOrigin: location.origin, addInUrl: url, addInName: title, openDocument,
    post: (message) => frame.contentWindow?.postMessage(message, session.addInOrigin),
    focusLeft: (way) => focusLeft(frame, way),
    openDialog: (request, dialog) => showDialog({ request, title, closeLabel, ...dialog }),
    openWindow: (address) => { window.open(address, '_blank', 'noopener'); },
  });
  const frame = addInFrame(`${url}#token=${encodeURIComponent(token)}`, session.frameName, title, { downloads: switches.profile !== 'mac' });
  frame.dataset.state = 'starting';
  const receive = ({ source, origin, data }: MessageEvent<unknown>): void => {
    if (source !== frame.contentWindow || origin !== session.addInOrigin) return;
    // The person may have moved the caret a moment ago, and the browser has not said so yet.
    surface.readSelection();
    session.receive(data);
    if (typeof data === 'string' && data.includes('"appCommandInvoked"')) frame.dataset.state = 'ready';
  };
  window.addEventListener('message', receive);
  return {
    frame,
    runCommand: (control, name) => void session.runCommand(control, name),
    focus() {
      frame.focus();
      session.focusIn();
    },
    close() {
      window.removeEventListener('message', receive);
      session.close();
      frame.remove();
    },
  };
}
