import { holdsFieldMarks, pieceText, piecesOf, readFields, type ReadField } from './fieldReader';
import { moved, type EditPen, type Shift } from './journal';
import type { Field, Position, Span, TextLook, Unit } from './liveDocument';
import { dressed } from './textLook';
import { firstPiece, lastPiece, lengthBefore, lengthOf, paragraphsBelow, unitsOf } from './units';
import { attribute, child, childrenOf, closest, isWord, textElement, withoutIllegalCharacters, word } from './wordXml';

/** Between two runs: where something new goes in, and what its surroundings look like (`w:rPr`). */
export interface Spot { parent: Element; before: Node | null; look: Element | undefined }

/** Opens a paragraph at a place, splitting a run where the place is inside one. */
export function openAt(pen: EditPen, { paragraph, offset }: Position): Spot {
  const units = unitsOf(paragraph);
  const inside = units.find((unit) => unit.start < offset && offset < unit.start + unit.length);
  if (inside?.kind === 'text') {
    const { node, text, start } = inside;
    const rest = textElement(node, 't', text.slice(offset - start));
    pen.setText(node, text.slice(0, offset - start));
    pen.insert(node.parentNode!, rest, node.nextSibling);
    return openAfter(pen, node);
  }
  const previous = units.findLast((unit) => unit.start + unit.length <= offset);
  if (previous) return openAfter(pen, withEnds(paragraph, lastPiece(previous)));
  const next = units[0];
  return next ? openBefore(pen, firstPiece(next), paragraph) : openEmpty(paragraph);
}

/** The last of the ends of fields from other paragraphs that follow a piece: what is put after it stands outside of them. */
function withEnds(paragraph: Element, piece: Element): Element {
  const pieces = [...piecesOf(paragraph)];
  let at = pieces.indexOf(piece);
  while (isWord(pieces[at + 1], 'fldChar') && attribute(pieces[at + 1], 'fldCharType') === 'end') at += 1;
  return pieces[at]!;
}

function openAfter(pen: EditPen, piece: Element): Spot {
  const run = piece.parentNode as Element;
  if (!isWord(run, 'r')) return { parent: run, before: piece.nextSibling, look: child(lastRun(piece), 'rPr') };
  const look = child(run, 'rPr');
  if (piece.nextSibling) splitRun(pen, run, piece.nextSibling);
  return { parent: run.parentNode as Element, before: run.nextSibling, look };
}

/** Before the first thing of a paragraph: outside the link or content control that it may stand in. */
function openBefore(pen: EditPen, piece: Element, paragraph: Element): Spot {
  let node = piece;
  const run = piece.parentNode as Element;
  const look = child(isWord(run, 'r') ? run : lastRun(piece), 'rPr');
  if (isWord(run, 'r')) {
    const earlier = childrenOf(run).some((one) => !isWord(one, 'rPr') && one !== piece && precedes(one, piece));
    node = earlier ? splitRun(pen, run, piece) : run;
  }
  while (node.parentNode !== paragraph && !earlierText(node)) node = node.parentNode as Element;
  return { parent: node.parentNode as Element, before: node, look };
}

/** In an empty paragraph: at its end, looking as its mark does. */
const openEmpty = (paragraph: Element): Spot => ({ parent: paragraph, before: null, look: child(lastRun(paragraph), 'rPr') ?? child(child(paragraph, 'pPr'), 'rPr') });

const precedes = (one: Node, other: Node): boolean => {
  for (let at = one.nextSibling; at; at = at.nextSibling) if (at === other) return true;
  return false;
};
const earlierText = (node: Element): boolean => {
  for (let at = node.previousSibling; at; at = at.previousSibling) if (at.nodeType === 1 && !isWord(at, 'pPr', 'sdtPr', 'bookmarkStart', 'bookmarkEnd')) return true;
  return false;
};
const lastRun = (container: Element): Element | undefined => {
  const piece = [...piecesOf(container)].at(-1);
  return isWord(piece?.parentNode, 'r') ? piece.parentNode : childrenOf(container).findLast((one) => isWord(one, 'r'));
};

