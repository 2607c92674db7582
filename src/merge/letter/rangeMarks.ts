import { descendantsBetween, type XmlElement } from '../package/xmlElements';

/**
 * Marks that begin or end a range: bookmarks, comments, permissions, moves (ECMA-376 Part 1 §17.13). Their partner may stand anywhere, so a mark
 * stays where the text around it goes. They may stand between paragraphs as well as in one.
 */
export const isRangeMark = ({ name }: XmlElement): boolean => /^w:(?:bookmark|perm|(?:comment|moveFrom|moveTo|customXml(?:Ins|Del|MoveFrom|MoveTo))Range)(?:Start|End)$/.test(name);

/** The range marks in a stretch of the text, in order. */
export function* rangeMarksIn(element: XmlElement, from = element.start, to = element.end): Generator<XmlElement> {
  for (const one of descendantsBetween(element, from, to)) if (isRangeMark(one) && one.start >= from && one.end <= to) yield one;
}
