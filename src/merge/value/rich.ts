import { isMoreThanText, itemMark, readMarkup, textOfRich } from '../../contract/readMarkup';
import { mayHaveMarkup, type RichLine, type RichRun, type RichText } from '../../contract/richText';
import { formattingRun } from '../field/fieldScanner';
import { MergeError } from '../issues/mergeError';
import { createBringing } from '../letter/broughtIn';
import type { LetterInHand } from '../letter/program';
import { ancestor, attributePrefix, childOf } from '../package/xmlElements';
import { escapeXml } from '../package/xmlText';
import { printable } from './fieldValue';
import type { Inserted } from './inserted';
import { itemProperties } from './itemProperties';
import { propertiesWith } from './propertiesWith';
import { paragraphMark, writeLine, writeValue, type ValueRun } from './valueRun';

/** A text with markup as a value: a text where nothing in it is more than text. `refused`: where links led that no letter may have; they stay as they were typed. */
export function richValue(markup: string): { value: string | Inserted; refused: readonly string[] } {
  if (!mayHaveMarkup(markup)) return { value: markup, refused: [] };
  const rich = readMarkup(printable(markup));
  const text = textOfRich(rich);
  return { value: isMoreThanText(rich) ? { text, content: markup, write: (run, field, letter) => writeRich(rich, run, field, letter) } : text, refused: rich.refused };
}

/**
 * The same, of a record that may have no link that a letter may not have. Throws MergeError LINK_REFUSED, with where it leads.
 * ```ts
 * const record = { Name: 'Maija', Offer: readRich('Come to **our** [shop](https://example.com/)') };
 * ```
 */
export function readRich(markup: string): string | Inserted {
  const { value, refused } = richValue(markup);
  if (refused[0] !== undefined) throw new MergeError('LINK_REFUSED', refused[0]);
  return value;
}

/** Where a value stands in the template. */
type Home = NonNullable<ValueRun['home']>;
/** What is written with: the run of the value, where it stands, and the letter. */
interface Writing { run: ValueRun; home: Home; letter: LetterInHand }

/** One paragraph: its lines, and whether it is an item of a list. */
interface Block { item: RichLine['item']; lines: (readonly RichRun[])[] }

/** The XML of a text with markup. Items are paragraphs of a list where the value fills its paragraph alone; elsewhere they are lines with a bullet or their number. */
function writeRich(rich: RichText, run: ValueRun, field: number, letter: LetterInHand): string {
  const { home, into, prefix: w, paragraphProperties } = run;
  if (into === 'code' || !home) return writeValue(run, textOfRich(rich));
  const writing: Writing = { run, home, letter };
  const areItems = letter.alone === field && paragraphProperties !== undefined;
  const blocks = blocksOf(rich.lines, areItems);
  const lineBreak = `<${w}r>${run.properties}<${w}br/></${w}r>`;
  const contents = blocks.map(({ lines }) => lines.map((line) => writeRuns(line, writing)).join(lineBreak));
  if (paragraphProperties === undefined) return contents.join(lineBreak + lineBreak);
  const { before = '', after = '' } = letter.inserted?.get(field) ?? {};
  const open = propertiesOf(blocks, paragraphProperties, writing);
  const newParagraph = (properties: string): string => `</${w}p><${w}p>${properties}`;
  const begun = (index: number): string => {
    if (index > 0 || (before !== '' && blocks[0]!.item !== undefined)) return newParagraph(open[index]!);
    return blocks[0]!.item === undefined ? '' : paragraphMark + open[0]! + paragraphMark;
  };
  return contents.map((content, index) => begun(index) + content).join('') + (after !== '' && blocks.at(-1)!.item !== undefined ? newParagraph(paragraphProperties) : '');
}

/** A blank line begins a paragraph, as in a text; before and behind an item there is one anyway. */
function blocksOf(lines: readonly RichLine[], areItems: boolean): Block[] {
  const blocks: Block[] = [{ item: undefined, lines: [] }];
  for (const line of lines) {
    const { runs } = line;
    const last = blocks.at(-1)!;
    if (areItems && line.item !== undefined) {
      if (last.item === undefined && last.lines.length === 0) blocks.pop();
      blocks.push({ item: line.item, lines: [runs] });
    } else if (runs.every(({ text }) => text.trim() === '')) blocks.push({ item: undefined, lines: [] });
    else if (last.item !== undefined) blocks.push({ item: undefined, lines: [runs] });
    else last.lines.push(line.item === undefined ? runs : [{ text: itemMark(line) }, ...runs]);
  }
  return blocks;
}

