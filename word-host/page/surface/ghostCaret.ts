import { make } from '../paint/painted';

/**
 * Keeps caret and selection visible while the focus is in the pane: the browser stops painting them in the document,
 * although Word shows them, and a merge field goes exactly there. It stands in the canvas of its document: another one that comes to the front hides it with that.
 */
export class GhostCaret {
  private readonly caret = make('div', 'ghost-caret');

  constructor(canvas: HTMLElement) {
    this.caret.hidden = true;
    canvas.append(this.caret);
    const follow = (): void => { if (this.shown) this.show(this.shown); };
    canvas.addEventListener('scroll', follow);
    // Where a pane opens or closes beside it, the page moves.
    new ResizeObserver(follow).observe(canvas);
  }

  private shown: Range | undefined;

  show(range: Range): void {
    this.hide();
    this.shown = range;
    if (!range.collapsed) {
      CSS.highlights?.set('kept-selection', new Highlight(range));
      return;
    }
    const box = caretBox(range);
    this.caret.style.left = `${box.left}px`;
    this.caret.style.top = `${box.top}px`;
    this.caret.style.height = `${box.height}px`;
    this.caret.hidden = false;
  }

  hide(): void {
    CSS.highlights?.delete('kept-selection');
    this.caret.hidden = true;
    this.shown = undefined;
  }
}

/** Where the caret of a collapsed range is drawn, in the window's pixels. Beside an element a range has no box of its own. */
export function caretBox(range: Range): { left: number; top: number; height: number } {
  const own = range.getClientRects()[0];
  if (own) return { left: own.left, top: own.top, height: own.height };
  const { startContainer: node, startOffset: offset } = range;
  const element = (at: Node | undefined): Element | undefined => (at instanceof Element ? at : at?.parentElement ?? undefined);
  const before = node.childNodes[offset - 1];
  const after = node.childNodes[offset];
  const beside = element(before ?? after ?? node);
  const box = beside!.getBoundingClientRect();
  return { left: before ? box.right : box.left, top: box.top, height: Math.min(box.height || 18, 40) };
}
