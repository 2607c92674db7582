import type { Operator } from '../value/comparison';
import type { Writing } from '../value/writing';

/** A text of a field's code: as it is written, and the results of the fields in it. */
export type CodeText = readonly (string | FieldExpression)[];

/** Stands in a text for what is no text but prints: a picture, a field that Word works out itself. */
export const objectMark = '\ufffc';

/** True for a text that cannot be printed as one: something stands in it that is no text, or in a text of an IF in it. */
export const holdsObject = (text: CodeText): boolean => text.some((part) => (
  typeof part === 'string' ? part.includes(objectMark) : part.doing.kind === 'if' && part.doing.branches.some(holdsObject)));

export interface Comparison { left: CodeText; /** In quotes the left side is a text, whatever it looks like. */ leftQuoted: boolean; operator: Operator; right: CodeText; /** In quotes the right side names no bookmark. */ rightQuoted: boolean }

/** Cells that a formula refers to. Those of a direction go on until a blank one, away from the formula; no contents where there are too many. */
export interface NamedCells { contents: readonly CodeText[] | undefined; go: 'through' | 'onUntilBlank' | 'backUntilBlank' }

/** The cells that a formula refers to, by the name in capitals: `A1`, `B2:C4`, `ABOVE`. */
export type FormulaCells = ReadonlyMap<string, NamedCells>;

/** What a field does in a letter. Source of each: ECMA-376 Part 1 §17.16.5. */
export type FieldDoing =
  | { kind: 'value'; use: number }
  /** A merge field whose name another field gives. */
  | { kind: 'namedValue'; name: CodeText }
  | { kind: 'if'; comparison: Comparison; branches: readonly [CodeText, CodeText] }
  | { kind: 'compare'; comparison: Comparison }
  | { kind: 'formula'; formula: CodeText; cells: FormulaCells }
  | { kind: 'quote'; text: CodeText }
  | { kind: 'set'; name: CodeText; text: CodeText }
  | { kind: 'reference'; name: string }
  /** ASK (with a name) or FILLIN: the answer that was given for its key, else the one that it suggests. */
  | { kind: 'question'; key: string; name: CodeText | undefined; prompt: CodeText }
  | { kind: 'address' }
  | { kind: 'greeting' }
  /** A day that is the day of the merge; `shownNow` where nobody says which that is. */
  | { kind: 'today'; shownNow: string }
  | { kind: 'recordNo' }
  | { kind: 'next'; comparison: Comparison | undefined }
  | { kind: 'skip'; comparison: Comparison };

/** A field that is worked out in each letter. */
export interface FieldExpression {
  /** Its number among all of the letter's: where its result is kept. */
  id: number;
  doing: FieldDoing;
  /** How the language of its code writes numbers and dates. */
  writing: Writing;
  switches: ReadonlyMap<string, readonly CodeText[]>;
  /** The repeated row that it stands in, by its number: it is worked out for each element of the row's list. Known when all fields are. */
  row?: number;
}

/** True for a field that takes a next record or forbids it (SKIPIF), has a text of which a field may, or keeps a text that such a field may compare. */
export const mayGoOn = ({ doing }: FieldExpression): boolean => (
  doing.kind === 'if' ? doing.branches.flat().some((part) => typeof part !== 'string' && mayGoOn(part)) : ['next', 'skip', 'set', 'question'].includes(doing.kind));
