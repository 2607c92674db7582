import { printedIn, produceLetter, type LetterFacts, type PassageOf, type ValueOf } from '../letter/produceLetter';
import type { Template } from '../letter/template';
import type { ZipStream } from '../package/zipStream';
import { usualLayout } from './layout';
import { createLetterImages } from './letterImages';

/** Runs of more letters come from an image. Fewer are made in a second or two as it is, and need none of its blanks. */
export const mostMadePlainly = 2000;

/** Makes the letters of one template, all by the same producer. */
export interface LetterMaker {
  letter(valueOf: ValueOf, passageOf?: PassageOf, facts?: LetterFacts): Uint8Array;
  /** Adds a letter to a zip. Answers its bytes, which stand there until the next one is added. */
  addTo(zip: ZipStream, name: string, valueOf: ValueOf, passageOf?: PassageOf, facts?: LetterFacts): Uint8Array;
}

/** @param fromImage `letters > mostMadePlainly` of the whole run, so that a letter of it that is made once more has the same bytes. */
export function letterMaker(template: Template, fromImage: boolean): LetterMaker {
  if (fromImage) {
    const images = createLetterImages(template, usualLayout(template));
    return {
      letter: (...values) => images.letter(printedIn(template, ...values)),
      addTo: (zip, name, ...values) => images.addTo(zip, name, printedIn(template, ...values)),
    };
  }
  return {
    letter: (...values) => produceLetter(template, ...values),
    addTo(zip, name, ...values) {
      const letter = produceLetter(template, ...values);
      zip.add(name, letter);
      return letter;
    },
  };
}
