import * as real from '../../../../src/merge/letter/produceLetter';
import { keepLetter } from './keptLetters';

export * from '../../../../src/merge/letter/produceLetter';

export const produceLetter: typeof real.produceLetter = (template, ...rest) => keepLetter(real.produceLetter(template, ...rest));
export const plainLetter: typeof real.plainLetter = (template, ...rest) => keepLetter(real.plainLetter(template, ...rest));