/** The properties of each paragraph; an item that counts 1 begins a list. */
function propertiesOf(blocks: readonly Block[], properties: string, { run: { prefix }, home: { document, field }, letter }: Writing): string[] {
  let numbers = '';
  return blocks.map(({ item }) => {
    if (item === undefined) return properties;
    const brought = letter.brought(createBringing);
    if (item === 1) numbers = brought.list('number');
    return itemProperties(document, field.paragraph!, prefix, item === 'bullet' ? brought.list('bullet') : numbers, brought.isStrict);
  });
}

function writeRuns(runs: readonly RichRun[], writing: Writing): string {
  const { run: { prefix: w }, home } = writing;
  let text = '';
  for (let at = 0; at < runs.length;) {
    const { link } = runs[at]!;
    let end = at + 1;
    while (end < runs.length && runs[end]!.link === link) end++;
    const written = runs.slice(at, end).map((one) => `<${w}r>${looked(one, writing)}${writeLine(w, one.text)}</${w}r>`).join('');
    text += link !== undefined && mayBeLink(home) ? linked(link, written, writing) : written;
    at = end;
  }
  return text;
}

/** What may hold a link (ECMA-376 Part 1 §17.16.22). In a link, in a tracked insertion and in a content control for plain text (§17.5.2.44) its words stand alone. */
const holdsLinks = new Set(['w:p', 'w:sdtContent', 'w:smartTag', 'w:customXml', 'w:fldSimple', 'w:dir', 'w:bdo']);

function mayBeLink({ field, at }: Home): boolean {
  if (!holdsLinks.has(at.parent?.name ?? '') || ancestor(at, 'w:hyperlink')) return false;
  const control = ancestor(at, 'w:sdt');
  const properties = control && childOf(control, 'w:sdtPr');
  if (properties && childOf(properties, 'w:text')) return false;
  for (let around = field.around; around; around = around.around) if (around.code.type === 'HYPERLINK') return false;
  return true;
}

function linked(address: string, runs: string, { run: { prefix: w }, home: { at }, letter }: Writing): string {
  const { isStrict, relate } = letter.brought(createBringing);
  const space = isStrict ? 'http://purl.oclc.org/ooxml/officeDocument/relationships' : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return `<${w}hyperlink xmlns:r="${space}" r:id="${relate({ address })}" ${attributePrefix(at, 'w')}history="1">${runs}</${w}hyperlink>`;
}

/** The look of the field, with what the markup adds to it. */
function looked({ bold, italic, link }: RichRun, { run: { prefix: w, properties }, home: { document, field, at }, letter }: Writing): string {
  if (!bold && !italic && link === undefined) return properties;
  const run = formattingRun(document, field);
  const own = run && childOf(run, 'w:rPr');
  const a = attributePrefix(at, 'w');
  const style = link === undefined || (own && childOf(own, 'w:rStyle')) ? undefined : letter.brought(createBringing).linkStyle();
  return propertiesWith(document, own, `${w}rPr`, runOrder, {
    ...(bold && { b: `<${w}b/>`, bCs: `<${w}bCs/>` }), ...(italic && { i: `<${w}i/>`, iCs: `<${w}iCs/>` }),
    ...(link !== undefined && (style === undefined ? { color: `<${w}color ${a}val="0563C1"/>`, u: `<${w}u ${a}val="single"/>` } : { rStyle: `<${w}rStyle ${a}val="${escapeXml(style)}"/>` })),
  });
}

/** The order of a run's properties, as far as these must know it. Source: ECMA-376 Part 1 §17.3.2.28. */
const runOrder = ['rStyle', 'rFonts', 'b', 'bCs', 'i', 'iCs', 'caps', 'smallCaps', 'strike', 'dstrike', 'outline', 'shadow', 'emboss', 'imprint', 'noProof', 'snapToGrid', 'vanish', 'webHidden', 'color', 'spacing', 'w', 'kern', 'position', 'sz', 'szCs', 'highlight', 'u'];
