import { z } from 'zod';
import { maxAnswer, maxAnswers, maxQuestionKey } from '../segmentLetter';
import { line, lineNo, sha256 } from './texts';

/** Names in the letter → canonical names. */
export const fieldMapping = z.record(z.string().max(500), z.string().max(100)).refine((mapping) => Object.keys(mapping).length <= 500, { message: 'has more than 500 fields' });

/** What a person chose for a document's letters. */
export const letterChoices = z.strictObject({
  acceptChanges: z.literal(true).optional(),
  contactLanguage: z.literal(true).optional(),
  answers: z.record(z.string().max(maxQuestionKey), z.string().max(maxAnswer)).refine((answers) => Object.keys(answers).length <= maxAnswers, { message: `has more than ${maxAnswers} answers` }).optional(),
});

/** How large the document is, is said by a problem of its own: a schema would say it in signs of base64. */
export const newLetterLink = z.strictObject({
  languageCode: line(10), lineNo: lineNo.optional(), name: line(255), url: line(2048), templateHash: z.union([z.literal(''), sha256]),
  fieldMapping: fieldMapping.optional(), choices: letterChoices.optional(), document: z.string().optional(),
}).refine((one) => one.lineNo === undefined || one.languageCode === '', { path: ['languageCode'], message: "belongs to no line's own document" });
