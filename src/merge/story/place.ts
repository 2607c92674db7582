import { writtenName } from '../field/fieldCode';
import type { ScannedField } from '../field/fieldScanner';
import type { Place } from '../issues/mergeIssue';
import { ancestor, textOf, type XmlElement } from '../package/xmlElements';
import type { Story } from './story';

const nearLength = 80;
const nearBefore = 30;

/** Finds places in one story; what it needs to know of all paragraphs and fields is gathered once. */
export type PlaceFinder = (element: XmlElement, occurrence: number) => Place;

/** Makes the finder of a story. Places are in the reader's coordinates, with the text around and merge fields in it as «Name». */
export function placeFinder(story: Story, fields: readonly ScannedField[]): PlaceFinder {
  const numbers = new Map(story.paragraphs.map((paragraph, index) => [paragraph, story.paragraphsBefore + index]));
  const merged = fields.filter(({ code, deleted }) => code.type === 'MERGEFIELD' && !deleted);
  const byMark = new Map<XmlElement, ScannedField>(merged.flatMap((field) => [field.begin, ...field.runs].map((element) => [element, field] as const)));
  const codes = new Set(fields.flatMap((field) => field.codePieces));

  const textAround = (paragraph: XmlElement, position: number): string => {
    let text = '';
    let at = 0;
    const named = new Set<ScannedField>();
    const visit = (element: XmlElement): void => {
      if (element.name === 'w:txbxContent' || element.name === 'w:pPr' || codes.has(element)) return;
      if (element.start <= position) at = text.length;
      const field = byMark.get(element);
      if (field && !named.has(field)) {
        named.add(field);
        text += `«${writtenName(field.code)}»`;
      }
      if (element.name === 'w:tab' || element.name === 'w:br') text += ' ';
      else if (element.name === 'w:t') text += byMark.has(element.parent!) ? '' : textOf(story.document, element);
      else element.children.forEach(visit);
    };
    paragraph.children.forEach(visit);
    const from = text.length <= nearLength ? 0 : Math.max(0, Math.min(at - nearBefore, text.length - nearLength));
    return text.slice(from, from + nearLength).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '').trim();
  };

  return (element, occurrence) => {
    const paragraph = element.name === 'w:p' ? element : ancestor(element, 'w:p') ?? story.paragraphs.find(({ start }) => start >= element.start);
    return {
      story: story.kind, paragraph: (paragraph && numbers.get(paragraph)) ?? story.paragraphsBefore, occurrence,
      near: paragraph ? textAround(paragraph, element.start) : '',
    };
  };
}
