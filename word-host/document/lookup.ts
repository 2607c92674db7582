import type { DocxParts } from './docxParts';
import { relatedXml } from './insertOoxml';
import type { TextLook } from './liveDocument';
import { lookOf } from './textLook';
import { attribute, below, child, childrenOf, closest, isWord } from './wordXml';

/** The style definitions as a program asks for them: names, chains, and how a run comes to look (ECMA-376 17.7.2). */
export class Lookup {
  constructor(private readonly parts: DocxParts) {}

  styles(): Element[] {
    return childrenOf(relatedXml(this.parts, '/styles')?.documentElement).filter((one) => isWord(one, 'style'));
  }

  style(id: string | undefined): Element | undefined {
    return id === undefined ? undefined : this.styles().find((style) => attribute(style, 'styleId') === id);
  }

  /** The id of a style by its name as a person sees it or by its built-in name: `Heading 1`, `Heading1`. */
  styleId(name: string, type: 'paragraph' | 'character'): string | undefined {
    const plain = (text: string): string => text.toLowerCase().replace(/\s/g, '');
    const found = this.styles().find((style) => attribute(style, 'type') === type && [attribute(child(style, 'name')), attribute(style, 'styleId')].some((one) => one !== undefined && plain(one) === plain(name)));
    return attribute(found, 'styleId');
  }

  paragraphStyle(paragraph: Element): Element | undefined {
    return this.style(attribute(child(child(paragraph, 'pPr'), 'pStyle')))
      ?? this.styles().find((style) => attribute(style, 'type') === 'paragraph' && /^(1|true|on)$/.test(attribute(style, 'default') ?? ''));
  }

  /** `Normal` rather than `normal`: styles.xml writes built-in names in lower case. */
  nameOf(style: Element | undefined): string {
    const name = attribute(child(style, 'name')) ?? 'Normal';
    return /^(normal|heading \d|title|subtitle|header|footer|caption|list paragraph|toc \d)$/.test(name) ? name.replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase()) : name;
  }

  /** Paragraph properties, the weakest layer first. */
  paragraphLayers(paragraph: Element): Element[] {
    const defaults = child(child(relatedXml(this.parts, '/styles')?.documentElement, 'docDefaults'), 'pPrDefault');
    return [child(defaults, 'pPr'), ...this.chain(this.paragraphStyle(paragraph)).map((style) => child(style, 'pPr')), child(paragraph, 'pPr')].filter((one) => one !== undefined);
  }

  look(run: Element): Required<TextLook> {
    const paragraph = closest(run, 'p');
    const own = child(run, 'rPr');
    return this.lookOf(paragraph, [...this.chain(this.style(attribute(child(own, 'rStyle')))).map((style) => child(style, 'rPr')), own]);
  }

  /** How text typed into an empty paragraph would look. */
  emptyLook(paragraph: Element): Required<TextLook> {
    const run = childrenOf(paragraph).findLast((one) => isWord(one, 'r'));
    return run ? this.look(run) : this.lookOf(paragraph, [child(child(paragraph, 'pPr'), 'rPr')]);
  }

  private lookOf(paragraph: Element | undefined, last: (Element | undefined)[]): Required<TextLook> {
    const defaults = child(child(relatedXml(this.parts, '/styles')?.documentElement, 'docDefaults'), 'rPrDefault');
    const layers = [child(defaults, 'rPr'), ...(paragraph ? this.chain(this.paragraphStyle(paragraph)) : []).map((style) => child(style, 'rPr')), ...last];
    return lookOf(layers, (theme) => this.themeFont(theme));
  }

  private chain(style: Element | undefined): Element[] {
    const chain: Element[] = [];
    for (let at = style; at && !chain.includes(at); at = this.style(attribute(child(at, 'basedOn')))) chain.unshift(at);
    return chain;
  }

  private themeFont(theme: string): string | undefined {
    const root = relatedXml(this.parts, '/theme')?.documentElement;
    if (!root) return undefined;
    for (const one of below(root)) {
      if (one.localName !== (theme.startsWith('major') ? 'majorFont' : 'minorFont')) continue;
      return childrenOf(one).find((font) => font.localName === 'latin')?.getAttribute('typeface') ?? undefined;
    }
    return undefined;
  }
}
