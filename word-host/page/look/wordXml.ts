import { isWord as isWordElement } from '../../document/wordXml';

export { attribute, child, childrenOf, closest, isOn } from '../../document/wordXml';

/** As the document's own, but an element that is not of these names stays an element for the compiler. */
export const isWord: { (node: Element, ...names: string[]): boolean; (node: Node | null | undefined, ...names: string[]): node is Element } = isWordElement;

/** The first element below with this local name, of whatever vocabulary. */
export const within = (parent: Element | null | undefined, name: string): Element | undefined =>
  parent?.getElementsByTagNameNS('*', name)[0];

/** An attribute of the relationships vocabulary (`r:id`, `r:embed`). */
export const relationshipId = (element: Element | undefined, name: string): string | undefined =>
  [...(element?.attributes ?? [])].find((one) => one.localName === name && one.namespaceURI?.includes('relationships'))?.value;

/** Twentieths of a point → CSS pixels. */
export const twips = (value: string | number | undefined): number => (Number.parseFloat(String(value ?? 0)) || 0) / 15;
export const px = (pixels: number): string => `${Math.round(pixels * 100) / 100}px`;
