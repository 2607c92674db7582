import { controlsIn } from './contentControls';
import { ooxmlOf } from './copyOf';
import { DocxParts, type Packing } from './docxParts';
import { readFields } from './fieldReader';
import { insertOoxml, type OoxmlTarget } from './insertOoxml';
import { Journal } from './journal';
import { DocumentProblem, type DocumentChange, type Dom, type Field, type LiveDocument, type Pen, type Position, type Selection, type Span, type Story, type TextLook, type Unit } from './liveDocument';
import { Lookup } from './lookup';
import { attached, storiesOf, storyOf } from './stories';
import { deleteSpan, insertPieces, insertText, joinWithPrevious, openAt, runAt, splitParagraph } from './textEdits';
import { dressed, runsIn } from './textLook';
import { firstPiece, lengthBefore, lengthOf, paragraphsBelow, stepWithin, textBetween, unitsOf } from './units';
import { below, child, closest, isWord, textElement, word } from './wordXml';

/** Opens a .docx. Throws NOT_A_DOCX for anything else and DAMAGED for what cannot be read. */
export function openDocument(bytes: Uint8Array, dom: Dom): OpenDocument {
  return new OpenDocument(bytes, dom);
}

export class OpenDocument implements LiveDocument {
  readonly parts: DocxParts;
  readonly pen: Journal;
  readonly lookup: Lookup;
  readonly body: Element;
  private chosen: Selection;
  private saved: unknown;
  private readonly changeListeners = new Set<(change: DocumentChange) => void>();
  private readonly selectionListeners = new Set<() => void>();

  constructor(bytes: Uint8Array, readonly dom: Dom) {
    this.parts = new DocxParts(bytes, dom, (part) => this.pen?.isEdited(part) ?? false);
    this.pen = new Journal(() => this.parts, { get: () => this.chosen, set: (selection) => this.choose(selection) }, (change) => { for (const listener of this.changeListeners) listener(change); });
    this.lookup = new Lookup(this.parts);
    const body = child(this.parts.xml(this.mainPart)!.documentElement, 'body');
    const paragraph = body && paragraphsBelow(body)[0];
    if (!body || !paragraph) throw new DocumentProblem('DAMAGED', 'The document has no paragraph.');
    this.body = body;
    const start = { paragraph, offset: 0 };
    this.chosen = { anchor: start, focus: start };
  }

  get mainPart(): string { return this.parts.mainPart; }
  partNames(): string[] { return this.parts.all(); }
  xml(part: string): Document | undefined { return this.parts.xml(part); }
  bytes(part: string): Uint8Array | undefined { return this.parts.bytes(part); }
  partOf(node: Node): string | undefined { return this.parts.partOf(node); }
  target(part: string, relationship: string): string | undefined {
    return this.parts.relationships(part).find(({ id, external }) => id === relationship && !external)?.target;
  }
  targetOfType(part: string, ending: string): string | undefined {
    return this.parts.relationships(part).find(({ type, external }) => !external && type.endsWith(ending))?.target;
  }
  save(packing?: Packing): Uint8Array { return this.parts.pack(packing); }
  get edited(): boolean { return this.pen.state !== this.saved; }
  markSaved(): void {
    this.pen.pause();
    this.saved = this.pen.state;
  }

  stories(): Story[] { return storiesOf(this.parts); }
  storyOf(node: Node): Story | undefined { return storyOf(this.parts, node); }
  paragraphs(root: Element = this.body): Element[] { return paragraphsBelow(root); }
  units(paragraph: Element): Unit[] { return unitsOf(paragraph); }
  text(paragraph: Element): string { return unitsOf(paragraph).map(({ text }) => text).join(''); }
  textOf({ start, end }: Span): string {
    return this.between(start, end).map(({ paragraph, from, to }) => textBetween(unitsOf(paragraph), from, to)).join('\n');
  }
  length(paragraph: Element): number { return lengthOf(unitsOf(paragraph)); }
  fields(root: Element = this.body): Field[] { return readFields(paragraphsBelow(root)); }

  /** The pieces of paragraphs that a stretch covers, in order. */
  between(start: Position, end: Position): { paragraph: Element; from: number; to: number }[] {
    if (start.paragraph === end.paragraph) return [{ paragraph: start.paragraph, from: start.offset, to: end.offset }];
    const all = this.paragraphs(this.rootOf(start.paragraph));
    return all.slice(all.indexOf(start.paragraph), all.indexOf(end.paragraph) + 1).map((paragraph) => ({
      paragraph, from: paragraph === start.paragraph ? start.offset : 0, to: paragraph === end.paragraph ? end.offset : this.length(paragraph),
    }));
  }

