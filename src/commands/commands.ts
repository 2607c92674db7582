import { createOfficeJsDocument } from '../word/officeJs/createOfficeJsDocument';
import { insertLetterText } from './insertLetterText';

/* The page behind the ribbon's buttons: no window of its own, one function per button, named as in manifest.xml. */
Office.onReady(() => {
  Office.actions.associate('insertLetterText', (event: Office.AddinCommands.Event) => insertLetterText(createOfficeJsDocument(), event));
}).catch(() => undefined);
