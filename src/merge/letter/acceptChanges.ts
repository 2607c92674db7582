import { attribute, attributesOf, childOf, parseXml, withDescendants, type XmlDocument, type XmlElement } from '../package/xmlElements';
import { decodeXml } from '../package/xmlText';
import type { LetterPart, LetterParts } from './letterParts';
import { blocksOf } from './blankLines';
import { assemble, replacement, type Edit } from './program';
import { isRangeMark, rangeMarksIn } from './rangeMarks';
import { isTrackedChange } from './trackedChange';

/** Parts of the main one that tracked changes may stand in: its texts, and how they look. */
const changedKinds = new Set(['header', 'footer', 'footnotes', 'endnotes', 'styles', 'stylesWithEffects', 'numbering']);
const commentKinds = new Set(['comments', 'commentsExtended', 'commentsIds', 'commentsExtensible']);
/** Tracked content that stays, and whose wrapper goes. */
const wrappersOfNew = new Set(['w:ins', 'w:moveTo']);
/** Tracked content that goes. */
const wrappersOfOld = new Set(['w:del', 'w:moveFrom']);

/**
 * A letter with all tracked changes accepted and without comments in the margin: what it would be after Review – Accept All and Delete All Comments. The
 * document that was opened stays as it is. What only deleted text led to – a picture, an address, a note – is not in the letter either. Source: ECMA-376 Part 1
 * §17.13.4 (comments), §17.13.5 (revisions).
 */
export function acceptedParts({ main, entrance, parts }: LetterParts): LetterParts {
  const changed = new Set(main.relationships.filter(({ kind, external }) => changedKinds.has(kind) && !external).map(({ target }) => target));
  const accepted = new Map<string, LetterPart>();
  const withMain = acceptedPart(main);
  const notes = lostNotes(main, withMain);
  for (const part of parts.values()) accepted.set(part.name, part === main ? withMain : changed.has(part.name) ? acceptedPart(part, notes) : part);
  return { main: withMain, entrance, parts: reachable(withMain, accepted) };
}

/** A part with its changes accepted, and without the notes that nobody refers to any more. */
function acceptedPart(part: LetterPart, lost: LostNotes = {}): LetterPart {
  const { relationships } = part;
  const document = documentOf(part);
  const edits: Edit[] = [];
  for (const element of withDescendants(document.root)) {
    edits.push(...accepting(element));
    if (lost[element.name]?.has(attribute(document, element, 'w:id'))) edits.push(whole(element));
  }
  edits.push(...joinedParagraphs(document, edits));
  const kept = relationships.filter(({ kind }) => !commentKinds.has(kind));
  if (edits.length === 0) return { ...part, relationships: kept };
  const accepted = { ...part, bytes: new TextEncoder().encode(assemble(document.text, edits).join('')) };
  const [before, now] = [document, documentOf(accepted)].map((one) => attributeTexts(one, /^[ro]:/)) as [Set<string>, Set<string>];
  return { ...accepted, relationships: kept.filter(({ id }) => now.has(id) || !before.has(id)) };
}

const documentOf = ({ bytes, name }: LetterPart): XmlDocument => parseXml(decodeXml(bytes, name), name);

/** What stands in attributes of these names, in the whole part. */
function attributeTexts(document: XmlDocument, names: RegExp): Set<string> {
  const texts = new Set<string>();
  for (const element of withDescendants(document.root)) for (const { name, value } of attributesOf(document, element)) if (names.test(name)) texts.add(value);
  return texts;
}

/** The ids of notes, by the name of their element. */
type LostNotes = Readonly<Record<string, ReadonlySet<string | undefined>>>;

function lostNotes(before: LetterPart, now: LetterPart): LostNotes {
  if (before.bytes === now.bytes) return {};
  const idsIn = (part: LetterPart, kind: string): (string | undefined)[] => {
    const document = documentOf(part);
    return [...withDescendants(document.root)].filter(({ name }) => name === `${kind}Reference`).map((reference) => attribute(document, reference, 'w:id'));
  };
  return Object.fromEntries(['w:footnote', 'w:endnote'].map((kind) => {
    const lost = new Set(idsIn(before, kind));
    for (const id of idsIn(now, kind)) lost.delete(id);
    return [kind, lost];
  }));
}

/** The parts that are still led to, in their order. */
function reachable(main: LetterPart, parts: ReadonlyMap<string, LetterPart>): LetterParts['parts'] {
  const found = new Set<LetterPart>([main]);
  for (const { relationships } of found) {
    for (const { target, external } of relationships) {
      const part = external ? undefined : parts.get(target);
      if (part) found.add(part);
    }
  }
  return new Map([...parts].filter(([, part]) => found.has(part)));
}

const whole = ({ start, end }: XmlElement): Edit => replacement(start, end);

