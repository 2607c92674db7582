import type { DocxParts } from './docxParts';
import { relationshipPart } from './docxParts';
import { contentTypeOf, readFlatOpc, relationshipAttributes, type FlatPackage } from './flatOpc';
import { holdsFieldMarks, piecesOf } from './fieldReader';
import type { EditPen } from './journal';
import { DocumentProblem, type Dom, type Position, type Span } from './liveDocument';
import { openAt, splitParagraph } from './textEdits';
import { lastPiece, lengthOf, paragraphsBelow, unitsOf } from './units';
import { attribute, below, child, childrenOf, isWord, word } from './wordXml';

export interface OoxmlTarget { pen: EditPen; parts: DocxParts; dom: Dom }

/**
 * Inserts as pasting does: the first paragraph joins what stands before the place, the last one ends before what stands after it.
 * See `LiveDocument.insertOoxml`.
 */
export function insertOoxml(target: OoxmlTarget, at: Position, text: string): Span {
  const { pen } = target;
  const blocks = bringIn(target, readFlatOpc(text, target.dom), at.paragraph);
  if (blocks.length === 0) return { start: at, end: at };
  const [first, ...others] = blocks;
  if (others.length === 0 && isWord(first, 'p')) return { start: at, end: insertInline(pen, at, first) };
  const { paragraph, offset } = at;
  if (!isWord(paragraph.parentNode, 'body', 'tc', 'hdr', 'ftr', 'txbxContent', 'footnote', 'endnote', 'comment', 'sdtContent')) throw new DocumentProblem('BAD_OOXML', 'Paragraphs cannot stand here.');

  const length = lengthOf(unitsOf(paragraph));
  const tail = offset > 0 && (offset < length || beginsField(paragraph)) ? splitParagraph(pen, at).paragraph : undefined;
  const joins = offset > 0 && isWord(first, 'p');
  // A content control in the line is not split: behind all of it, for a field of the control may go on in the next paragraph, and so may one of those that come.
  const place = tail ? { paragraph, offset: lengthOf(unitsOf(paragraph)) } : at;
  if (joins) insertInline(pen, place, first);
  const rest = joins ? others : blocks;
  const before = offset === 0 ? paragraph : tail ?? paragraph.nextSibling;
  for (const block of rest) pen.insert(paragraph.parentNode!, block, before);
  const added = rest.flatMap(paragraphsBelow);
  const start = offset === 0 && added[0] ? { paragraph: added[0], offset: 0 } : place;
  const last = rest.at(-1);
  if (length === 0 && isWord(last, 'p') && !holdsFieldMarks(paragraph) && !child(child(paragraph, 'pPr'), 'sectPr')) {
    // Of the empty paragraph that stood here nothing is left.
    pen.shift({ kind: 'drop', paragraph, to: { paragraph: last, offset: lengthOf(unitsOf(last)) } });
    pen.remove(paragraph);
  } else if (offset > 0 && !tail && last && !isWord(last, 'p')) pen.insert(paragraph.parentNode!, word(paragraph, 'p'), before);
  const end = added.at(-1);
  return { start, end: end ? { paragraph: end, offset: lengthOf(unitsOf(end)) } : { paragraph, offset: lengthOf(unitsOf(paragraph)) } };
}

/** True where a field begins behind the last thing that a paragraph shows: it belongs to what comes after. */
function beginsField(paragraph: Element): boolean {
  const pieces = [...piecesOf(paragraph)];
  const last = unitsOf(paragraph).at(-1);
  return pieces.slice(last ? pieces.indexOf(lastPiece(last)) + 1 : 0).some((piece) => isWord(piece, 'fldChar') && attribute(piece, 'fldCharType') === 'begin');
}

/** Puts the blocks of a package before or after a paragraph, as paragraphs of their own. */
export function insertBlocks(target: OoxmlTarget, parent: Element, before: Node | null, text: string): Element[] {
  const blocks = bringIn(target, readFlatOpc(text, target.dom), parent);
  for (const block of blocks) target.pen.insert(parent, block, before);
  if (!before && isWord(parent, 'tc') && !isWord(blocks.at(-1), 'p')) target.pen.insert(parent, word(parent, 'p'), null);
  return blocks;
}

function insertInline(pen: EditPen, at: Position, source: Element): Position {
  const content = childrenOf(source).filter((one) => !isWord(one, 'pPr'));
  const count = lengthOf(unitsOf(source));
  const { parent, before } = openAt(pen, at);
  for (const one of content) pen.insert(parent, one, before);
  pen.shift({ kind: 'insert', paragraph: at.paragraph, at: at.offset, count });
  return { paragraph: at.paragraph, offset: at.offset + count };
}

