import { finishZip, packFile, type PackedFile } from '../package/zipWriter';
import { fieldValue } from '../value/fieldValue';
import { runProgram, type LetterInHand } from './program';
import type { Template } from './template';

/** The value of a key for one contact; '' for none. */
export type ValueOf = (key: string) => string;

/** What each use of a field prints in one letter. */
export const valuesOf = ({ uses }: Template, valueOf: ValueOf): string[] => uses.map(({ key, code, writing }) => (key === undefined ? '' : fieldValue(code, valueOf(key), writing)));

/**
 * Makes one letter: a .docx. The same template and values give the same bytes, in a browser as in Node.
 * ```ts
 * const bytes = produceLetter(template, (key) => (key === 'Contact_Name' ? 'Maija Virtanen' : ''));
 * ```
 */
export function produceLetter(template: Template, valueOf: ValueOf): Uint8Array {
  const letter: LetterInHand = { values: valuesOf(template, valueOf), own: (_, original) => original };
  return finishZip(template.packed, [...template.programs].map(([name, program]) => packChanging(template, name, runProgram(program, letter))));
}

const encoder = new TextEncoder();

/** A part that came out like the letter's before is not packed again: letterheads with the sender's name are the same in all letters. */
function packChanging({ lastPacked }: Template, name: string, text: string): PackedFile {
  const last = lastPacked.get(name);
  if (last?.text === text) return last.file;
  const file = packFile(name, encoder.encode(text), 1);
  lastPacked.set(name, { text, file });
  return file;
}
