import { textOf, type XmlDocument, type XmlElement } from '../package/xmlElements';
import { isWithin } from '../story/passages';
import type { Story } from '../story/story';
import type { CompiledField, CompiledPassage } from './compile';
import type { Edit, Fill } from './program';
import { isRangeMark, rangeMarksIn } from './rangeMarks';

/** Wrappers whose own content decides. */
const wrappers = new Set(['w:p', 'w:r', 'w:ins', 'w:hyperlink', 'w:smartTag', 'w:sdt', 'w:sdtContent', 'w:moveTo', 'w:customXml', 'w:bdo', 'w:dir']);
/** What does not print. */
const silent = new Set(['w:pPr', 'w:rPr', 'w:proofErr', 'w:lastRenderedPageBreak', 'w:sdtPr', 'w:sdtEndPr', 'w:smartTagPr', 'w:softHyphen', 'w:customXmlPr']);

/** Paragraphs that may vanish, each with what fills it. */
export type Vanishing = ReadonlyMap<XmlElement, readonly Fill[]>;

/** The paragraphs that hold nothing but merge fields and personal passages: they vanish where all of them are blank. */
export function vanishingParagraphs(story: Story, fields: readonly CompiledField[], passages: readonly CompiledPassage[]): Vanishing {
  const byParagraph = new Map<XmlElement | undefined, CompiledField[]>();
  for (const one of fields) {
    const { paragraph, inCode } = one.scanned;
    if (!inCode) byParagraph.set(paragraph, [...(byParagraph.get(paragraph) ?? []), one]);
  }
  const inLines = passages.filter(({ marked }) => marked.level === 'inline');
  const vanishing = new Map<XmlElement, Fill[]>();
  for (const paragraph of story.paragraphs) {
    const inIt = byParagraph.get(paragraph) ?? [];
    const personal = outermost(inLines.filter(({ marked }) => marked.from >= paragraph.openEnd && marked.to <= paragraph.closeStart));
    if (inIt.length + personal.length === 0 || !inIt.every(({ scanned }) => scanned.endParagraph === paragraph)) continue;
    const taken = [...inIt.flatMap(({ edits }) => edits), ...personal.map(({ marked: { from, to } }) => ({ start: from, end: to }))];
    if (holdsOnly(story.document, paragraph, taken)) vanishing.set(paragraph, fillsOf(story.document, paragraph, inIt, personal));
  }
  return vanishing;
}

const outermost = (passages: readonly CompiledPassage[]): CompiledPassage[] => (
  passages.filter(({ marked }, index) => !passages.some((other, at) => at < index && other.marked.from <= marked.from && other.marked.to >= marked.to)));

/** Fields that stand in a passage fill the passage, the others the paragraph. A passage of blanks alone decides nothing where a field does. */
function fillsOf(document: XmlDocument, paragraph: XmlElement, fields: readonly CompiledField[], personal: readonly CompiledPassage[]): Fill[] {
  const isIn = ({ scanned }: CompiledField, { marked }: CompiledPassage): boolean => isWithin(scanned.begin, marked);
  return [
    ...fields.filter((one) => !personal.some((passage) => isIn(one, passage))).map(({ field }) => field.id),
    ...personal.map((one): Fill => {
      const inside = fields.filter((inner) => isIn(inner, one));
      const outside = [{ start: paragraph.start, end: one.marked.from }, { start: one.marked.to, end: paragraph.end }];
      const isFilled = fields.length === 0 || !holdsOnly(document, paragraph, [...inside.flatMap(({ edits }) => edits), ...outside]);
      return { passage: one.passage, standard: isFilled ? undefined : inside.map(({ field }) => field.id) };
    }),
  ];
}

/**
 * Word suppresses blank lines: a paragraph that holds nothing but merge fields vanishes where all of them are blank. A cell, header, note or
 * text box keeps one paragraph, two tables stay apart, and a section's last paragraph stays.
 */