  positionAt(node: Node, offset: number): Position | undefined {
    const element = (node.nodeType === 1 ? node : node.parentNode) as Element | null;
    const paragraph = closest(element, 'p') ?? (element && paragraphsBelow(element)[0]);
    if (!element || !paragraph || !attached(paragraph)) return undefined;
    const units = unitsOf(paragraph);
    if (element === paragraph) {
      const next = element.childNodes.item(offset);
      return { paragraph, offset: next ? lengthBefore(paragraph, next, false) : lengthOf(units) };
    }
    for (const unit of units) {
      if (unit.kind === 'text' && unit.node === element) return { paragraph, offset: unit.start + Math.min(Math.max(offset, 0), unit.length) };
      if (unit.kind !== 'text' && (unit.kind === 'field' ? unit.field.pieces : [unit.node]).some((piece) => piece === element)) return { paragraph, offset: unit.start + (offset > 0 ? 1 : 0) };
    }
    return { paragraph, offset: lengthBefore(paragraph, element, offset > 0) };
  }

  nodeAt(position: Position): { node: Element; offset: number } {
    const { paragraph, offset } = this.inRange(position);
    const units = unitsOf(paragraph);
    const text = units.find((unit) => unit.kind === 'text' && unit.start < offset && offset <= unit.start + unit.length) ?? units.find((unit) => unit.kind === 'text' && unit.start === offset);
    if (text) return { node: firstPiece(text), offset: offset - text.start };
    const before = units.find((unit) => unit.start + unit.length === offset);
    if (before) return { node: firstPiece(before), offset: 1 };
    const after = units.find((unit) => unit.start === offset);
    return after ? { node: firstPiece(after), offset: 0 } : { node: paragraph, offset: 0 };
  }

  stepBack(position: Position): Position | undefined {
    return stepWithin(unitsOf(position.paragraph), position, -1) ?? this.neighbour(position, -1);
  }
  stepForward(position: Position): Position | undefined {
    return stepWithin(unitsOf(position.paragraph), position, 1) ?? this.neighbour(position, 1);
  }
  private neighbour({ paragraph }: Position, direction: 1 | -1): Position | undefined {
    const all = this.paragraphs(this.rootOf(paragraph));
    const next = all[all.indexOf(paragraph) + direction];
    return next && { paragraph: next, offset: direction === 1 ? 0 : this.length(next) };
  }

  compare(one: Position, other: Position): number {
    if (one.paragraph === other.paragraph) return one.offset - other.offset;
    // 4: the other follows (DOM, Node.DOCUMENT_POSITION_FOLLOWING).
    return one.paragraph.compareDocumentPosition(other.paragraph) & 4 ? -1 : 1;
  }
  spanOf({ anchor, focus }: Selection): Span {
    return this.compare(anchor, focus) <= 0 ? { start: anchor, end: focus } : { start: focus, end: anchor };
  }
  whole(root: Element): Span {
    const all = this.paragraphs(root);
    const first = all[0];
    const last = all.at(-1);
    if (!first || !last) throw new DocumentProblem('NOT_IN_DOCUMENT', 'There is no paragraph in it.');
    return { start: { paragraph: first, offset: 0 }, end: { paragraph: last, offset: this.length(last) } };
  }
  follow(span: Span): Span { return this.pen.follow(span); }

  private rootOf(paragraph: Element): Element {
    return this.storyOf(paragraph)?.root ?? this.body;
  }

  get selection(): Selection { return this.chosen; }
  setSelection({ anchor, focus }: Selection): void {
    const story = this.storyOf(anchor.paragraph);
    if (!story || this.storyOf(focus.paragraph)?.root !== story.root) throw new DocumentProblem('NOT_IN_DOCUMENT', 'A selection stands in one story of the document.');
    this.choose({ anchor: this.inRange(anchor), focus: this.inRange(focus) });
  }
  onSelection(listener: () => void): () => void {
    this.selectionListeners.add(listener);
    return () => this.selectionListeners.delete(listener);
  }
  private choose(selection: Selection): void {
    const { anchor, focus } = this.chosen;
    this.chosen = selection;
    if (anchor.paragraph === selection.anchor.paragraph && anchor.offset === selection.anchor.offset && focus.paragraph === selection.focus.paragraph && focus.offset === selection.focus.offset) return;
    for (const listener of this.selectionListeners) listener();
  }
  /** Inside the paragraph, and not between the two halves of a character. */
  private inRange({ paragraph, offset }: Position): Position {
    const units = unitsOf(paragraph);
    const place = Math.min(Math.max(0, offset), lengthOf(units));
    const text = units.find((unit) => unit.kind === 'text' && unit.start < place && place < unit.start + unit.length);
    return { paragraph, offset: text && /^[\ud800-\udbff][\udc00-\udfff]/.test(text.text.slice(place - text.start - 1)) ? place - 1 : place };
  }
  private checked(position: Position): Position {
    if (!attached(position.paragraph)) throw new DocumentProblem('NOT_IN_DOCUMENT', 'The paragraph is no longer there.');
    return this.inRange(position);
  }

