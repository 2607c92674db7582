import type { Relationship } from '../package/relationships';
import { attribute, attributePrefix, parseXml, prefixOf, type XmlDocument } from '../package/xmlElements';
import type { ListKind } from '../value/inserted';
import { definitionsOf } from './definitions';
import type { LetterPart, LetterParts } from './letterParts';

/** A list that values brought, under its number. */
export interface BroughtList { kind: ListKind; number: string }

/** The part with the lists of a document. */
export interface Numbering { part: LetterPart; /** From the main part, where the template has no lists. */ relationship?: Relationship }

/** The numbers that no list of the template has, one after the other. */
export function freeLists(parts: LetterParts): () => string {
  let taken: ReadonlySet<string | undefined> | undefined;
  let number = 0;
  return () => {
    const document = definitionsOf(parts, 'numbering')?.document;
    taken ??= new Set(document?.root.children.map((one) => attribute(document, one, 'w:numId')));
    do number++; while (taken.has(String(number)));
    return String(number);
  };
}

/**
 * The part of the lists with those of values: one definition for each kind, and each list that counts begins with 1 (ECMA-376 Part 1 §17.9.27). The template's part grows, or there is one of its own.
 * @param text of the template's part, where it has grown before
 */
export function numberingWith(letterParts: LetterParts, lists: readonly BroughtList[], freeId: () => string, text?: string): Numbering {
  const { main, parts, entrance } = letterParts;
  const known = definitionsOf(letterParts, 'numbering');
  const encoder = new TextEncoder();
  const isStrict = entrance.type.startsWith('http://purl.oclc.org/');
  if (known) {
    const { part } = known;
    return { part: { ...part, bytes: encoder.encode(grown(text === undefined ? known.document : parseXml(text, part.name), lists, isStrict)) } };
  }
  const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1);
  let name = `${folder}numbering.xml`;
  for (let copy = 2; parts.has(name); copy++) name = `${folder}numbering${copy}.xml`;
  const space = isStrict ? 'http://purl.oclc.org/ooxml/wordprocessingml/main' : 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const empty = parseXml(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering xmlns:w="${space}"/>`, name);
  return {
    part: { name, contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml', bytes: encoder.encode(grown(empty, lists, isStrict)), relationships: [] },
    relationship: { id: freeId(), kind: 'numbering', type: `${entrance.type.slice(0, entrance.type.lastIndexOf('/'))}/numbering`, target: name, external: false },
  };
}

/** Definitions stand before the lists (ECMA-376 Part 1 §17.9.17). Their marks lead, as those of every level that says nothing else (§17.9.7): Microsoft's validator knows no strict word for that. */
function grown(document: XmlDocument, lists: readonly BroughtList[], isStrict: boolean): string {
  const left = isStrict ? 'start' : 'left';
  const { text, root } = document;
  const w = prefixOf(root);
  const a = attributePrefix(root, 'w');
  const definitions = new Set(root.children.map((one) => Number(attribute(document, one, 'w:abstractNumId') ?? -1)));
  const first = Math.max(-1, ...definitions) + 1;
  const kinds = (['bullet', 'number'] as const).filter((kind) => lists.some((list) => list.kind === kind));
  const definition = (kind: ListKind, index: number): string => `<${w}abstractNum ${a}abstractNumId="${first + index}"><${w}multiLevelType ${a}val="singleLevel"/><${w}lvl ${a}ilvl="0"><${w}start ${a}val="1"/><${w}numFmt ${a}val="${kind === 'bullet' ? 'bullet' : 'decimal'}"/>`
    + `<${w}lvlText ${a}val="${kind === 'bullet' ? '\u2022' : '%1.'}"/><${w}pPr><${w}ind ${a}${left}="${listIndent}" ${a}hanging="${listHanging}"/></${w}pPr></${w}lvl></${w}abstractNum>`;
  const list = ({ kind, number }: BroughtList): string => `<${w}num ${a}numId="${number}"><${w}abstractNumId ${a}val="${first + kinds.indexOf(kind)}"/>${kind === 'number' ? `<${w}lvlOverride ${a}ilvl="0"><${w}startOverride ${a}val="1"/></${w}lvlOverride>` : ''}</${w}num>`;
  const endOf = (...names: string[]): number => root.children.findLast(({ name }) => names.includes(name))?.end ?? root.openEnd;
  const open = text.slice(0, root.openEnd).replace(/\s*\/>$/, '>');
  const defined = endOf('w:abstractNum', 'w:numPicBullet');
  const listed = endOf('w:num', 'w:abstractNum', 'w:numPicBullet');
  return open + text.slice(root.openEnd, defined) + kinds.map(definition).join('') + text.slice(defined, listed) + lists.map(list).join('') + (root.closeStart < root.end ? text.slice(listed) : `</${root.tag}>`);
}

/** Where the text of an item begins, and how far before that its mark stands, in twentieths of a point: as Word's own lists. */
export const listIndent = 720;
export const listHanging = 360;
