import { z } from 'zod';
import { maxPassages, maxPassageText, maxPassageTitle } from '../passage';
import { line, longText, textOf } from './texts';

const id = z.string().regex(/^[A-Za-z0-9-]{1,40}$/, 'is no passage');

/** Own texts of a line: null = the standard again. */
export const passageTexts = z.record(id, textOf(maxPassageText).nullable()).refine((texts) => Object.keys(texts).length <= maxPassages, { message: `has more than ${maxPassages} passages` });

export const passagesRead = z.strictObject({ passages: z.array(z.strictObject({ id, title: line(maxPassageTitle), text: longText })).max(maxPassages), whole: z.boolean() });
