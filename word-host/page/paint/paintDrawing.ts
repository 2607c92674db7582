import { isWord, px, relationshipId, within } from '../look/wordXml';
import { make } from './painted';

/** Where the bytes of a picture are: an address the page can show, by relationship id of the part being painted. */
export type PictureSource = (relationship: string) => string | undefined;

const emu = (value: string | null | undefined): number => Number(value ?? 0) / 9525;

/** The content of a text box, of the branch the page can paint. */
export const textBoxOf = (node: Element): Element | undefined => within(chosen(node), 'txbxContent');

/** `mc:AlternateContent`: the choice is ours, the fallback is VML for old Words. */
const chosen = (node: Element): Element => within(node, 'Choice') ?? node;

/** Paints a picture, a shape or a text box, in the line or anchored beside it (ECMA-376 20.4.2). */
export function paintDrawing(node: Element, pictures: PictureSource, box?: HTMLElement): HTMLElement {
  const drawing = chosen(node);
  const extent = within(drawing, 'extent');
  const width = emu(extent?.getAttribute('cx'));
  const height = emu(extent?.getAttribute('cy'));
  const embedded = relationshipId(within(drawing, 'blip'), 'embed') ?? relationshipId(within(drawing, 'imagedata'), 'id');
  const source = embedded === undefined ? undefined : pictures(embedded);
  let element: HTMLElement;
  if (box) element = box;
  else if (source) {
    const image = make('img', 'picture');
    image.src = source;
    image.alt = within(drawing, 'docPr')?.getAttribute('descr') ?? '';
    image.draggable = false;
    element = image;
  } else element = make('span', 'shape');
  if (width) element.style.width = px(width);
  if (height) element.style[box ? 'minHeight' : 'height'] = px(height);
  if (!source) shapeLook(element, drawing);
  const anchor = within(drawing, 'anchor');
  if (anchor) place(element, anchor, width, height);
  return element;
}

function shapeLook(element: HTMLElement, drawing: Element): void {
  const properties = within(drawing, 'spPr');
  const own = (name: string): Element | undefined => [...properties?.children ?? []].find((one) => one.localName === name);
  const fill = own('solidFill');
  const colour = within(fill, 'srgbClr')?.getAttribute('val');
  if (colour) element.style.backgroundColor = `#${colour}`;
  const line = within(own('ln'), 'srgbClr')?.getAttribute('val');
  if (line) element.style.border = `1px solid #${line}`;
}

/**
 * Anchored drawings are positioned in CSS pixels. Those relative to the page carry where they want to be (`data-from-page`):
 * the page layout moves them once it knows where their paragraph stands.
 */
function place(element: HTMLElement, anchor: Element, width: number, height: number): void {
  const horizontal = within(anchor, 'positionH');
  const vertical = within(anchor, 'positionV');
  element.classList.add('anchored');
  element.style.position = 'absolute';
  element.style.zIndex = anchor.getAttribute('behindDoc') === '1' ? '0' : '1';
  element.dataset.horizontal = [horizontal?.getAttribute('relativeFrom') ?? 'column', within(horizontal, 'align')?.textContent ?? '', emu(within(horizontal, 'posOffset')?.textContent)].join(' ');
  element.dataset.vertical = [vertical?.getAttribute('relativeFrom') ?? 'paragraph', within(vertical, 'align')?.textContent ?? '', emu(within(vertical, 'posOffset')?.textContent)].join(' ');
  element.dataset.size = `${width} ${height}`;
  const wraps = [...anchor.children].some((one) => ['wrapSquare', 'wrapTight', 'wrapThrough', 'wrapTopAndBottom'].includes(one.localName));
  if (wraps) element.dataset.wraps = [...anchor.children].some((one) => one.localName === 'wrapTopAndBottom') ? 'below' : 'beside';
}

export const isPictureNode = (node: Node): boolean => isWord(node, 'drawing', 'pict', 'object');
