import { declare, freeName, relate } from '../../document/insertOoxml';
import { attribute, child, childrenOf, isWord, relationshipsNamespace, word as wordElement } from '../../document/wordXml';
import type { HostObject } from '../richApi';
import { bodyObject } from './bodyObject';
import { HostError } from '../hostError';
import { oneOf, type Word } from './word';

interface SectionPart { element: Element; properties: Element | undefined; object: HostObject }

/** The sections of the body; `element` is the first paragraph of each. */
export function sectionObjects(word: Word): SectionPart[] {
  const { document } = word;
  const found: { element: Element; properties: Element | undefined }[] = [];
  let first: Element | undefined;
  for (const paragraph of document.paragraphs()) {
    first ??= paragraph;
    const properties = child(child(paragraph, 'pPr'), 'sectPr');
    if (!properties) continue;
    found.push({ element: first, properties });
    first = undefined;
  }
  const last = childrenOf(document.body).findLast((one) => isWord(one, 'sectPr'));
  if (first) found.push({ element: first, properties: last });
  return found.map((part, number) => ({ ...part, object: sectionObject(word, found.map(({ properties }) => properties), number) }));
}

function sectionObject(word: Word, all: readonly (Element | undefined)[], number: number): HostObject {
  const next = (): HostObject | null => sectionObjects(word)[number + 1]?.object ?? null;
  const zone = (kind: 'header' | 'footer') => (type: string): HostObject => {
    const which = { Primary: 'default', FirstPage: 'first', EvenPages: 'even' }[oneOf(type, `Section.get${kind}`, 'Primary', 'FirstPage', 'EvenPages')];
    return bodyObject(word, zoneRoot(word, all, number, kind, which));
  };
  return {
    type: 'Section',
    links: { Body: () => bodyObject(word, word.document.body) },
    methods: {
      GetHeader: zone('header'), GetFooter: zone('footer'),
      GetNext: () => {
        const section = next();
        if (!section) throw new HostError('ItemNotFound', 'There is no next section.', 'Section.getNext');
        return section;
      },
      GetNextOrNullObject: next,
    },
  };
}

/** The header or footer of a section: its own, else that of the section before it, else a new one, as Word makes it (ECMA-376 17.10). */
function zoneRoot(word: Word, all: readonly (Element | undefined)[], number: number, kind: 'header' | 'footer', which: string): Element {
  const { document } = word;
  for (const properties of all.slice(0, number + 1).reverse()) {
    const reference = childrenOf(properties).find((one) => isWord(one, `${kind}Reference`) && (attribute(one, 'type') ?? 'default') === which);
    const id = reference?.getAttributeNS(relationshipsNamespace, 'id') ?? [...Array(reference?.attributes.length ?? 0).keys()].map((at) => reference!.attributes.item(at)!).find((one) => one.localName === 'id')?.value;
    const part = id ? document.target(document.mainPart, id) : undefined;
    const root = part === undefined ? undefined : document.xml(part)?.documentElement;
    if (root) return root;
  }
  return word.write(() => document.transaction(`new ${kind}`, () => {
    const { pen, parts } = document;
    const { namespaceURI } = document.body;
    const name = freeName(parts, `word/${kind}`, 'xml');
    const element = kind === 'header' ? 'hdr' : 'ftr';
    pen.setPart(name, new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:${element} xmlns:w="${namespaceURI}"><w:p/></w:${element}>`));
    declare(pen, parts, name, `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`);
    const id = relate(pen, parts, parts.mainPart, `${relationshipsNamespace}/${kind}`, name, false);
    let properties = all[number];
    if (!properties) pen.insert(document.body, properties = wordElement(document.body, 'sectPr'), null);
    const reference = wordElement(properties, `${kind}Reference`, { type: which });
    reference.setAttributeNS(relationshipsNamespace, 'r:id', id);
    pen.insert(properties, reference, properties.firstChild);
    return document.xml(name)!.documentElement;
  }));
}