/** Copies blocks into the document: their styles, lists, pictures and links come along, and their ids become free ones. */
function bringIn({ pen, parts }: OoxmlTarget, source: FlatPackage, like: Element): Element[] {
  const document = like.ownerDocument;
  const part = parts.partOf(like)!;
  const blocks = source.blocks.map((block) => document.importNode(block, true));
  const elements = blocks.flatMap((block) => [block, ...below(block)]);
  bringStyles(pen, parts, source, elements);
  bringNumbering(pen, parts, source, elements);
  bringRelations(pen, parts, part, source, elements);
  freshIds(document, elements);
  return blocks;
}

const styleReferences = ['pStyle', 'rStyle', 'tblStyle', 'basedOn', 'next', 'link', 'numStyleLink', 'styleLink'];

function bringStyles(pen: EditPen, parts: DocxParts, source: FlatPackage, elements: Element[]): void {
  const offered = new Map(childrenOf(source.related('/styles')).filter((one) => isWord(one, 'style')).map((style) => [attribute(style, 'styleId') ?? '', style]));
  const ours = relatedXml(parts, '/styles')?.documentElement;
  if (!ours || offered.size === 0) return;
  const known = new Set(childrenOf(ours).map((style) => attribute(style, 'styleId')));
  const wanted = elements.filter((one) => isWord(one, ...styleReferences)).map((one) => attribute(one) ?? '');
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    const style = offered.get(id);
    if (known.has(id) || !style) continue;
    known.add(id);
    const copy = ours.ownerDocument.importNode(style, true);
    // The document keeps its own default style (ECMA-376 17.7.4.17).
    copy.removeAttributeNS(copy.namespaceURI, 'default');
    pen.insert(ours, copy, null);
    wanted.push(...[...below(copy)].filter((one) => isWord(one, ...styleReferences)).map((one) => attribute(one) ?? ''));
  }
}

function bringNumbering(pen: EditPen, parts: DocxParts, source: FlatPackage, elements: Element[]): void {
  const numbers = elements.filter((one) => isWord(one, 'numId') && isWord(one.parentNode, 'numPr') && attribute(one) !== '0');
  const theirs = source.related('/numbering');
  if (numbers.length === 0 || !theirs) return;
  const ours = numberingRoot(pen, parts, theirs);
  const next = (name: string, key: string): number => 1 + Math.max(0, ...childrenOf(ours).filter((one) => isWord(one, name)).map((one) => Number(attribute(one, key) ?? 0)));
  const fresh = new Map<string, string>();
  for (const number of numbers) {
    const old = attribute(number)!;
    if (!fresh.has(old)) {
      const definition = childrenOf(theirs).find((one) => isWord(one, 'num') && attribute(one, 'numId') === old);
      const abstractId = attribute(child(definition, 'abstractNumId'));
      const abstract = childrenOf(theirs).find((one) => isWord(one, 'abstractNum') && attribute(one, 'abstractNumId') === abstractId);
      if (!definition || !abstract) continue;
      const newAbstract = String(next('abstractNum', 'abstractNumId'));
      const newNumber = String(next('num', 'numId'));
      const abstractCopy = ours.ownerDocument.importNode(abstract, true);
      setWord(abstractCopy, 'abstractNumId', newAbstract);
      for (const id of childrenOf(abstractCopy).filter((one) => isWord(one, 'nsid', 'tmpl'))) abstractCopy.removeChild(id);
      const copy = ours.ownerDocument.importNode(definition, true);
      setWord(copy, 'numId', newNumber);
      setWord(child(copy, 'abstractNumId')!, 'val', newAbstract);
      // All w:abstractNum stand before the first w:num (ECMA-376 17.9.17).
      pen.insert(ours, abstractCopy, childrenOf(ours).find((one) => isWord(one, 'num')) ?? null);
      pen.insert(ours, copy, childrenOf(ours).find((one) => isWord(one, 'numIdMacAtCleanup')) ?? null);
      fresh.set(old, newNumber);
    }
    setWord(number, 'val', fresh.get(old)!);
  }
}

