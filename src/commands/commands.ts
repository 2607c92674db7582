import { createOfficeJsDocument } from '../word/officeJs/createOfficeJsDocument';
import { sayRefusal } from '../word/officeJs/sayRefusal';
import { insertLetterText } from './insertLetterText';

/*
 * The page behind the ribbon's buttons: no window of its own, one function per button, named as in manifest.xml. They are named at once and not
 * when Office is ready: Word may call the first one as soon as office.js has greeted it, and a call under an unknown name is lost.
 */
Office.actions.associate('insertLetterText', (event: Office.AddinCommands.Event) => insertLetterText(createOfficeJsDocument(), event, sayRefusal));
void Office.onReady();
