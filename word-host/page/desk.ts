import type { OpenDocument as LiveDocument } from '../document/openDocument';
import { DocumentSurface } from './surface/documentSurface';
import { Typing } from './surface/typing';

/** One open document: what it is, how it is shown and written in. */
export interface OpenDocument {
  name: string;
  /** The address Word would have it under. */
  url: string;
  live: LiveDocument;
  surface: DocumentSurface;
  typing: Typing;
}

/** The open documents, one of them in front. */
export class Desk {
  private readonly documents: OpenDocument[] = [];
  front: OpenDocument | undefined;

  constructor(private readonly canvases: HTMLElement, private readonly listeners: { mayWrite(): boolean; changed(): void; caretMoved(): void; opened(document: OpenDocument): void; closed(document: OpenDocument): void }) {}

  get all(): readonly OpenDocument[] { return this.documents; }

  open(name: string, url: string, live: LiveDocument, language: string): OpenDocument {
    const surface = new DocumentSurface(live, { caretMoved: () => this.listeners.caretMoved(), laidOut: () => this.listeners.changed() });
    surface.language = language;
    surface.paper.setAttribute('aria-label', name);
    const document: OpenDocument = { name, url, live, surface, typing: new Typing(surface, () => this.listeners.mayWrite()) };
    this.documents.push(document);
    this.canvases.append(surface.canvas);
    this.bringToFront(document);
    surface.open();
    this.listeners.opened(document);
    return document;
  }

  bringToFront(document: OpenDocument): void {
    this.front = document;
    for (const one of this.documents) one.surface.canvas.hidden = one !== document;
    document.surface.shown();
    this.listeners.changed();
    this.listeners.caretMoved();
  }

  close(document: OpenDocument): void {
    this.documents.splice(this.documents.indexOf(document), 1);
    document.surface.close();
    this.listeners.closed(document);
    const next = this.documents.at(-1);
    if (document === this.front && next) this.bringToFront(next);
    this.listeners.changed();
  }
}