  insertText(at: Position, text: string, look?: TextLook): Position {
    return this.transaction('insertText', () => insertText(this.pen, this.checked(at), text, look));
  }
  deleteSpan({ start, end }: Span): Position {
    return this.transaction('deleteSpan', () => {
      const from = this.checked(start);
      return deleteSpan(this.pen, { start: from, end: this.checked(end) }, this.rootOf(from.paragraph));
    });
  }
  splitParagraph(at: Position): Position {
    return this.transaction('splitParagraph', () => splitParagraph(this.pen, this.checked(at)));
  }
  joinWithPrevious(paragraph: Element): Position | undefined {
    return this.transaction('joinWithPrevious', () => joinWithPrevious(this.pen, paragraph));
  }
  insertField(at: Position, code: string, result: string): Position {
    return this.transaction('insertField', () => {
      const position = this.checked(at);
      const spot = openAt(this.pen, position);
      const mark = (kind: string): Element => word(spot.parent, 'fldChar', { fldCharType: kind });
      for (const piece of [mark('begin'), textElement(spot.parent, 'instrText', ` ${code} `), mark('separate'), textElement(spot.parent, 't', result), mark('end')]) runAt(this.pen, spot, [piece]);
      this.pen.shift({ kind: 'insert', paragraph: position.paragraph, at: position.offset, count: 1 });
      return { paragraph: position.paragraph, offset: position.offset + 1 };
    });
  }
  setFieldResult(field: Field, result: string): boolean {
    return this.transaction('setFieldResult', () => {
      const simple = field.pieces[0];
      const texts = isWord(simple, 'fldSimple') ? [...below(simple)].filter((one) => isWord(one, 't')) : this.resultPieces(field);
      const [first, ...others] = texts;
      if (!first || !field.complete) return false;
      this.pen.setText(first, result);
      for (const other of others) this.pen.setText(other, '');
      return true;
    });
  }
  private resultPieces(field: Field): Element[] {
    const separate = field.pieces.findIndex((piece) => isWord(piece, 'fldChar') && piece.getAttributeNS(piece.namespaceURI, 'fldCharType') === 'separate');
    return separate < 0 ? [] : field.pieces.slice(separate).filter((piece) => isWord(piece, 't'));
  }
  setFieldCode(field: Field, code: string): boolean {
    return this.transaction('setFieldCode', () => {
      const simple = field.pieces[0];
      if (isWord(simple, 'fldSimple')) {
        this.pen.setAttribute(simple, simple.namespaceURI, `${simple.prefix ?? 'w'}:instr`, ` ${code} `);
        return true;
      }
      const [first, ...others] = field.pieces.filter((piece) => isWord(piece, 'instrText'));
      if (!first || field.nested.length > 0) return false;
      this.pen.setText(first, ` ${code} `);
      for (const other of others) this.pen.setText(other, '');
      return true;
    });
  }
  deleteField(field: Field): void {
    const unit = unitsOf(field.paragraph).find((one) => one.kind === 'field' && one.field.pieces[0] === field.pieces[0]);
    if (unit) this.deleteSpan({ start: { paragraph: field.paragraph, offset: unit.start }, end: { paragraph: field.paragraph, offset: unit.start + 1 } });
  }
  get ooxml(): OoxmlTarget { return { pen: this.pen, parts: this.parts, dom: this.dom }; }
  insertOoxml(at: Position, flatOpc: string): Span {
    return this.transaction('insertOoxml', () => insertOoxml(this.ooxml, this.checked(at), flatOpc));
  }
  ooxmlOf({ start, end }: Span): string { return ooxmlOf(this.parts, this.dom, { start: this.checked(start), end: this.checked(end) }); }
  setLook({ start, end }: Span, look: TextLook): void {
    this.transaction('setLook', () => {
      for (const run of this.runsOf({ start, end })) {
        const was = child(run, 'rPr');
        const is = dressed(run, was, look);
        if (was) this.pen.remove(was);
        this.pen.insert(run, is, run.firstChild);
      }
    });
  }
  /** The runs of a stretch, split off where it begins and ends inside one. */
  private runsOf({ start, end }: Span): Element[] {
    return this.between(this.inRange(start), this.inRange(end)).flatMap(({ paragraph, from, to }) => {
      if (from >= to) return [];
      openAt(this.pen, { paragraph, offset: to });
      openAt(this.pen, { paragraph, offset: from });
      const units = unitsOf(paragraph).filter((unit) => unit.start < to && unit.start + unit.length > from);
      return runsIn(units.flatMap((unit) => (unit.kind === 'field' ? unit.field.pieces : [unit.node])));
    });
  }
  insertObject(at: Position, object: Element): Position {
    return this.transaction('insertObject', () => insertPieces(this.pen, this.checked(at), [object], 1));
  }
  write(label: string, edit: (pen: Pen) => void): void { this.transaction(label, () => edit(this.pen)); }

  controls(root: Element = this.body): Element[] { return controlsIn(root); }

  transaction<Result>(label: string, edits: () => Result, { typing = false }: { typing?: boolean } = {}): Result {
    return this.pen.transaction(label, edits, typing);
  }
  undo(): boolean { return this.pen.undo(); }
  redo(): boolean { return this.pen.redo(); }
  get canUndo(): boolean { return this.pen.canUndo; }
  get canRedo(): boolean { return this.pen.canRedo; }
  onChange(listener: (change: DocumentChange) => void): () => void {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  }
}
