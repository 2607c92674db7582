import { wordProblemCodes } from '../word/wordDocument';
import { loadLanguage, paneLanguageFor } from './locales/language';
import { showRefusal } from './showRefusal';

/* The page in Word's dialog: why the ribbon's button put nothing in. Inside a dialog Word offers hardly more than a message to the page that opened it. */
async function start(): Promise<void> {
  await Office.onReady();
  const asked = new URLSearchParams(location.search).get('code');
  showRefusal(document, wordProblemCodes.find((code) => code === asked) ?? 'WRITE_REFUSED', await loadLanguage(paneLanguageFor(Office.context.displayLanguage)), () => Office.context.ui.messageParent('close'));
}
void start();
