import { writtenName } from '../field/fieldCode';
import type { ScannedField } from '../field/fieldScanner';
import type { Place } from '../issues/mergeIssue';
import { ancestor, textOf, type XmlElement } from '../package/xmlElements';
import type { Story } from './story';

const nearLength = 80;
const nearBefore = 30;

/** Finds places in one story; what it needs to know of all paragraphs and fields is gathered once. */
export type PlaceFinder = (element: XmlElement, occurrence: number) => Place;

/** A paragraph as it reads, and how much of that stands before each of its elements. */
interface ReadText { text: string; places: { start: number; at: number }[] }

/** Makes the finder of a story. Places are in the reader's coordinates, with the text around and merge fields in it as «Name». */
export function placeFinder(story: Story, fields: readonly ScannedField[]): PlaceFinder {
  const numbers = new Map(story.paragraphs.map((paragraph, index) => [paragraph, story.paragraphsBefore + index]));
  const merged = fields.filter(({ code, deleted }) => code.type === 'MERGEFIELD' && !deleted);
  const byMark = new Map<XmlElement, ScannedField>(merged.flatMap((field) => [field.begin, ...field.runs].map((element) => [element, field] as const)));
  const codes = new Set(fields.flatMap((field) => field.codePieces));

  const read = new Map<XmlElement, ReadText>();
  /* A paragraph is read once, for all the fields in it. */
  const textOfParagraph = (paragraph: XmlElement): ReadText => {
    const known = read.get(paragraph);
    if (known) return known;
    let text = '';
    const places: ReadText['places'] = [];
    const named = new Set<ScannedField>();
    const visit = (element: XmlElement): void => {
      if (element.name === 'w:txbxContent' || element.name === 'w:pPr' || codes.has(element)) return;
      places.push({ start: element.start, at: text.length });
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
    read.set(paragraph, { text, places });
    return { text, places };
  };
  const textAround = (paragraph: XmlElement, position: number): string => {
    const { text, places } = textOfParagraph(paragraph);
    const at = atPosition(places, position);
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

/** How much of the text stands before the last element that begins there or earlier. */
function atPosition(places: ReadText['places'], position: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.start > position) high = middle;
    else low = middle + 1;
  }
  return places[low - 1]?.at ?? 0;
}