function numberingRoot(pen: EditPen, parts: DocxParts, like: Element): Element {
  const known = relatedXml(parts, '/numbering')?.documentElement;
  if (known) return known;
  const name = freeName(parts, 'word/numbering', 'xml');
  pen.setPart(name, new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:numbering xmlns:w="${like.namespaceURI}"/>`));
  declare(pen, parts, name, 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml');
  relate(pen, parts, parts.mainPart, 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering', name, false);
  return parts.xml(name)!.documentElement;
}

function bringRelations(pen: EditPen, parts: DocxParts, part: string, source: FlatPackage, elements: Element[]): void {
  const fresh = new Map<string, string>();
  for (const element of elements) {
    for (const one of relationshipAttributes(element)) {
      const relation = source.relationships.get(one.value);
      if (!relation) continue;
      let id = fresh.get(one.value);
      if (id === undefined) {
        const theirs = relation.external ? undefined : source.part(relation.target);
        let target = relation.target;
        if (theirs?.binary) {
          const { binary } = theirs;
          const extension = target.split('.').at(-1)!;
          const equal = parts.all().find((name) => name.endsWith(`.${extension}`) && sameBytes(parts.raw(name)!, binary));
          target = equal ?? freeName(parts, 'word/media/image', extension);
          if (!equal) {
            pen.setPart(target, binary);
            if (contentTypeOf(target, parts) === 'application/octet-stream') declare(pen, parts, target, theirs.contentType);
          }
        } else if (!relation.external) continue;
        id = relate(pen, parts, part, relation.type, target, relation.external);
        fresh.set(one.value, id);
      }
      one.value = id;
    }
  }
}

/** Adds a relationship from one part to another (or to an address) and gives its id; an equal one is used again. */
export function relate(pen: EditPen, parts: DocxParts, from: string, type: string, target: string, external: boolean): string {
  const known = parts.relationships(from);
  const equal = known.find((one) => one.type === type && one.target === target && one.external === external);
  if (equal) return equal.id;
  const name = relationshipPart(from);
  if (!parts.raw(name)) pen.setPart(name, new TextEncoder().encode('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'));
  const root = parts.xml(name)!.documentElement;
  let number = known.length + 1;
  while (known.some(({ id }) => id === `rId${number}`)) number += 1;
  const element = root.ownerDocument.createElementNS(root.namespaceURI, 'Relationship');
  element.setAttribute('Id', `rId${number}`);
  element.setAttribute('Type', type);
  element.setAttribute('Target', external ? target : `/${target}`);
  if (external) element.setAttribute('TargetMode', 'External');
  pen.insert(root, element, null);
  return `rId${number}`;
}

/** Says in `[Content_Types].xml` what a new part is. */
export function declare(pen: EditPen, parts: DocxParts, part: string, contentType: string): void {
  const types = parts.xml('[Content_Types].xml')!.documentElement;
  const element = types.ownerDocument.createElementNS(types.namespaceURI, 'Override');
  element.setAttribute('PartName', `/${part}`);
  element.setAttribute('ContentType', contentType);
  pen.insert(types, element, null);
}

export function freeName(parts: DocxParts, stem: string, extension: string): string {
  const names = new Set(parts.all());
  let number = 1;
  while (names.has(`${stem}${number}.${extension}`)) number += 1;
  return names.has(`${stem}.${extension}`) || /image$/.test(stem) ? `${stem}${number}.${extension}` : `${stem}.${extension}`;
}

export function relatedXml(parts: DocxParts, ending: string): Document | undefined {
  const target = parts.relationships(parts.mainPart).find(({ type, external }) => !external && type.endsWith(ending))?.target;
  return target === undefined ? undefined : parts.xml(target);
}

/** Bookmarks, content controls, drawings and paragraphs must not share an id with what is there. */
function freshIds(document: Document, elements: Element[]): void {
  const idOf = (element: Element): { space: string; get(): string; set(value: string): void } | undefined => {
    if (isWord(element, 'bookmarkStart', 'bookmarkEnd')) return { space: 'bookmark', get: () => attribute(element, 'id') ?? '', set: (value) => setWord(element, 'id', value) };
    if (isWord(element, 'id') && isWord(element.parentNode, 'sdtPr')) return { space: 'control', get: () => attribute(element) ?? '', set: (value) => setWord(element, 'val', value) };
    if (element.localName === 'docPr') return { space: 'drawing', get: () => element.getAttribute('id') ?? '', set: (value) => element.setAttribute('id', value) };
    return undefined;
  };
  const taken = new Map<string, Set<string>>();
  for (const element of below(document)) {
    const id = idOf(element);
    if (id) taken.set(id.space, (taken.get(id.space) ?? new Set()).add(id.get()));
  }
  const fresh = new Map<string, string>();
  for (const element of elements) {
    for (const name of ['paraId', 'textId']) {
      for (let number = element.attributes.length - 1; number >= 0; number -= 1) {
        const one = element.attributes.item(number)!;
        if (one.localName === name) element.removeAttributeNode(one);
      }
    }
    const id = idOf(element);
    if (!id) continue;
    const used = taken.get(id.space) ?? new Set();
    const key = `${id.space} ${id.get()}`;
    let value = fresh.get(key) ?? id.get();
    if (!fresh.has(key)) for (let number = 1; used.has(value); number += 1) value = String(number);
    // Drawings and controls are one each; a bookmark's end has the id of its start.
    if (id.space === 'bookmark') fresh.set(key, value);
    used.add(value);
    taken.set(id.space, used);
    id.set(value);
  }
}

const setWord = (element: Element, name: string, value: string): void => element.setAttributeNS(element.namespaceURI, `${element.prefix ?? 'w'}:${name}`, value);
const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, at) => byte === other[at]);
