/** Reading and making WordprocessingML by the part of the DOM that browsers and @xmldom/xmldom share. */

export const relationshipsNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

declare const ofWord: unique symbol;
export type WordElement = Element & { readonly [ofWord]: true };

/** True for an element of Word's vocabulary, transitional or strict, with one of the names. */
export function isWord(node: Node | null | undefined, ...names: string[]): node is WordElement {
  return node?.nodeType === 1 && names.includes((node as Element).localName) && /wordprocessingml(\/2006)?\/main$/.test((node as Element).namespaceURI ?? '');
}

export function childrenOf(parent: Node | null | undefined): Element[] {
  const children: Element[] = [];
  for (let at = parent?.firstChild ?? null; at; at = at.nextSibling) if (at.nodeType === 1) children.push(at as Element);
  return children;
}

export const child = (parent: Node | null | undefined, ...names: string[]): Element | undefined => childrenOf(parent).find((element) => isWord(element, ...names));

/** An attribute of the element's own vocabulary (`w:val`), undefined where it is missing. */
export function attribute(element: Element | null | undefined, name = 'val'): string | undefined {
  return element?.getAttributeNS(element.namespaceURI, name) ?? undefined;
}

/** A toggle such as `w:b` (ECMA-376 17.17.4): the element alone means yes. */
export const isOn = (element: Element | undefined): boolean => element !== undefined && !/^(0|false|off|none)$/.test(attribute(element) ?? '1');

export function closest(node: Node | null | undefined, ...names: string[]): Element | undefined {
  for (let at = node ?? null; at; at = at.parentNode) if (isWord(at, ...names)) return at;
  return undefined;
}

export function holds(ancestor: Node, node: Node | null | undefined): boolean {
  for (let at = node ?? null; at; at = at.parentNode) if (at === ancestor) return true;
  return false;
}

/** Every element below, in document order. */
export function* below(parent: Node): Generator<Element> {
  for (let at = parent.firstChild; at; at = at.nextSibling) {
    if (at.nodeType !== 1) continue;
    yield at as Element;
    yield* below(at);
  }
}

/** A new element of Word's vocabulary, in the namespace and with the prefix of `like`. */
export function word(like: Element, name: string, attributes: Record<string, string> = {}, ...content: (Element | string)[]): Element {
  const document = like.ownerDocument;
  const prefix = like.prefix ? `${like.prefix}:` : '';
  const element = document.createElementNS(like.namespaceURI, prefix + name);
  // An attribute never takes the default namespace, so it needs a prefix even where the element has none.
  for (const [key, value] of Object.entries(attributes)) element.setAttributeNS(like.namespaceURI, `${prefix || 'w:'}${key}`, value);
  for (const one of content) element.appendChild(typeof one === 'string' ? document.createTextNode(one) : one);
  return element;
}

/** A `w:t` or `w:instrText` that keeps the blanks at its ends. */
export function textElement(like: Element, name: 't' | 'instrText', text: string): Element {
  const element = word(like, name, {}, text);
  if (text.trim() !== text) element.setAttributeNS(xmlNamespace, 'xml:space', 'preserve');
  return element;
}

export const withoutIllegalCharacters = (text: string): string =>
  // XML 1.0 §2.2: control characters, lone surrogates, U+FFFE and U+FFFF cannot stand in a document.
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
