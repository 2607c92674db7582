/**
 * The open document of the stand-in: the OOXML of a .docx, alive. The XML is the truth; the page paints it, the protocol answers from it.
 * `openDocument(bytes, dom)` of `openDocument.ts` makes one. Nodes keep their identity through every edit, undo and redo.
 */

/** An XML parser: the browser's own, or @xmldom/xmldom in Node. `parse` throws on text that is not well-formed. */
export interface Dom {
  parse(xml: string): Document;
  serialize(node: Node): string;
}

export type StoryKind = 'body' | 'header' | 'footer' | 'footnote' | 'endnote' | 'comment' | 'textBox';

/** A stretch of text of its own (ECMA-376 17.2, 17.10, 17.11): `root` holds its blocks (`w:body`, `w:hdr`, `w:txbxContent` …). */
export interface Story { kind: StoryKind; part: string; root: Element }

/**
 * A place between two units of a paragraph (`w:p`). A UTF-16 code unit of text counts 1; a tab, a line break, a picture, a note
 * reference and a whole field count 1 each, so nothing can stand inside a field.
 */
export interface Position { paragraph: Element; offset: number }

/** Two places of one story, the first not after the second. */
export interface Span { start: Position; end: Position }

/** What the person has chosen: `focus` is where the caret stands. Both in one story. */
export interface Selection { anchor: Position; focus: Position }

/** One thing of a paragraph that the caret steps over or into. */
export type Unit = { start: number; length: number; text: string } & (
  | { kind: 'text'; node: Element }
  | { kind: 'field'; field: Field }
  | { kind: 'object'; node: Element }
);

/** A field, complex (`w:fldChar`) or simple (`w:fldSimple`), as ECMA-376 17.16.2 has it. */
export interface Field {
  /** The instruction without the blanks around it, nested fields as `{ … }`: `MERGEFIELD Contact_Name \b "P.S. "`. */
  code: string;
  /** The text last shown; nested fields count with theirs. */
  result: string;
  /** What the field is made of, in order: children of runs, or the one `w:fldSimple`. */
  pieces: Element[];
  nested: Field[];
  /** False where the end is missing. */
  complete: boolean;
  locked: boolean;
  paragraph: Element;
}

export interface DocumentChange {
  /** Every element whose attributes, text or children changed, and may be detached by now. */
  touched: ReadonlySet<Element>;
  /** The parts written to: `word/document.xml`, `word/styles.xml` … */
  parts: ReadonlySet<string>;
  why: 'edit' | 'undo' | 'redo';
}

/** How a piece of text looks; missing = leave it, or as its surroundings. Sizes in points, colours `#RRGGBB`. */
export interface TextLook {
  bold?: boolean; italic?: boolean; underline?: string; strikeThrough?: boolean; doubleStrikeThrough?: boolean;
  name?: string; size?: number; color?: string; highlightColor?: string | null; superscript?: boolean; subscript?: boolean;
}

export const documentProblemCodes = ['NOT_A_DOCX', 'DAMAGED', 'BAD_OOXML', 'NOT_IN_DOCUMENT'] as const;
export type DocumentProblemCode = (typeof documentProblemCodes)[number];

export class DocumentProblem extends Error {
  constructor(readonly code: DocumentProblemCode, readonly detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'DocumentProblem';
  }
}

export interface LiveDocument {
  // ---- parts. Names carry no leading slash ----
  readonly mainPart: string;
  partNames(): string[];
  /** The live XML of a part; undefined where there is none. Read it, and change it only through this interface. */
  xml(part: string): Document | undefined;
  /** The bytes of a part as they would be saved now. */
  bytes(part: string): Uint8Array | undefined;
  /** The part a relationship leads to; undefined for unknown and external ones. */
  target(part: string, relationship: string): string | undefined;
  /** The target of the part's first relationship whose type ends so: `/styles`. */
  targetOfType(part: string, ending: string): string | undefined;
  partOf(node: Node): string | undefined;
  /** A new .docx. A part that nobody edited keeps its bytes. */
  save(): Uint8Array;
  /** True while what `save` gives differs from what was opened or last marked as saved. */
  readonly edited: boolean;
  markSaved(): void;

