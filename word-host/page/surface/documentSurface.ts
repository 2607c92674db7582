import type { DocumentChange, LiveDocument, Position, Selection as LiveSelection } from '../../document/liveDocument';
import { DocumentSource, topBlock } from '../paint/documentSource';
import { PageLayout } from '../paint/pageLayout';
import { make, Painted } from '../paint/painted';
import { caretBox, GhostCaret } from './ghostCaret';
import { htmlPlaceOf, xmlPlaceOf, type HtmlPlace } from './places';

export interface SurfaceListeners {
  /** The caret, the selection or what they stand in may look different now. */
  caretMoved(): void;
  /** The pages are laid out; more may follow in the background. */
  laidOut(): void;
}

/** The open document on its pages: painted from the live XML, with the browser's selection and the document's kept the same. */
export class DocumentSurface {
  readonly canvas = make('div', 'canvas');
  readonly paper = make('div', 'paper');
  readonly painted = new Painted();
  private readonly source: DocumentSource;
  private readonly layout: PageLayout;
  private readonly ghost: GhostCaret;
  private readonly endings: (() => void)[] = [];
  /** Goes up when a part that shapes everything changed: styles, numbering, settings. */
  private version = 0;
  private stale = false;
  private reading = false;
  /** True while an input method composes: the browser writes into the page, and nothing may be read or painted. */
  composing = false;
  private pressing = false;
  private editingZones = false;
  /** What the browser's selection was when it was last brought in line with the document's. */
  private known: [Node | null, number, Node | null, number] = [null, 0, null, 0];

  constructor(readonly live: LiveDocument, private readonly listeners: SurfaceListeners) {
    this.source = new DocumentSource(live, this.painted);
    this.layout = new PageLayout(this.paper, () => {
      const { source, renumbered } = this.source.source(this.version);
      this.layout.forget(renumbered);
      return source;
    }, () => {
      this.markZones();
      listeners.laidOut();
    }, (piece) => this.keepSelection(piece));
    this.ghost = new GhostCaret(this.canvas);
    this.paper.contentEditable = 'true';
    this.paper.spellcheck = false;
    this.paper.setAttribute('role', 'textbox');
    this.paper.setAttribute('aria-multiline', 'true');
    this.canvas.append(this.paper);

    const listen = (target: EventTarget, type: string, listener: (event: Event) => void): void => {
      target.addEventListener(type, listener);
      this.endings.push(() => target.removeEventListener(type, listener));
    };
    listen(document, 'selectionchange', () => this.readSelection());
    // While the mouse is down the person is still choosing.
    listen(this.paper, 'mousedown', () => { this.pressing = true; });
    listen(window, 'mouseup', () => {
      if (!this.pressing) return;
      this.pressing = false;
      this.known = [null, 0, null, 0];
      this.readSelection();
      // A click into what was selected moves the caret only after this event.
      setTimeout(() => this.readSelection(), 0);
    });
    listen(window, 'blur', () => this.showGhost());
    listen(window, 'focus', () => this.ghost.hide());
    listen(this.paper, 'focusin', () => this.ghost.hide());
    listen(this.paper, 'dblclick', (event) => {
      const { target, clientX, clientY } = event as MouseEvent;
      const zone = (target as Element).closest<HTMLElement>('.zone');
      if (zone ? !this.editingZones : this.editingZones) this.editZones(Boolean(zone), { in: zone ?? (target as Element).closest<HTMLElement>('.page-body') ?? undefined, x: clientX, y: clientY });
    });
    this.endings.push(live.onChange((change) => this.changed(change)), live.onSelection(() => { if (!this.reading) this.showLater(); }));
  }

  /** The language the document is read out and hyphenated in. */
  set language(tag: string) { this.paper.lang = tag; }

  get pageCount(): number { return this.layout.pageCount; }
  get zonesOpen(): boolean { return this.editingZones; }

  /** Paints for the first time, once the canvas is in the page. */
  open(): void {
    this.layout.layOut();
    this.showSelection(false);
  }

  /** It came to the front: the browser's selection belongs to it now. */
  shown(): void {
    this.ghost.hide();
    this.known = [null, 0, null, 0];
    this.layout.shown();
    this.showSelection(false);
  }