export function blankLineEdits(vanishing: Vanishing, passages: readonly CompiledPassage[]): Edit[] {
  const parents = new Set([...vanishing.keys()].map(({ parent }) => parent!));
  return [...parents].flatMap((parent) => {
    const siblings = blocksOf(parent);
    return siblings.flatMap((paragraph, at): Edit[] => {
      const fills = vanishing.get(paragraph);
      if (fills === undefined) return [];
      // Of the paragraphs of which one must stay, it is the last one.
      const after = siblings[at + 1];
      const gap = !after || after.name === 'w:tbl' ? gapAround(siblings, at, at + 1, vanishing) : [];
      const staysWith = gap.length ? fillsOfBlocks(gap.slice(0, -1), passages.filter(({ marked }) => !isWithin(paragraph, marked)), vanishing) : undefined;
      return [{
        start: paragraph.start, end: paragraph.end,
        make: (inner) => [{ kind: 'paragraph', fills, staysWith, body: inner(paragraph.start, paragraph.end), otherwise: [...rangeMarksIn(paragraph)].flatMap(({ start, end }) => inner(start, end)) }],
      }];
    });
  });
}

/** What fills blocks, undefined where one of them always prints. A passage around some of them decides about those. */
export function fillsOfBlocks(blocks: readonly XmlElement[], passages: readonly CompiledPassage[], vanishing: Vanishing): Fill[] | undefined {
  const fills: Fill[] = [];
  const inPassages = new Map<CompiledPassage, XmlElement[]>();
  for (const block of blocks) {
    const around = passages.find(({ marked }) => marked.level === 'blocks' && isWithin(block, marked));
    const own = vanishing.get(block);
    if (around) inPassages.set(around, [...(inPassages.get(around) ?? []), block]);
    else if (own) fills.push(...own);
    else return undefined;
  }
  for (const [around, some] of inPassages) fills.push({ passage: around.passage, standard: fillsOfBlocks(some, passages.filter((one) => one !== around && isWithin({ start: one.marked.from, end: one.marked.to }, around.marked)), vanishing) });
  return fills;
}

/** The paragraphs and tables of a cell, header, body …, in order. */
export const blocksOf = (parent: XmlElement): XmlElement[] => parent.children.filter(({ name }) => !/^w:(?:tcPr|sectPr)$/.test(name) && !isRangeMarkName(name));

const isRangeMarkName = (name: string): boolean => isRangeMark({ name } as XmlElement);

/** The blocks of which one must stay, those from `from` up to `to` among them: a cell, header, note … needs one, and two tables stay apart. Empty where something else stays. */
export function gapAround(siblings: readonly XmlElement[], from: number, to: number, mayGo: { has(block: XmlElement): boolean }): XmlElement[] {
  while (from > 0 && mayGo.has(siblings[from - 1]!)) from--;
  while (to < siblings.length && mayGo.has(siblings[to]!)) to++;
  const [before, after] = [siblings[from - 1], siblings[to]];
  return before?.name !== 'w:p' && after?.name !== 'w:p' && (after === undefined || before?.name === 'w:tbl') ? siblings.slice(from, to) : [];
}

function holdsOnly(document: XmlDocument, paragraph: XmlElement, taken: readonly { start: number; end: number }[]): boolean {
  if (paragraph.children.some(({ name, children }) => name === 'w:pPr' && children.some((one) => one.name === 'w:sectPr'))) return false;
  const isTaken = coverage(taken);
  const prints = (element: XmlElement): boolean => {
    if (isTaken(element) || silent.has(element.name) || isRangeMark(element)) return false;
    if (wrappers.has(element.name)) return element.children.some(prints);
    return element.name !== 'w:t' || textOf(document, element).trim() !== '';
  };
  return !prints(paragraph);
}

/** Whether one of these stretches holds an element. In their order, each with how far the ones up to it reach: a paragraph may have thousands of fields. */
function coverage(stretches: readonly { start: number; end: number }[]): (element: XmlElement) => boolean {
  const sorted = [...stretches].sort((a, b) => a.start - b.start);
  let furthest = -1;
  const reach = sorted.map(({ end }) => (furthest = Math.max(furthest, end)));
  return ({ start, end }) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.start > start) high = middle;
      else low = middle + 1;
    }
    return low > 0 && reach[low - 1]! >= end;
  };
}
