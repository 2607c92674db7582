import { halfInstructions, piecesOf, pieceText, readFields, wholeFields } from './fieldReader';
import type { Field, Position, Unit } from './liveDocument';
import { below, isWord } from './wordXml';

/** The units of a paragraph: what the caret steps over or into (see `Position`). */
export function unitsOf(paragraph: Element): Unit[] {
  const read = readFields([paragraph]);
  const fieldOf = new Map<Element, Field>();
  for (const field of wholeFields(read)) for (const piece of field.pieces) fieldOf.set(piece, field);
  const hidden = new Set(halfInstructions(read));

  const units: Unit[] = [];
  let start = 0;
  let last: Field | undefined;
  for (const piece of piecesOf(paragraph)) {
    const field = fieldOf.get(piece);
    if (hidden.has(piece)) continue;
    if (field) {
      if (field !== last) units.push({ kind: 'field', field, start: start++, length: 1, text: field.result });
      last = field;
      continue;
    }
    last = undefined;
    const text = pieceText(piece);
    if (!text) continue;
    const length = isWord(piece, 't') ? text.length : 1;
    units.push({ kind: isWord(piece, 't') ? 'text' : 'object', node: piece, start, length, text });
    start += length;
  }
  return units;
}

export const lengthOf = (units: readonly Unit[]): number => {
  const last = units.at(-1);
  return last ? last.start + last.length : 0;
};

/** The length of what stands in a paragraph before a node of it, or, with `through`, not after it. */
export function lengthBefore(paragraph: Element, node: Node, through: boolean): number {
  const order: Node[] = [...below(paragraph)];
  const at = order.indexOf(node);
  const reach = through ? at + [...below(node)].length : at - 1;
  return lengthOf(unitsOf(paragraph).filter((unit) => order.indexOf(firstPiece(unit)) <= reach));
}

export const firstPiece = (unit: Unit): Element => (unit.kind === 'field' ? unit.field.pieces[0]! : unit.node);
export const lastPiece = (unit: Unit): Element => (unit.kind === 'field' ? unit.field.pieces.at(-1)! : unit.node);

/** The text between two offsets of a paragraph. */
export const textBetween = (units: readonly Unit[], from: number, to: number): string =>
  units.filter((unit) => unit.start < to && unit.start + unit.length > from)
    .map((unit) => (unit.kind === 'text' ? unit.text.slice(Math.max(0, from - unit.start), to - unit.start) : unit.text)).join('');

/** The paragraphs below an element in reading order: tables, content controls and insertions included, text boxes not. */
export function paragraphsBelow(root: Element): Element[] {
  const found: Element[] = [];
  const walk = (parent: Element): void => {
    for (let at = parent.firstChild; at; at = at.nextSibling) {
      if (isWord(at, 'p')) found.push(at);
      else if (isWord(at, 'tbl', 'tr', 'tc', 'sdt', 'sdtContent', 'customXml', 'ins', 'moveTo')) walk(at);
    }
  };
  if (isWord(root, 'p')) found.push(root);
  else walk(root);
  return found;
}

/** One step to the left or right inside a paragraph, over a whole grapheme; undefined at its border. */
export function stepWithin(units: readonly Unit[], { paragraph, offset }: Position, direction: 1 | -1): Position | undefined {
  const unit = units.find((one) => (direction === 1 ? one.start <= offset && offset < one.start + one.length : one.start < offset && offset <= one.start + one.length));
  if (!unit) return undefined;
  if (unit.kind !== 'text') return { paragraph, offset: direction === 1 ? unit.start + 1 : unit.start };
  let border = 0;
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(unit.text)) {
    const end = index + segment.length;
    if (direction === 1 && end > offset - unit.start) return { paragraph, offset: unit.start + end };
    if (direction === -1 && end >= offset - unit.start) return { paragraph, offset: unit.start + border };
    border = end;
  }
  return undefined;
}
