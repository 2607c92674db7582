import { strongest, strongestAttribute, type Layers, type StyleSheet } from './styleSheet';
import { attribute, isOn } from './wordXml';

/** What stands in where a font is not installed, and the height of its line in em (read from the fonts' own tables). */
const fonts: Record<string, { instead: string; line: number }> = {
  Calibri: { instead: 'Carlito', line: 1.2207 },
  'Calibri Light': { instead: 'Carlito', line: 1.2207 },
  Aptos: { instead: 'Carlito', line: 1.25 },
  'Aptos Display': { instead: 'Carlito', line: 1.25 },
  Cambria: { instead: 'Caladea', line: 1.172 },
  Georgia: { instead: 'Gelasio', line: 1.136 },
  Arial: { instead: 'Liberation Sans', line: 1.149 },
  'Segoe UI': { instead: 'Selawik', line: 1.33 },
  'Times New Roman': { instead: 'Liberation Serif', line: 1.149 },
  'Courier New': { instead: 'Liberation Mono', line: 1.133 },
};
const ordinary = { instead: 'Liberation Sans', line: 1.2 };

/** The font of a run and the height of one of its lines in em. */
export function fontOf(layers: Layers, sheet: StyleSheet): { name: string; size: number; line: number } {
  const choice = strongest(layers, 'rFonts');
  const theme = attribute(choice, 'asciiTheme');
  const name = theme ? sheet.themeFont(theme) : attribute(choice, 'ascii') ?? sheet.themeFont('minor');
  return { name, size: Number(strongestAttribute(layers, 'sz') ?? 20) / 2, line: (fonts[name] ?? ordinary).line };
}

const highlights: Record<string, string> = { darkBlue: '#000080', darkCyan: '#008080', darkGreen: '#008000', darkMagenta: '#800080', darkRed: '#800000', darkYellow: '#808000', darkGray: '#808080', lightGray: '#c0c0c0' };

/** Gives an element the look of run properties. What is not said is inherited from the paragraph. */
export function lookLikeRun(style: CSSStyleDeclaration, layers: Layers, sheet: StyleSheet): void {
  const font = fontOf(layers, sheet);
  style.fontFamily = `"${font.name.replaceAll('"', '')}", "${(fonts[font.name] ?? ordinary).instead}", sans-serif`;
  style.fontSize = `${font.size}pt`;
  const bold = strongest(layers, 'b');
  if (bold) style.fontWeight = isOn(bold) ? '700' : '400';
  const italic = strongest(layers, 'i');
  if (italic) style.fontStyle = isOn(italic) ? 'italic' : 'normal';
  if (isOn(strongest(layers, 'caps'))) style.textTransform = 'uppercase';
  if (isOn(strongest(layers, 'smallCaps'))) style.fontVariant = 'small-caps';
  const underline = strongestAttribute(layers, 'u');
  const lines = [underline !== undefined && underline !== 'none' ? 'underline' : '', isOn(strongest(layers, 'strike')) || isOn(strongest(layers, 'dstrike')) ? 'line-through' : ''].filter(Boolean);
  if (lines.length) style.textDecoration = lines.join(' ');
  const colour = strongestAttribute(layers, 'color');
  if (colour && colour !== 'auto') style.color = `#${colour}`;
  const highlight = strongestAttribute(layers, 'highlight');
  const shade = attribute(strongest(layers, 'shd'), 'fill');
  if (highlight && highlight !== 'none') style.backgroundColor = highlights[highlight] ?? highlight;
  else if (shade && shade !== 'auto') style.backgroundColor = `#${shade}`;
  const raised = strongestAttribute(layers, 'vertAlign');
  if (raised === 'superscript' || raised === 'subscript') {
    style.verticalAlign = raised === 'superscript' ? 'super' : 'sub';
    style.fontSize = `${font.size * 0.65}pt`;
    style.lineHeight = '0';
  }
  const spacing = strongestAttribute(layers, 'spacing');
  if (spacing) style.letterSpacing = `${Number(spacing) / 20}pt`;
}
