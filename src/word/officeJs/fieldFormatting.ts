/** The parts of a font that a field copies from its surroundings. */
export type Formatting = Pick<Word.Font, 'name' | 'size' | 'bold' | 'italic' | 'underline' | 'color' | 'highlightColor' | 'strikeThrough' | 'subscript' | 'superscript'>;

export const formattingNames = 'name, size, bold, italic, underline, color, highlightColor, strikeThrough, subscript, superscript';

/** Word's names of underlines whose values in the file differ (ECMA-376-1 §17.18.99). */
const underlines: Readonly<Record<string, string>> = {
  Single: 'single', Word: 'words', Double: 'double', Thick: 'thick', Dotted: 'dotted', DottedHeavy: 'dottedHeavy', DashLine: 'dash', DashLineHeavy: 'dashedHeavy',
  DashLineLong: 'dashLong', DashLineLongHeavy: 'dashLongHeavy', DotDashLine: 'dotDash', DotDashLineHeavy: 'dashDotHeavy', TwoDotDashLine: 'dotDotDash',
  TwoDotDashLineHeavy: 'dashDotDotHeavy', Wave: 'wave', WaveHeavy: 'wavyHeavy', WaveDouble: 'wavyDouble',
};
/** The colours a highlighter has (ECMA-376-1 §17.18.40). */
const highlights: Readonly<Record<string, string>> = {
  '#FFFF00': 'yellow', '#00FF00': 'green', '#00FFFF': 'cyan', '#FF00FF': 'magenta', '#0000FF': 'blue', '#FF0000': 'red', '#000080': 'darkBlue', '#008080': 'darkCyan',
  '#008000': 'darkGreen', '#800080': 'darkMagenta', '#800000': 'darkRed', '#808000': 'darkYellow', '#808080': 'darkGray', '#C0C0C0': 'lightGray', '#000000': 'black',
};

/**
 * The run properties that make a run look like its surroundings, in the order of the schema (ECMA-376-1 §17.3.2.28). What Word calls mixed
 * (null, '' or 0) is left to the paragraph's style.
 */
export function runProperties(font: Formatting): string {
  /* Word gives black for the automatic colour too, which turns white on a dark ground: black is left to the style. */
  const colour = /^#(?!000000)[0-9a-f]{6}$/i.test(font.color) ? font.color.slice(1).toUpperCase() : '';
  const family = font.name ? font.name.replace(/[&<>"\u0000-\u001f]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '') : '';
  const halfPoints = font.size > 0 ? Math.round(font.size * 2) : 0;
  const highlight = font.highlightColor ? highlights[font.highlightColor.toUpperCase()] ?? '' : '';
  const underline = underlines[font.underline] ?? '';
  return [
    family && `<w:rFonts w:ascii="${family}" w:hAnsi="${family}" w:cs="${family}"/>`,
    font.bold && '<w:b/><w:bCs/>',
    font.italic && '<w:i/><w:iCs/>',
    font.strikeThrough && '<w:strike/>',
    colour && `<w:color w:val="${colour}"/>`,
    halfPoints && `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`,
    highlight && `<w:highlight w:val="${highlight}"/>`,
    underline && `<w:u w:val="${underline}"/>`,
    font.superscript ? '<w:vertAlign w:val="superscript"/>' : font.subscript && '<w:vertAlign w:val="subscript"/>',
  ].filter((part) => typeof part === 'string').join('');
}