/** Moves what stands from `piece` on into a run of its own after the old one, and gives that. */
function splitRun(pen: EditPen, run: Element, piece: Node): Element {
  const right = run.cloneNode(false) as Element;
  const look = child(run, 'rPr');
  if (look) right.appendChild(look.cloneNode(true));
  pen.insert(run.parentNode!, right, run.nextSibling);
  for (let at: Node | null = piece; at;) {
    const next: Node | null = at.nextSibling;
    pen.insert(right, at, null);
    at = next;
  }
  return right;
}

export function runAt(pen: EditPen, spot: Spot, pieces: Element[], look?: TextLook): Element {
  const run = word(spot.parent, 'r');
  const properties = look ? dressed(run, spot.look, look) : spot.look?.cloneNode(true);
  if (properties) run.appendChild(properties);
  for (const piece of pieces) run.appendChild(piece);
  pen.insert(spot.parent, run, spot.before);
  return run;
}

/** Inserts text; see `LiveDocument.insertText`. */
export function insertText(pen: EditPen, at: Position, text: string, look?: TextLook): Position {
  let position = at;
  text.replace(/\r\n?/g, '\n').split('\n').forEach((line, number) => {
    if (number > 0) position = splitParagraph(pen, position);
    // \v and \t are marks here and would not survive as text.
    for (const piece of line.split(/([\t\v])/)) {
      if (piece === '\t' || piece === '\v') position = insertPieces(pen, position, [word(position.paragraph, piece === '\t' ? 'tab' : 'br')], 1, look);
      else if (piece) position = insertPlain(pen, position, withoutIllegalCharacters(piece), look);
    }
  });
  return position;
}

function insertPlain(pen: EditPen, at: Position, text: string, look?: TextLook): Position {
  if (!text) return at;
  const units = unitsOf(at.paragraph);
  const neighbour = look ? undefined : neighbouringText(units, at);
  if (neighbour) {
    const { node, text: was, start } = neighbour;
    const cut = at.offset - start;
    pen.setText(node, was.slice(0, cut) + text + was.slice(cut));
  } else {
    const kept = look || units.length > 0 ? undefined : emptiedText(at.paragraph);
    if (kept) pen.setText(kept, text);
    else runAt(pen, openAt(pen, at), [textElement(at.paragraph, 't', text)], look);
  }
  pen.shift({ kind: 'insert', paragraph: at.paragraph, at: at.offset, count: text.length });
  return { paragraph: at.paragraph, offset: at.offset + text.length };
}

export function insertPieces(pen: EditPen, at: Position, pieces: Element[], count: number, look?: TextLook): Position {
  runAt(pen, openAt(pen, at), pieces, look);
  pen.shift({ kind: 'insert', paragraph: at.paragraph, at: at.offset, count });
  return { paragraph: at.paragraph, offset: at.offset + count };
}

function neighbouringText(units: readonly Unit[], { paragraph, offset }: Position): (Unit & { kind: 'text' }) | undefined {
  const before = units.find((unit) => unit.start < offset && offset <= unit.start + unit.length);
  if (before) return before.kind === 'text' ? before : undefined;
  const first = units[0];
  return first?.kind === 'text' && offset === 0 && first.node.parentNode?.parentNode === paragraph ? first : undefined;
}

/** The empty `w:t` that a deletion leaves, so that what is typed next looks the same. */
const emptiedText = (paragraph: Element): Element | undefined => [...piecesOf(paragraph)].findLast((piece) => isWord(piece, 't') && pieceText(piece) === '');

