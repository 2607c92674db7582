import { plainLetter } from '../letter/produceLetter';
import type { Printed } from '../letter/program';
import type { Template } from '../letter/template';
import type { ZipStream } from '../package/zipStream';
import type { Layout } from './layout';
import { createLetterImages } from './letterImages';

/** Runs of more letters come from an image. Fewer are made in a second or two as it is, and need none of its blanks. */
export const mostMadePlainly = 2000;

/** Makes the letters of one template, all by the same producer. */
export interface LetterMaker {
  letter(printed: Printed): Uint8Array;
  /** Adds a letter to a zip. Answers its bytes, which stand there until the next one is added. */
  addTo(zip: ZipStream, name: string, printed: Printed): Uint8Array;
}

/** @param layout of the image that the whole run comes from, so that a letter of it that is made once more has the same bytes; undefined for a run that is made plainly. */
export function letterMaker(template: Template, layout: Layout | undefined): LetterMaker {
  if (layout) return createLetterImages(template, layout);
  return {
    letter: (printed) => plainLetter(template, printed),
    addTo(zip, name, printed) {
      const letter = plainLetter(template, printed);
      zip.add(name, letter);
      return letter;
    },
  };
}
