import { MergeError } from '../issues/mergeError';
import { finishZip, packFile, type PackedFile } from '../package/zipWriter';
import { isBlank, printable } from '../value/fieldValue';
import type { Relationship } from '../package/relationships';
import type { Inserted } from '../value/inserted';
import type { Writing } from '../value/writing';
import type { Bringing } from './broughtIn';
import { ownMarksIn } from './combine/ownEdits';
import { createOwnNumbers, type OwnNumbers } from './combine/ownNumbers';
import { packWithBrought } from './packLetter';
import { runProgram, type LetterInHand, type Printed } from './program';
import type { Template } from './template';
import { workOut, type WorkedOut } from './workOut';

/** The values of one contact: the text of a key, '' for none. */
export interface ValueOf {
  (key: string): string;
  /** The elements of a list, each with the values of its columns; undefined where there is no such list. */
  elements?(list: string): readonly ValueOf[] | undefined;
  /** The language that a value is written in, where the letter's would read it otherwise: a number of JSON is the same in every letter. */
  writtenIn?(key: string): Writing | undefined;
  /** A value that is more than its text. */
  inserted?(key: string): Inserted | undefined;
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
export const printedIn = (template: Template, valueOf: ValueOf, passageOf?: PassageOf, facts: LetterFacts = {}): Printed => ({
  ...notSkipped(workOut(template, valueOf, facts)), passages: printedPassages(template, passageOf),
});

/** What each passage prints in one letter. */
export const printedPassages = ({ passages }: Template, passageOf: PassageOf = standard): Printed['passages'] => passages.map(({ id, isEmpty }) => {
  const own = passageOf(id);
  return own === undefined ? (isEmpty ? '' : undefined) : isBlank(own) ? '' : printable(own);
});

/**
 * Makes one letter: a .docx. The same template and values give the same bytes, in a browser as in Node. Throws MergeError LETTER_SKIPPED where the letter's
 * own SKIPIF leaves this record out.
 * ```ts
 * const bytes = produceLetter(template, (key) => (key === 'Contact_Name' ? 'Maija Virtanen' : ''));
 * ```
 */
export const produceLetter = (template: Template, valueOf: ValueOf, passageOf?: PassageOf, facts?: LetterFacts): Uint8Array => plainLetter(template, printedIn(template, valueOf, passageOf, facts));

/** A letter of what it prints. */
export function plainLetter(template: Template, printed: Printed): Uint8Array {
  let bringing: Bringing | undefined;
  const letter: LetterInHand = { ...printed, own: ownIn(template), brought: (begin) => bringing ??= begin(template) };
  const brought = new Map<string, Relationship[]>();
  const changing = [...template.programs].map(([name, program]) => {
    const file = packChanging(template, name, runProgram(program, letter));
    if (bringing) brought.set(name, bringing.taken());
    return file;
  });
  return bringing ? packWithBrought(template.parts, changing, brought, bringing) : finishZip(template.packed, changing);
}

/** A letter by itself keeps the numbers and names of its template; only copies of a repeated row, and drawings that come with a value, have others. */
function ownIn({ storyParts }: Template): LetterInHand['own'] {
  let numbers: OwnNumbers | undefined;
  const begun = (): OwnNumbers => {
    numbers = createOwnNumbers();
    for (const { document } of storyParts) for (const { family, original } of ownMarksIn(document, document.root)) numbers.take(family, original);
    return numbers;
  };
  return (family, original, copy = 0) => (copy === 0 ? original : (numbers ?? begun()).own(family, original, copy));
}

function notSkipped(printed: WorkedOut): WorkedOut {
  if (printed.isSkipped) throw new MergeError('LETTER_SKIPPED');
  return printed;
}

const encoder = new TextEncoder();

/** A part that came out like the letter's before is not packed again: letterheads with the sender's name are the same in all letters. */
export function packChanging({ lastPacked }: Template, name: string, text: string): PackedFile {
  const last = lastPacked.get(name);
  if (last?.text === text) return last.file;
  const file = packFile(name, encoder.encode(text), 1);
  lastPacked.set(name, { text, file });
  return file;
}
