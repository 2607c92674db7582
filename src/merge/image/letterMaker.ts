import { plainMaker, type LetterMaker } from '../letter/letterMaker';
import type { Template } from '../letter/template';
import type { Layout } from './layout';
import { createLetterImages } from './letterImages';

/** @param layout of the image that the whole run comes from, so that a letter of it that is made once more has the same bytes; undefined for a run that is made plainly. */
export const letterMaker = (template: Template, layout: Layout | undefined): LetterMaker => (layout ? createLetterImages(template, layout) : plainMaker(template));
