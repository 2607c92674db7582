import type { BroughtIn, Inserted } from '../value/inserted';
import { escapeXml } from '../package/xmlText';
import type { BeginBringing } from './broughtIn';
import { paragraphMark, writeValue, type ValueRun } from '../value/valueRun';
import type { FieldTexts } from './writtenTexts';

/**
 * A part as a program: what never changes, and what does. Static text as it stands in the letter; a value; one of the texts of an IF; a paragraph that
 * vanishes with its values; a personal passage and the text that a contact has in it; a table row that is repeated, and what its copies do not repeat; a number or name that
 * must be another one in each letter of a combined document.
 */
export type Op =
  | string
  | { kind: 'value'; field: number; run: ValueRun }
  | { kind: 'branch'; field: number; branches: readonly (readonly Op[])[] }
  | { kind: 'paragraph'; fills: readonly Fill[]; /** All of these are blank as well: somebody must stay. */ staysWith: readonly Fill[] | undefined; body: readonly Op[]; otherwise: readonly Op[] }
  | { kind: 'passage'; passage: number; standard: readonly Op[]; own: readonly Op[]; none: readonly Op[]; /** Stands there instead of `none` where all of these are blank as well. */ alone?: { with: readonly Fill[]; ops: readonly Op[] } | undefined }
  | { kind: 'passageText'; passage: number; run: ValueRun }
  | { kind: 'rows'; row: number; body: readonly Op[]; /** Where there is no row. */ otherwise: readonly Op[] }
  | { kind: 'withRows'; /** A table and all of its rows, or a note that a row refers to: it stands where one of these rows does. */ rows: readonly number[]; body: readonly Op[]; otherwise: readonly Op[] }
  | { kind: 'once'; body: readonly Op[] }
  | { kind: 'own'; family: OwnFamily; original: string };

/** What fills a paragraph: a field, by its number, or a personal passage; `standard` is what fills the passage itself, undefined where its standard has a text. */
export type Fill = number | { passage: number; standard: readonly Fill[] | undefined };

/** What must not stand twice in one document. */
export type OwnFamily = 'annotation' | 'bookmark' | 'drawing' | 'control' | 'shape' | 'footnote' | 'endnote' | 'comment' | 'list' | 'relationship';

/** What fields print. */
export interface PrintedFields {
  /** What each field prints, by its number. */
  values: readonly string[];
  /** Those of them that are more than a text, with the texts before and after. Missing where none is. */
  inserted?: ReadonlyMap<number, { before: string; value: Inserted; after: string }>;
  /** Which of its texts an IF prints, by the field's number. */
  branches: readonly number[];
}

/** What one letter prints. */
export interface Printed extends PrintedFields {
  /** What the fields of each repeated row print, once for each element of its list, by the row's number. */
  rows: readonly (readonly PrintedFields[])[];
  /** The contact's own text in each personal passage, by its number: '' for none, undefined for the standard. */
  passages: readonly (string | undefined)[];
  /** The texts of the values as they stand in XML, for who copies them. Missing where nobody has written them. */
  written?: FieldTexts;
}

/** What a program is run with: one letter. */
export interface LetterInHand extends Printed {
  /** The letter's own number or name for the template's. A letter by itself keeps the template's; the copies of a row (from 1) have others. */
  own(family: OwnFamily, original: string, copy?: number): string;
  /** What values bring into the letter beside text; the first of them says how that begins. */
  brought(begin: BeginBringing): BroughtIn;
  /** The field that alone fills the paragraph in hand: its value may be several paragraphs, each of a kind of its own. */
  alone?: number;
  /** True in a row that has been written before, for another element of its list. */
  isCopy?: boolean;
}

/** Runs a program: the text of the part in this letter. */
export function runProgram(program: readonly Op[], letter: LetterInHand): string {
  let text = '';
  for (const op of program) text += typeof op === 'string' ? op : runOp(op, letter);
  return text;
}

function runOp(op: Exclude<Op, string>, letter: LetterInHand): string {
  switch (op.kind) {
    case 'value': {
      const inserted = letter.inserted?.get(op.field);
      return inserted ? writeValue(op.run, inserted.before) + inserted.value.write(op.run, op.field, letter) + writeValue(op.run, inserted.after) : writeValue(op.run, letter.values[op.field] ?? '');
    }
    case 'paragraph': {
      const [alone] = op.fills;
      const isInserted = op.fills.length === 1 && typeof alone === 'number' && letter.inserted?.has(alone);
      return isInserted ? begunParagraph(runProgram(chosenOps(op, letter), { ...letter, alone })) : runProgram(chosenOps(op, letter), letter);
    }
    case 'branch': case 'passage': return runProgram(chosenOps(op, letter), letter);
    case 'passageText': return writeValue(op.run, letter.passages[op.passage] ?? '');
    case 'rows': {
      const rows = letter.rows[op.row]!;
      return rows.length === 0 ? runProgram(op.otherwise, letter) : rows.map((fields, index) => runProgram(op.body, index === 0 ? { ...letter, ...fields } : copyOf(letter, fields, index))).join('');
    }
    case 'withRows': return runProgram(op.rows.some((row) => letter.rows[row]!.length > 0) ? op.body : op.otherwise, letter);
    case 'once': return letter.isCopy ? '' : runProgram(op.body, letter);
    case 'own': return writeOwn(letter.own(op.family, op.original));
  }
}

