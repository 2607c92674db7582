import { lineBreak } from '../../contract/lineBreak';
import type { FieldCode } from '../field/fieldCode';
import { withoutForbidden } from '../package/xmlText';
import { readDate } from './dateValue';
import { pictureDate } from './datePicture';
import { readDecimal } from './decimal';
import { inGeneralFormat } from './generalFormat';
import { pictureNumber } from './numberPicture';
import type { Writing } from './writing';

/** True where a value prints nothing: `0` prints, blanks and line breaks alone do not. */
export const isBlank = (text: string): boolean => text.trim() === '';

/** True for a format of `\*` that concerns the look of a value, not its text. */
export const isOfLook = (format: string): boolean => /^(?:MERGE|CHAR)FORMAT$/i.test(format);

/** True where no switch asks for another form of the value's text. */
export const printsItself = ({ switches }: FieldCode): boolean => !switches.has('#') && !switches.has('@') && (switches.get('*') ?? []).every(isOfLook);

/**
 * What a field prints for a value: characters that XML cannot hold are gone, the switches are done, and `\b` and `\f` stand around it – but only where
 * there is a value. Source: ECMA-376 Part 1 §17.16.5.35 (MERGEFIELD).
 * @param as the language that it is printed in, where that is not the one in which the code is written
 * @param textIn the one that the value is written in
 */
export function fieldValue({ switches }: FieldCode, value: string, writing: Writing, as = writing, textIn = writing): string {
  const clean = asItIs(value);
  if (clean === '') return '';
  const [before, after] = ['b', 'f'].map((name) => withoutForbidden(switches.get(name)?.[0] ?? ''));
  return before + withSwitches(clean, switches, writing, as, textIn) + after;
}

/**
 * A text as the general switches show it: first the picture of a date or a number, then the formats in their order. A picture of something else than
 * the text is has no effect (ECMA-376 Part 1 §17.16.4).
 * @param writing the language of the field's code, which its pictures are written in
 * @param as the one that it is printed in
 * @param textIn the one that the text is written in
 */
export function withSwitches(text: string, switches: FieldCode['switches'], writing: Writing, as = writing, textIn = writing): string {
  if (switches.size === 0) return text;
  const pictured = pictureOf(text, switches, writing, as, textIn);
  return (switches.get('*') ?? []).reduce((shown, format) => inGeneralFormat(shown, format, pictured === undefined ? textIn : as, as), pictured ?? text);
}

/** Undefined where no picture has an effect. */
function pictureOf(text: string, switches: FieldCode['switches'], writing: Writing, as: Writing, textIn: Writing): string | undefined {
  const datePicture = switches.get('@')?.[0];
  const date = datePicture === undefined ? undefined : readDate(text, textIn);
  if (date) return pictureDate(date, datePicture!, as);
  const numberPicture = switches.get('#')?.[0];
  const number = numberPicture === undefined ? undefined : readDecimal(text, textIn);
  return number && pictureNumber(number, numberPicture!, writing, as);
}

/** What is printed of a value that no switch changes. */
export function asItIs(value: string): string {
  const clean = printable(value);
  return isBlank(clean) ? '' : clean;
}

/** A text as it can be printed: without characters that XML cannot hold, and without breaks at its end, which would only leave empty lines behind it. */
export function printable(text: string): string {
  const clean = withoutForbidden(text.replace(/\v|\f/g, '\n'));
  let end = clean.length;
  while (end > 0 && '\r\n\u0085\u2028\u2029'.includes(clean[end - 1]!)) end--;
  return clean.slice(0, end);
}

/** A text in paragraphs of lines: a line break begins a new line, a blank line a new paragraph, and each further blank line is an empty one. */
export function textParagraphs(text: string): string[][] {
  const paragraphs: string[][] = [[]];
  for (const line of text.split(lineBreak)) {
    if (line.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)!.push(line);
  }
  return paragraphs;
}
