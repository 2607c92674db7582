import type { LiveDocument, Pen } from '../../document/liveDocument';
import { word } from '../../document/wordXml';
import { child, childrenOf, closest, isWord } from '../look/wordXml';

/** The order of paragraph properties (ECMA-376 17.3.1.26), as far as the page sets any. */
const order = ['pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'framePr', 'widowControl', 'numPr', 'suppressLineNumbers', 'pBdr', 'shd', 'tabs', 'suppressAutoHyphens',
  'kinsoku', 'wordWrap', 'overflowPunct', 'topLinePunct', 'autoSpaceDE', 'autoSpaceDN', 'bidi', 'adjustRightInd', 'snapToGrid', 'spacing', 'ind', 'contextualSpacing',
  'mirrorIndents', 'suppressOverlap', 'jc', 'textDirection', 'textAlignment', 'textboxTightWrap', 'outlineLvl', 'divId', 'cnfStyle', 'rPr', 'sectPr', 'pPrChange'];

/** The paragraphs of the selection, in order. */
export function chosenParagraphs(live: LiveDocument): Element[] {
  const { start, end } = live.spanOf(live.selection);
  const all = live.paragraphs(live.storyOf(start.paragraph)?.root);
  return all.slice(all.indexOf(start.paragraph), all.indexOf(end.paragraph) + 1);
}

/** Sets a property with one value, such as `w:jc` or `w:pStyle`, on the chosen paragraphs; undefined takes it away. */
export function setParagraphProperty(live: LiveDocument, name: 'jc' | 'pStyle', value: string | undefined): void {
  live.write(name === 'jc' ? 'align' : 'style', (pen) => {
    for (const paragraph of chosenParagraphs(live)) setProperty(pen, paragraph, name, value);
  });
}

function setProperty(pen: Pen, paragraph: Element, name: string, value: string | undefined): void {
  const properties = child(paragraph, 'pPr');
  const known = child(properties, name);
  if (value === undefined) {
    if (known) pen.remove(known);
  } else if (known) pen.setAttribute(known, known.namespaceURI, `${known.prefix || 'w'}:val`, value);
  else if (!properties) pen.insert(paragraph, word(paragraph, 'pPr', {}, word(paragraph, name, { val: value })), paragraph.firstChild);
  else pen.insert(properties, word(paragraph, name, { val: value }), childrenOf(properties).find((one) => order.indexOf(one.localName) > order.indexOf(name)) ?? null);
}

/** A new page at the caret: a run with a page break. */
export function insertPageBreak(live: LiveDocument): void {
  const { start } = live.spanOf(live.selection);
  const namespace = closest(start.paragraph, 'p')!.namespaceURI!;
  const span = live.insertOoxml(start, `<w:document xmlns:w="${namespace}"><w:body><w:p><w:r><w:br w:type="page"/></w:r></w:p></w:body></w:document>`);
  live.setSelection({ anchor: span.end, focus: span.end });
}

/** The run whose look the caret shows: the one it stands in or after. */
export function runAtCaret(live: LiveDocument): Element | undefined {
  const { node, offset } = live.nodeAt(live.selection.focus);
  if (isWord(node, 'p')) return undefined;
  const own = closest(node, 'r');
  if (own && offset === 0 && isWord(own.previousSibling, 'r')) return own.previousSibling;
  return own;
}
