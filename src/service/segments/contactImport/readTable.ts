import Papa from 'papaparse';

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

/**
 * The rows of a table, some hundreds at a time; a cell may hold line breaks between quotation marks. Where a mark is never closed, its line stands alone as it is
 * written, and reading goes on with the next line: one bad line takes no good ones along.
 */
export function* tableRows(text: string, { delimiter, newline, start }: TableForm, size = 500): Generator<TableRow[], void> {
  const read = (from: number, rows: number) => Papa.parse<string[]>(text.slice(from), { delimiter, newline: newline as '\n', preview: rows, fastMode: false });
  let row = 0;
  for (let from = start; from < text.length;) {
    const { data, errors, meta } = read(from, size);
    const bad = data.findIndex((cells, index) => errors.some((error) => error.row === index && (error.code === 'MissingQuotes' || cells.some((cell) => cell.includes(newline)))));
    const good = bad < 0 ? data : data.slice(0, bad);
    const rows: TableRow[] = good.map((cells) => ({ row: row += 1, cells }));
    if (bad < 0) {
      from += meta.cursor;
      // The last line break ends a row and begins none.
      if (from >= text.length && text.endsWith(newline) && rows.at(-1)?.cells.join('') === '') rows.pop();
    }
    else {
      if (bad > 0) from += read(from, bad).meta.cursor;
      const end = text.indexOf(newline, from);
      const line = text.slice(from, end < 0 ? text.length : end);
      rows.push({ row: row += 1, cells: line.split(delimiter), unclosed: true });
      from = end < 0 ? text.length : end + newline.length;
    }
    yield rows;
  }
}

export const isEmpty = ({ cells }: TableRow): boolean => lengthOf(cells) === 0;

/** Without the empty cells that a spreadsheet leaves at the end of a row. */
export const lengthOf = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1;
