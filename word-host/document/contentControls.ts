import type { EditPen } from './journal';
import type { Span } from './liveDocument';
import { openAt, runAt } from './textEdits';
import { attribute, below, child, childrenOf, isWord, textElement, word } from './wordXml';

/** The content controls in an element, outermost first (ECMA-376 17.5.2). */
export const controlsIn = (root: Element): Element[] => [...below(root)].filter((one) => isWord(one, 'sdt'));

export const controlId = (control: Element): number => Number(attribute(child(child(control, 'sdtPr'), 'id')) ?? 0) | 0;

/** The elements of `w:sdtPr` in the order validators ask for; the kind of control comes last. */
const order = ['rPr', 'alias', 'tag', 'id', 'lock', 'placeholder', 'temporary', 'showingPlcHdr', 'dataBinding', 'label', 'tabIndex', 'appearance', 'color'];

export function readControl(control: Element, name: string): string | undefined {
  const found = childrenOf(child(control, 'sdtPr')).find((one) => one.localName === name);
  return found && (attribute(found) ?? found.getAttributeNS(found.namespaceURI, 'val') ?? '');
}

/** Sets or (with undefined) removes a property of a content control. */
export function writeControl(pen: EditPen, control: Element, name: string, value: string | undefined): void {
  const properties = child(control, 'sdtPr')!;
  const old = child(properties, name);
  if (old && value !== undefined) return pen.setAttribute(old, old.namespaceURI, `${old.prefix ?? 'w'}:val`, value);
  if (old) return pen.remove(old);
  if (value === undefined) return;
  const rank = order.indexOf(name);
  const next = childrenOf(properties).find((one) => !order.includes(one.localName) || order.indexOf(one.localName) > rank);
  pen.insert(properties, word(properties, name, { val: value }), next ?? null);
}

/** Puts a rich-text control around a stretch: around whole paragraphs, or inside one. Undefined where the stretch cannot be wrapped. */
export function wrapInControl(pen: EditPen, { start, end }: Span, wholeParagraphs: boolean, taken: ReadonlySet<number>): Element | undefined {
  let id = 1_000_001;
  while (taken.has(id)) id += 1;
  const control = word(start.paragraph, 'sdt');
  const content = word(start.paragraph, 'sdtContent');
  control.appendChild(word(start.paragraph, 'sdtPr', {}, word(start.paragraph, 'id', { val: String(id) })));
  control.appendChild(content);
  if (wholeParagraphs) {
    const parent = start.paragraph.parentNode!;
    if (end.paragraph.parentNode !== parent) return undefined;
    pen.insert(parent, control, start.paragraph);
    for (let at: Node | null = start.paragraph; at;) {
      const next: Node | null = at.nextSibling;
      pen.insert(content, at, null);
      if (at === end.paragraph) break;
      at = next;
    }
    return control;
  }
  if (start.paragraph !== end.paragraph) return undefined;
  const last = openAt(pen, end);
  const first = openAt(pen, start);
  if (start.offset === end.offset) {
    pen.insert(last.parent, control, last.before);
    runAt(pen, { parent: content, before: null, look: last.look }, [textElement(content, 't', '')]);
    return control;
  }
  /* A stretch that begins or ends with another control goes around it. */
  const from = first.parent === last.parent ? first : outOf(first, 'start');
  const to = first.parent === last.parent ? last : outOf(last, 'end');
  if (from.parent !== to.parent) return undefined;
  const moving: Node[] = [];
  for (let at = from.before; at && at !== to.before; at = at.nextSibling) moving.push(at);
  pen.insert(from.parent, control, from.before);
  for (const node of moving) pen.insert(content, node, null);
  return control;
}

/** The place before or behind the controls whose first or last place this is. */
function outOf({ parent, before }: { parent: Node; before: Node | null }, edge: 'start' | 'end'): { parent: Node; before: Node | null } {
  if (!isWord(parent as Element, 'sdtContent') || before !== (edge === 'start' ? parent.firstChild : null)) return { parent, before };
  const control = parent.parentNode!;
  return outOf({ parent: control.parentNode!, before: edge === 'start' ? control : control.nextSibling }, edge);
}

/** Removes a control and leaves its content where it was. */
export function unwrapControl(pen: EditPen, control: Element): void {
  const parent = control.parentNode;
  if (!parent) return;
  for (let at = child(control, 'sdtContent')?.firstChild ?? null; at;) {
    const next: ChildNode | null = at.nextSibling;
    pen.insert(parent, at, control);
    at = next;
  }
  pen.remove(control);
}
