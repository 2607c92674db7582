import { px } from '../look/wordXml';
import { placeAnchored, widenTabs } from './fineLayout';
import { make, type Painted } from './painted';
import { sectionsOf, type PageGeometry, type Section, type ZoneKind } from './sections';
import { paragraphFacts } from './storyPainter';

/** What the layout asks of the document. */
export interface LayoutSource {
  body: Element;
  painted: Painted;
  evenAndOddHeaders: boolean;
  tabStep: number;
  paintBlock(block: Element): HTMLElement[];
  /** The root of a header or footer; undefined where the relationship leads nowhere. */
  zoneRoot(relationship: string): Element | undefined;
  paintZone(root: Element): HTMLElement[];
  /** The painted note of a reference in the text. */
  paintNote(reference: Element): HTMLElement[];
}

interface Laid { html: HTMLElement[]; height: number; notes: HTMLElement[]; notesHeight: number }
interface Page { element: HTMLElement; header: HTMLElement; body: HTMLElement; notes: HTMLElement; footer: HTMLElement; geometry?: PageGeometry; /** What stands on it changed, so its fine layout is due. */ changed: boolean; zones: Record<ZoneKind, { root: Element | undefined; version: number; number: number }> }

/**
 * Lays the body out on pages. What was painted is kept by block: after an edit only the changed blocks are painted and measured
 * again, and only what moved is moved. A paragraph is never cut between two pages, which is where the stand-in differs from Word.
 */
export class PageLayout {
  private laid = new WeakMap<Element, Laid>();
  private zoneHeights = new WeakMap<Element, { version: number; height: number }>();
  private zoneVersions = new WeakMap<Element, number>();
  private pages: Page[] = [];
  private readonly measure = make('div', 'measure');
  private counted = '';
  private work: Generator<void, void> | undefined;

  /** `inBackground` runs a piece of the work that goes on while the person does: whoever keeps places on the pages keeps them around it. */
  constructor(private readonly root: HTMLElement, private readonly source: () => LayoutSource, private readonly whenLaidOut: () => void, private readonly inBackground: (piece: () => void) => void) {
    root.append(this.measure);
  }

  get pageCount(): number { return this.pages.length; }

  /** True where a block stands on its page as it was painted last; what stood there before an edit may still do so until its page is reached. */
  shows(block: Element): boolean {
    return this.laid.get(block)?.html.every((one) => one.isConnected) ?? false;
  }

  /** Blocks and header stories that must be painted again. */
  forget(changed: Iterable<Element>): void {
    for (const element of changed) {
      this.laid.delete(element);
      this.zoneVersions.set(element, (this.zoneVersions.get(element) ?? 0) + 1);
    }
  }

  forgetAll(): void {
    this.laid = new WeakMap();
    this.zoneHeights = new WeakMap();
    for (const page of this.pages) page.element.remove();
    this.pages = [];
  }

  /** Lays out; work that takes longer than `patience` milliseconds goes on whenever the browser has nothing else to do. */
  layOut(patience = 120): void {
    this.work = this.steps();
    this.goOn(patience);
  }

  /** Goes on with what waited while another document was in front. */
  shown(): void {
    this.goOn(120);
  }

  /** Ends the work in the background, for someone who needs a place that is not painted yet. */
  finish(): void {
    this.goOn(Number.POSITIVE_INFINITY);
  }

  private goOn(patience: number): void {
    const work = this.work;
    // What is not shown has no heights that could be measured.
    if (!work || !this.root.checkVisibility()) return;
    const until = performance.now() + patience;
    do {
      if (work.next().done) {
        this.work = undefined;
        this.whenLaidOut();
        return;
      }
    } while (performance.now() < until);
    this.whenLaidOut();
    whenIdle(() => { if (this.work === work) this.inBackground(() => { if (this.work === work) this.goOn(30); }); });
  }

