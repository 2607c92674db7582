import type { LiveDocument, Position, Span, TextLook } from '../../document/liveDocument';
import type { DocumentSurface } from './documentSurface';

const ownClipboard = 'application/x-segment-letters-ooxml';

/** What the person does with keyboard and clipboard, as edits of the live document. The browser itself never writes into the page. */
export class Typing {
  /** The look chosen with the ribbon for the next text, while nothing is selected. */
  nextLook: TextLook | undefined;
  private composedIn: Element | undefined;

  constructor(private readonly surface: DocumentSurface, private readonly mayWrite: () => boolean) {
    const { paper, live } = surface;
    live.onSelection(() => { this.nextLook = undefined; });
    paper.addEventListener('beforeinput', (event) => this.input(event));
    paper.addEventListener('keydown', (event) => this.key(event));
    paper.addEventListener('click', (event) => { if (event.detail === 3) this.wholeParagraph(); });
    paper.addEventListener('copy', (event) => this.copy(event));
    paper.addEventListener('cut', (event) => {
      this.copy(event);
      if (this.mayWrite()) this.edit('cut', (span) => this.live.deleteSpan(span));
    });
    paper.addEventListener('compositionstart', () => {
      surface.readSelection();
      surface.composing = true;
      this.composedIn = this.live.selection.focus.paragraph;
    });
    paper.addEventListener('compositionend', (event) => {
      surface.composing = false;
      // The browser wrote its own text into the page: paint the paragraph anew, then write the text where it belongs.
      if (this.composedIn) surface.repaint(this.composedIn);
      if (event.data && this.mayWrite()) this.type(event.data);
    });
  }

  private get live(): LiveDocument { return this.surface.live; }

  /** Runs an edit at the selection and puts the caret where it says. */
  private edit(label: string, change: (span: Span) => Position | undefined, typing = false): void {
    this.live.transaction(label, () => {
      const caret = change(this.live.spanOf(this.live.selection));
      if (caret) this.live.setSelection({ anchor: caret, focus: caret });
    }, { typing });
  }

  type(text: string): void {
    const look = this.nextLook;
    this.edit('typing', (span) => {
      const at = this.isEmpty(span) ? span.start : this.live.deleteSpan(span);
      return this.live.insertText(at, text, look);
    }, true);
  }

  private isEmpty(span: Span): boolean {
    return span.start.paragraph === span.end.paragraph && span.start.offset === span.end.offset;
  }

  private delete(direction: 'back' | 'forward'): void {
    this.edit('delete', (span) => {
      if (!this.isEmpty(span)) return this.live.deleteSpan(span);
      const here = span.start;
      const there = direction === 'back' ? this.live.stepBack(here) : this.live.stepForward(here);
      if (!there) return undefined;
      if (there.paragraph === here.paragraph) return this.live.deleteSpan(direction === 'back' ? { start: there, end: here } : { start: here, end: there });
      return this.live.joinWithPrevious(direction === 'back' ? here.paragraph : there.paragraph);
    }, true);
  }

  /** Deletes what the browser would (a word, a line), else one step. */
  private deleteRange(event: InputEvent, direction: 'back' | 'forward'): void {
    const range = event.getTargetRanges()[0];
    const start = range && this.surface.positionOf({ node: range.startContainer, offset: range.startOffset });
    const end = range && this.surface.positionOf({ node: range.endContainer, offset: range.endOffset });
    if (!start || !end || this.live.compare(start, end) >= 0) this.delete(direction);
    else this.edit('delete', () => this.live.deleteSpan({ start, end }));
  }

  private input(event: InputEvent): void {
    if (event.inputType === 'insertCompositionText') {
      if (!this.mayWrite()) event.preventDefault();
      return;
    }
    event.preventDefault();
    this.surface.readSelection();
    if (!this.mayWrite()) return;
    switch (event.inputType) {
      case 'insertText': case 'insertReplacementText':
        return this.type(event.data ?? event.dataTransfer?.getData('text/plain') ?? '');
      case 'insertFromPaste': return this.paste(event.dataTransfer);
      case 'insertParagraph':
        return this.edit('new paragraph', (span) => this.live.splitParagraph(this.isEmpty(span) ? span.start : this.live.deleteSpan(span)), true);
      case 'insertLineBreak': return this.type('\v');
      case 'deleteContentBackward': return this.delete('back');
      case 'deleteContentForward': return this.delete('forward');
      case 'deleteWordBackward': case 'deleteSoftLineBackward': case 'deleteHardLineBackward': return this.deleteRange(event, 'back');
      case 'deleteWordForward': case 'deleteSoftLineForward': case 'deleteHardLineForward': return this.deleteRange(event, 'forward');
      case 'historyUndo': this.live.undo(); return;
      case 'historyRedo': this.live.redo(); return;
    }
  }

  private key(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey;
    this.surface.readSelection();
    if (event.key === 'Tab' && !command && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      if (this.mayWrite()) this.type('\t');
    } else if (command && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      const { start, end } = this.live.whole(this.live.storyOf(this.live.selection.focus.paragraph)?.root ?? this.live.body);
      this.live.setSelection({ anchor: start, focus: end });
    } else if (command && (event.key === 'Home' || event.key === 'End')) {
      // Of the text, as in Word: the browser's own goes to the last header or footer.
      event.preventDefault();
      const { anchor, focus } = this.live.selection;
      const { start, end } = this.live.whole(this.live.storyOf(focus.paragraph)?.root ?? this.live.body);
      const to = event.key === 'Home' ? start : end;
      this.live.setSelection({ anchor: event.shiftKey ? anchor : to, focus: to });
    } else if (event.key === 'Escape') this.surface.editZones(false);
    // The browser has no undo of its own here, so it sends no historyUndo: the keys are ours.
    else if (command && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      if (this.mayWrite()) void (event.shiftKey ? this.live.redo() : this.live.undo());
    } else if (command && event.key.toLowerCase() === 'y') {
      event.preventDefault();
      if (this.mayWrite()) this.live.redo();
    }
  }

  /** What three clicks choose: the browser's end at a field. */
  private wholeParagraph(): void {
    this.surface.readSelection();
    const { paragraph } = this.live.spanOf(this.live.selection).start;
    this.live.setSelection({ anchor: { paragraph, offset: 0 }, focus: { paragraph, offset: this.live.length(paragraph) } });
  }

  private copy(event: ClipboardEvent): void {
    this.surface.readSelection();
    const span = this.live.spanOf(this.live.selection);
    if (this.isEmpty(span)) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', this.live.textOf(span).replaceAll('\v', '\n'));
    event.clipboardData?.setData(ownClipboard, this.live.ooxmlOf(span));
  }

  private paste(data: DataTransfer | null): void {
    const ooxml = data?.getData(ownClipboard);
    const text = data?.getData('text/plain') ?? '';
    this.edit('paste', (span) => {
      const at = this.isEmpty(span) ? span.start : this.live.deleteSpan(span);
      if (ooxml) return this.live.insertOoxml(at, ooxml).end;
      return this.live.insertText(at, text.replace(/\r\n?/g, '\n'));
    });
  }
}
