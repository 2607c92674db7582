import { attribute, child, childrenOf, isOn, isWord, relationshipId, twips } from '../look/wordXml';

/** Page measures in CSS pixels. */
export interface PageGeometry { width: number; height: number; top: number; bottom: number; left: number; right: number; header: number; footer: number }

export type ZoneKind = 'header' | 'footer';

/** A section of the document (ECMA-376 17.6): the blocks up to its properties, and how its pages look. */
export interface Section {
  properties: Element | undefined;
  blocks: Element[];
  geometry: PageGeometry;
  continuous: boolean;
  /** The number of its first page, where it does not go on counting. */
  startsAt: number | undefined;
  /** The relationship of the header or footer of one of its pages; what a section does not say comes from the one before. */
  zone(kind: ZoneKind, page: { first: boolean; even: boolean }): string | undefined;
  reference(kind: ZoneKind, which: 'first' | 'even' | 'default'): string | undefined;
}

/** Cuts the body into its sections. */
export function sectionsOf(body: Element, evenAndOdd: boolean): Section[] {
  const sections: Section[] = [];
  let blocks: Element[] = [];
  for (const block of childrenOf(body)) {
    if (isWord(block, 'sectPr')) continue;
    blocks.push(block);
    const properties = isWord(block, 'p') ? child(child(block, 'pPr'), 'sectPr') : undefined;
    if (properties) {
      sections.push(section(properties, blocks, sections.at(-1), evenAndOdd));
      blocks = [];
    }
  }
  const last = childrenOf(body).findLast((block) => isWord(block, 'sectPr'));
  if (blocks.length || !sections.length) sections.push(section(last, blocks, sections.at(-1), evenAndOdd));
  return sections;
}

function section(properties: Element | undefined, blocks: Element[], before: Section | undefined, evenAndOdd: boolean): Section {
  const size = child(properties, 'pgSz');
  const margin = child(properties, 'pgMar');
  const measure = (element: Element | undefined, name: string, ordinary: number): number => Math.abs(twips(attribute(element, name) ?? ordinary));
  const start = attribute(child(properties, 'pgNumType'), 'start');
  const titlePage = isOn(child(properties, 'titlePg'));
  const reference = (kind: ZoneKind, which: string): string | undefined =>
    relationshipId(childrenOf(properties).find((one) => isWord(one, `${kind}Reference`) && (attribute(one, 'type') ?? 'default') === which), 'id');
  return {
    properties, blocks,
    geometry: {
      width: measure(size, 'w', 11906), height: measure(size, 'h', 16838), top: measure(margin, 'top', 1440), bottom: measure(margin, 'bottom', 1440),
      left: measure(margin, 'left', 1440), right: measure(margin, 'right', 1440), header: measure(margin, 'header', 708), footer: measure(margin, 'footer', 708),
    },
    continuous: attribute(child(properties, 'type')) === 'continuous',
    startsAt: start === undefined ? undefined : Number(start),
    zone(kind, page) {
      return this.reference(kind, page.first && titlePage ? 'first' : page.even && evenAndOdd ? 'even' : 'default');
    },
    reference: (kind, which) => reference(kind, which) ?? before?.reference(kind, which),
  };
}