  private *steps(): Generator<void, void> {
    const source = this.source();
    let used = 0;
    let room = 0;
    let page: Page | undefined;
    let count = 0;
    let number = 0;
    let content: HTMLElement[] = [];
    let notes: HTMLElement[] = [];
    const close = (): void => {
      if (page && fill(page.body, content)) page.changed = true;
      if (page && fill(page.notes, notes)) page.changed = true;
      content = [];
      notes = [];
    };
    const sectionPages: number[] = [];
    for (const section of sectionsOf(source.body, source.evenAndOddHeaders)) {
      let first = true;
      const turn = (): void => {
        close();
        number = first && section.startsAt !== undefined ? section.startsAt : number + 1;
        page = this.page(count++, section, { first, even: number % 2 === 0 }, number, source);
        room = this.roomOf(page, section.geometry);
        used = 0;
        first = false;
        sectionPages.push(0);
      };
      const opensPage = !page || !section.continuous;
      if (opensPage) turn();
      const firstPage = count - 1;
      for (let at = 0; at < section.blocks.length; at++) {
        const laid = this.lay(section, at, source);
        const last = laid.html.at(-1);
        const breakBefore = laid.html[0] && (laid.html[0].dataset.break === 'before' || paragraphFacts.get(laid.html[0])?.breakBefore);
        if (used > 0 && (breakBefore || used + laid.height + laid.notesHeight > room + 0.5)) {
          const kept = breakBefore ? [] : keptWithNext(content);
          content.length -= kept.length;
          turn();
          content.push(...kept);
          used = kept.reduce((sum, one) => sum + one.offsetHeight, 0);
          yield;
        }
        content.push(...laid.html);
        notes.push(...laid.notes);
        used += laid.height;
        room -= laid.notesHeight;
        if (last?.dataset.break === 'after') used = Number.POSITIVE_INFINITY;
      }
      for (let at = firstPage; at < count; at++) sectionPages[at] = count - firstPage;
      yield;
    }
    close();
    for (const surplus of this.pages.splice(count)) surplus.element.remove();
    const countsChanged = this.counted !== sectionPages.join();
    this.counted = sectionPages.join();
    for (const [at, one] of this.pages.entries()) {
      if (!one.changed && !countsChanged) continue;
      for (const field of one.element.querySelectorAll<HTMLElement>('[data-counts]')) {
        const shown = field.dataset.counts === 'PAGE' ? one.zones.header.number : field.dataset.counts === 'NUMPAGES' ? count : sectionPages[at] ?? 1;
        const text = field.querySelector('.run') ?? field;
        if (text.textContent !== String(shown)) text.textContent = String(shown);
      }
      if (one.changed) placeAnchored(one.element, one.geometry!);
      one.changed = false;
      yield;
    }
  }

  /** Paints and measures a block and, in the same breath, those after it, so that the browser lays out once. */
  private lay(section: Section, at: number, source: LayoutSource): Laid {
    const known = this.laid.get(section.blocks[at]!);
    if (known) return known;
    const { geometry } = section;
    this.measure.style.width = px(geometry.width - geometry.left - geometry.right);
    const batch: [Element, Laid][] = [];
    for (const block of section.blocks.slice(at, at + 80)) {
      if (this.laid.has(block)) continue;
      const html = source.paintBlock(block);
      const references = html.flatMap((one) => [...one.querySelectorAll('.note-reference')]).map((one) => source.painted.xmlOf(one)).filter((one) => one !== undefined);
      batch.push([block, { html, height: 0, notes: references.flatMap((one) => source.paintNote(one as Element)), notesHeight: 0 }]);
    }
    this.measure.replaceChildren(...batch.flatMap(([, laid]) => [...laid.html, ...laid.notes]));
    this.joinContextual(section);
    const scale = scaleOf(this.measure, geometry.width - geometry.left - geometry.right);
    widenTabs(this.measure, source.tabStep, scale);
    const height = (elements: HTMLElement[]): number => elements.reduce((sum, one) => sum + one.getBoundingClientRect().height / scale, 0);
    for (const [block, laid] of batch) {
      laid.height = height(laid.html);
      laid.notesHeight = height(laid.notes);
      this.laid.set(block, laid);
    }
    this.measure.replaceChildren();
    return this.laid.get(section.blocks[at]!)!;
  }

  /** Paragraphs of one style that ask for it have no space between them. */
  private joinContextual(section: Section): void {
    const all = section.blocks.flatMap((block) => this.laid.get(block)?.html ?? []).concat([...this.measure.children] as HTMLElement[]);
    for (const [at, element] of all.entries()) {
      const own = paragraphFacts.get(element)?.contextual;
      if (own === undefined) continue;
      const same = (other: HTMLElement | undefined): boolean => other !== undefined && paragraphFacts.get(other)?.contextual === own;
      if (same(all[at - 1])) element.style.paddingTop = '0';
      if (same(all[at + 1])) element.style.paddingBottom = '0';
    }
  }

