import { plainMaker, type LetterMaker } from '../letter/letterMaker';
import type { Printed } from '../letter/program';
import type { Template } from '../letter/template';
import { timesWider, widened, type Layout } from './layout';
import { letterImage, type LetterImage } from './letterImage';

/**
 * Letters from images (ENGINE §2): the same as `produceLetter` makes, but for blanks inside of tags. A letter that is too long for the narrowest image takes a
 * wider one, and at last the plain producer, so that its bytes depend on nothing but the template, the layout and what it prints.
 */
export interface LetterImages extends LetterMaker {
  /** How many letters no image could express. */
  readonly madePlainly: number;
}

/** Starts making letters. An image is made when the first letter needs it. */
export function createLetterImages(template: Template, layout: Layout): LetterImages {
  const images: (LetterImage | undefined)[] = [];
  const plain = plainMaker(template);
  let madePlainly = 0;
  const imageOf = (index: number): LetterImage | undefined => {
    if (!(index in images)) images[index] = letterImage(template, index === 0 ? layout : widened(layout, timesWider[index]!));
    return images[index];
  };
  /** Gives `write` each image in turn, until one holds the letter. None has room for a picture. */
  const inImage = <Written>({ inserted }: Printed, write: (image: LetterImage) => Written | undefined): Written | undefined => {
    for (let index = 0; index < timesWider.length && !inserted; index++) {
      const image = imageOf(index);
      if (!image) break;
      const written = write(image);
      if (written !== undefined) return written;
    }
    madePlainly++;
    return undefined;
  };
  return {
    letter: (printed) => inImage(printed, (image) => {
      const letter = new Uint8Array(image.size);
      return image.write(letter, 0, printed) ? letter : undefined;
    }) ?? plain.letter(printed),
    addTo: (zip, name, printed) => (
      inImage(printed, (image) => zip.addWritten(name, image.size, (buffer, at) => (image.write(buffer, at, printed) ? image.crc : undefined))) ?? plain.addTo(zip, name, printed)),
    get madePlainly() {
      return madePlainly;
    },
  };
}