/** A paragraph whose value says how it begins: between the two marks stand the properties that it has instead of its own. */
function begunParagraph(text: string): string {
  const [before, properties, behind] = text.split(paragraphMark);
  return properties === undefined ? text : before!.replace(/^(<[^>]*>)(?:<([^\s<>]*:)?pPr\b[^>]*?(?:\/>|>[^]*?<\/\2?pPr>))?/, (_, tag: string) => tag + properties) + behind!;
}

/** A number or name as it may stand in a field's code, or in an attribute, whichever quotation marks that has. */
export const writeOwn = (name: string): string => escapeXml(name).replaceAll("'", '&apos;');

const copyOf = (letter: LetterInHand, fields: PrintedFields, copy: number): LetterInHand => ({ ...letter, ...fields, isCopy: true, own: (family, original, more = 0) => letter.own(family, more === 0 ? original : `${original} ${copy}`, copy) });

/** An op of which a letter takes one of several texts. */
export type ChoiceOp = Extract<Op, { kind: 'branch' | 'paragraph' | 'passage' }>;

const nothing: readonly Op[] = [];

/** The text that a letter takes. */
export function chosenOps(op: ChoiceOp, letter: Printed): readonly Op[] {
  switch (op.kind) {
    case 'branch': return op.branches[letter.branches[op.field] ?? -1] ?? nothing;
    case 'paragraph': return areBlank(op.fills, letter) && !(op.staysWith && areBlank(op.staysWith, letter)) ? op.otherwise : op.body;
    case 'passage': {
      const own = letter.passages[op.passage];
      if (own !== '') return own === undefined ? op.standard : op.own;
      return op.alone && areBlank(op.alone.with, letter) ? op.alone.ops : op.none;
    }
  }
}

/** All texts that a letter may take, the usual one first. */
export function allOps(op: ChoiceOp): (readonly Op[])[] {
  switch (op.kind) {
    case 'branch': return [...op.branches, nothing];
    case 'paragraph': return [op.body, op.otherwise];
    case 'passage': return [op.standard, op.own, op.none, ...(op.alone ? [op.alone.ops] : [])];
  }
}

const areBlank = (fills: readonly Fill[], letter: Printed): boolean => fills.every((fill) => {
  if (typeof fill === 'number') return (letter.values[fill] ?? '') === '' && !letter.inserted?.has(fill);
  const own = letter.passages[fill.passage];
  return own === undefined ? fill.standard !== undefined && areBlank(fill.standard, letter) : own === '';
});

/** A place in a part's text that something else takes. */
export interface Edit {
  start: number;
  end: number;
  /** What stands there instead; `inner` gives a stretch of the text inside, with the edits that lie in it. */
  make(inner: (from: number, to: number) => Op[]): Op[];
}

/** An edit that does not look at what stood there. */
export const replacement = (start: number, end: number, ...ops: Op[]): Edit => ({ start, end, make: () => ops });

/** A program from a stretch of a text and the edits in it. Of edits that overlap, the first and widest counts. */
export function assemble(text: string, edits: readonly Edit[], from = 0, to = text.length): Op[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  return joined(stretch(text, sorted, from, to));
}

function stretch(text: string, edits: readonly Edit[], from: number, to: number): Op[] {
  const ops: Op[] = [];
  let at = from;
  for (let index = 0; index < edits.length; index++) {
    const edit = edits[index]!;
    if (edit.start < at || edit.end > to) continue;
    ops.push(text.slice(at, edit.start));
    const inside: Edit[] = [];
    while (index + 1 < edits.length && edits[index + 1]!.start < edit.end) inside.push(edits[++index]!);
    ops.push(...edit.make((innerFrom, innerTo) => stretch(text, inside, innerFrom, innerTo)));
    at = edit.end;
  }
  ops.push(text.slice(at, to));
  return ops;
}

function joined(ops: readonly Op[]): Op[] {
  const whole: Op[] = [];
  for (const op of ops) {
    const last = whole.at(-1);
    if (op === '') continue;
    if (typeof op === 'string' && typeof last === 'string') whole[whole.length - 1] = last + op;
    else if (typeof op === 'string') whole.push(op);
    else if (op.kind === 'paragraph') whole.push({ ...op, body: joined(op.body), otherwise: joined(op.otherwise) });
    else if (op.kind === 'branch') whole.push({ ...op, branches: op.branches.map(joined) });
    else if (op.kind === 'passage') whole.push({ ...op, standard: joined(op.standard), own: joined(op.own), none: joined(op.none), alone: op.alone && { ...op.alone, ops: joined(op.alone.ops) } });
    else if (op.kind === 'rows' || op.kind === 'withRows') whole.push({ ...op, body: joined(op.body), otherwise: joined(op.otherwise) });
    else whole.push(op);
  }
  return whole;
}
