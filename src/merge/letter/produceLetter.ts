import { packFile } from '../package/zipWriter';
import { fieldValue } from '../value/fieldValue';
import { joinLetter } from './packLetter';
import { runProgram, type LetterInHand } from './program';
import type { Template } from './template';

/** The value of a key for one contact; '' for none. */
export type ValueOf = (key: string) => string;

/** What each use of a field prints in one letter. */
export const valuesOf = ({ uses }: Template, valueOf: ValueOf): string[] => uses.map(({ key, code }) => (key === undefined ? '' : fieldValue(code, valueOf(key))));

/**
 * Makes one letter: a .docx. The same template and values give the same bytes, in a browser as in Node.
 * ```ts
 * const bytes = produceLetter(template, (key) => (key === 'Contact_Name' ? 'Maija Virtanen' : ''));
 * ```
 */
export function produceLetter(template: Template, valueOf: ValueOf): Uint8Array {
  const letter: LetterInHand = { values: valuesOf(template, valueOf), own: (_, original) => original };
  const encoder = new TextEncoder();
  return joinLetter(template.packed, [...template.programs].map(([name, program]) => packFile(name, encoder.encode(runProgram(program, letter)), 1)));
}
