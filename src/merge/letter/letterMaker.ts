import type { ZipStream } from '../package/zipStream';
import { plainLetter } from './produceLetter';
import type { Printed } from './program';
import type { Template } from './template';

/** Makes the letters of one template, all by the same producer. */
export interface LetterMaker {
  letter(printed: Printed): Uint8Array;
  /** Adds a letter to a zip. Answers its bytes, which stand there until the next one is added. */
  addTo(zip: ZipStream, name: string, printed: Printed): Uint8Array;
}

/** The plain producer: each letter is put together and packed for itself. */
export const plainMaker = (template: Template): LetterMaker => ({
  letter: (printed) => plainLetter(template, printed),
  addTo(zip, name, printed) {
    const letter = plainLetter(template, printed);
    zip.add(name, letter);
    return letter;
  },
});
