import { passageTag } from '../../contract/passage';
import { attribute, childOf, parseXml, prefixOf, sourceOf, withDescendants, type XmlDocument, type XmlElement, type XmlLimits } from '../package/xmlElements';

/** A personal passage in a part whose marks are taken off. */
export interface MarkedPassage {
  id: string;
  title: string;
  /** What stands in it: text of a paragraph, whole paragraphs and tables, a cell, or rows. Source: ECMA-376 Part 1 §17.5.2.29–§17.5.2.32. */
  level: PassageLevel;
  /** Its content in the part's text. */
  from: number;
  to: number;
  /** Undefined for one that holds something. An empty one shows Word's prompt instead; this is the source of the properties that its text would have. */
  emptyLook: string | undefined;
}
export type PassageLevel = 'inline' | 'blocks' | 'cell' | 'rows';

/** True for what stands in a passage. */
export const isWithin = ({ start, end }: { start: number; end: number }, { from, to }: Pick<MarkedPassage, 'from' | 'to'>): boolean => start >= from && end <= to;

/**
 * Reads a part and takes the marks of personal passages off, so that everything after it sees the letter as it goes out: nothing of ours leaves the
 * house, and a letter without own texts is the letter without marks. Content controls of other people stay.
 */
export function readPassages(text: string, part: string, limits?: XmlLimits): { document: XmlDocument; passages: MarkedPassage[] } {
  const document = parseXml(text, part, limits);
  if (!text.includes(passageTag)) return { document, passages: [] };
  const marks = [...withDescendants(document.root)].flatMap((control) => markOf(document, control));
  if (marks.length === 0) return { document, passages: [] };
  const cuts = marks.flatMap(({ control, content, stand }) => (
    content ? [{ start: control.start, end: content.openEnd, stand }, { start: content.closeStart, end: control.end, stand: '' }] : [{ start: control.start, end: control.end, stand }]
  )).sort((a, b) => a.start - b.start);
  let clean = '';
  let at = 0;
  /* Where a place of the old text lies in the new one: cuts before it are gone, what stands in for an empty content is there. */
  const moved: { end: number; by: number }[] = [];
  for (const { start, end, stand } of cuts) {
    clean += text.slice(at, start) + stand;
    at = end;
    moved.push({ end, by: clean.length - end });
  }
  clean += text.slice(at);
  const place = (old: number): number => old + (moved.findLast(({ end }) => end <= old)?.by ?? 0);
  return {
    document: parseXml(clean, part, limits),
    passages: marks.map(({ control, content, stand, ...passage }) => (
      { ...passage, from: place(content?.openEnd ?? control.end) - stand.length, to: place(content?.closeStart ?? control.end) })),
  };
}

interface Mark extends Omit<MarkedPassage, 'from' | 'to'> {
  control: XmlElement;
  content: XmlElement | undefined;
  /** What stands for a content that is not there, so that the passage has a place. */
  stand: string;
}

function markOf(document: XmlDocument, control: XmlElement): Mark[] {
  const properties = control.name === 'w:sdt' ? childOf(control, 'w:sdtPr') : undefined;
  const tag = properties && childOf(properties, 'w:tag');
  const id = tag && attribute(document, tag, 'w:val');
  if (!properties || !id?.startsWith(passageTag)) return [];
  const alias = childOf(properties, 'w:alias');
  const content = childOf(control, 'w:sdtContent');
  const level = levelOf(control);
  const isEmpty = childOf(properties, 'w:showingPlcHdr') !== undefined;
  const look = childOf(properties, 'w:rPr');
  const w = prefixOf(control);
  return [{
    id: id.slice(passageTag.length), title: (alias && attribute(document, alias, 'w:val')) ?? '', level, control, content,
    emptyLook: isEmpty ? (look ? sourceOf(document, look) : '') : undefined,
    stand: content?.children.length ? '' : level === 'inline' ? `<${w}r/>` : level === 'blocks' ? `<${w}p/>` : '',
  }];
}

/** What may stand around a control without saying what stands in it. */
const seeThrough = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);
const lines = new Set(['w:p', 'w:hyperlink', 'w:smartTag', 'w:fldSimple', 'w:bdo', 'w:dir']);

function levelOf(control: XmlElement): PassageLevel {
  let around = control.parent;
  while (around && seeThrough.has(around.name)) around = around.parent;
  if (around && lines.has(around.name)) return 'inline';
  return around?.name === 'w:tr' ? 'cell' : around?.name === 'w:tbl' ? 'rows' : 'blocks';
}
