import { openDialog } from '../../../src/word/officeJs/openDialog';
import { failed, pretendOffice, succeeded } from './pretendedOffice';

const asked = (more: object = {}) => ({ page: 'wideTable.html', width: 80, height: 80, onMessage: () => undefined, onClosed: () => undefined, ...more });
const answering = (answer: object) => ({ ui: { displayDialogAsync: (_page: string, _size: object, done: (answer: object) => void) => done(answer) } });

it.each([[12007, 'DIALOG_OPEN'], [12009, 'DIALOG_REFUSED'], [12011, 'DIALOG_REFUSED'], [5001, 'DIALOG_REFUSED']])('is refused with Word’s own words: %s', async (number, code) => {
  pretendOffice(answering(failed(number, 'no')));
  await expect(openDialog(asked())).rejects.toMatchObject({ code, detail: `${number} no` });
});
it('is not tried where a dialog cannot be told anything', async () => {
  pretendOffice({ ...answering(failed(1)), requirements: { isSetSupported: (set: string, version: string) => !(set === 'DialogApi' && version === '1.2') } });
  await expect(openDialog(asked())).rejects.toMatchObject({ code: 'NOT_SUPPORTED' });
});
it('is closed where its page cannot be shown; a message after that is nobody’s', async () => {
  const handlers = new Map<string, (told: object) => void>();
  const dialog = { close: jest.fn(), messageChild: jest.fn(), addEventHandler: (event: string, handler: (told: object) => void) => handlers.set(event, handler) };
  pretendOffice(answering(succeeded(dialog)));
  Object.assign(Office, { EventType: { DialogMessageReceived: 'message', DialogEventReceived: 'event' } });
  const [onClosed, onMessage] = [jest.fn(), jest.fn()];
  const opened = await openDialog(asked({ onClosed, onMessage }));
  handlers.get('event')!({ error: 12002 });
  expect([dialog.close.mock.calls.length, onClosed.mock.calls.length]).toEqual([1, 1]);
  handlers.get('message')!({ message: 'late' });
  opened.say('late');
  opened.close();
  expect([dialog.close.mock.calls.length, onMessage.mock.calls.length, dialog.messageChild.mock.calls.length]).toEqual([1, 0, 0]);
});
