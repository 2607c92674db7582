import { formattingRun, runProperties, type ScannedField } from '../field/fieldScanner';
import { childOf, descendantsBetween, prefixOf, type XmlDocument, type XmlElement } from '../package/xmlElements';
import type { ValueRun } from '../value/valueRun';
import { assemble, replacement, type Edit, type Op } from './program';
import { rangeMarksIn } from './rangeMarks';
import { isTrackedChange } from './trackedChange';

/**
 * The edits that put a result in a field's place: each run of the field is cut out, one of them for the value. Whatever else stands between –
 * bookmarks, comments, tracked insertions, links, content controls – stays. Of paragraphs that the old result filled one is left.
 */
export function fieldEdits(document: XmlDocument, field: ScannedField, id: number, into: ValueRun['into']): Edit[] {
  const home = field.simple ? field.begin : homeOf(field);
  const run: ValueRun = {
    prefix: prefixOf(field.runs[0] ?? field.begin), properties: runProperties(document, formattingRun(document, field)), into,
    paragraphProperties: splittable(document, field, home), home: { document, field, at: home },
  };
  if (field.simple) {
    return [{ start: field.begin.start, end: field.begin.end, make: (inner) => [{ kind: 'value', field: id, run }, ...[...rangeMarksIn(field.begin)].flatMap(({ start, end }) => inner(start, end))] }];
  }
  return [
    ...field.runs.map((one) => cut(document, field, one, one === home ? [{ kind: 'value', field: id, run }] : [])),
    ...joinedParagraphs(field),
  ];
}

/** Where the value goes: the first shown run, if it stands in the paragraph where the field begins, otherwise the first run. */
function homeOf(field: ScannedField): XmlElement {
  const shown = field.runs[field.firstResult];
  return shown && field.paragraph && shown.start < field.paragraph.end ? shown : field.runs[0]!;
}

/** Cuts the field out of one run; what stands before and behind it in the run stays in runs of the same look. */
function cut(document: XmlDocument, field: ScannedField, run: XmlElement, ops: Op[]): Edit {
  const content = run.children.filter(({ name }) => name !== 'w:rPr');
  const from = field.begin.parent === run ? field.begin.start : run.start;
  const to = field.end.parent === run ? field.end.end : run.end;
  const before = content.some(({ start }) => start < from);
  const behind = content.some(({ end }) => end > to);
  const reopened = `<${run.tag}>${runProperties(document, run)}`;
  return replacement(before ? from : run.start, behind ? to : run.end, ...(before ? [`</${run.tag}>`] : []), ...ops, ...(behind ? [reopened] : []));
}

/** Takes away the paragraph marks between the field's beginning and its end, where both paragraphs are neighbours in one flow. */
function joinedParagraphs({ paragraph, endParagraph }: ScannedField): Edit[] {
  if (!paragraph || !endParagraph || paragraph === endParagraph || paragraph.parent !== endParagraph.parent) return [];
  const start = paragraph.closeStart;
  const end = childOf(endParagraph, 'w:pPr')?.end ?? endParagraph.openEnd;
  const around = paragraph.parent!;
  for (const one of descendantsBetween(around, start, end)) if (one.name === 'w:sectPr' && one.start > start && one.end <= end) return [];
  return [{ start, end, make: (inner) => [...rangeMarksIn(around, start, end)].flatMap((mark) => inner(mark.start, mark.end)) }];
}

/** Properties that must not stand twice when a paragraph becomes two: a section, a number, a page break, a frame. */
const onlyOnce = new Set(['w:sectPr', 'w:numPr', 'w:pageBreakBefore', 'w:framePr', 'w:pPrChange']);

/** The paragraph's properties where a blank line in the value may begin a new paragraph: the value stands in it directly, and nothing counts twice. */
function splittable(document: XmlDocument, field: ScannedField, home: XmlElement): string | undefined {
  if (field.around || field.inCode || !field.paragraph || home.parent !== field.paragraph) return undefined;
  return repeatableProperties(document, field.paragraph);
}

/** The properties of a paragraph that a second one of the same kind may have, without tracked changes of its mark; undefined where something in them counts twice. */
export function repeatableProperties(document: XmlDocument, paragraph: XmlElement): string | undefined {
  const properties = propertiesOf(paragraph);
  if (!properties) return '';
  if (properties.children.some(({ name }) => onlyOnce.has(name))) return undefined;
  const changes = (childOf(properties, 'w:rPr')?.children ?? []).filter(({ name }) => isTrackedChange(name)).map(({ start, end }) => replacement(start, end));
  return assemble(document.text, changes, properties.start, properties.end).join('');
}

/** They stand first (ECMA-376 Part 1 §17.3.1.22). A paragraph of thousands of fields is not searched for each of them. */
const propertiesOf = ({ children: [first] }: XmlElement): XmlElement | undefined => (first?.name === 'w:pPr' ? first : undefined);
