import * as real from '../../../../src/merge/image/letterImages';
import { keepLetter } from './keptLetters';

export * from '../../../../src/merge/image/letterImages';

export const createLetterImages: typeof real.createLetterImages = (template, layout) => {
  const images = real.createLetterImages(template, layout);
  return {
    letter: (printed) => keepLetter(images.letter(printed)),
    addTo: (...given) => keepLetter(images.addTo(...given)),
    get madePlainly() {
      return images.madePlainly;
    },
  };
};
