import { textOf, type XmlDocument, type XmlElement } from '../package/xmlElements';
import type { Story } from '../story/story';
import type { CompiledField } from './compile';
import { takenBy } from './fieldEdits';
import type { Edit } from './program';
import { isRangeMark, rangeMarksIn } from './rangeMarks';

/** Wrappers whose own content decides. */
const wrappers = new Set(['w:p', 'w:r', 'w:ins', 'w:hyperlink', 'w:smartTag', 'w:sdt', 'w:sdtContent', 'w:moveTo', 'w:customXml', 'w:bdo', 'w:dir']);
/** What does not print. */
const silent = new Set(['w:pPr', 'w:rPr', 'w:proofErr', 'w:lastRenderedPageBreak', 'w:sdtPr', 'w:sdtEndPr', 'w:smartTagPr', 'w:softHyphen', 'w:customXmlPr']);

/**
 * Word suppresses blank lines: a paragraph that holds nothing but merge fields vanishes where all of them are blank. A cell, header, note or
 * text box keeps one paragraph, two tables stay apart, and a section's last paragraph stays.
 */
export function blankLineEdits(story: Story, fields: readonly CompiledField[]): Edit[] {
  const byParagraph = new Map<XmlElement | undefined, CompiledField[]>();
  for (const field of fields) {
    const { paragraph, inCode } = field.scanned;
    if (!inCode) byParagraph.set(paragraph, [...(byParagraph.get(paragraph) ?? []), field]);
  }
  const candidates = new Map<XmlElement, number[]>();
  for (const paragraph of story.paragraphs) {
    const inIt = byParagraph.get(paragraph);
    if (inIt?.every(({ scanned }) => scanned.endParagraph === paragraph) && holdsOnly(story.document, paragraph, inIt)) candidates.set(paragraph, inIt.map(({ use }) => use));
  }
  const parents = new Set([...candidates.keys()].map(({ parent }) => parent!));
  return [...parents].flatMap((parent) => {
    const siblings = parent.children.filter(({ name }) => !/^w:(?:tcPr|sectPr)$/.test(name) && !isRangeMarkName(name));
    const tail = siblings.slice(siblings.findLastIndex(({ name }) => name !== 'w:p') + 1);
    const tailMayGo = tail.every((one) => candidates.has(one));
    return siblings.flatMap((paragraph, at): Edit[] => {
      const uses = candidates.get(paragraph);
      if (uses === undefined || separatesTables(siblings, at, candidates)) return [];
      const staysWith = tailMayGo && at === siblings.length - 1 ? tail.flatMap((one) => (one === paragraph ? [] : candidates.get(one)!)) : undefined;
      return [{
        start: paragraph.start, end: paragraph.end,
        make: (inner) => [{ kind: 'paragraph', uses, staysWith, body: inner(paragraph.start, paragraph.end), otherwise: [...rangeMarksIn(paragraph)].flatMap(({ start, end }) => inner(start, end)) }],
      }];
    });
  });
}

const isRangeMarkName = (name: string): boolean => isRangeMark({ name } as XmlElement);

/** True where nothing but paragraphs that may vanish stands between this one and a table on both sides. */
function separatesTables(siblings: readonly XmlElement[], at: number, candidates: ReadonlyMap<XmlElement, unknown>): boolean {
  if (siblings[at + 1]?.name !== 'w:tbl') return false;
  let before = at - 1;
  while (before >= 0 && candidates.has(siblings[before]!)) before--;
  return siblings[before]?.name === 'w:tbl';
}

function holdsOnly(document: XmlDocument, paragraph: XmlElement, fields: readonly CompiledField[]): boolean {
  if (paragraph.children.some(({ name, children }) => name === 'w:pPr' && children.some((one) => one.name === 'w:sectPr'))) return false;
  const taken = fields.flatMap(({ scanned }) => takenBy(document, scanned));
  const isTaken = ({ start, end }: XmlElement): boolean => taken.some((one) => start >= one.start && end <= one.end);
  const prints = (element: XmlElement): boolean => {
    if (isTaken(element) || silent.has(element.name) || isRangeMark(element)) return false;
    if (wrappers.has(element.name)) return element.children.some(prints);
    return element.name !== 'w:t' || textOf(document, element).trim() !== '';
  };
  return !prints(paragraph);
}
