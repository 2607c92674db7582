import type { CodeWord, CodeWords } from '../field/codeWords';
import { runProperties, type ScannedField } from '../field/fieldScanner';
import { descendantsBetween, prefixOf, textOf, type XmlDocument, type XmlElement } from '../package/xmlElements';
import { escapeXml } from '../package/xmlText';
import { replacement, type Edit, type Op } from './program';
import { rangeMarksIn } from './rangeMarks';

/** A stretch of the text that one of the branches is. */
interface Stretch { before: string; pieces: ({ text: string; run: XmlElement } | { from: number; to: number })[]; after: string; start: number; end: number }

/**
 * The edits that print the chosen branch of an IF with its own look: its runs, paragraphs, tables, pictures and fields as they stand in the code.
 * Undefined where the code is not built so that a branch can be cut out – it begins in a link, or ends in another cell –: then its text is printed.
 */
export function branchEdits(document: XmlDocument, field: ScannedField, { words, operatorAt }: CodeWords, id: number): Edit[] | undefined {
  const [first, last] = [field.begin.parent!, field.end.parent!];
  const { paragraph, endParagraph } = field;
  if (field.simple || !paragraph || !endParagraph || first.parent !== paragraph || last.parent !== endParagraph || paragraph.parent !== endParagraph.parent) return undefined;
  if (paragraph !== endParagraph && holdsSection(paragraph.parent!, paragraph.start, endParagraph.start)) return undefined;
  const branches = [words[operatorAt + 1], words[operatorAt + 2]].map((word) => (word === undefined ? null : stretchOf(document, field, word)));
  if (branches.includes(undefined)) return undefined;
  const [from, to] = regionOf(field, first, last);
  const reopened = to < last.end ? `<${last.tag}>${runProperties(document, last)}` : '';
  const closed = from > first.start ? `</${first.tag}>` : '';
  const marksOutside = (inner: (from: number, to: number) => Op[], stretch: Stretch | null): [Op[], Op[]] => {
    const container = paragraph.parent!;
    const marks = [...rangeMarksIn(container, from, to)];
    const op = (some: readonly XmlElement[]): Op[] => some.flatMap(({ start, end }) => inner(start, end));
    return [op(marks.filter(({ end }) => end <= (stretch?.start ?? to))), op(marks.filter(({ start }) => start >= (stretch?.end ?? to)))];
  };
  const region: Edit = {
    start: from, end: to,
    make: (inner) => {
      const made = branches.map((stretch): Op[] => {
        const [before, after] = marksOutside(inner, stretch ?? null);
        if (!stretch) return [...before, ...after];
        const content = stretch.pieces.flatMap((piece): Op[] => ('from' in piece ? inner(piece.from, piece.to) : [written(piece.text, piece.run)]));
        return [...before, stretch.before, ...content, stretch.after, ...after];
      });
      return [closed, { kind: 'branch', field: id, branches: made }, reopened];
    },
  };
  return [region, ...convertedPieces(document, field)];
}

/** From the field's first mark to its last, with the whole run where it holds nothing else. */
function regionOf(field: ScannedField, first: XmlElement, last: XmlElement): [from: number, to: number] {
  const content = (run: XmlElement): XmlElement[] => run.children.filter(({ name }) => name !== 'w:rPr');
  return [content(first)[0] === field.begin ? first.start : field.begin.start, content(last).at(-1) === field.end ? last.end : field.end.end];
}

function holdsSection(container: XmlElement, from: number, to: number): boolean {
  for (const one of descendantsBetween(container, from, to)) if (one.name === 'w:sectPr' && one.start > from && one.end <= to) return true;
  return false;
}

const written = (text: string, run: XmlElement): string => (text === '' ? '' : `<${prefixOf(run)}t xml:space="preserve">${escapeXml(text)}</${prefixOf(run)}t>`);

/**
 * A word of the code as a stretch. In quotes it goes from the opening quote to the closing one, through whatever stands between; without quotes it is
 * its texts and fields.
 */
function stretchOf(document: XmlDocument, field: ScannedField, word: CodeWord): Stretch | undefined {
  const { from, to, quoted, parts } = word;
  if (!quoted) return unquoted(document, parts);
  if (!from || !to) return undefined;
  const [run, endRun] = [from.piece.parent!, to.piece.parent!];
  if (!isInFlow(field, run) || !isInFlow(field, endRun)) return undefined;
  const opened = `<${run.tag}>${runProperties(document, run)}`;
  const text = (piece: XmlElement, start: number, end?: number): string => unescaped(textOf(document, piece).slice(start, end));
  const pieces: Stretch['pieces'] = from.piece === to.piece ? [{ text: text(from.piece, from.offset, to.offset), run }]
    : [{ text: text(from.piece, from.offset), run }, { from: from.piece.end, to: to.piece.start }, { text: text(to.piece, 0, to.offset), run: endRun }];
  if (from.piece === to.piece && from.offset === to.offset) return { before: '', pieces: [], after: '', start: from.piece.end, end: from.piece.end };
  return { before: opened, pieces, after: `</${endRun.tag}>`, start: from.piece.end, end: Math.max(from.piece.end, to.piece.start) };
}

/** Stands a run in a paragraph that is in the same flow as those in which the field begins and ends? */
const isInFlow = ({ paragraph }: ScannedField, run: XmlElement): boolean => run.parent?.name === 'w:p' && run.parent.parent === paragraph!.parent;

function unquoted(document: XmlDocument, parts: CodeWord['parts']): Stretch | undefined {
  const pieces: Stretch['pieces'] = [];
  const [only] = parts;
  if (parts.length !== 1 || !only) return undefined;
  if (only.kind === 'text' && only.piece) {
    const run = only.piece.parent!;
    return { before: `<${run.tag}>${runProperties(document, run)}`, pieces: [{ text: only.text, run }], after: `</${run.tag}>`, start: only.piece.end, end: only.piece.end };
  }
  if (only.kind !== 'field' || only.field.simple) return undefined;
  const [first, last] = [only.field.begin.parent!, only.field.end.parent!];
  const content = (run: XmlElement): XmlElement[] => run.children.filter(({ name }) => name !== 'w:rPr');
  if (first.parent !== last.parent || content(first)[0] !== only.field.begin || content(last).at(-1) !== only.field.end) return undefined;
  pieces.push({ from: first.start, to: last.end });
  return { before: '', pieces, after: '', start: first.start, end: last.end };
}

/** The pieces of the code that stand whole in a branch print as text. */
function convertedPieces(document: XmlDocument, field: ScannedField): Edit[] {
  return field.codePieces.map((piece) => replacement(piece.start, piece.end, written(unescaped(textOf(document, piece)), piece)));
}

/** `\"` and `\\` stand for the sign itself. */
const unescaped = (text: string): string => text.replace(/\\(["\\\u201c\u201d])/g, '$1');