/** Deletes a stretch; see `LiveDocument.deleteSpan`. */
export function deleteSpan(pen: EditPen, { start, end }: Span, storyRoot: Element): Position {
  if (start.paragraph === end.paragraph) {
    deleteUnits(pen, start.paragraph, start.offset, end.offset);
    return start;
  }
  const all = paragraphsBelow(storyRoot);
  const covered = all.slice(all.indexOf(start.paragraph), all.indexOf(end.paragraph) + 1);
  const between = covered.slice(1, -1);
  const gone = fieldsWithin(covered, { start, end });
  deleteUnits(pen, start.paragraph, start.offset, lengthOf(unitsOf(start.paragraph)));
  deleteUnits(pen, end.paragraph, 0, end.offset);
  for (const paragraph of between) deleteUnits(pen, paragraph, 0, lengthOf(unitsOf(paragraph)));
  // What is left of them shows nothing; an emptied text stays, for the look of what is typed next.
  for (const piece of gone.flatMap(({ pieces }) => pieces)) if (piece.parentNode && (!isWord(piece, 't') || piece.textContent)) removePiece(pen, piece);
  const siblings = start.paragraph.parentNode === end.paragraph.parentNode;
  for (const paragraph of between) {
    const fits = siblings ? paragraph.parentNode === start.paragraph.parentNode : [start, end].some((one) => one.paragraph.parentNode === paragraph.parentNode && !isWord(paragraph.parentNode, 'tc'));
    if (!holdsFieldMarks(paragraph) && fits && !child(child(paragraph, 'pPr'), 'sectPr')) {
      pen.shift({ kind: 'drop', paragraph, to: start });
      pen.remove(paragraph);
    }
  }
  if (siblings) {
    for (let at: Node | null = start.paragraph.nextSibling; at && at !== end.paragraph;) {
      const next: Node | null = at.nextSibling;
      const inside = isWord(at, 'tbl', 'sdt') ? paragraphsBelow(at) : [];
      if (isWord(at, 'tbl', 'sdt') && !inside.some(holdsFieldMarks)) {
        for (const inner of inside) pen.shift({ kind: 'drop', paragraph: inner, to: start });
        pen.remove(at);
      }
      at = next;
    }
    if (nextParagraph(start.paragraph) === end.paragraph) return join(pen, start.paragraph, end.paragraph);
  }
  return start;
}

/**
 * The fields over several paragraphs that begin and end in a stretch: they go with it, as in Word. Of those that only begin or only end there every mark and
 * the instruction stay, and only what they show goes.
 */
function fieldsWithin(covered: readonly Element[], { start, end }: Span): Field[] {
  const inside = (piece: Element): boolean => {
    const paragraph = closest(piece, 'p')!;
    if (paragraph === start.paragraph) return lengthBefore(paragraph, piece, false) >= start.offset;
    return paragraph !== end.paragraph || lengthBefore(paragraph, piece, false) <= end.offset;
  };
  const within = (fields: readonly ReadField[]): Field[] => fields.flatMap((field) =>
    (field.complete && inside(field.pieces[0]!) && inside(field.pieces.at(-1)!) ? [field] : within(field.nested.filter(({ pieces }) => !field.codePieces.includes(pieces[0]!)))));
  return within(readFields(covered));
}

export function deleteUnits(pen: EditPen, paragraph: Element, from: number, to: number): void {
  const units = unitsOf(paragraph);
  const hit = units.filter((unit) => unit.start < to && unit.start + unit.length > from);
  const keepLast = hit.length === units.length ? hit.findLast((unit) => unit.kind === 'text') : undefined;
  let count = 0;
  for (const unit of hit) {
    if (unit.kind === 'text') {
      const start = Math.max(0, from - unit.start);
      const rest = unit.text.slice(0, start) + unit.text.slice(Math.min(unit.length, to - unit.start));
      count += unit.length - rest.length;
      if (rest || unit === keepLast) pen.setText(unit.node, rest);
      else removePiece(pen, unit.node);
    } else {
      count += 1;
      for (const piece of unit.kind === 'field' ? unit.field.pieces : [unit.node]) removePiece(pen, piece);
    }
  }
  pen.shift({ kind: 'delete', paragraph, at: from, count });
}

/** Removes a piece, and the run or the link around it that is empty then. */
export function removePiece(pen: EditPen, piece: Element): void {
  const run = piece.parentNode as Element;
  pen.remove(piece);
  if (!isWord(run, 'r') || childrenOf(run).some((one) => !isWord(one, 'rPr'))) return;
  const around = run.parentNode as Element;
  pen.remove(run);
  if (isWord(around, 'hyperlink', 'ins') && childrenOf(around).length === 0) pen.remove(around);
}

