import type { DocxParts } from './docxParts';
import type { DocumentChange, Pen, Position, Selection, Span } from './liveDocument';
import { xmlNamespace } from './wordXml';

/** How places move with an edit. */
export type Shift =
  | { kind: 'insert' | 'delete'; paragraph: Element; at: number; count: number }
  /** What stood in `paragraph` after `at` now stands in `tail`, from 0; `join` is the way back. */
  | { kind: 'split' | 'join'; paragraph: Element; at: number; tail: Element }
  | { kind: 'drop'; paragraph: Element; to: Position };

/** Writes XML and says how places move with it. */
export interface EditPen extends Pen { shift(shift: Shift): void }

type Step =
  | { kind: 'insert'; parent: Node; node: Node; before: Node | null }
  | { kind: 'remove'; parent: Node; node: Node; before: Node | null }
  | { kind: 'text'; element: Element; was: string; is: string }
  | { kind: 'attribute'; element: Element; namespace: string | null; name: string; was: string | undefined; is: string | undefined }
  | { kind: 'part'; name: string; was: Uint8Array | undefined; is: Uint8Array | undefined }
  | { kind: 'shift'; shift: Shift };

interface Entry { label: string; typing: boolean; steps: Step[]; before: Selection; after: Selection }

const inverse = { insert: 'remove', remove: 'insert' } as const;
const inverseShift = { insert: 'delete', delete: 'insert', split: 'join', join: 'split' } as const;

/**
 * Writes down every change of the XML as a step that can be done and undone. Nodes keep their identity, so what others know of
 * them (painted lines, places, selections) stays right. A part is edited as long as a step that is done touches it.
 */
export class Journal implements EditPen {
  private readonly done: Entry[] = [];
  private readonly undone: Entry[] = [];
  private open: Entry | undefined;
  private lastingState: object | undefined;
  private readonly counts = new Map<string, number>();
  private readonly followers = new Set<WeakRef<Span>>();

  constructor(private readonly parts: () => DocxParts, private readonly selection: { get(): Selection; set(selection: Selection): void }, private readonly changed: (change: DocumentChange) => void) {}

  get canUndo(): boolean { return this.done.length > 0; }
  get canRedo(): boolean { return this.undone.length > 0; }
  /** Where the document stands: equal values mean equal documents. */
  get state(): unknown { return this.done.at(-1) ?? this.lastingState; }

  isEdited = (part: string): boolean => (this.counts.get(part) ?? 0) > 0;

  follow(span: Span): Span {
    const followed = { start: span.start, end: span.end };
    this.followers.add(new WeakRef(followed));
    return followed;
  }

  transaction<Result>(label: string, edits: () => Result, typing = false): Result {
    if (this.open) {
      const mark = this.open.steps.length;
      try {
        return edits();
      } catch (error) {
        this.takeBack(this.open.steps.splice(mark));
        throw error;
      }
    }
    const entry: Entry = this.open = { label, typing, steps: [], before: this.selection.get(), after: this.selection.get() };
    try {
      return edits();
    } catch (error) {
      this.takeBack(entry.steps.splice(0));
      this.selection.set(entry.before);
      throw error;
    } finally {
      this.open = undefined;
      entry.after = this.selection.get();
      if (entry.steps.length > 0) this.keep(entry);
    }
  }

  /** Changes that undo passes over. They must not touch what steps of undo touch. */
  lasting(edits: () => void): void {
    if (this.open) return edits();
    const entry: Entry = this.open = { label: '', typing: false, steps: [], before: this.selection.get(), after: this.selection.get() };
    try {
      edits();
    } catch (error) {
      this.takeBack(entry.steps.splice(0));
      throw error;
    } finally {
      this.open = undefined;
    }
    if (entry.steps.length === 0) return;
    this.lastingState = {};
    const last = this.done.pop();
    if (last) this.done.push({ ...last });
    this.changed({ ...touchedBy(entry.steps, this.parts()), why: 'edit' });
  }

  private keep(entry: Entry): void {
    this.undone.length = 0;
    const last = this.done.at(-1);
    if (entry.typing && last?.typing && last.label === entry.label && same(last.after, entry.before)) {
      // A new entry replaces the old one, so that `state` tells the two documents apart.
      this.done[this.done.length - 1] = { ...last, steps: [...last.steps, ...entry.steps], after: entry.after };
    } else this.done.push(entry);
    this.changed({ ...touchedBy(entry.steps, this.parts()), why: 'edit' });
  }

  /** What is typed next is a step of its own. */
  pause(): void {
    const last = this.done.at(-1);
    if (last) last.typing = false;
  }

  undo(): boolean {
    const entry = this.done.pop();
    if (!entry) return false;
    this.takeBack([...entry.steps]);
    this.undone.push(entry);
    this.selection.set(entry.before);
    this.changed({ ...touchedBy(entry.steps, this.parts()), why: 'undo' });
    return true;
  }