  /** Takes the keyboard, with the caret where it was left. */
  focus(): void {
    const caret = getSelection()?.focusNode;
    const zone = (caret instanceof Element ? caret : caret?.parentElement)?.closest<HTMLElement>('.zone');
    (this.editingZones && zone && this.paper.contains(zone) ? zone : this.paper).focus({ preventScroll: true });
    this.showSelection(true);
  }

  close(): void {
    for (const end of this.endings) end();
    this.ghost.hide();
    this.source.close();
    this.canvas.remove();
  }

  /** The page the caret stands on, from 1. */
  currentPage(): number {
    const page = this.pageInView();
    return page ? [...this.paper.querySelectorAll('.page')].indexOf(page) + 1 : 1;
  }

  styles(): ReturnType<DocumentSource['sheet']> { return this.source.sheet(this.version); }

  /** Opens headers and footers for editing, or the body again; the caret goes where the click was, else to the start. */
  editZones(on: boolean, click?: { in: HTMLElement | undefined; x: number; y: number }): void {
    if (this.editingZones === on) return;
    const target = click?.in ?? this.pageInView()?.querySelector<HTMLElement>(on ? '.zone:not(.empty)' : '.page-body');
    if (!target || target.classList.contains('empty')) return;
    this.editingZones = on;
    this.markZones();
    target.focus();
    const clicked = click && document.caretRangeFromPoint(click.x, click.y);
    const position = (clicked && target.contains(clicked.startContainer) ? this.positionOf({ node: clicked.startContainer, offset: clicked.startOffset }) : undefined)
      ?? this.positionOf({ node: target, offset: 0 });
    if (position) this.live.setSelection({ anchor: position, focus: position });
  }

  /** Brings the document's selection in line with the browser's, at once: `selectionchange` comes too late for what follows it. */
  readSelection(): void {
    this.refresh();
    const selection = getSelection();
    if (this.composing || !selection?.anchorNode || !selection.focusNode || !this.paper.contains(selection.anchorNode) || !this.paper.contains(selection.focusNode)) return;
    const now: [Node | null, number, Node | null, number] = [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset];
    if (now.every((one, at) => one === this.known[at])) return;
    this.known = now;
    const anchor = this.positionOf({ node: selection.anchorNode, offset: selection.anchorOffset });
    const focus = selection.isCollapsed ? anchor : this.positionOf({ node: selection.focusNode, offset: selection.focusOffset });
    if (!anchor || !focus || this.live.storyOf(anchor.paragraph)?.root !== this.live.storyOf(focus.paragraph)?.root) return;
    this.reading = true;
    this.live.setSelection({ anchor, focus });
    this.reading = false;
    // Nothing stands inside a field: the caret goes beside it, where it can be seen.
    const inField = (node: Node | null): boolean => Boolean(node?.parentElement?.closest('.field'));
    if (!this.pressing && (inField(selection.anchorNode) || inField(selection.focusNode))) this.showSelection(false);
    this.listeners.caretMoved();
  }

  /** The document's place of a place on the page. */
  positionOf(place: HtmlPlace): Position | undefined {
    const xml = xmlPlaceOf(this.painted, place);
    return xml && this.live.positionAt(xml.node, xml.offset);
  }

  /** Paints again what an input method wrote into. */
  repaint(paragraph: Element): void {
    this.forget([paragraph]);
    this.stale = true;
    this.refresh();
  }

  private changed({ touched, parts }: DocumentChange): void {
    const shaping = ['/styles', '/numbering', '/settings', '/theme', '/footnotes', '/endnotes'].map((ending) => this.live.targetOfType(this.live.mainPart, ending));
    if (shaping.some((part) => part !== undefined && parts.has(part))) {
      this.version++;
      this.layout.forgetAll();
    } else this.forget(touched);
    this.stale = true;
    queueMicrotask(() => this.refresh());
  }

  private forget(elements: Iterable<Element>): void {
    const { body } = this.live;
    const blocks = new Set<Element>();
    for (const element of elements) {
      const block = topBlock(element, body);
      if (block) blocks.add(block);
      else if (element !== body && element.isConnected) blocks.add(element.ownerDocument.documentElement);
    }
    this.layout.forget(blocks);
  }

