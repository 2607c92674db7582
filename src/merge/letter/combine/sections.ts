import { attribute, attributePrefix, attributesOf, childOf, prefixOf, sourceOf, type XmlDocument, type XmlElement } from '../../package/xmlElements';
import type { Op } from '../program';

/** The children of a section in the order that the schema wants (ECMA-376 Part 1 §17.6.17). */
const order = [
  'w:headerReference', 'w:footerReference', 'w:footnotePr', 'w:endnotePr', 'w:type', 'w:pgSz', 'w:pgMar', 'w:paperSrc', 'w:pgBorders', 'w:lnNumType', 'w:pgNumType',
  'w:cols', 'w:formProt', 'w:vAlign', 'w:noEndnote', 'w:titlePg', 'w:textDirection', 'w:bidi', 'w:rtlGutter', 'w:docGrid', 'w:printerSettings',
];

export interface SectionNeeds {
  /** The letter's first section begins on a page of its own, page 1. */
  isFirst: boolean;
  /** Numbers of notes begin again in each letter. */
  restartNotes: boolean;
  /** Parts that each letter has for itself: the ids of their relationships. */
  ownRelationships: ReadonlySet<string>;
  /** Kinds of headers and footers (`header first`) that some section has: one that is missing here would be the previous letter's. */
  kinds: ReadonlySet<string>;
  /** Relationships to an empty header and an empty footer, to stand for those. */
  empty: { header: string; footer: string };
}

/** The kind of a reference: `header default`, `footer first` … */
export const referenceKind = (document: XmlDocument, reference: XmlElement): string => `${reference.name.slice(2, -'Reference'.length)} ${attribute(document, reference, 'w:type') ?? 'default'}`;

/** References to headers and footers of a section. */
export const referencesOf = (section: XmlElement): XmlElement[] => section.children.filter(({ name }) => name === 'w:headerReference' || name === 'w:footerReference');

/** A section as a letter among others needs it. */
export function sectionOps(document: XmlDocument, section: XmlElement, needs: SectionNeeds): Op[] {
  const prefix = prefixOf(section);
  const a = attributePrefix(section, 'w');
  const children: { rank: number; ops: Op[] }[] = section.children.filter(({ name }) => name !== 'w:sectPrChange').map((child) => ({ rank: rankOf(child.name), ops: childOps(document, child, needs) }));
  const add = (name: string, source: string): number => children.push({ rank: rankOf(name), ops: [source] });
  if (needs.isFirst) {
    if (!childOf(section, 'w:type')) add('w:type', `<${prefix}type ${a}val="nextPage"/>`);
    if (!childOf(section, 'w:pgNumType')) add('w:pgNumType', `<${prefix}pgNumType ${a}start="1"/>`);
    const present = new Set(referencesOf(section).map((reference) => referenceKind(document, reference)));
    for (const kind of [...needs.kinds].filter((one) => !present.has(one)).sort()) {
      const [story, type] = kind.split(' ') as ['header' | 'footer', string];
      add(`w:${story}Reference`, `<${prefix}${story}Reference ${a}type="${type}" ${attributePrefix(section, 'r')}id="${needs.empty[story]}"/>`);
    }
  }
  if (needs.restartNotes) {
    for (const kind of ['footnotePr', 'endnotePr']) if (!childOf(section, `w:${kind}`)) add(`w:${kind}`, `<${prefix}${kind}><${prefix}numRestart ${a}val="eachSect"/></${prefix}${kind}>`);
  }
  const open = document.text.slice(section.start, section.openEnd).replace(/\s*\/>$/, '>');
  const sorted = children.map((child, index) => ({ ...child, index })).sort((a, b) => a.rank - b.rank || a.index - b.index);
  return [open, ...sorted.flatMap(({ ops }) => ops), `</${section.tag}>`];
}

/** Headers and footers are one group and stay in their order. */
const rankOf = (name: string): number => Math.max(name === 'w:footerReference' ? 0 : order.indexOf(name), 0);

function childOps(document: XmlDocument, child: XmlElement, { isFirst, ownRelationships }: SectionNeeds): Op[] {
  const source = sourceOf(document, child);
  const found = (name: string): { value: string; from: number; to: number } | undefined => {
    const one = attributesOf(document, child).find((attribute) => attribute.name === name);
    return one && { value: one.value, from: one.valueStart - child.start, to: one.valueEnd - child.start };
  };
  const id = found('r:id');
  if (id && ownRelationships.has(id.value)) return [source.slice(0, id.from), { kind: 'own', family: 'relationship', original: id.value }, source.slice(id.to)];
  if (isFirst && child.name === 'w:type') {
    /* Letters printed on both sides may ask for a right-hand page; everything else becomes a new page. */
    const value = found('w:val');
    return !value || /^(?:odd|even)Page$/.test(value.value) ? [source] : [source.slice(0, value.from), 'nextPage', source.slice(value.to)];
  }
  if (isFirst && child.name === 'w:pgNumType' && !found('w:start')) return [source.replace(/\s*\/?>/, ` ${attributePrefix(child, 'w')}start="1"$&`)];
  return [source];
}