  private page(at: number, section: Section, which: { first: boolean; even: boolean }, number: number, source: LayoutSource): Page {
    const page = this.pages[at] ?? this.newPage();
    this.pages[at] = page;
    const { geometry } = section;
    if (!page.geometry || !sameGeometry(page.geometry, geometry)) {
      page.geometry = geometry;
      page.element.style.width = px(geometry.width);
      page.element.style.minHeight = px(geometry.height);
      page.element.style.containIntrinsicSize = `${px(geometry.width)} ${px(geometry.height)}`;
      for (const part of [page.header, page.body, page.notes, page.footer]) {
        part.style.paddingLeft = px(geometry.left);
        part.style.paddingRight = px(geometry.right);
      }
      page.header.style.paddingTop = px(geometry.header);
      page.header.style.minHeight = px(geometry.top);
      page.footer.style.paddingBottom = px(geometry.footer);
      page.footer.style.minHeight = px(geometry.bottom);
    }
    source.painted.link(page.body, source.body);
    for (const kind of ['header', 'footer'] as const) {
      const relationship = section.zone(kind, which);
      const root = relationship === undefined ? undefined : source.zoneRoot(relationship);
      const version = root ? this.zoneVersions.get(root) ?? 0 : 0;
      const shown = page.zones[kind];
      if (shown.root !== root || shown.version !== version) {
        const zone = page[kind];
        page.changed = true;
        zone.replaceChildren(...(root ? source.paintZone(root) : []));
        zone.classList.toggle('empty', !root);
        if (root) {
          source.painted.link(zone, root);
          widenTabs(zone, source.tabStep, scaleOf(page.element, geometry.width));
        }
      }
      if (shown.number !== number) page.changed = true;
      page.zones[kind] = { root, version, number };
    }
    page.element.setAttribute('aria-label', `Page ${at + 1}`);
    return page;
  }

  private newPage(): Page {
    const zone = (kind: ZoneKind): HTMLElement => {
      const element = make('div', `zone ${kind}`);
      element.contentEditable = 'false';
      return element;
    };
    const notes = make('div', 'notes');
    notes.contentEditable = 'false';
    const page: Page = {
      element: make('section', 'page'), header: zone('header'), body: make('div', 'page-body'), notes, footer: zone('footer'), changed: true,
      zones: { header: { root: undefined, version: -1, number: 0 }, footer: { root: undefined, version: -1, number: 0 } },
    };
    page.element.append(page.header, page.body, page.notes, page.footer);
    this.root.append(page.element);
    return page;
  }

  /** The height left for text between header and footer, in pixels. */
  private roomOf(page: Page, geometry: PageGeometry): number {
    const height = (kind: ZoneKind, least: number): number => {
      const { root, version } = page.zones[kind];
      if (!root) return least;
      let known = this.zoneHeights.get(root);
      if (known?.version !== version) {
        known = { version, height: page[kind].getBoundingClientRect().height / scaleOf(page.element, geometry.width) };
        this.zoneHeights.set(root, known);
      }
      return Math.max(least, known.height);
    };
    return geometry.height - height('header', geometry.top) - height('footer', geometry.bottom);
  }
}

/** Safari knows no idle time. */
const whenIdle = (work: () => void): void => { if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 500 }); else setTimeout(work, 0); };

const sameGeometry = (one: PageGeometry, other: PageGeometry): boolean => Object.values(one).join() === Object.values(other).join();

/** How much larger than its own pixels something is shown (the zoom). */
const scaleOf = (element: HTMLElement, width: number): number => element.getBoundingClientRect().width / width || 1;

function keptWithNext(content: HTMLElement[]): HTMLElement[] {
  let from = content.length;
  while (from > 1 && content.length - from < 5 && paragraphFacts.get(content[from - 1]!)?.keepWithNext) from--;
  return from > 1 ? content.slice(from) : [];
}

/** Gives an element these children; false where it has them already. */
function fill(element: HTMLElement, content: HTMLElement[]): boolean {
  if (element.childNodes.length === content.length && content.every((one, at) => element.childNodes[at] === one)) return false;
  element.replaceChildren(...content);
  return true;
}
