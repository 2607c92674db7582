import { sourceOf, type XmlDocument, type XmlElement } from '../package/xmlElements';

/**
 * The properties of a run or paragraph with more of them, each in its place; one that was there before is replaced. Without tracked changes of them.
 * @param own the element that holds them, undefined for none
 * @param order the names of those that may be added, and of all that stand before one of these
 */
export function propertiesWith(document: XmlDocument, own: XmlElement | undefined, tag: string, order: readonly string[], added: Readonly<Record<string, string>>): string {
  const placeOf = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const kept = (own?.children ?? []).map((child) => ({ name: child.name.replace(/^w:/, ''), source: sourceOf(document, child) })).filter(({ name }) => !Object.hasOwn(added, name) && !name.endsWith('PrChange'));
  const all = [...kept, ...Object.entries(added).map(([name, source]) => ({ name, source }))];
  return `<${tag}>${all.sort((one, other) => placeOf(one.name) - placeOf(other.name)).map(({ source }) => source).join('')}</${tag}>`;
}
