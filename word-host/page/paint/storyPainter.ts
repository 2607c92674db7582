import { lookLikeParagraph, type ParagraphFacts } from '../look/paragraphLook';
import { lookLikeRun } from '../look/runLook';
import type { Layers, StyleSheet } from '../look/styleSheet';
import { attribute, child, childrenOf, isWord, px } from '../look/wordXml';
import { paintDrawing, textBoxOf, type PictureSource } from './paintDrawing';
import { paintTable } from './paintTable';
import { make, type Painted } from './painted';

export interface StoryContext {
  sheet: StyleSheet;
  painted: Painted;
  pictures: PictureSource;
  /** The label of a numbered paragraph. */
  label(paragraph: Element): string | undefined;
  /** The printed number of a footnote or endnote. */
  noteNumber(reference: Element): string;
}

/** The code of a painted field. It is one thing for the caret, and linked to its first piece: `w:fldChar` or `w:fldSimple`. */
export const paintedFields = new WeakMap<Node, string>();
export const paragraphFacts = new WeakMap<Node, ParagraphFacts>();

/** Paints the blocks of one story. Every text node, paragraph, cell and object is linked to its XML. */
export class StoryPainter {
  constructor(private readonly context: StoryContext) {}

  blocks(parent: Element | undefined, table?: Element): HTMLElement[] {
    return childrenOf(parent).flatMap((block) => this.block(block, table));
  }

  block(block: Element, table?: Element): HTMLElement[] {
    const { painted } = this.context;
    if (isWord(block, 'p')) return [this.paragraph(block, table)];
    if (isWord(block, 'tbl')) return [paintTable(block, this.context, (cell) => this.blocks(cell, block))];
    if (isWord(block, 'sdt')) return [painted.link(contentControl(block, make('div', 'control', ...this.blocks(child(block, 'sdtContent'), table))), block)];
    if (isWord(block, 'customXml', 'ins', 'moveTo')) return this.blocks(block, table);
    return [];
  }

  private paragraph(paragraph: Element, table?: Element): HTMLElement {
    const { sheet, painted } = this.context;
    const element = painted.link(make('div', 'paragraph'), paragraph);
    const layers = sheet.paragraph(paragraph, table);
    const facts = lookLikeParagraph(element.style, layers, sheet);
    paragraphFacts.set(element, facts);
    const label = this.context.label(paragraph);
    if (label !== undefined) element.append(numberLabel(label, layers.run, layers.numbering?.definition, facts, sheet));
    new LinePainter(this.context, element, layers.run, (content) => this.blocks(content)).children(paragraph);
    return element;
  }
}

function numberLabel(label: string, base: Layers, definition: Element | undefined, facts: ParagraphFacts, sheet: StyleSheet): HTMLElement {
  const marker = make('span', 'number-label', label);
  marker.contentEditable = 'false';
  const look = child(definition, 'rPr');
  lookLikeRun(marker.style, look ? [...base, look] : base, sheet);
  if (facts.hanging) marker.style.minWidth = px(facts.hanging);
  else marker.style.paddingRight = '0.5em';
  return marker;
}

function contentControl(control: Element, element: HTMLElement): HTMLElement {
  const properties = child(control, 'sdtPr');
  const name = attribute(child(properties, 'alias')) ?? attribute(child(properties, 'tag')) ?? '';
  element.dataset.name = name;
  element.title = name;
  return element;
}

interface OpenField { code: string; result: boolean; first: Element; element: HTMLElement; host: HTMLElement }

/** Paints what stands in one paragraph, in order, with complex fields as one thing each (ECMA-376 17.16.18). */
class LinePainter {
  private host: HTMLElement;
  private readonly fields: OpenField[] = [];

  constructor(private readonly context: StoryContext, private readonly paragraph: HTMLElement, private readonly base: Layers, private readonly blocks: (content: Element) => HTMLElement[]) {
    this.host = paragraph;
  }

  children(paragraph: Element): void {
    this.inline(paragraph);
    // A field that goes on in the next paragraph is no single thing here: what is visible of it stays ordinary text.
    for (const open of this.fields) if (open.result) { open.element.className = ''; open.host.append(open.element); }
    const last = this.paragraph.lastChild;
    if (!last || last.nodeName === 'BR' || (last as HTMLElement).isContentEditable === false || (last as HTMLElement).contentEditable === 'false') this.paragraph.append(make('br'));
  }

  private get hidden(): boolean {
    return this.fields.some((field) => !field.result);
  }

  private inline(parent: Element): void {
    for (const node of childrenOf(parent)) {
      if (isWord(node, 'r')) this.run(node);
      else if (isWord(node, 'hyperlink')) this.nested(node, make('span', 'link'), node);
      else if (isWord(node, 'sdt')) this.nested(child(node, 'sdtContent'), contentControl(node, make('span', 'control')), node);
      else if (isWord(node, 'ins', 'moveTo')) this.nested(node, make('span', 'inserted'), node);
      else if (isWord(node, 'del', 'moveFrom')) this.nested(node, make('span', 'deleted'), node);
      else if (isWord(node, 'fldSimple')) this.simpleField(node);
      else if (isWord(node, 'smartTag', 'customXml', 'dir', 'bdo')) this.inline(node);
    }
  }

