import Papa from 'papaparse';
import { lengthOf } from '../../../contract/contactImport';

/** What separates the cells and the rows of a table, and where its first row begins. */
export interface TableForm { delimiter: string; newline: string; start: number }
/** `row` counts as a spreadsheet does, from 1, the empty ones too. `unclosed`: a quotation mark is opened in it and never closed. */
export interface TableRow { row: number; cells: string[]; unclosed?: true }

const delimiters = ['\t', ';', ',', '|'];
/** Enough to see what separates; always the same beginning, so that columns and rows are read alike. */
const looked = 50_000;

/** Finds out what separates the cells; Excel's first line `sep=;` says it. */
export function formOf(text: string): TableForm {
  const head = text.slice(0, looked);
  const said = /^\uFEFF?sep=(.)(\r\n|\n|\r)/.exec(head);
  const start = said ? said[0].length : head.startsWith('\uFEFF') ? 1 : 0;
  const { delimiter, linebreak } = Papa.parse(head.slice(start), { delimitersToGuess: delimiters, preview: 10, skipEmptyLines: 'greedy' }).meta;
  return { delimiter: said?.[1] ?? (delimiters.includes(delimiter) ? delimiter : ','), newline: linebreak, start };
}

/** The longest cell that a spreadsheet writes (Excel: 32,767 characters). A quotation mark that is open for longer is not closed. */
const longestCell = 32_767;
/** So many characters are read at once, and behind a bad line so many: where one follows another, each would be read to the end of the table. */
const readAtOnce = 200_000, readBehindBad = 1_000;

/** A table that is read from the front: its text from `from` on, as far as it has come. */
export interface TableAhead { text: string; from: number; isWhole: boolean }

/** The rows of a table, some hundreds at a time; a cell may hold line breaks between quotation marks. */
export function* tableRows(text: string, form: TableForm, size?: number, atOnce?: number): Generator<TableRow[], void> {
  yield* rowsAhead({ text, from: form.start, isWhole: true }, form, size, atOnce);
}

/**
 * The rows of a table that comes piece by piece. An empty page asks for more of it: `ahead` is to be given what follows, or be called whole.
 * Where a mark is never closed, its line stands alone as it is written, and reading goes on with the next line: one bad line takes no good ones along.
 */
export function* rowsAhead(ahead: TableAhead, { delimiter, newline }: Omit<TableForm, 'start'>, size = 500, atOnce = readAtOnce): Generator<TableRow[], void> {
  const read = (to: number, rows: number) => Papa.parse<string[]>(ahead.text.slice(ahead.from, to), { delimiter, newline: newline as '\n', preview: rows, fastMode: false });
  let row = 0;
  let reach = atOnce;
  for (;;) {
    while (!ahead.isWhole && ahead.text.length - ahead.from <= reach) yield [];
    if (ahead.from >= ahead.text.length) return;
    const to = Math.min(ahead.from + reach, ahead.text.length);
    const { data, errors, meta } = read(to, size);
    const wrong = (index: number, code: 'MissingQuotes' | 'InvalidQuotes'): number => errors.filter((error) => error.row === index && error.code === code).length;
    const goesOn = (cells: readonly string[]): boolean => cells.some((cell) => cell.includes(newline));
    const last = data.length - 1;
    const isCut = to < ahead.text.length && meta.cursor >= to - ahead.from;
    // Whatever follows: of its marks only the last can look wrong because the text was cut behind it.
    const isSurelyBad = isCut && wrong(last, 'MissingQuotes') > 0 && (data[last]!.at(-1)!.length > longestCell || (wrong(last, 'InvalidQuotes') > 1 && goesOn(data[last]!)));
    if (isCut && !isSurelyBad && last === 0) { reach *= 2; continue; }
    const whole = isCut && !isSurelyBad ? data.slice(0, last) : data;
    const bad = whole.findIndex((cells, index) => wrong(index, 'MissingQuotes') > 0 || (wrong(index, 'InvalidQuotes') > 0 && goesOn(cells)));
    const good = bad < 0 ? whole : whole.slice(0, bad);
    const rows: TableRow[] = good.map((cells) => ({ row: row += 1, cells }));
    if (good.length === data.length) ahead.from += meta.cursor;
    else if (good.length > 0) ahead.from += read(to, good.length).meta.cursor;
    reach = bad < 0 ? Math.min(reach * 2, atOnce) : Math.min(readBehindBad, atOnce);
    if (bad >= 0) {
      let end: number;
      while ((end = ahead.text.indexOf(newline, ahead.from)) < 0 && !ahead.isWhole) yield [];
      const line = ahead.text.slice(ahead.from, end < 0 ? ahead.text.length : end);
      rows.push({ row: row += 1, cells: line.split(delimiter), unclosed: true });
      ahead.from = end < 0 ? ahead.text.length : end + newline.length;
    } else if (ahead.from >= ahead.text.length && ahead.isWhole && ahead.text.endsWith(newline) && rows.at(-1)?.cells.join('') === '') rows.pop(); // the last line break ends a row and begins none
    if (rows.length > 0) yield rows;
  }
}

export const isEmpty = ({ cells }: TableRow): boolean => lengthOf(cells) === 0;
