import { MergeError } from '../issues/mergeError';
import { finishZip, packFile, type PackedFile } from '../package/zipWriter';
import { isBlank, printable } from '../value/fieldValue';
import { createOwnNumbers } from './combine/ownNumbers';
import { runProgram, type LetterInHand, type Printed } from './program';
import type { Template } from './template';
import { workOut, type WorkedOut } from './workOut';

/** The values of one contact: the text of a key, '' for none. */
export interface ValueOf {
  (key: string): string;
  /** The elements of a list, each with the values of its columns; undefined where there is no such list. */
  elements?(list: string): readonly ValueOf[] | undefined;
}

/** A contact's own text in a personal passage, by its id: '' for none, undefined for the standard. */
export type PassageOf = (id: string) => string | undefined;

/** What else a letter depends on. */
export interface LetterFacts {
  /** The number of its record in the list, from 1. */
  recordNo?: number;
  /** The values of the records behind it in the list, 1 for the next. */
  following?(place: number): ValueOf | undefined;
}

/** Everybody gets the standard. */
const standard: PassageOf = () => undefined;

/** What each field and each passage prints in one letter. */
export const printedIn = (template: Template, valueOf: ValueOf, passageOf: PassageOf = standard, facts: LetterFacts = {}): Printed => ({
  ...notSkipped(workOut(template, valueOf, facts)),
  passages: template.passages.map(({ id, isEmpty }) => {
    const own = passageOf(id);
    return own === undefined ? (isEmpty ? '' : undefined) : isBlank(own) ? '' : printable(own);
  }),
});

/**
 * Makes one letter: a .docx. The same template and values give the same bytes, in a browser as in Node. Throws MergeError LETTER_SKIPPED where the letter's
 * own SKIPIF leaves this record out.
 * ```ts
 * const bytes = produceLetter(template, (key) => (key === 'Contact_Name' ? 'Maija Virtanen' : ''));
 * ```
 */
export function produceLetter(template: Template, valueOf: ValueOf, passageOf?: PassageOf, facts?: LetterFacts): Uint8Array {
  const letter: LetterInHand = { ...printedIn(template, valueOf, passageOf, facts), own: ownIn(template) };
  return finishZip(template.packed, [...template.programs].map(([name, program]) => packChanging(template, name, runProgram(program, letter))));
}

/** A letter by itself keeps the numbers and names of its template; only a row that is repeated has others each time. */
function ownIn({ repeatedRows, ownMarks }: Template): LetterInHand['own'] {
  if (repeatedRows.length === 0) return (_, original) => original;
  const numbers = createOwnNumbers();
  for (const { family, original } of ownMarks) numbers.take(family, original);
  return numbers.own;
}

function notSkipped(printed: WorkedOut): WorkedOut {
  if (printed.isSkipped) throw new MergeError('LETTER_SKIPPED');
  return printed;
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
