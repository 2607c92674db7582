import type { TextLook } from './liveDocument';
import { attribute, child, childrenOf, isOn, isWord, word } from './wordXml';

/** The order of run properties that validators ask for (ECMA-376 17.3.2, CT_RPr). */
const order = ['rStyle', 'rFonts', 'b', 'bCs', 'i', 'iCs', 'caps', 'smallCaps', 'strike', 'dstrike', 'outline', 'shadow', 'emboss', 'imprint', 'noProof', 'snapToGrid', 'vanish', 'webHidden', 'color',
  'spacing', 'w', 'kern', 'position', 'sz', 'szCs', 'highlight', 'u', 'effect', 'bdr', 'shd', 'fitText', 'vertAlign', 'rtl', 'cs', 'em', 'lang', 'eastAsianLayout', 'specVanish', 'oMath', 'rPrChange'];

const highlights: Record<string, string> = {
  '#FFFF00': 'yellow', '#00FF00': 'green', '#00FFFF': 'cyan', '#FF00FF': 'magenta', '#0000FF': 'blue', '#FF0000': 'red', '#000080': 'darkBlue', '#008080': 'darkCyan', '#008000': 'darkGreen',
  '#800080': 'darkMagenta', '#800000': 'darkRed', '#808000': 'darkYellow', '#808080': 'darkGray', '#C0C0C0': 'lightGray', '#000000': 'black', '#FFFFFF': 'white',
};
const colourNames: Record<string, string> = { black: '#000000', white: '#FFFFFF', red: '#FF0000', green: '#008000', blue: '#0000FF', yellow: '#FFFF00', orange: '#FFA500', gray: '#808080', purple: '#800080' };
const underlines: Record<string, string> = { Single: 'single', Word: 'words', Double: 'double', Dotted: 'dotted', Thick: 'thick', DashLine: 'dash', Wave: 'wave', None: 'none' };

const colour = (value: string): string => (colourNames[value.toLowerCase()] ?? (value.startsWith('#') ? value : `#${value}`)).toUpperCase();

/** Run properties as they are after a change of look: a new `w:rPr`, `was` stays as it is. */
export function dressed(like: Element, was: Element | undefined, look: TextLook): Element {
  const properties = was ? was.cloneNode(true) as Element : word(like, 'rPr');
  const put = (name: string, attributes: Record<string, string> | undefined): void => {
    const old = child(properties, name);
    if (old) properties.removeChild(old);
    if (!attributes) return;
    const rank = order.indexOf(name);
    properties.insertBefore(word(properties, name, attributes), childrenOf(properties).find((one) => order.indexOf(one.localName) > rank) ?? null);
  };
  const toggle = (name: string, value: boolean | undefined): void => { if (value !== undefined) put(name, value ? {} : { val: '0' }); };
  toggle('b', look.bold);
  toggle('i', look.italic);
  toggle('strike', look.strikeThrough);
  toggle('dstrike', look.doubleStrikeThrough);
  if (look.name !== undefined) put('rFonts', { ascii: look.name, hAnsi: look.name, cs: look.name });
  if (look.size !== undefined) {
    put('sz', { val: String(Math.round(look.size * 2)) });
    put('szCs', { val: String(Math.round(look.size * 2)) });
  }
  if (look.color !== undefined) put('color', { val: colour(look.color).slice(1) });
  if (look.highlightColor !== undefined) put('highlight', look.highlightColor ? { val: highlights[colour(look.highlightColor)] ?? 'yellow' } : undefined);
  if (look.underline !== undefined) put('u', { val: underlines[look.underline] ?? look.underline });
  if (look.superscript !== undefined || look.subscript !== undefined) put('vertAlign', look.superscript ? { val: 'superscript' } : look.subscript ? { val: 'subscript' } : undefined);
  return properties;
}

/** What the layers of run properties, the weakest first, come to. `themeFont` names the font of a theme's place. */
export function lookOf(layers: readonly (Element | undefined)[], themeFont: (theme: string) => string | undefined): Required<TextLook> {
  const strongest = (name: string): Element | undefined => layers.map((layer) => child(layer, name)).findLast((one) => one !== undefined);
  const value = (name: string, key = 'val'): string | undefined => layers.map((layer) => attribute(child(layer, name), key)).findLast((one) => one !== undefined);
  const fonts = strongest('rFonts');
  const theme = attribute(fonts, 'asciiTheme');
  const underline = value('u') ?? 'none';
  const highlight = value('highlight');
  const ink = value('color');
  return {
    bold: isOn(strongest('b')), italic: isOn(strongest('i')), strikeThrough: isOn(strongest('strike')), doubleStrikeThrough: isOn(strongest('dstrike')),
    underline: Object.entries(underlines).find(([, wordName]) => wordName === underline)?.[0] ?? 'Single',
    name: (theme && themeFont(theme)) ?? attribute(fonts, 'ascii') ?? 'Times New Roman',
    size: Number(value('sz') ?? 20) / 2,
    color: ink === undefined || ink === 'auto' ? '#000000' : `#${ink.toUpperCase()}`,
    highlightColor: highlight === undefined || highlight === 'none' ? null : Object.entries(highlights).find(([, name]) => name === highlight)?.[0] ?? '#FFFF00',
    superscript: value('vertAlign') === 'superscript', subscript: value('vertAlign') === 'subscript',
  };
}

/** Several looks as one: what differs is `undefined`, which Word reports as '' or null. */
export function commonLook(looks: readonly Required<TextLook>[]): TextLook {
  const [first] = looks;
  if (!first) return {};
  const common: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(first)) if (looks.every((look) => look[key as keyof TextLook] === value)) common[key] = value;
  return common as TextLook;
}

export const runsIn = (pieces: readonly Element[]): Element[] =>
  [...new Set(pieces.flatMap((piece) => (isWord(piece, 'fldSimple') ? childrenOf(piece).filter((one) => isWord(one, 'r')) : isWord(piece.parentNode, 'r') ? [piece.parentNode as Element] : [])))];
