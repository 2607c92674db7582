import { z } from 'zod';
import { maxPassages, maxPassageText, maxPassageTitle, passageId } from '../passage';
import { line, longText, textOf } from './texts';

const id = z.string().regex(passageId, 'is no passage');

/** Own texts of a line: null = the standard again. */
export const passageTexts = z.record(id, textOf(maxPassageText).nullable()).refine((texts) => Object.keys(texts).length <= maxPassages, { message: `has more than ${maxPassages} passages` });

export const passagesRead = z.strictObject({ passages: z.array(z.strictObject({ id, title: line(maxPassageTitle), text: longText })).max(maxPassages), whole: z.boolean(), unmarked: z.array(id).max(maxPassages).optional() });
