import { writtenName } from '../field/fieldCode';
import type { ScannedField } from '../field/fieldScanner';
import { childrenBetween, textOf, type XmlElement } from '../package/xmlElements';
import { isWithin, type MarkedPassage } from './passages';
import type { Story } from './story';

/** A standard that is shown to a person is no longer than this. */
const longest = 2000;

/** The standard text of a passage as it reads: paragraphs and line breaks as lines, merge fields as «Name». */
export function passageText({ document, container, fields }: Story & { fields: readonly ScannedField[] }, passage: MarkedPassage): string {
  if (passage.emptyLook !== undefined) return '';
  const inIt = fields.filter(({ begin, end }) => begin.start < passage.to && end.end > passage.from);
  const byMark = new Map<XmlElement, ScannedField>(inIt.filter(({ code, deleted }) => code.type === 'MERGEFIELD' && !deleted).flatMap((field) => [field.begin, ...field.runs].map((element) => [element, field] as const)));
  const codes = new Set(inIt.flatMap((field) => field.codePieces));
  const named = new Set<ScannedField>();
  let text = '';
  const visit = (element: XmlElement): void => {
    if (element.end <= passage.from || element.start >= passage.to || element.name === 'w:txbxContent' || element.name === 'w:pPr' || codes.has(element)) return;
    if (element.name === 'w:p' && isWithin(element, passage) && text !== '') text += '\n';
    const field = byMark.get(element);
    if (field && !named.has(field)) {
      named.add(field);
      text += `«${writtenName(field.code)}»`;
    }
    if (element.name === 'w:tab') text += '\t';
    else if (element.name === 'w:br') text += '\n';
    else if (element.name === 'w:t') text += byMark.has(element.parent!) || !isWithin(element, passage) ? '' : textOf(document, element);
    else childrenBetween(element, passage.from, passage.to).forEach(visit);
  };
  childrenBetween(container, passage.from, passage.to).forEach(visit);
  return text.slice(0, longest).replace(/[\ud800-\udbff]$/, '').trim();
}
