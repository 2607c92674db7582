import type { DocxParts } from './docxParts';
import { relationshipPart } from './docxParts';
import { DocumentProblem, type Dom } from './liveDocument';
import { below, child, childrenOf, isWord, relationshipsNamespace } from './wordXml';

/** Flat OPC: a whole package in one XML text (ECMA-376 part 2 has the package; the one-file form is Word's `pkg:` vocabulary). */

const packageNamespace = 'http://schemas.microsoft.com/office/2006/xmlPackage';

export interface FlatPart { contentType: string; xml?: Element; binary?: Uint8Array }
export interface FlatRelationship { type: string; target: string; external: boolean }
export interface FlatPackage {
  /** The body's blocks, section properties left out. */
  blocks: Element[];
  part(name: string): FlatPart | undefined;
  /** Relationships of the main part by id, targets as part names. */
  relationships: Map<string, FlatRelationship>;
  /** The XML of the main part's relation of a kind: `/styles`. */
  related(ending: string): Element | undefined;
}

/** Reads a flat OPC text, or a bare `w:document`. Throws BAD_OOXML. */
export function readFlatOpc(text: string, dom: Dom): FlatPackage {
  let root: Element;
  try {
    root = dom.parse(text.replace(/^\ufeff?\s*/, '')).documentElement;
  } catch (error) {
    throw new DocumentProblem('BAD_OOXML', error instanceof Error ? error.message : String(error));
  }
  const parts = new Map<string, FlatPart>();
  let main = root;
  let mainName = 'word/document.xml';
  if (root.namespaceURI === packageNamespace) {
    for (const part of childrenOf(root)) {
      const name = (part.getAttributeNS(packageNamespace, 'name') ?? '').replace(/^\//, '');
      const contentType = part.getAttributeNS(packageNamespace, 'contentType') ?? '';
      const data = childrenOf(part)[0];
      const xml = data?.localName === 'xmlData' ? childrenOf(data)[0] : undefined;
      parts.set(name, xml ? { contentType, xml } : { contentType, binary: fromBase64(data?.textContent ?? '') });
    }
    const found = [...parts].find(([, { contentType, xml }]) => xml && /wordprocessingml\.(document|template)\.main|macroEnabled(Template)?\.main/.test(contentType)) ?? [...parts].find(([, { xml }]) => isWord(xml, 'document'));
    if (!found) throw new DocumentProblem('BAD_OOXML', 'The package has no main document.');
    [mainName, main] = [found[0], found[1].xml!];
  }
  const body = isWord(main, 'document') ? child(main, 'body') : undefined;
  if (!body) throw new DocumentProblem('BAD_OOXML', 'There is no w:body.');
  const folder = mainName.slice(0, mainName.lastIndexOf('/') + 1);
  const relationships = new Map(childrenOf(parts.get(relationshipPart(mainName))?.xml).map((one) => {
    const target = one.getAttribute('Target') ?? '';
    const external = one.getAttribute('TargetMode') === 'External';
    return [one.getAttribute('Id') ?? '', { type: one.getAttribute('Type') ?? '', external, target: external ? target : target.startsWith('/') ? target.slice(1) : folder + target }] as const;
  }));
  return {
    blocks: childrenOf(body).filter((block) => !isWord(block, 'sectPr')),
    part: (name) => parts.get(name),
    relationships,
    related(ending) {
      const target = [...relationships.values()].find(({ type, external }) => !external && type.endsWith(ending))?.target;
      return target === undefined ? undefined : parts.get(target)?.xml;
    },
  };
}

/** Writes blocks of a part as flat OPC, with styles, numbering and what the blocks refer to. */
export function writeFlatOpc(blocks: Element[], from: string, parts: DocxParts, dom: Dom): string {
  const main = 'word/document.xml';
  const namespace = blocks[0]?.namespaceURI ?? 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const officeRelationship = (kind: string): string => `${relationshipsNamespace}/${kind}`;
  const part = (name: string, contentType: string, data: string): string => `<pkg:part pkg:name="/${name}" pkg:contentType="${contentType}">${data}</pkg:part>`;
  const xmlData = (xml: string): string => `<pkg:xmlData>${xml}</pkg:xmlData>`;
  const relations: string[] = [];
  const written: string[] = [];
  const add = (id: string, type: string, target: string, external: boolean): void => {
    relations.push(`<Relationship Id="${escaped(id)}" Type="${escaped(type)}" Target="${escaped(external ? target : `/${target}`)}"${external ? ' TargetMode="External"' : ''}/>`);
    if (external || written.some((one) => one.includes(`pkg:name="/${target}"`))) return;
    const document = /\.xml$/.test(target) ? parts.xml(target) : undefined;
    const type_ = contentTypeOf(target, parts);
    if (document) written.push(part(target, type_, xmlData(dom.serialize(document.documentElement))));
    else if (parts.raw(target)) written.push(part(target, type_, `<pkg:binaryData>${toBase64(parts.bytes(target)!)}</pkg:binaryData>`));
  };
  const known = parts.relationships(from);
  const used = new Set(blocks.flatMap((block) => [block, ...below(block)]).flatMap((element) => relationshipAttributes(element).map(({ value }) => value)));
  for (const { id, type, target, external } of known) if (used.has(id)) add(id, type, target, external);
  for (const [number, kind] of ['styles', 'numbering', 'theme', 'fontTable'].entries()) {
    const found = parts.relationships(parts.mainPart).find(({ type }) => type.endsWith(`/${kind}`));
    if (found) add(`rDef${number + 1}`, found.type, found.target, false);
  }
  const body = `<w:document xmlns:w="${namespace}"><w:body>${blocks.map((block) => dom.serialize(block)).join('')}</w:body></w:document>`;
  const relationshipsType = 'application/vnd.openxmlformats-package.relationships+xml';
  const relationshipsXml = (content: string): string => xmlData(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`);
  return `<pkg:package xmlns:pkg="${packageNamespace}">`
    + part('_rels/.rels', relationshipsType, relationshipsXml(`<Relationship Id="rId1" Type="${officeRelationship('officeDocument')}" Target="${main}"/>`))
    + part('word/_rels/document.xml.rels', relationshipsType, relationshipsXml(relations.join('')))
    + part(main, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', xmlData(body))
    + written.join('') + '</pkg:package>';
}

/** `r:id`, `r:embed`, `r:link` … of an element. */
export function relationshipAttributes(element: Element): Attr[] {
  const found: Attr[] = [];
  for (let number = 0; number < element.attributes.length; number += 1) {
    const one = element.attributes.item(number)!;
    if (/officeDocument\/(2006\/)?relationships$/.test(one.namespaceURI ?? '')) found.push(one);
  }
  return found;
}

export function contentTypeOf(part: string, parts: DocxParts): string {
  const types = childrenOf(parts.xml('[Content_Types].xml')?.documentElement);
  const extension = part.split('.').at(-1)!.toLowerCase();
  return types.find((one) => one.localName === 'Override' && one.getAttribute('PartName') === `/${part}`)?.getAttribute('ContentType')
    ?? types.find((one) => one.localName === 'Default' && one.getAttribute('Extension')?.toLowerCase() === extension)?.getAttribute('ContentType') ?? 'application/octet-stream';
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** Throws BAD_OOXML for what is no Base64. */
export function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, '')), (character) => character.charCodeAt(0));
  } catch {
    throw new DocumentProblem('BAD_OOXML', 'Binary data is no Base64.');
  }
}