  private nested(content: Element | undefined, element: HTMLElement, xml: Element): void {
    const outside = this.host;
    if (!this.hidden) outside.append(this.context.painted.link(element, xml));
    this.host = element;
    if (content) this.inline(content);
    this.host = outside;
  }

  private simpleField(field: Element): void {
    this.begin(field, attribute(field, 'instr') ?? '');
    this.fields.at(-1)!.result = true;
    this.inline(field);
    this.end(undefined);
  }

  private begin(first: Element, code: string): void {
    const element = make('span', 'field');
    this.fields.push({ code, result: false, first, element, host: this.host });
    this.host = element;
  }

  /** `run` is the one with the field's end mark, whose look an empty result takes. */
  private end(run: Element | undefined): void {
    const field = this.fields.pop();
    if (!field) return;
    this.host = field.host;
    if (this.hidden) return;
    const { element, first } = field;
    const code = field.code.trim();
    element.contentEditable = 'false';
    element.dataset.code = code;
    element.title = `{ ${code} }`;
    const name = mergeFieldName(code);
    if (name !== undefined) element.dataset.name = name;
    const counted = /^(PAGE|NUMPAGES|SECTIONPAGES)\b/i.exec(code)?.[1]?.toUpperCase();
    if (counted) {
      const look = element.querySelector<HTMLElement>('.run');
      element.replaceChildren(look ? (look.replaceChildren('1'), look) : '1');
      element.dataset.counts = counted;
    }
    if (!element.textContent) {
      element.textContent = name === undefined ? '\u200b' : `«${name}»`;
      if (run) lookLikeRun(element.style, this.context.sheet.run(this.base, run), this.context.sheet);
    }
    paintedFields.set(element, code);
    this.host.append(this.context.painted.link(element, first));
  }

  private run(run: Element): void {
    for (const node of childrenOf(run)) {
      if (isWord(node, 'fldChar')) {
        const kind = attribute(node, 'fldCharType');
        const open = this.fields.at(-1);
        if (kind === 'begin') this.begin(node, '');
        else if (kind === 'separate' && open) open.result = true;
        else if (kind === 'end') this.end(run);
      } else if (isWord(node, 'instrText')) {
        const open = this.fields.at(-1);
        if (open && !open.result) open.code += node.textContent;
      } else if (!this.hidden) this.piece(node, run);
    }
  }

  private piece(node: Element, run: Element): void {
    const { painted, sheet } = this.context;
    const text = (content: string): void => {
      const span = make('span', 'run');
      lookLikeRun(span.style, sheet.run(this.base, run), sheet);
      span.append(painted.link(document.createTextNode(content), node));
      this.host.append(span);
    };
    const object = (element: HTMLElement): void => {
      element.contentEditable = 'false';
      this.host.append(painted.link(element, node));
    };
    if (isWord(node, 't', 'delText')) {
      if (node.textContent) text(node.textContent);
    } else if (isWord(node, 'tab', 'ptab')) object(make('span', 'tab', '\t'));
    else if (isWord(node, 'br', 'cr')) {
      if (attribute(node, 'type') !== 'page') this.host.append(painted.link(make('br'), node));
      else {
        this.paragraph.dataset.break = this.paragraph.textContent ? 'after' : 'before';
        object(make('span', 'page-break'));
      }
    } else if (isWord(node, 'noBreakHyphen')) object(make('span', 'run', '\u2011'));
    else if (isWord(node, 'softHyphen')) object(make('span', 'run', '\u00ad'));
    else if (isWord(node, 'sym')) object(make('span', 'run', String.fromCharCode(Number.parseInt(attribute(node, 'char') ?? '25a1', 16))));
    else if (isWord(node, 'footnoteReference', 'endnoteReference')) object(make('sup', 'note-reference', this.context.noteNumber(node)));
    else if (isWord(node, 'drawing', 'pict', 'object') || node.localName === 'AlternateContent') this.drawing(node, run);
  }

  private drawing(node: Element, run: Element): void {
    const box = textBoxOf(node);
    const element = box ? make('span', 'text-box', ...this.blocks(box)) : undefined;
    const drawn = paintDrawing(node, this.context.pictures, element);
    drawn.contentEditable = 'false';
    if (drawn.style.position === 'absolute') this.paragraph.classList.add('anchors');
    this.host.append(this.context.painted.link(drawn, isWord(node, 'drawing', 'pict', 'object') ? node : run));
  }
}

/** The field's name in `MERGEFIELD name` or `MERGEFIELD "a name"`. The page's own reading, for display only. */
export const mergeFieldName = (code: string): string | undefined => {
  const found = /^\s*MERGEFIELD\s+(?:"((?:[^"\\]|\\.)*)"|(\S+))/i.exec(code);
  return found ? (found[1]?.replace(/\\(.)/g, '$1') ?? found[2]) : undefined;
};
