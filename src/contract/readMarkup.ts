import { lineBreak } from './lineBreak';
import { mayHaveMarkup, type RichLine, type RichRun, type RichText } from './richText';

/**
 * Reads text with markup. Marks begin and end in one line.
 * ```ts
 * readMarkup('Come to **our** [shop](https://example.com/)');
 * ```
 */
export function readMarkup(markup: string): RichText {
  const refused: string[] = [];
  let next: number | undefined;
  let blanks = 0;
  const lines = markup.split(lineBreak).map((line): RichLine => {
    if (line.trim() === '') {
      if (++blanks > 1) next = undefined; // an empty line of its own ends a list
      return { runs: line === '' ? [] : [{ text: line }] };
    }
    blanks = 0;
    const [, mark, content] = /^(-|\d{1,4}\.)[ \t]+(\S.*)$/s.exec(line) ?? [];
    const number = mark === undefined || mark === '-' ? undefined : Number.parseInt(mark, 10);
    /* A number that does not go on from the line before is a number: "24. joulukuuta" is printed as it is. */
    const item = mark === '-' ? 'bullet' as const : number !== undefined && mark === `${number}.` && (number === 1 || number === next) ? number : undefined;
    next = typeof item === 'number' ? item + 1 : undefined;
    return item === undefined ? { runs: readRuns(line.replace(escapedItem, '$1'), refused) } : { item, runs: readRuns(content!, refused) };
  });
  return { lines, refused };
}

/** A line that would be an item. */
const escapedItem = /^(\d+)\\(?=\.[ \t])|^\\(?=-[ \t])/;

/** True where something in it is more than text. */
export const isMoreThanText = ({ lines }: RichText): boolean => lines.some(({ item, runs }) => item !== undefined || runs.some(({ bold, italic, link }) => bold || italic || link !== undefined));

/** The text alone, items behind a bullet or their number. */
export const textOfRich = ({ lines }: RichText): string => lines.map((line) => itemMark(line) + line.runs.map(({ text }) => text).join('')).join('\n');

/** What stands before an item where it is written as text. */
export const itemMark = ({ item }: RichLine): string => (item === undefined ? '' : item === 'bullet' ? '\u2022 ' : `${item}. `);

/** What text with markup reads like. */
export const withoutMarkup = (markup: string): string => (mayHaveMarkup(markup) ? textOfRich(readMarkup(markup)) : markup);

/**
 * The signs, each where it can be one: an escaped sign; asterisks and underscores, which mean something as two and as one; a bracket; the end of a link, whose address may have round brackets in pairs, and blanks
 * where it is surely one: that is refused, and said. A bare address is text, whatever signs are in it.
 */
const signs = /\\([*_[])|\*+|_+|\[|\]\(((?=\s*(?:https?|mailto):)[^()]*(?:\([^()]*\)[^()]*)*|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)|https?:\/\/[^\s*[\]()]*[^\s*[\]()_.,;:!?]/giu;

/** Text of one look, and where it begins in what was typed. */
export interface MarkupPiece extends RichRun { at: number }

/** What is printed of one line that is no item, or of what stands in an item, piece by piece as it was typed. @param refused gets the addresses that no letter may have */
export function readPieces(line: string, refused: string[] = []): MarkupPiece[] {
  const pieces: MarkupPiece[] = [];
  /* Where the marks are that nothing has ended yet. */
  const open: { bold?: number | undefined; italic?: number | undefined } = {};
  const brackets: number[] = [];
  let at = 0;
  const forget = (from: number): void => {
    if ((open.bold ?? -1) > from) open.bold = undefined;
    if ((open.italic ?? -1) > from) open.italic = undefined;
    while (brackets.length > 0 && brackets.at(-1)! > from) brackets.pop();
  };
  const mark = (kind: 'bold' | 'italic', sign: string, begins: boolean, ends: boolean): void => {
    const from = open[kind];
    pieces.push({ text: sign, at: at - sign.length });
    if (from !== undefined && ends) {
      forget(from);
      open[kind] = undefined;
      pieces[from]!.text = pieces.at(-1)!.text = '';
      for (const piece of pieces.slice(from)) piece[kind] = true;
    } else if (from === undefined && begins) open[kind] = pieces.length - 1;
  };
  for (const found of line.matchAll(signs)) {
    const [sign, escaped, address] = found;
    if (found.index > at) pieces.push({ text: line.slice(at, found.index), at });
    at = found.index + sign.length;
    const [before, behind] = [characterBefore(line, found.index), characterAt(line, at)];
    if (escaped !== undefined) pieces.push({ text: escaped, at: at - 1 });
    else if (sign === '**') mark('bold', sign, isInk(behind), isInk(before));
    /* Within a word it belongs to a name, a file or an address of mail. */
    else if (sign === '_') mark('italic', sign, isInk(behind) && !isOfWord(before), isInk(before) && !isOfWord(behind));
    else if (sign === '[') brackets.push(pieces.push({ text: sign, at: found.index }) - 1);
    else if (address === undefined) pieces.push({ text: sign, at: found.index });
    else {
      const from = brackets.at(-1);
      const link = from === undefined || !hasInk(pieces, from + 1) ? undefined : linkTo(address);
      if (link === 'refused') refused.push(address.trim());
      pieces.push({ text: sign, at: found.index });
      if (from === undefined || link === undefined || link === 'refused') continue;
      forget(from);
      brackets.length = 0; // no link in a link
      pieces[from]!.text = pieces.at(-1)!.text = '';
      for (const piece of pieces.slice(from)) piece.link = link;
    }
  }
  if (at < line.length) pieces.push({ text: line.slice(at), at });
  return pieces.filter(({ text }) => text !== '');
}

const readRuns = (line: string, refused: string[]): RichRun[] => readPieces(line, refused).reduce<RichRun[]>((runs, { at: _, ...piece }) => {
  const last = runs.at(-1);
  if (last && last.bold === piece.bold && last.italic === piece.italic && last.link === piece.link) last.text += piece.text;
  else runs.push(piece);
  return runs;
}, []);

const characterAt = (line: string, index: number): string => (index >= 0 && index < line.length ? String.fromCodePoint(line.codePointAt(index)!) : '');
const characterBefore = (line: string, index: number): string => (index === 0 ? '' : characterAt(line, index - (/[\udc00-\udfff]/.test(line[index - 1]!) ? 2 : 1)));
const isInk = (character: string): boolean => /\S/.test(character);
const isOfWord = (character: string): boolean => /[\p{L}\p{N}_]/u.test(character);

function hasInk(pieces: readonly RichRun[], from: number): boolean {
  for (let index = from; index < pieces.length; index++) if (isInk(pieces[index]!.text)) return true;
  return false;
}

/** An address, as a person means one: a scheme, `www.`, or a host or an address of mail without its scheme. */
const meantAsAddress = /^(?:[a-z][a-z\d+.-]*:|www\.|(?:[^\s@]+@)?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#].*)?$)/iu;

/**
 * Where a link leads, as an address that every program reads; undefined for what is not meant as an address. Letters lead to pages and to mail: other schemes could
 * open files or start something on the reader's computer.
 */
function linkTo(address: string): string | 'refused' | undefined {
  if (!meantAsAddress.test(address.trim())) return undefined;
  if (!/^(?:https?:\/\/|mailto:[^\s@]+@)[^\s"<>\\^`{|}]+$/i.test(address)) return 'refused';
  try {
    return new URL(address).href;
  } catch {
    return 'refused';
  }
}
