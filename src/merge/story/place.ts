import { isMerged } from '../field/fieldKinds';
import { writtenName } from '../field/fieldCode';
import type { ScannedField } from '../field/fieldScanner';
import type { Place } from '../issues/mergeIssue';
import { ancestor, textOf, type XmlElement } from '../package/xmlElements';
import type { Story } from './story';

const nearLength = 80;
const nearBefore = 30;

/** Where an element stands in a story, in the reader's coordinates. */
export function placeOf(story: Story, element: XmlElement, fields: readonly ScannedField[], occurrence: number): Place {
  const paragraph = element.name === 'w:p' ? element : ancestor(element, 'w:p');
  const index = paragraph ? Math.max(story.paragraphs.indexOf(paragraph), 0) : 0;
  return { story: story.kind, paragraph: story.paragraphsBefore + index, occurrence, near: paragraph ? textAround(story, paragraph, fields, element.start) : '' };
}

/** The paragraph's text around a position, merge fields as «Name»; at most 80 characters. */
function textAround(story: Story, paragraph: XmlElement, fields: readonly ScannedField[], position: number): string {
  const merged = fields.filter(isMerged);
  const covered = new Map(merged.flatMap((field) => field.runs.map((run) => [run, field] as const)));
  const codes = new Set(fields.flatMap((field) => field.codePieces));
  let text = '';
  let at = 0;
  const named = new Set<ScannedField>();
  const visit = (element: XmlElement): void => {
    if (element.name === 'w:txbxContent' || codes.has(element)) return;
    if (element.start <= position) at = text.length;
    const field = merged.find((one) => one.begin === element) ?? covered.get(element);
    if (field && !named.has(field)) {
      named.add(field);
      text += `«${writtenName(field.code)}»`;
    }
    if (element.name === 'w:tab' || element.name === 'w:br') text += ' ';
    else if (element.name === 'w:t' && !covered.has(element.parent!)) text += textOf(story.document, element);
    else if (element.name !== 'w:pPr') element.children.forEach(visit);
  };
  paragraph.children.forEach(visit);
  const from = text.length <= nearLength ? 0 : Math.max(0, Math.min(at - nearBefore, text.length - nearLength));
  return text.slice(from, from + nearLength).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '').trim();
}
