import { isWord } from '../look/wordXml';
import type { Painted } from '../paint/painted';
import { paintedFields } from '../paint/storyPainter';

/** A place in the XML as the live document speaks of it: in a `w:t`, before (0) or after (1) an object or field, in a paragraph. */
export interface XmlPlace { node: Element; offset: number }
export interface HtmlPlace { node: Node; offset: number }

/** The XML place of a place on the page; undefined where there is no text near. */
export function xmlPlaceOf(painted: Painted, { node, offset }: HtmlPlace): XmlPlace | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  const thing = element?.closest('.field, [contenteditable="false"]:not(.zone, .notes, .number-label, .text-box)');
  const xml = thing && painted.xmlOf(thing);
  if (thing && xml) return { node: xml as Element, offset: nearerEdge(thing, node, offset) };
  if (node.nodeType === Node.TEXT_NODE) {
    const text = painted.xmlOf(node);
    if (isWord(text, 't', 'delText')) return { node: text, offset };
    const parent = node.parentNode;
    return parent ? xmlPlaceOf(painted, { node: parent, offset: [...parent.childNodes].indexOf(node as ChildNode) + (offset > 0 ? 1 : 0) }) : undefined;
  }
  const before = node.childNodes[offset - 1];
  const after = node.childNodes[offset];
  return edge(painted, before, 1) ?? edge(painted, after, 0) ?? nearestParagraph(painted, node, after ?? before);
}

/** A click into a field or picture means the nearer side of it. */
function nearerEdge(thing: Element, node: Node, offset: number): 0 | 1 {
  if (node === thing) return offset === 0 ? 0 : 1;
  const before = thing.ownerDocument.createRange();
  before.setStart(thing, 0);
  before.setEnd(node, offset);
  return before.toString().length * 2 < thing.textContent!.length ? 0 : 1;
}

/** The place at an edge of something painted in a line. */
function edge(painted: Painted, node: Node | undefined, side: 0 | 1): XmlPlace | undefined {
  if (!node) return undefined;
  const xml = painted.xmlOf(node);
  if (isWord(xml, 'p', 'tbl', 'tr', 'tc', 'body', 'hdr', 'ftr', 'footnote', 'endnote')) return undefined;
  if (node.nodeType === Node.TEXT_NODE) return isWord(xml, 't', 'delText') ? { node: xml, offset: side ? xml.textContent!.length : 0 } : undefined;
  if (paintedFields.has(node) || isObject(xml)) return { node: xml as Element, offset: side };
  // A wrapper: a run, a link, a content control.
  return edge(painted, (side ? node.lastChild : node.firstChild) ?? undefined, side);
}

export const isObject = (xml: Node | undefined): boolean =>
  isWord(xml, 'tab', 'ptab', 'br', 'cr', 'drawing', 'pict', 'object', 'sym', 'noBreakHyphen', 'softHyphen', 'footnoteReference', 'endnoteReference');

function nearestParagraph(painted: Painted, node: Node, near: Node | undefined): XmlPlace | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  const own = element?.closest('.paragraph');
  const found = own ?? (near instanceof Element ? (near.matches('.paragraph') ? near : near.querySelector('.paragraph')) : null) ?? element?.querySelector('.paragraph');
  const paragraph = painted.xmlOf(found);
  return isWord(paragraph, 'p') ? { node: paragraph, offset: 0 } : undefined;
}

/** Where an XML place stands on the page; `preferred` is the page that is being worked on (a header stands on many). */
export function htmlPlaceOf(painted: Painted, { node, offset }: XmlPlace, preferred?: Node | null): HtmlPlace | undefined {
  const html = painted.htmlOf(node, preferred);
  if (!html) return undefined;
  if (html.nodeType === Node.TEXT_NODE) return { node: html, offset: Math.min(offset, html.textContent!.length) };
  if (isWord(node, 'p')) {
    const label = (html.firstChild as HTMLElement | null)?.classList?.contains('number-label') ? 1 : 0;
    return { node: html, offset: label };
  }
  const parent = html.parentNode;
  return parent ? { node: parent, offset: [...parent.childNodes].indexOf(html as ChildNode) + (offset > 0 ? 1 : 0) } : undefined;
}