  redo(): boolean {
    const entry = this.undone.pop();
    if (!entry) return false;
    for (const step of entry.steps) this.perform(step, 1);
    this.done.push(entry);
    this.selection.set(entry.after);
    this.changed({ ...touchedBy(entry.steps, this.parts()), why: 'redo' });
    return true;
  }

  insert(parent: Node, node: Node, before: Node | null): void {
    if (node.parentNode) this.remove(node);
    this.record({ kind: 'insert', parent, node, before });
  }

  remove(node: Node): void {
    if (node.parentNode) this.record({ kind: 'remove', parent: node.parentNode, node, before: node.nextSibling });
  }

  setText(element: Element, text: string): void {
    const was = element.textContent ?? '';
    if (was !== text) this.record({ kind: 'text', element, was, is: text });
    if (text.trim() !== text && !element.getAttributeNS(xmlNamespace, 'space')) this.setAttribute(element, xmlNamespace, 'xml:space', 'preserve');
  }

  setAttribute(element: Element, namespace: string | null, name: string, value: string | undefined): void {
    const was = element.getAttributeNS(namespace, name.split(':').at(-1)!) ?? undefined;
    if (was !== value) this.record({ kind: 'attribute', element, namespace, name, was, is: value });
  }

  setPart(name: string, bytes: Uint8Array | undefined): void {
    this.record({ kind: 'part', name, was: this.parts().raw(name), is: bytes });
  }

  shift(shift: Shift): void {
    if (!('count' in shift) || shift.count > 0) this.record({ kind: 'shift', shift });
  }

  private record(step: Step): void {
    if (!this.open) throw new Error('Edits belong into a transaction.');
    this.open.steps.push(step);
    this.perform(step, 1);
  }

  private takeBack(steps: Step[]): void {
    for (const step of steps.reverse()) this.perform(step, -1);
  }

  private perform(step: Step, direction: 1 | -1): void {
    if (step.kind === 'shift') return this.moveFollowers(step.shift, direction);
    if (step.kind === 'part') return this.parts().setRaw(step.name, direction === 1 ? step.is : step.was);
    const part = this.parts().partOf(step.kind === 'insert' || step.kind === 'remove' ? step.parent : step.element);
    if (part !== undefined) this.counts.set(part, (this.counts.get(part) ?? 0) + direction);
    if (step.kind === 'text') {
      step.element.textContent = direction === 1 ? step.is : step.was;
    } else if (step.kind === 'attribute') {
      const value = direction === 1 ? step.is : step.was;
      if (value === undefined) step.element.removeAttributeNS(step.namespace, step.name.split(':').at(-1)!);
      else step.element.setAttributeNS(step.namespace, step.name, value);
    } else if ((direction === 1 ? step.kind : inverse[step.kind]) === 'insert') step.parent.insertBefore(step.node, step.before);
    else step.parent.removeChild(step.node);
  }

  private moveFollowers(shift: Shift, direction: 1 | -1): void {
    const way: Shift | undefined = direction === 1 ? shift : shift.kind === 'drop' ? undefined : { ...shift, kind: inverseShift[shift.kind] } as Shift;
    if (!way) return;
    for (const reference of this.followers) {
      const span = reference.deref();
      if (!span) {
        this.followers.delete(reference);
        continue;
      }
      span.start = moved(span.start, way);
      span.end = moved(span.end, way);
    }
    const { anchor, focus } = this.selection.get();
    this.selection.set({ anchor: moved(anchor, way), focus: moved(focus, way) });
  }
}

/** Where a place is after a shift. What is inserted exactly there stands after it. */
export function moved(position: Position, shift: Shift): Position {
  const { paragraph, offset } = position;
  switch (shift.kind) {
    case 'insert': return paragraph === shift.paragraph && offset > shift.at ? { paragraph, offset: offset + shift.count } : position;
    case 'delete': return paragraph === shift.paragraph && offset > shift.at ? { paragraph, offset: Math.max(shift.at, offset - shift.count) } : position;
    case 'split': return paragraph === shift.paragraph && offset > shift.at ? { paragraph: shift.tail, offset: offset - shift.at } : position;
    case 'join': return paragraph === shift.tail ? { paragraph: shift.paragraph, offset: offset + shift.at } : position;
    case 'drop': return paragraph === shift.paragraph ? shift.to : position;
  }
}

const same = (one: Selection, other: Selection): boolean =>
  one.anchor.paragraph === other.anchor.paragraph && one.anchor.offset === other.anchor.offset && one.focus.paragraph === other.focus.paragraph && one.focus.offset === other.focus.offset;

function touchedBy(steps: Step[], parts: DocxParts): Pick<DocumentChange, 'touched' | 'parts'> {
  const touched = new Set<Element>();
  const names = new Set<string>();
  for (const step of steps) {
    if (step.kind === 'part') names.add(step.name);
    if (step.kind === 'part' || step.kind === 'shift') continue;
    const node = step.kind === 'insert' || step.kind === 'remove' ? step.parent : step.element;
    if (node.nodeType === 1) touched.add(node as Element);
    const part = parts.partOf(node);
    if (part !== undefined) names.add(part);
  }
  return { touched, parts: names };
}
