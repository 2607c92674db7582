import type { FieldCode } from '../field/fieldCode';
import { withoutForbidden } from '../package/xmlText';

/** The formats of `\*` that change the letters of a value; all others (MERGEFORMAT, CHARFORMAT) concern its look. Source: ECMA-376 Part 1 §17.16.4.3. */
const formats: ReadonlyMap<string, (text: string) => string> = new Map([
  ['UPPER', (text: string) => text.toUpperCase()],
  ['LOWER', (text: string) => text.toLowerCase()],
  ['FIRSTCAP', (text: string) => text.replace(/^(\s*)(\S)/u, (_, blank: string, first: string) => blank + first.toUpperCase())],
  ['CAPS', (text: string) => text.toLowerCase().replace(/(^|[\s\p{Pd}/(])(\p{L})/gu, (_, before: string, first: string) => before + first.toUpperCase())],
]);

/** True where a value prints nothing: `0` prints, blanks and line breaks alone do not. */
export const isBlank = (text: string): boolean => text.trim() === '';

/**
 * What a field prints for a value: characters that XML cannot hold are gone, `\*` is done, and `\b` and `\f` stand around it – but only where
 * there is a value. Source: ECMA-376 Part 1 §17.16.5.35 (MERGEFIELD).
 */
export function fieldValue({ switches }: FieldCode, value: string): string {
  /* Breaks at the end would only leave empty lines behind the value. */
  const clean = withoutForbidden(value.replace(/\v|\f/g, '\n')).replace(/[\r\n\u0085\u2028\u2029]+$/, '');
  if (isBlank(clean)) return '';
  const formatted = (switches.get('*') ?? []).reduce((text, name) => formats.get(name.toUpperCase())?.(text) ?? text, clean);
  const [before, after] = ['b', 'f'].map((name) => withoutForbidden(switches.get(name)?.[0] ?? ''));
  return before + formatted + after;
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

/** What people and programs end a line with: CR LF, LF, CR, Word's vertical tab, form feed, NEL, and Unicode's two separators. */
const lineBreak = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/;
