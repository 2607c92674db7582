import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider, loadLanguage, paneLanguageFor } from './locales/language';
import { messageText, readToTable, type FromTable, type ToTable } from './session/wideTableMessages';
import { WideTable } from './views/WideTable';

/* The page in Word's dialog: the entries of a log as a wide table. It has no token and asks the service nothing; the pane that opened it answers. */
async function start(): Promise<void> {
  await Office.onReady();
  const { ui, displayLanguage } = Office.context;
  document.documentElement.dataset.theme = new URLSearchParams(location.search).get('theme') === 'dark' ? 'dark' : 'light';
  const language = await loadLanguage(paneLanguageFor(displayLanguage));
  document.documentElement.lang = language.tag;
  const say = (message: FromTable): void => ui.messageParent(messageText(message));
  const listen = (hear: (message: ToTable) => void): void => ui.addHandlerAsync(Office.EventType.DialogParentMessageReceived, ({ message }: { message: string }) => {
    const told = readToTable(message);
    if (told) hear(told);
  }, () => say({ is: 'ready' }));
  createRoot(document.getElementById('table')!).render(createElement(LanguageProvider, { value: language }, createElement(WideTable, { say, listen })));
}
void start();
