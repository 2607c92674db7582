import { isForSame, type LetterFor, type LetterLink } from '../../contract/segmentLetter';
import { atBeginning, type Language } from '../locales/language';

/** Whom a document is for, in words as they stand alone. `all` = the documents it stands among. */
export function whomInWords(whom: LetterFor & Pick<LetterLink, 'contactName' | 'contactNo'>, all: readonly LetterFor[], { say, languageName, tag }: Language): string {
  if (whom.lineNo !== undefined) return whom.contactName || whom.contactNo || '';
  if (whom.languageCode !== '') return atBeginning(languageName(whom.languageCode), tag);
  return say(all.some((one) => !isForSame(one, whom)) ? 'letters.forOthers' : 'letters.forAll');
}