  // ---- reading ----
  readonly body: Element;
  stories(): Story[];
  /** The story a node stands in: the nearest root above it. */
  storyOf(node: Node): Story | undefined;
  /** The paragraphs below an element in reading order, tables and content controls included, text boxes not. */
  paragraphs(root?: Element): Element[];
  units(paragraph: Element): Unit[];
  /** The visible text: fields with their result, a tab as \t, a line break as \v, other objects as U+FFFC. */
  text(paragraph: Element): string;
  textOf(span: Span): string;
  /** The length of a paragraph in units. */
  length(paragraph: Element): number;
  fields(root?: Element): Field[];

  // ---- places ----
  /** The place at `offset` in a `w:t` or its text node, before (0) or after (1) an object or any piece of a field, or at a child index of a paragraph. */
  positionAt(node: Node, offset: number): Position | undefined;
  /** Where a place is in the XML: a `w:t` with an offset in it; an object or a field's first piece with 0 (before) or 1 (after); an empty paragraph with 0. */
  nodeAt(position: Position): { node: Element; offset: number };
  /** One step of the caret, over a whole grapheme, object or field, and into the neighbouring paragraph; undefined at the story's end. */
  stepBack(position: Position): Position | undefined;
  stepForward(position: Position): Position | undefined;
  /** Negative where `one` stands before `other`. */
  compare(one: Position, other: Position): number;
  /** In order, whichever way the person selected. */
  spanOf(selection: Selection): Span;
  whole(root: Element): Span;
  /** A span that moves along with later edits, for as long as someone holds it. */
  follow(span: Span): Span;

  // ---- selection ----
  readonly selection: Selection;
  /** Throws NOT_IN_DOCUMENT for a place that is not there; offsets are brought into range. */
  setSelection(selection: Selection): void;
  onSelection(listener: () => void): () => void;

  // ---- editing. Each call is a step of undo, or part of the transaction around it; each returns where the caret belongs after it ----
  /** \n starts a paragraph, \t is a tab, \v a line break; what XML cannot hold is dropped. The text looks like its surroundings, or as `look` says. */
  insertText(at: Position, text: string, look?: TextLook): Position;
  /** Fields and objects go as a whole; paragraphs join where they stand side by side. */
  deleteSpan(span: Span): Position;
  splitParagraph(at: Position): Position;
  /** Joins with the paragraph before it; undefined where that is none or stands elsewhere (a table, another cell). */
  joinWithPrevious(paragraph: Element): Position | undefined;
  /** A complex field. `result` looks like its surroundings. */
  insertField(at: Position, code: string, result: string): Position;
  /** Replaces the visible result of a field that stands whole in one paragraph; false elsewhere. */
  setFieldResult(field: Field, result: string): boolean;
  setFieldCode(field: Field, code: string): boolean;
  deleteField(field: Field): void;
  /**
   * Puts the content of a flat OPC package (or of a bare `w:document`) at a place; styles it needs come along where the document has none of that id, numbering
   * and pictures always. A single paragraph gives only its runs. Throws BAD_OOXML and leaves the document as it was.
   */
  insertOoxml(at: Position, flatOpc: string): Span;
  /** The flat OPC text of a stretch, with what it needs from the other parts. */
  ooxmlOf(span: Span): string;
  setLook(span: Span, look: TextLook): void;
  /** For edits that have no verb of their own: `edit` changes the XML by the given pen only. */
  write(label: string, edit: (pen: Pen) => void): void;

  /** Several edits as one step; all of them are taken back where `edits` throws. With `typing`, a step right after another typed one joins it. */
  transaction<Result>(label: string, edits: () => Result, options?: { typing?: boolean }): Result;
  undo(): boolean;
  redo(): boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  onChange(listener: (change: DocumentChange) => void): () => void;
}

/** Writes XML so that it can be taken back. */
export interface Pen {
  insert(parent: Node, node: Node, before: Node | null): void;
  remove(node: Node): void;
  /** Replaces everything in an element by text; keeps blanks at its ends (`xml:space`) in `w:t` and `w:instrText`. */
  setText(element: Element, text: string): void;
  /** `undefined` removes the attribute. */
  setAttribute(element: Element, namespace: string | null, qualifiedName: string, value: string | undefined): void;
  /** Adds or replaces a part that is no XML in use, for example a picture; `undefined` removes it. */
  setPart(name: string, bytes: Uint8Array | undefined): void;
}
