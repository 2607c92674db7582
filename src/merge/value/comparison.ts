import { holdsOfNumbers, type FormulaPiece, type ReadText } from './formula';

export type Operator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export const isOperator = (written: string): written is Operator => ['=', '<>', '<', '<=', '>', '>='].includes(written);

/** One side of a comparison: its text, the number it is (undefined where it is none, or stands in quotes on the left), and the places of its wildcards. */
export interface Operand {
  text: string;
  number: number | undefined;
  /** The places in `text` of the `*` and `?` that the person wrote; those of a value are letters. */
  wildcards: ReadonlySet<number>;
}

/** The whole text of a side, with the places of the wildcards that stand in it as they are written. */
export function sideOf(pieces: readonly FormulaPiece[]): ReadText & Pick<Operand, 'wildcards'> {
  const wildcards = new Set<number>();
  let read = '';
  let readIn: ReadText['readIn'];
  for (const piece of pieces) {
    if (typeof piece === 'string') for (const { index } of piece.matchAll(/[*?]/g)) wildcards.add(read.length + index);
    else readIn ??= piece.readIn;
    read += typeof piece === 'string' ? piece : piece.read;
  }
  return { read, readIn, wildcards };
}

/**
 * Whether a comparison holds. Two numbers are compared as numbers – the same text is the same one, whatever language each side is written in –, everything else as text, with regard to case. `*` and `?` on the right stand for any
 * text and any letter, with `=` and `<>` only. Source: ECMA-376 Part 1 §17.16.5.26 (IF), [MS-OI29500] 2.1.478.
 */
export function holds(left: Operand, operator: Operator, right: Operand): boolean {
  if (left.number !== undefined && right.number !== undefined) return holdsOfNumbers(left.number, operator, left.text === right.text ? left.number : right.number);
  if (operator === '=' || operator === '<>') return matches(left.text, right) === (operator === '=');
  const order = compareTexts(left.text, right.text);
  return operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0;
}

/** Alphabetical by the letters' numbers, case counting only between words that are else the same: the same on every computer. */
function compareTexts(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a !== b) return a < b ? -1 : 1;
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Walks both texts once; after a mismatch the last `*` takes one letter more. */
function matches(text: string, { text: pattern, wildcards }: Operand): boolean {
  if (wildcards.size === 0) return text === pattern;
  let [at, patternAt, star, from] = [0, 0, -1, 0];
  while (at < text.length) {
    const wild = wildcards.has(patternAt) ? pattern[patternAt] : undefined;
    if (wild === '*') {
      star = patternAt++;
      from = at;
    } else if (patternAt < pattern.length && (wild === '?' || (wild === undefined && pattern[patternAt] === text[at]))) {
      patternAt++;
      at++;
    } else if (star >= 0) {
      patternAt = star + 1;
      at = ++from;
    } else return false;
  }
  while (wildcards.has(patternAt) && pattern[patternAt] === '*') patternAt++;
  return patternAt === pattern.length;
}
