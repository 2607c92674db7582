import { z } from 'zod';
import { maxTextLength } from '../segment';

/** Line breaks as `\n`; the character that no document can hold is left out. */
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '');

/** One line of text of a Business Central length, in UTF-16 units. */
export const line = (length: number) => z.string().transform((text) => tidy(text).replaceAll('\n', ' ')).pipe(z.string().max(length));
/** A text of several lines: in the letter, or for the log. */
export const textOf = (length: number) => z.string().transform(tidy).pipe(z.string().max(length));
export const longText = textOf(maxTextLength);
export const code = line(20);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256');
export const isoDate = z.union([z.literal(''), z.iso.date()]);
export const isoTime = z.iso.datetime();
export const uuid = z.uuid();
export const lineNo = z.number().int().positive();
/** At most as many lines as a segment of the largest size that is promised, with room. */
export const lineNos = z.array(lineNo).max(500_000);
