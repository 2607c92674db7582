import type { HElement } from 'docx-preview';
import { closeItems } from './closeItems';
import { pictureWords } from './pictureWords';

/**
 * Paints a letter's bytes into a shadow tree, so that neither the letter's styles nor the pane's reach the other, and scales it to
 * `width` CSS pixels. Style elements carry the page's CSP nonce. Does nothing where the letter is no longer wanted once it is ready;
 * rejects where the bytes cannot be painted.
 */
export async function renderLetter(bytes: Uint8Array, into: ShadowRoot, nonce: string | undefined, width: number, stillWanted: () => boolean = () => true): Promise<void> {
  const { parseAsync, renderDocument } = await import('docx-preview');
  const page = document.createElement('div');
  const styles = document.createElement('div');
  const options = {
    h: (element: HElement | Node | string) => build(element, nonce),
    inWrapper: false, breakPages: true, ignoreLastRenderedPageBreak: true, useBase64URL: true, renderChanges: false, renderComments: false, renderAltChunks: false,
  };
  const letter: unknown = await parseAsync(bytes, { ...options, keepOrigin: true } as typeof options);
  const describe = pictureWords(letter);
  const painted = await renderDocument(letter, { ...options, h: (element) => describe.made(options.h(element)) });
  if (!stillWanted()) return;
  closeItems(letter, painted);
  for (const node of painted) (node.nodeName === 'STYLE' ? styles : page).append(node);
  const ours = build({ tagName: 'style', children: [letterLook] }, nonce);
  into.replaceChildren(ours, styles, page);
  page.className = 'letter';
  const paper = page.querySelector('section')?.offsetWidth ?? 0;
  if (width > 0 && paper > width) page.style.setProperty('zoom', String(width / paper));
}

const letterLook = `
  .letter { color: black; }
  .letter > section { box-sizing: border-box; background: white; box-shadow: 0 1px 4px rgba(0, 0, 0, .35); margin: 0 0 24px; overflow: hidden; }
`;

/** docx-preview's own way to make elements, but styles go through the style object: a style attribute in text would break the CSP. */
function build(element: HElement | Node | string, nonce: string | undefined): Node {
  if (typeof element === 'string') return document.createTextNode(element);
  if (element instanceof Node) return element;
  const { ns, tagName, className, style, children = [], ...properties } = element;
  if (tagName === '#comment') return document.createComment('');
  if (tagName === '#fragment') {
    const fragment = document.createDocumentFragment();
    fragment.append(...children.map((child) => build(child, nonce)));
    return fragment;
  }
  const made = (ns ? document.createElementNS(ns, tagName) : document.createElement(tagName)) as HTMLElement;
  if (className) made.setAttribute('class', className);
  if (tagName === 'style' && nonce) made.setAttribute('nonce', nonce);
  if (typeof style === 'string') made.style.cssText = style;
  else if (style) Object.assign(made.style, style);
  for (const [name, value] of Object.entries(properties)) if (value !== undefined) (made as unknown as Record<string, unknown>)[name] = value;
  made.append(...children.map((child) => build(child, nonce)));
  // A link in a preview leads nowhere: the letter is only looked at.
  if (tagName === 'a') made.removeAttribute('href');
  return made;
}
