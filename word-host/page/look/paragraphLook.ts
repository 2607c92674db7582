import { fontOf, lookLikeRun } from './runLook';
import { strongest, strongestAttribute, type ParagraphLayers, type StyleSheet } from './styleSheet';
import { attribute, child, childrenOf, isOn, px, twips } from './wordXml';

export interface TabStop { at: number; kind: string; leader: string }

/** What the page layout wants to know of a painted paragraph. */
export interface ParagraphFacts { breakBefore: boolean; keepWithNext: boolean; contextual: string | undefined; tabs: TabStop[]; hanging: number; left: number }

const alignments: Record<string, string> = { center: 'center', right: 'right', end: 'right', both: 'justify', distribute: 'justify' };

/** Gives an element the look of a paragraph (ECMA-376 17.3.1). Spacing is padding: Word adds the spaces of neighbours. */
export function lookLikeParagraph(style: CSSStyleDeclaration, layers: ParagraphLayers, sheet: StyleSheet): ParagraphFacts {
  const { paragraph } = layers;
  lookLikeRun(style, layers.run, sheet);
  const spacing = (key: string): string | undefined => strongestAttribute(paragraph, 'spacing', key);
  const line = spacing('line');
  const rule = spacing('lineRule') ?? 'auto';
  const font = fontOf(layers.run, sheet);
  style.lineHeight = rule === 'auto' ? (Number(line ?? 240) / 240 * font.line).toFixed(3) : px(rule === 'exact' ? twips(line) : Math.max(twips(line), font.size * 4 / 3 * font.line));
  style.paddingTop = px(twips(spacing('before')));
  style.paddingBottom = px(twips(spacing('after')));
  style.textAlign = alignments[strongestAttribute(paragraph, 'jc') ?? ''] ?? 'left';
  const indent = (key: string, other: string): number => twips(strongestAttribute(paragraph, 'ind', key) ?? strongestAttribute(paragraph, 'ind', other));
  const left = indent('left', 'start');
  const hanging = indent('hanging', 'hanging');
  style.marginLeft = px(left);
  style.marginRight = px(indent('right', 'end'));
  style.textIndent = px(hanging ? -hanging : indent('firstLine', 'firstLine'));
  if (isOn(strongest(paragraph, 'bidi'))) style.direction = 'rtl';
  const shade = attribute(strongest(paragraph, 'shd'), 'fill');
  if (shade && shade !== 'auto') style.backgroundColor = `#${shade}`;
  const borders = strongest(paragraph, 'pBdr');
  for (const side of ['top', 'bottom', 'left', 'right'] as const) {
    const border = child(borders, side);
    const look = borderLook(border);
    if (!look) continue;
    style.setProperty(`border-${side}`, look);
    if (side === 'top' || side === 'bottom') continue;
    // Borders at the sides stand outside the indent, `w:space` points from the text.
    const space = Number(attribute(border, 'space') ?? 0) * 4 / 3;
    style.setProperty(`padding-${side}`, px(space));
    style.setProperty(`margin-${side}`, px(Number.parseFloat(style.getPropertyValue(`margin-${side}`)) - space - Number.parseFloat(look)));
  }
  const tabs = new Map<number, TabStop>();
  for (const layer of paragraph) {
    for (const tab of childrenOf(child(layer, 'tabs'))) {
      const at = twips(attribute(tab, 'pos'));
      if (attribute(tab) === 'clear') tabs.delete(at);
      else tabs.set(at, { at, kind: attribute(tab) ?? 'left', leader: attribute(tab, 'leader') ?? 'none' });
    }
  }
  return {
    breakBefore: isOn(strongest(paragraph, 'pageBreakBefore')),
    keepWithNext: isOn(strongest(paragraph, 'keepNext')),
    contextual: isOn(strongest(paragraph, 'contextualSpacing')) ? layers.styleId ?? '' : undefined,
    tabs: [...tabs.values()].sort((a, b) => a.at - b.at),
    hanging,
    left,
  };
}

const lineKinds: Record<string, string> = { dashed: 'dashed', dashSmallGap: 'dashed', dotted: 'dotted', double: 'double' };

/** A border as CSS; undefined for no border. `w:sz` counts eighths of a point. */
export function borderLook(border: Element | undefined): string | undefined {
  const kind = attribute(border);
  if (!border || kind === undefined || kind === 'nil' || kind === 'none') return undefined;
  const colour = attribute(border, 'color');
  return `${Math.max(0.75, Number(attribute(border, 'sz') ?? 4) / 6).toFixed(2)}px ${lineKinds[kind] ?? 'solid'} ${colour && colour !== 'auto' ? `#${colour}` : 'currentColor'}`;
}
