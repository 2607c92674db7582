import * as real from '../../../../src/merge/letter/combine/createCombined';
import { keepLetter } from './keptLetters';

export * from '../../../../src/merge/letter/combine/createCombined';

export const createCombined: typeof real.createCombined = (template, ...rest) => {
  const combined = real.createCombined(template, ...rest);
  return { ...combined, finish: () => combined.finish().map((document) => keepLetter(document)) };
};
