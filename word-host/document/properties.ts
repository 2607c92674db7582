import type { DocxParts } from './docxParts';
import { declare, relate } from './insertOoxml';
import type { Pen } from './liveDocument';
import type { EditPen } from './journal';
import { childrenOf } from './wordXml';

const core = { type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', part: 'docProps/core.xml', contentType: 'application/vnd.openxmlformats-package.core-properties+xml', namespace: 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties', root: 'cp:coreProperties' };
const extended = { type: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties', part: 'docProps/app.xml', contentType: 'application/vnd.openxmlformats-officedocument.extended-properties+xml', namespace: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties', root: 'Properties' };
const custom = { type: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties', part: 'docProps/custom.xml', contentType: 'application/vnd.openxmlformats-officedocument.custom-properties+xml', namespace: 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties', root: 'Properties' };
type Kind = typeof core;

const dublin = 'http://purl.org/dc/elements/1.1/';
const terms = 'http://purl.org/dc/terms/';
const variants = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';

/** The built-in properties by Word's names: where they stand (ECMA-376 part 2 §8, 22.2). */
export const builtInProperties = {
  Title: [core, dublin, 'dc:title'], Subject: [core, dublin, 'dc:subject'], Author: [core, dublin, 'dc:creator'], Comments: [core, dublin, 'dc:description'],
  Keywords: [core, core.namespace, 'cp:keywords'], Category: [core, core.namespace, 'cp:category'], LastAuthor: [core, core.namespace, 'cp:lastModifiedBy'], RevisionNumber: [core, core.namespace, 'cp:revision'],
  CreationDate: [core, terms, 'dcterms:created'], LastSaveTime: [core, terms, 'dcterms:modified'], LastPrintDate: [core, core.namespace, 'cp:lastPrinted'],
  Manager: [extended, extended.namespace, 'Manager'], Company: [extended, extended.namespace, 'Company'], Template: [extended, extended.namespace, 'Template'], ApplicationName: [extended, extended.namespace, 'Application'],
} as const satisfies Record<string, readonly [Kind, string, string]>;
export type BuiltInProperty = keyof typeof builtInProperties;

export type CustomValue = string | number | boolean | Date;
export interface CustomProperty { key: string; type: 'String' | 'Number' | 'Boolean' | 'Date'; value: CustomValue }

const existing = (parts: DocxParts, kind: Kind): Element | undefined => {
  const target = parts.relationships('').find(({ type }) => type === kind.type)?.target;
  return target === undefined ? undefined : parts.xml(target)?.documentElement;
};
const local = (qualified: string): string => qualified.split(':').at(-1)!;

function rootOf(pen: EditPen, parts: DocxParts, kind: Kind): Element {
  const known = existing(parts, kind);
  if (known) return known;
  const prefix = kind.root.includes(':') ? `:${kind.root.split(':')[0]}` : '';
  pen.setPart(kind.part, new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<${kind.root} xmlns${prefix}="${kind.namespace}"/>`));
  declare(pen, parts, kind.part, kind.contentType);
  relate(pen, parts, '', kind.type, kind.part, false);
  return parts.xml(kind.part)!.documentElement;
}

export function readProperty(parts: DocxParts, name: BuiltInProperty): string {
  const [kind, namespace, qualified] = builtInProperties[name];
  return childrenOf(existing(parts, kind)).find((one) => one.namespaceURI === namespace && one.localName === local(qualified))?.textContent ?? '';
}

export function writeProperty(pen: EditPen, parts: DocxParts, name: BuiltInProperty, value: string): void {
  const [kind, namespace, qualified] = builtInProperties[name];
  const root = rootOf(pen, parts, kind);
  let element = childrenOf(root).find((one) => one.namespaceURI === namespace && one.localName === local(qualified));
  if (!element) {
    element = root.ownerDocument.createElementNS(namespace, qualified);
    pen.insert(root, element, null);
  }
  pen.setText(element, value);
}

const customElements = (parts: DocxParts): Element[] => childrenOf(existing(parts, custom)).filter((one) => one.localName === 'property');

export function readCustomProperties(parts: DocxParts): CustomProperty[] {
  return customElements(parts).map((element) => {
    const value = childrenOf(element)[0];
    const text = value?.textContent ?? '';
    const key = element.getAttribute('name') ?? '';
    switch (value?.localName) {
      case 'bool': return { key, type: 'Boolean', value: text === 'true' || text === '1' };
      case 'i4': case 'int': case 'r8': case 'decimal': return { key, type: 'Number', value: Number(text) };
      case 'filetime': case 'date': return { key, type: 'Date', value: new Date(text) };
      default: return { key, type: 'String', value: text };
    }
  });
}

export function writeCustomProperty(pen: EditPen, parts: DocxParts, key: string, value: CustomValue): void {
  const root = rootOf(pen, parts, custom);
  deleteCustomProperty(pen, parts, key);
  const ids = customElements(parts).map((one) => Number(one.getAttribute('pid')));
  const element = root.ownerDocument.createElementNS(custom.namespace, 'property');
  element.setAttribute('fmtid', '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}');
  element.setAttribute('pid', String(Math.max(1, ...ids) + 1));
  element.setAttribute('name', key);
  const [type, text] = typeof value === 'boolean' ? ['bool', String(value)] : typeof value === 'number' ? [Number.isInteger(value) ? 'i4' : 'r8', String(value)] : value instanceof Date ? ['filetime', value.toISOString()] : ['lpwstr', value];
  const content = root.ownerDocument.createElementNS(variants, `vt:${type}`);
  content.appendChild(root.ownerDocument.createTextNode(text));
  element.appendChild(content);
  pen.insert(root, element, null);
}

export function deleteCustomProperty(pen: Pen, parts: DocxParts, key: string): void {
  const old = customElements(parts).find((one) => one.getAttribute('name')?.toLowerCase() === key.toLowerCase());
  if (old) pen.remove(old);
}
