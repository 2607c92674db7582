import { numberingLabels } from '../look/numberingLabels';
import { readStyleSheet, type StyleSheet } from '../look/styleSheet';
import { attribute, child, childrenOf, closest, isOn, isWord } from '../look/wordXml';
import type { LayoutSource } from './pageLayout';
import type { Painted } from './painted';
import { StoryPainter } from './storyPainter';

/** What the painter needs of an open package. Part names carry no leading slash: `word/document.xml`. */
export interface OpenParts {
  mainPart: string;
  xml(part: string): Document | undefined;
  bytes(part: string): Uint8Array | undefined;
  /** The target part of a relationship. */
  target(part: string, relationship: string): string | undefined;
  /** The target of the first relationship whose type ends so: `/styles`. */
  targetOfType(part: string, ending: string): string | undefined;
}

const pictureTypes: Record<string, string> = { jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif', svg: 'image/svg+xml', bmp: 'image/bmp', webp: 'image/webp' };

/** The open document as the page layout sees it. Made anew for every layout; what is dear is kept between. */
export class DocumentSource {
  private readonly pictureAddresses = new Map<string, string>();
  private kept: { styles: Document | undefined; numbering: Document | undefined; version: number; sheet: StyleSheet } | undefined;
  private labels = new Map<Element, string>();
  private notes = new Map<Element, number>();

  constructor(private readonly parts: OpenParts, private readonly painted: Painted) {}

  /** The styles as they are now; `version` goes up when a part other than a story changed. */
  sheet(version: number): StyleSheet {
    const find = (ending: string): Document | undefined => {
      const part = this.parts.targetOfType(this.parts.mainPart, ending);
      return part === undefined ? undefined : this.parts.xml(part);
    };
    const styles = find('/styles');
    const numbering = find('/numbering');
    if (this.kept?.styles !== styles || this.kept?.numbering !== numbering || this.kept?.version !== version) {
      this.kept = { styles, numbering, version, sheet: readStyleSheet({ styles, numbering, theme: find('/theme'), settings: find('/settings') }) };
    }
    return this.kept!.sheet;
  }

  /** The blocks whose number changed since the labels were last counted, and the source to lay out. */
  source(version: number): { source: LayoutSource; renumbered: Element[] } {
    const sheet = this.sheet(version);
    const { mainPart } = this.parts;
    const root = this.parts.xml(mainPart)!.documentElement;
    const body = child(root, 'body')!;
    const has = (ending: string): boolean => this.parts.targetOfType(mainPart, ending) !== undefined;
    const before = this.labels;
    this.labels = has('/numbering') ? numberingLabels(body.getElementsByTagNameNS(body.namespaceURI, 'p'), sheet) : new Map();
    const renumbered = [...this.labels].filter(([paragraph, label]) => before.get(paragraph) !== label).map(([paragraph]) => topBlock(paragraph, body)).filter((block) => block !== undefined);
    this.notes = new Map(['footnote', 'endnote'].filter((kind) => has(`/${kind}s`)).flatMap((kind) => [...root.getElementsByTagNameNS(body.namespaceURI, `${kind}Reference`)].map((one, at) => [one, at + 1])));

    const painters = new Map<string, StoryPainter>();
    const painter = (part: string): StoryPainter => {
      const known = painters.get(part) ?? new StoryPainter({
        sheet, painted: this.painted,
        pictures: (relationship) => this.picture(part, relationship),
        label: (paragraph) => this.labels.get(paragraph),
        noteNumber: (reference) => String(this.notes.get(reference) ?? ''),
      });
      painters.set(part, known);
      return known;
    };
    const settings = this.parts.targetOfType(mainPart, '/settings');
    const zoneParts = new Map<Element, string>();
    return {
      renumbered,
      source: {
        body, painted: this.painted, tabStep: sheet.tabStep,
        evenAndOddHeaders: isOn(child(settings === undefined ? undefined : this.parts.xml(settings)?.documentElement, 'evenAndOddHeaders')),
        paintBlock: (block) => painter(mainPart).block(block),
        zoneRoot: (relationship) => {
          const part = this.parts.target(mainPart, relationship);
          const zone = part === undefined ? undefined : this.parts.xml(part)?.documentElement;
          if (zone && part !== undefined) zoneParts.set(zone, part);
          return zone;
        },
        paintZone: (zone) => painter(zoneParts.get(zone) ?? mainPart).blocks(zone),
        paintNote: (reference) => {
          const part = this.parts.targetOfType(mainPart, isWord(reference, 'endnoteReference') ? '/endnotes' : '/footnotes');
          const note = part === undefined ? undefined : childrenOf(this.parts.xml(part)?.documentElement).find((one) => attribute(one, 'id') === attribute(reference, 'id'));
          const blocks = note && part !== undefined ? painter(part).blocks(note) : [];
          blocks[0]?.prepend(`${this.notes.get(reference) ?? ''} `);
          return blocks;
        },
      },
    };
  }

  close(): void {
    for (const address of this.pictureAddresses.values()) URL.revokeObjectURL(address);
  }

  private picture(part: string, relationship: string): string | undefined {
    const target = this.parts.target(part, relationship);
    const bytes = target === undefined ? undefined : this.parts.bytes(target);
    const type = pictureTypes[target?.split('.').pop()?.toLowerCase() ?? ''];
    if (target === undefined || !bytes || !type) return undefined;
    let address = this.pictureAddresses.get(target);
    if (!address) this.pictureAddresses.set(target, address = URL.createObjectURL(new Blob([bytes as BlobPart], { type })));
    return address;
  }
}

/** The child of the body that holds a node. */
export function topBlock(node: Node, body: Element): Element | undefined {
  let at: Node | null = node;
  while (at && at.parentNode !== body) at = at.parentNode;
  return at ? at as Element : undefined;
}

export const storyOf = (node: Node): Element | undefined => closest(node, 'body', 'hdr', 'ftr', 'footnote', 'endnote');