function accepting(element: XmlElement): Edit[] {
  const { name, parent } = element;
  /* In properties these only say that the paragraph's mark or the row is new; of the others the wrapper goes and the content stays. */
  if (wrappersOfNew.has(name)) return isContent(element) ? [replacement(element.start, element.openEnd), replacement(element.closeStart, element.end)] : [whole(element)];
  if (wrappersOfOld.has(name)) return [whole(element)];
  if (name === 'w:tr' && hasMark(element, 'w:trPr', 'w:del')) return [whole(element)];
  if (name === 'w:tbl' && rowsOf(element).length > 0 && rowsOf(element).every((row) => hasMark(row, 'w:trPr', 'w:del'))) return [whole(element)];
  if (name === 'w:tc' && hasMark(element, 'w:tcPr', 'w:cellDel')) return parent!.children.some((cell) => cell.name === 'w:tc' && !hasMark(cell, 'w:tcPr', 'w:cellDel')) ? [whole(element)] : [];
  if (isTrackedChange(name) || name === 'w:commentRangeStart' || name === 'w:commentRangeEnd') return [whole(element)];
  if (name === 'w:commentReference') return [whole(parent?.name === 'w:r' && parent.children.every((child) => child === element || child.name === 'w:rPr') ? parent : element)];
  /* A link whose text is gone would only keep its address. */
  if (name === 'w:hyperlink' && !keepsSomething(element)) return [replacement(element.start, element.openEnd), replacement(element.closeStart, element.end)];
  return [];
}

const rowsOf = (table: XmlElement): XmlElement[] => table.children.filter(({ name }) => name === 'w:tr');
const hasMark = (element: XmlElement, properties: string, mark: string): boolean => {
  const found = childOf(element, properties);
  return found !== undefined && childOf(found, mark) !== undefined;
};
/** False for a mark in the properties of a paragraph's end, a row or a number. */
const isContent = ({ parent }: XmlElement): boolean => !/^w:(?:rPr|trPr|numPr|tcPr)$/.test(parent?.name ?? '');

/**
 * A paragraph whose mark was deleted goes on with the next one, and has its properties: those belong to the mark that stays. Where none is next – a table,
 * the end –, it goes if nothing stays in it.
 */
function joinedParagraphs(document: XmlDocument, edits: readonly Edit[]): Edit[] {
  const joins: Edit[] = [];
  for (const holder of withDescendants(document.root)) {
    if (!holder.children.some(losesMark)) continue;
    const blocks = blocksOf(holder);
    for (let at = 0; at < blocks.length; at++) {
      const first = blocks[at]!;
      if (!losesMark(first)) continue;
      let next = at;
      while (losesMark(blocks[next]) && blocks[next + 1]?.name === 'w:p') next++;
      const last = blocks[next]!;
      if (losesMark(last) && !blocks.slice(at, next + 1).some(keepsSomething) && mayGo(blocks[at - 1], blocks[next + 1])) {
        joins.push(marksOf(holder, first.start, last.end));
        at = next;
        continue;
      }
      if (next === at) continue;
      const properties = childOf(last, 'w:pPr');
      const own = childOf(first, 'w:pPr')!;
      joins.push(replacement(own.start, own.end, properties ? assemble(document.text, edits, properties.start, properties.end).join('') : ''));
      for (let place = at; place < next; place++) {
        const [ending, beginning] = [blocks[place]!, blocks[place + 1]!];
        joins.push(marksOf(holder, ending.closeStart, childOf(beginning, 'w:pPr')?.end ?? beginning.openEnd));
      }
      at = next;
    }
  }
  return joins;
}

/** Takes a stretch away, but not the marks of ranges in it, whose partners may stand anywhere. */
const marksOf = (holder: XmlElement, start: number, end: number): Edit => ({
  start, end,
  make: (inner) => [...rangeMarksIn(holder, start, end)].flatMap((mark) => inner(mark.start, mark.end)),
});

/** True where a paragraph with nothing in it is not needed: a table stays apart from another one, and a cell or story ends with a paragraph. */
const mayGo = (before: XmlElement | undefined, after: XmlElement | undefined): boolean => (after ? before?.name !== 'w:tbl' || after.name !== 'w:tbl' : before?.name === 'w:p');

/** What says nothing by itself; its content decides. */
const wrappers = new Set(['w:p', 'w:r', 'w:ins', 'w:moveTo', 'w:hyperlink', 'w:smartTag', 'w:sdt', 'w:sdtContent']);
/** True where something of a paragraph stays: a text, a picture, a section. */
const keepsSomething = (element: XmlElement): boolean => {
  if (element.name === 'w:pPr') return childOf(element, 'w:sectPr') !== undefined;
  if (wrappers.has(element.name)) return element.children.some(keepsSomething);
  return !wrappersOfOld.has(element.name) && !isRangeMark(element) && !silent.has(element.name);
};
const silent = new Set(['w:rPr', 'w:proofErr', 'w:sdtPr', 'w:sdtEndPr', 'w:smartTagPr', 'w:lastRenderedPageBreak', 'w:commentReference']);

function losesMark(paragraph: XmlElement | undefined): boolean {
  const properties = paragraph?.name === 'w:p' ? childOf(paragraph, 'w:pPr') : undefined;
  const ofMark = properties && childOf(properties, 'w:rPr');
  return ofMark !== undefined && (childOf(ofMark, 'w:del') !== undefined || childOf(ofMark, 'w:moveFrom') !== undefined);
}
