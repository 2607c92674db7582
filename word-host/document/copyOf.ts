import type { DocxParts } from './docxParts';
import { halfFields } from './fieldReader';
import { writeFlatOpc } from './flatOpc';
import type { EditPen } from './journal';
import type { Dom, Span } from './liveDocument';
import { deleteUnits, removePiece } from './textEdits';
import { lengthOf, paragraphsBelow, unitsOf } from './units';
import { childrenOf, holds, isWord, word, xmlNamespace } from './wordXml';

/** Writes on a copy, where nothing needs to be taken back. */
const copyPen: EditPen = {
  insert: (parent, node, before) => void parent.insertBefore(node, before),
  remove: (node) => void node.parentNode?.removeChild(node),
  setText(element, text) {
    element.textContent = text;
    if (text.trim() !== text) element.setAttributeNS(xmlNamespace, 'xml:space', 'preserve');
  },
  setAttribute(element, namespace, name, value) {
    if (value === undefined) element.removeAttributeNS(namespace, name.split(':').at(-1)!);
    else element.setAttributeNS(namespace, name, value);
  },
  setPart: () => undefined,
  shift: () => undefined,
};

/** The flat OPC text of a stretch: its blocks, cut where the stretch begins and ends. */
export function ooxmlOf(parts: DocxParts, dom: Dom, { start, end }: Span): string {
  let container = start.paragraph.parentNode as Element;
  while (!holds(container, end.paragraph) || isWord(container, 'tbl', 'tr', 'sdtContent')) container = container.parentNode as Element;
  const blocks = childrenOf(container);
  const first = blocks.findIndex((block) => holds(block, start.paragraph));
  const last = blocks.findIndex((block) => holds(block, end.paragraph));
  const originals = blocks.slice(first, last + 1);
  const holder = word(start.paragraph, 'body');
  for (const block of originals) holder.appendChild(block.cloneNode(true));
  const copies = paragraphsBelow(holder);
  const paragraphs = originals.flatMap(paragraphsBelow);
  const from = paragraphs.indexOf(start.paragraph);
  const to = paragraphs.indexOf(end.paragraph);
  copies.forEach((copy, number) => {
    const length = lengthOf(unitsOf(copy));
    if (number > to) deleteUnits(copyPen, copy, 0, length);
    else if (number === to) deleteUnits(copyPen, copy, end.offset, length);
    if (number < from) deleteUnits(copyPen, copy, 0, length);
    else if (number === from) deleteUnits(copyPen, copy, 0, start.offset);
  });
  // A field that is only begun or only ended in the stretch comes as the text it shows.
  for (const piece of halfFields(copies)) removePiece(copyPen, piece);
  return writeFlatOpc(childrenOf(holder), parts.partOf(start.paragraph)!, parts, dom);
}
