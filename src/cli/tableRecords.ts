import { lengthOf } from '../contract/contactImport';
import { comparable } from '../contract/mergeFieldCatalogue';
import { encodingAtStart, tableDecoder, type TableEncoding } from '../contract/tableText';
import { CommandProblem } from './commandProblem';
import { withHead, type DataInput } from './dataInput';
import { oneLine } from './explain';
import type { ComingRecords, DataRecord } from './readData';
import { dataRecord } from './readRecords';
import { folderOf, recordPicture } from './recordPictures';
import { rowWords } from './rowWords';

/** So much says what the encoding is, and what separates the cells. */
const headBytes = 4096, headText = 50_000;

/**
 * The records of a table, read as the import reads one: the first row names the columns, empty rows are passed over, a cell that is missing is empty. Cells
 * stay as they are written. The heading is read before the records come. The reader is the service's, loaded only here.
 * @param said what separates the cells; missing = found out
 */
export function readTableRecords(input: DataInput, said?: string): () => Promise<ComingRecords> {
  let encoding: Promise<TableEncoding> | undefined;
  return async () => {
    const { head, all } = await withHead(input.bytes(), headBytes);
    encoding ??= encodingOf(input, head);
    return openTable(input, textsIn(input, await encoding, all), said);
  };
}

/** Whether a table that says nothing is UTF-8 is known at its end; a pipe, which is not read twice, has to be. */
async function encodingOf({ name, isPipe, bytes }: DataInput, head: Uint8Array): Promise<TableEncoding> {
  const encoding = encodingAtStart(head);
  if (encoding === 'workbook') throw new CommandProblem(`${name} is a workbook or another packed file, not a table of text: save it as CSV first.`);
  if (encoding || isPipe) return encoding ?? 'utf-8';
  const decode = tableDecoder('utf-8');
  const reads = (piece?: Uint8Array): boolean => {
    try {
      decode(piece ?? new Uint8Array(), { stream: piece !== undefined });
      return true;
    } catch {
      return false;
    }
  };
  for await (const piece of bytes()) if (!reads(piece)) return 'windows-1252';
  return reads() ? 'utf-8' : 'windows-1252';
}

async function* textsIn({ name }: DataInput, encoding: TableEncoding, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decode = tableDecoder(encoding);
  const read = (...given: Parameters<typeof decode>): string => {
    try {
      return decode(...given);
    } catch {
      throw new CommandProblem(`${name} is not written in UTF-8; a table that comes through a pipe is UTF-8 or UTF-16: save it in one of them, or give the file by its name.`);
    }
  };
  for await (const piece of bytes) yield read(piece, { stream: true });
  yield read(new Uint8Array());
}

async function openTable(input: DataInput, texts: AsyncGenerator<string>, said: string | undefined): Promise<ComingRecords> {
  const { name } = input;
  const { formOf, isEmpty, rowsAhead } = await import('../service/segments/contactImport/readTable');
  const ahead = { text: '', from: 0, isWhole: false };
  const more = async (): Promise<void> => {
    const { value, done } = await texts.next();
    ahead.text = ahead.text.slice(ahead.from) + (value ?? '');
    ahead.from = 0;
    ahead.isWhole = done === true;
  };
  while (!ahead.isWhole && ahead.text.length < headText) await more();
  const form = formOf(ahead.text);
  ahead.from = form.start;

  async function* rows() {
    try {
      for (const page of rowsAhead(ahead, { ...form, delimiter: said ?? form.delimiter })) {
        if (page.length === 0) await more();
        for (const row of page) if (!isEmpty(row)) yield row;
      }
    } finally {
      await texts.return(undefined);
    }
  }
  const called = (row: number): string => `Row ${row} of ${name}`;
  const coming = rows();
  const { value: heading } = await coming.next();
  if (!heading) throw new CommandProblem(`${name} is empty: its first row must hold the names of the columns.`);
  if (heading.unclosed) throw new CommandProblem(`${called(heading.row)}: ${rowWords({ code: 'quoteNotClosed' })}.`);
  const names = namesIn(heading.cells.slice(0, lengthOf(heading.cells)), called(heading.row));
  const columns = [...names.entries()].filter(([, column]) => column !== '').map(([index, column]) => ({ index, ...columnNamed(column) }));
  const folder = folderOf(input);

  const naming = Object.fromEntries(columns.map(({ column }) => [column, '']));
  /** A copy of what has all columns keeps the one that is called `__proto__`, and is made in a fraction of the time of an object from pairs. */
  const recordIn = (row: number, cells: readonly string[]): Record<string, unknown> => {
    const record: Record<string, unknown> = { ...naming };
    for (const { index, column, isPicture } of columns) {
      const cell = cells[index] ?? '';
      record[column] = isPicture ? recordPicture({ picture: cell }, column, `${called(row)}: "${column}"`, folder) : cell;
    }
    return record;
  };

  async function* records(): AsyncGenerator<DataRecord> {
    for await (const { row: number, cells, unclosed } of coming) {
      const filled = lengthOf(cells);
      if (unclosed) yield { number, wrong: `${called(number)}: ${rowWords({ code: 'quoteNotClosed' })}.` };
      else if (filled > names.length) yield { number, wrong: `${called(number)}: ${rowWords({ code: 'moreCells', cells: filled, columns: names.length })}.` };
      else yield dataRecord(number, () => recordIn(number, cells));
    }
  }
  return { naming: [naming], records: records() };
}

/** A column whose heading is `Photo (picture)` is called Photo, and holds names of files. */
function columnNamed(heading: string): { column: string; isPicture: boolean } {
  const [, column] = /^(.*\S)\s*\(picture\)$/i.exec(heading) ?? [];
  return { column: column ?? heading, isPicture: column !== undefined };
}

/** A column without a name is passed over. */
function namesIn(cells: readonly string[], row: string): string[] {
  const names = cells.map((cell) => cell.trim());
  const known = new Set<string>();
  for (const name of names.map((one) => columnNamed(one).column).filter((one) => comparable(one) !== '')) {
    if (known.has(comparable(name))) throw new CommandProblem(`${row} has two columns "${oneLine(name)}": names that differ only in case, blanks or signs are one.`);
    known.add(comparable(name));
  }
  return names;
}
