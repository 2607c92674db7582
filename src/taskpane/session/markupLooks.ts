import { lineBreak } from '../../contract/lineBreak';
import { readMarkup, readPieces } from '../../contract/readMarkup';

export type Look = 'bold' | 'italic';

/** A sign that is printed: as it was typed – perhaps behind a `\` –, where, and how it looks. */
interface Sign { typed: string; at: number; bold: boolean; italic: boolean; link: string | undefined }
/** A line: what makes it an item, and what is printed. */
interface Line { from: number; to: number; before: string; signs: Sign[] }

const isBlank = ({ typed }: Sign): boolean => /^\s$/.test(typed);

function linesOf(text: string): Line[] {
  const { lines } = readMarkup(text);
  const breaks = [...text.matchAll(new RegExp(lineBreak, 'g'))].map(({ index, 0: sign }) => ({ from: index, to: index + sign.length }));
  return lines.map(({ item }, number) => {
    const [from, to] = [breaks[number - 1]?.to ?? 0, breaks[number]?.from ?? text.length];
    const line = text.slice(from, to);
    const [before] = (item === undefined ? /^(?:\d+\\(?=\.[ \t])|\\(?=-[ \t]))?/ : /^(?:-|\d{1,4}\.)[ \t]+/).exec(line)!;
    const begins = from + before.length;
    const signs = readPieces(line.slice(before.length)).flatMap(({ text: printed, at, bold = false, italic = false, link }) => Array.from({ length: printed.length }, (_, nth): Sign => ({
      typed: printed.length === 1 && at > 0 && /[*_[]/.test(printed) && line[before.length + at - 1] === '\\' ? `\\${printed}` : printed[nth]!, at: begins + at + nth, bold, italic, link,
    })));
    return { from, to, before, signs };
  });
}

/** The printed signs with their looks; how a blank looks nobody sees. */
const seen = (lines: readonly Line[]): string => JSON.stringify(lines.map(({ before, signs }) => [before, signs.map((sign) => [sign.typed.at(-1), ...(isBlank(sign) ? [] : [sign.bold, sign.italic, sign.link])])]));

/** The text with a look for what is selected of it, or without, where all of it has it already. */
export interface LookWish { lines: Line[]; isSelected(sign: Sign): boolean }

/** @param from, to what is selected, without blanks at its ends */
export function lookWish(text: string, from: number, to: number, look: Look): LookWish {
  const lines = linesOf(text);
  const isSelected = ({ at }: Sign): boolean => at >= from && at < to;
  const chosen = lines.flatMap(({ signs }) => signs).filter((sign) => isSelected(sign) && !isBlank(sign));
  const on = !chosen.every((sign) => sign[look]);
  return { lines: lines.map((line) => ({ ...line, signs: line.signs.map((sign) => (isSelected(sign) ? { ...sign, [look]: on } : sign)) })), isSelected };
}

/** True where a text reads like that. */
export const isAsWished = (text: string, { lines }: LookWish): boolean => seen(linesOf(text)) === seen(lines);

/**
 * The lines with something selected, written anew: marks around each stretch of a look, and none within it. `start` and `end` are what was selected. Undefined where nothing can be written that reads as it was wished:
 * italics do not begin or end within a word.
 */
export function writeWish(text: string, wish: LookWish): { from: number; to: number; by: string; start: number; end: number } | undefined {
  const touched = wish.lines.filter(({ signs }) => signs.some(wish.isSelected));
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return undefined;
  // A sign that was text is a mark elsewhere: then it gets the sign that takes it as it is.
  for (const escaped of [false, true]) {
    let by = '';
    let [start, end] = [0, 0];
    let at = first.from;
    for (const line of touched) {
      by += text.slice(at, line.from);
      const { written, chosen } = writeLine(line, wish, escaped);
      if (line === first) start = first.from + by.length + chosen[0];
      end = first.from + by.length + chosen[1];
      by += written;
      at = line.to;
    }
    if (isAsWished(text.slice(0, first.from) + by + text.slice(last.to), wish)) return { from: first.from, to: last.to, by, start, end };
  }
  return undefined;
}

const marks = { bold: '**', italic: '_' } as const;
const nested = ['link', 'bold', 'italic'] as const;

function writeLine({ before, signs }: Line, { isSelected }: LookWish, escaped: boolean): { written: string; chosen: [number, number] } {
  const inked = inkOnly(signs);
  let written = before;
  let chosen: [number, number] | undefined;
  const open: ('link' | Look)[] = [];
  const lookAt = (index: number, kind: 'link' | Look): string | boolean => inked[index]?.[kind] || false;
  const close = (index: number): void => {
    // A link stands around all that it has: it would be two links with a look that begins before it around a part.
    const ends = inked[index]?.link && !open.includes('link') ? 0 : open.findIndex((kind) => lookAt(index, kind) !== lookAt(index - 1, kind));
    while (ends >= 0 && open.length > ends) {
      const kind = open.pop()!;
      written += kind === 'link' ? `](${inked[index - 1]!.link!})` : marks[kind];
    }
  };
  inked.forEach((sign, index) => {
    close(index);
    for (const kind of nested) {
      if (isBlank(sign) || !lookAt(index, kind) || open.includes(kind)) continue;
      open.push(kind);
      written += kind === 'link' ? '[' : marks[kind];
    }
    const begins = written.length;
    written += escaped && /^[*_[]$/.test(sign.typed) ? `\\${sign.typed}` : sign.typed;
    if (isSelected(sign) && !isBlank(sign)) chosen = [chosen?.[0] ?? begins, written.length];
  });
  close(inked.length);
  return { written, chosen: chosen ?? [written.length, written.length] };
}

/** Marks stand next to ink: blanks at the ends of a stretch, or of a link in it, have no look of it. */
function inkOnly(signs: readonly Sign[]): Sign[] {
  const made = signs.map((sign) => ({ ...sign }));
  const loosen = (index: number, beside: Sign | undefined, look: Look): void => {
    const sign = made[index]!;
    if (sign[look] && isBlank(sign) && !(beside?.[look] && beside.link === sign.link)) sign[look] = false;
  };
  for (const look of ['bold', 'italic'] as const) {
    for (let index = 0; index < made.length; index++) loosen(index, made[index - 1], look);
    for (let index = made.length - 1; index >= 0; index--) loosen(index, made[index + 1], look);
  }
  return made;
}
