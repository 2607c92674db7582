import * as real from '../../../../src/merge/letter/template';
import { noteSource } from './keptLetters';

export * from '../../../../src/merge/letter/template';

export const openTemplate: typeof real.openTemplate = (bytes, options) => {
  const template = real.openTemplate(bytes, options);
  noteSource(template, bytes);
  return template;
};