/** Splits a paragraph: the second half is new. Returns its beginning. */
export function splitParagraph(pen: EditPen, at: Position): Position {
  const { paragraph } = at;
  let { parent, before }: { parent: Element; before: Node | null } = openAt(pen, at);
  while (parent !== paragraph) {
    const around = parent.parentNode as Element;
    if (isWord(parent, 'sdtContent', 'sdt')) before = parent.nextSibling;
    else {
      const right = parent.cloneNode(false) as Element;
      pen.insert(around, right, parent.nextSibling);
      moveFrom(pen, before, right);
      before = right;
    }
    parent = around;
  }
  const tail = paragraph.cloneNode(false) as Element;
  for (const name of ['paraId', 'textId']) {
    const own = [...Array(tail.attributes.length).keys()].map((number) => tail.attributes.item(number)!).find((one) => one.localName === name);
    if (own) tail.removeAttributeNode(own);
  }
  const properties = child(paragraph, 'pPr');
  if (properties) {
    tail.appendChild(properties.cloneNode(true));
    // The end of a section belongs to the last of the two (ECMA-376 17.6.18).
    const section = child(properties, 'sectPr');
    if (section) pen.remove(section);
  }
  pen.insert(paragraph.parentNode!, tail, paragraph.nextSibling);
  moveFrom(pen, before, tail);
  // Not at.offset: a content control in the line is not split, so the paragraph ends after it.
  pen.shift({ kind: 'split', paragraph, at: lengthOf(unitsOf(paragraph)), tail });
  return { paragraph: tail, offset: 0 };
}

function moveFrom(pen: EditPen, first: Node | null, into: Element): void {
  for (let at = first; at;) {
    const next: Node | null = at.nextSibling;
    pen.insert(into, at, null);
    at = next;
  }
}

export function joinWithPrevious(pen: EditPen, paragraph: Element): Position | undefined {
  let previous: Node | null = paragraph.previousSibling;
  while (previous && !isWord(previous, 'p', 'tbl', 'sdt')) previous = previous.previousSibling;
  if (!isWord(previous, 'p')) return undefined;
  return join(pen, previous, paragraph);
}

function nextParagraph(paragraph: Element): Node | null {
  let next: Node | null = paragraph.nextSibling;
  while (next && !isWord(next, 'p', 'tbl', 'sdt')) next = next.nextSibling;
  return next;
}

/** An empty first paragraph gives way to how the second looks; a section that the second ends stays. Returns where they met. */
function join(pen: EditPen, first: Element, second: Element): Position {
  const units = unitsOf(first);
  const others = unitsOf(second);
  const at = lengthOf(units);
  const own = child(first, 'pPr');
  const other = child(second, 'pPr');
  if (at === 0 && other) {
    if (own) pen.remove(own);
    for (const piece of emptyRuns(first)) pen.remove(piece);
    pen.insert(first, other, first.firstChild);
  } else {
    const section = child(own, 'sectPr');
    if (section) pen.remove(section);
    const kept = child(other, 'sectPr');
    if (kept) {
      const into = own ?? word(first, 'pPr');
      if (!own) pen.insert(first, into, first.firstChild);
      const change = child(into, 'pPrChange');
      pen.insert(into, kept, change ?? null);
    }
    if (other) pen.remove(other);
  }
  moveFrom(pen, second.firstChild, first);
  pen.remove(second);
  pen.shift({ kind: 'join', paragraph: first, at, tail: second });
  const met = shiftOfHalves(first, [...units, ...others]);
  pen.shift(met);
  return moved({ paragraph: first, offset: at }, met);
}

/** Where halves of a field came together they are one unit with all that stands between: how places move from the units that were there to those that are. */
function shiftOfHalves(paragraph: Element, were: readonly Unit[]): Shift {
  const are = unitsOf(paragraph);
  const same = (one: Unit | undefined, other: Unit | undefined): boolean => one !== undefined && other !== undefined && firstPiece(one) === firstPiece(other);
  let before = 0;
  while (same(were[before], are[before])) before += 1;
  let after = 0;
  while (after < Math.min(were.length, are.length) - before && same(were.at(-1 - after), are.at(-1 - after))) after += 1;
  const between = (units: readonly Unit[]): number => units.slice(before, units.length - after).reduce((sum, unit) => sum + unit.length, 0);
  const more = between(are) - between(were);
  return { kind: more > 0 ? 'insert' : 'delete', paragraph, at: lengthOf(are.slice(0, before)), count: Math.abs(more) };
}

const emptyRuns = (paragraph: Element): Element[] =>
  childrenOf(paragraph).filter((one) => isWord(one, 'r') && childrenOf(one).every((piece) => isWord(piece, 'rPr') || (isWord(piece, 't') && !piece.textContent)));