  /** Lays out and shows the selection, if anything changed since. */
  private refresh(): void {
    if (!this.stale || this.composing) return;
    this.stale = false;
    this.layout.layOut();
    this.showSelection(true);
    this.listeners.caretMoved();
  }

  private waiting = false;
  private showLater(): void {
    if (this.waiting) return;
    this.waiting = true;
    queueMicrotask(() => {
      this.waiting = false;
      if (this.stale) this.refresh();
      else this.showSelection(true);
      this.listeners.caretMoved();
    });
  }

  /** Shows the document's selection as the browser's. */
  private showSelection(scroll: boolean): void {
    if (!this.canvas.isConnected || this.canvas.hidden) return;
    const { anchor, focus }: LiveSelection = this.live.selection;
    const kind = this.live.storyOf(focus.paragraph)?.kind;
    if (kind === 'header' || kind === 'footer') this.editingZones = true;
    else if (kind === 'body') this.editingZones = false;
    this.markZones();
    const page = this.pageInView();
    const place = (position: Position): HtmlPlace | undefined => htmlPlaceOf(this.painted, this.live.nodeAt(position), page);
    if (![anchor, focus].every((position) => this.isPainted(position)) || !place(focus)) this.layout.finish();
    const from = place(anchor);
    const to = place(focus);
    const selection = getSelection();
    if (!from || !to || !selection) return;
    selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    this.known = [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset];
    if (scroll) this.scrollToCaret();
    if (!document.hasFocus() || document.activeElement instanceof HTMLIFrameElement) this.showGhost();
  }

  /** True where the painted text at a position is the newest: a place in the text before an edit is lost with it. */
  private isPainted({ paragraph }: Position): boolean {
    const block = topBlock(paragraph, this.live.body);
    return block !== undefined && this.layout.shows(block);
  }

  /** Lays out in the background. The browser moves a caret whose text is taken off the page, be it for a moment: that is not the person's doing. */
  private keepSelection(layOut: () => void): void {
    this.readSelection();
    const isOurs = this.paper.contains(getSelection()?.anchorNode ?? null);
    layOut();
    const now = getSelection();
    if (isOurs && !this.composing && [now?.anchorNode, now?.anchorOffset, now?.focusNode, now?.focusOffset].some((one, at) => one !== this.known[at])) this.showSelection(false);
  }

  private scrollToCaret(): void {
    const selection = getSelection();
    if (!selection?.focusNode) return;
    const range = document.createRange();
    range.setStart(selection.focusNode, selection.focusOffset);
    const caret = caretBox(range);
    const view = this.canvas.getBoundingClientRect();
    if (caret.top < view.top + 20) this.canvas.scrollTop += caret.top - view.top - view.height / 3;
    else if (caret.top + caret.height > view.bottom - 20) this.canvas.scrollTop += caret.top - view.top - view.height * 2 / 3;
  }

  private showGhost(): void {
    const selection = getSelection();
    if (this.canvas.hidden || !selection?.rangeCount || !this.paper.contains(selection.anchorNode)) return;
    this.ghost.show(selection.getRangeAt(0));
  }

  private markZones(): void {
    this.paper.classList.toggle('editing-zones', this.editingZones);
    for (const zone of this.paper.querySelectorAll<HTMLElement>('.zone')) setEditable(zone, String(this.editingZones && !zone.classList.contains('empty')));
    for (const body of this.paper.querySelectorAll<HTMLElement>('.page-body')) setEditable(body, this.editingZones ? 'false' : 'inherit');
  }

  /** The page with the caret, else the one that fills most of the view. */
  private pageInView(): HTMLElement | undefined {
    const own = getSelection()?.focusNode;
    const withCaret = own && this.paper.contains(own) ? (own instanceof Element ? own : own.parentElement)?.closest<HTMLElement>('.page') : undefined;
    if (withCaret) return withCaret;
    const middle = this.canvas.getBoundingClientRect();
    return [...this.paper.querySelectorAll<HTMLElement>('.page')].find((page) => page.getBoundingClientRect().bottom > middle.top + middle.height / 3);
  }
}

/** Only where it changes: a browser styles an element anew even where it is told what it was. */
function setEditable(element: HTMLElement, value: string): void {
  if (element.contentEditable !== value) element.contentEditable = value;
}
