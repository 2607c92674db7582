import { attribute, child, childrenOf, isWord, within } from './wordXml';

/** Properties from the weakest layer to the strongest: defaults, table, styles from the root of the chain, direct (ECMA-376 17.7.2). */
export type Layers = readonly Element[];

/** The strongest element of a name. */
export function strongest(layers: Layers, name: string): Element | undefined {
  for (let at = layers.length - 1; at >= 0; at--) {
    const found = child(layers[at], name);
    if (found) return found;
  }
  return undefined;
}

/** The strongest attribute: `w:spacing` and `w:ind` are inherited attribute by attribute. */
export function strongestAttribute(layers: Layers, name: string, key = 'val'): string | undefined {
  for (let at = layers.length - 1; at >= 0; at--) {
    const found = attribute(child(layers[at], name), key);
    if (found !== undefined) return found;
  }
  return undefined;
}

export interface ParagraphLayers {
  styleId: string | undefined;
  /** `w:pPr` layers, numbering level included. */
  paragraph: Layers;
  /** `w:rPr` layers that every run of the paragraph starts from. */
  run: Layers;
  numbering: { numId: string; level: number; definition: Element } | undefined;
}

/** The style definitions of one document, ready to be asked. */
export interface StyleSheet {
  paragraph(paragraph: Element, table?: Element): ParagraphLayers;
  run(base: Layers, run: Element | undefined): Layers;
  /** The style elements of a table from the root of its chain. */
  table(table: Element): Element[];
  themeFont(theme: string): string;
  /** A numbering level, for the labels of the levels above. */
  level(numId: string, level: number): Element | undefined;
  /** The number that a list's levels are counted under: lists of one abstract numbering go on counting together. */
  abstractOf(numId: string): string;
  /** Pixels between default tab stops. */
  tabStep: number;
  /** Paragraph styles a person may choose: [id, name]. */
  paragraphStyles: [string, string][];
  styleName(id: string | undefined): string;
}

/** Reads the style parts of a document; each may be missing. */
export function readStyleSheet(parts: { styles?: Document; theme?: Document; numbering?: Document; settings?: Document }): StyleSheet {
  const root = parts.styles?.documentElement;
  const styles = new Map<string, Element>();
  let defaultParagraph: string | undefined;
  for (const style of childrenOf(root)) {
    if (!isWord(style, 'style')) continue;
    const id = attribute(style, 'styleId') ?? '';
    styles.set(id, style);
    if (attribute(style, 'type') === 'paragraph' && /^(1|true|on)$/.test(attribute(style, 'default') ?? '')) defaultParagraph = id;
  }
  const defaults = child(root, 'docDefaults');
  const defaultPPr = child(child(defaults, 'pPrDefault'), 'pPr');
  const defaultRPr = child(child(defaults, 'rPrDefault'), 'rPr');

  const chains = new Map<string, Element[]>();
  function chain(id: string | undefined): Element[] {
    if (id === undefined) return [];
    const known = chains.get(id);
    if (known) return known;
    const found: Element[] = [];
    for (let style = styles.get(id); style && !found.includes(style); style = styles.get(attribute(child(style, 'basedOn')) ?? '')) found.unshift(style);
    chains.set(id, found);
    return found;
  }
  const layersOf = (chained: Element[], name: 'pPr' | 'rPr'): Element[] => chained.map((style) => child(style, name)).filter((layer) => layer !== undefined);

  const abstracts = new Map<string, Element>();
  const numbers = new Map<string, Element>();
  for (const one of childrenOf(parts.numbering?.documentElement)) {
    if (isWord(one, 'abstractNum')) abstracts.set(attribute(one, 'abstractNumId') ?? '', one);
    else if (isWord(one, 'num')) numbers.set(attribute(one, 'numId') ?? '', one);
  }
  const abstractOf = (numId: string): string => attribute(child(numbers.get(numId), 'abstractNumId')) ?? '';
  function level(numId: string, ilvl: number): Element | undefined {
    const isLevel = (element: Element): boolean => attribute(element, 'ilvl') === String(ilvl);
    const override = childrenOf(numbers.get(numId)).find((element) => isWord(element, 'lvlOverride') && isLevel(element));
    return child(override, 'lvl') ?? childrenOf(abstracts.get(abstractOf(numId))).find((element) => isWord(element, 'lvl') && isLevel(element));
  }

  const typeface = (name: string): string | undefined => within(within(parts.theme?.documentElement, name), 'latin')?.getAttribute('typeface') || undefined;
  const fonts = { major: typeface('majorFont') ?? 'Calibri Light', minor: typeface('minorFont') ?? 'Calibri' };

  return {
    paragraph(paragraph, table) {
      const direct = child(paragraph, 'pPr');
      const styleId = attribute(child(direct, 'pStyle')) ?? defaultParagraph;
      const chained = chain(styleId);
      const styled = layersOf(chained, 'pPr');
      const tableStyles = table ? chain(attribute(child(child(table, 'tblPr'), 'tblStyle'))) : [];
      const numPr = child(direct, 'numPr') ?? strongest(styled, 'numPr');
      const numId = attribute(child(numPr, 'numId'));
      const ilvl = Number(attribute(child(numPr, 'ilvl')) ?? 0);
      const definition = numId !== undefined && numId !== '0' ? level(numId, ilvl) : undefined;
      return {
        styleId,
        paragraph: [defaultPPr, ...layersOf(tableStyles, 'pPr'), ...styled, child(definition, 'pPr'), direct].filter((layer) => layer !== undefined),
        run: [defaultRPr, ...layersOf(tableStyles, 'rPr'), ...layersOf(chained, 'rPr')].filter((layer) => layer !== undefined),
        numbering: definition && numId !== undefined ? { numId, level: ilvl, definition } : undefined,
      };
    },
    run(base, run) {
      const direct = child(run, 'rPr');
      const styled = layersOf(chain(attribute(child(direct, 'rStyle'))), 'rPr');
      return direct ? [...base, ...styled, direct] : base;
    },
    table: (table) => chain(attribute(child(child(table, 'tblPr'), 'tblStyle'))),
    themeFont: (theme) => (theme.startsWith('major') ? fonts.major : fonts.minor),
    level,
    abstractOf,
    tabStep: Number(attribute(child(parts.settings?.documentElement, 'defaultTabStop')) ?? 720) / 15,
    paragraphStyles: [...styles].filter(([, style]) => attribute(style, 'type') === 'paragraph' && !child(style, 'semiHidden'))
      .map(([id, style]) => [id, attribute(child(style, 'name')) ?? id]),
    styleName: (id) => attribute(child(styles.get(id ?? defaultParagraph ?? ''), 'name')) ?? 'Normal',
  };
}
