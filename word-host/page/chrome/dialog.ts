import type { DialogRequest, DialogSession } from '../../protocol/createDialog';
import { make } from '../paint/painted';
import { icon } from './icons';
import { addInFrame } from './paneFrame';

export interface DialogOptions {
  request: DialogRequest;
  title: string;
  closeLabel: string;
  connect(post: (message: string) => void): DialogSession;
  closedByPerson(): void;
}

/** A dialog of an add-in, in the middle of Word's window and never beside the document (REAL-WORD 11). */
export function showDialog({ request: { url, width, height }, title, closeLabel, connect, closedByPerson }: DialogOptions): { close(): void } {
  const { origin } = new URL(url);
  const session = connect((message) => frame.contentWindow?.postMessage(message, origin));
  const frame = addInFrame(url, session.frameName, title, { downloads: false });
  const closing = make('button', '', icon('close'));
  closing.setAttribute('aria-label', closeLabel);
  closing.title = closeLabel;
  const before = document.activeElement;
  const dialog = make('dialog', 'add-in-dialog', make('header', '', make('span', '', title), closing), frame);
  dialog.setAttribute('aria-label', title);
  dialog.style.width = `${width}vw`;
  dialog.style.height = `${height}vh`;
  const receive = ({ source, origin: from, data }: MessageEvent<unknown>): void => { if (source === frame.contentWindow && from === origin) session.receive(data); };
  const close = (): void => {
    window.removeEventListener('message', receive);
    session.close();
    dialog.remove();
    if (before instanceof HTMLElement) before.focus();
  };
  const closeByPerson = (): void => {
    close();
    closedByPerson();
  };
  closing.addEventListener('click', closeByPerson);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    closeByPerson();
  });
  window.addEventListener('message', receive);
  document.body.append(dialog);
  dialog.showModal();
  return { close };
}
