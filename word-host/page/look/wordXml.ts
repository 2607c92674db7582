/** Reading WordprocessingML in the page: by local name, in transitional and strict documents alike. */

export function isWord(node: Element, ...names: string[]): boolean;
export function isWord(node: Node | null | undefined, ...names: string[]): node is Element;
export function isWord(node: Node | null | undefined, ...names: string[]): boolean {
  return node?.nodeType === 1 && names.includes((node as Element).localName) && (node as Element).namespaceURI!.includes('wordprocessingml');
}

export const childrenOf = (parent: Element | null | undefined): Element[] => (parent ? [...parent.children] : []);

export const child = (parent: Element | null | undefined, name: string): Element | undefined =>
  childrenOf(parent).find((element) => isWord(element, name));

/** An attribute of the element's own namespace (`w:val`), undefined where it is missing. */
export function attribute(element: Element | null | undefined, name = 'val'): string | undefined {
  return element?.getAttributeNS(element.namespaceURI, name) ?? undefined;
}

/** A toggle such as `w:b` (ECMA-376 17.17.4): the element alone means yes. */
export const isOn = (element: Element | undefined): boolean => element !== undefined && !/^(0|false|off|none)$/.test(attribute(element) ?? '1');

export const closest = (node: Node | null, ...names: string[]): Element | undefined => {
  for (let at = node; at; at = at.parentNode) if (isWord(at, ...names)) return at;
  return undefined;
};

/** The first element below with this local name, of whatever vocabulary. */
export const within = (parent: Element | null | undefined, name: string): Element | undefined =>
  parent?.getElementsByTagNameNS('*', name)[0];

/** An attribute of the relationships vocabulary (`r:id`, `r:embed`). */
export const relationshipId = (element: Element | undefined, name: string): string | undefined =>
  [...(element?.attributes ?? [])].find((one) => one.localName === name && one.namespaceURI?.includes('relationships'))?.value;

/** Twentieths of a point → CSS pixels. */
export const twips = (value: string | number | undefined): number => (Number.parseFloat(String(value ?? 0)) || 0) / 15;
export const px = (pixels: number): string => `${Math.round(pixels * 100) / 100}px`;
