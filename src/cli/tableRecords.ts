import { lengthOf } from '../contract/contactImport';
import { comparable } from '../contract/mergeFieldCatalogue';
import { tableText } from '../contract/tableText';
import { CommandProblem } from './commandProblem';
import { oneLine } from './explain';
import type { DataFile } from './readData';
import { rowWords } from './rowWords';

/**
 * The records of a table, read as the import reads one: the first row names the columns, empty rows are passed over, a cell that is missing is empty. Cells
 * stay as they are written. Throws CommandProblem naming the first row that is wrong. The reader is the service's, loaded only here.
 * @param said what separates the cells; missing = found out
 */
export async function readTableRecords(bytes: Uint8Array, file: string, said?: string): Promise<DataFile> {
  const { formOf, isEmpty, tableRows } = await import('../service/segments/contactImport/readTable');
  const text = tableText(bytes);
  if (text === undefined) throw new CommandProblem(`${file} is a workbook, not a table of text: save it as CSV first.`);
  const form = formOf(text);
  const table: DataFile = { records: [], numbers: [], each: 'row' };
  let names: string[] | undefined;
  for (const page of tableRows(text, { ...form, delimiter: said ?? form.delimiter })) for (const one of page.filter((row) => !isEmpty(row))) {
    const { row, cells, unclosed } = one;
    const name = `Row ${row} of ${file}`;
    if (unclosed) throw new CommandProblem(`${name}: ${rowWords({ code: 'quoteNotClosed' })}.`);
    if (names === undefined) {
      names = namesIn(cells.slice(0, lengthOf(cells)), name);
      continue;
    }
    if (lengthOf(cells) > names.length) throw new CommandProblem(`${name}: ${rowWords({ code: 'moreCells', cells: lengthOf(cells), columns: names.length })}.`);
    table.records.push(Object.fromEntries(names.flatMap((column, index) => (column === '' ? [] : [[column, cells[index] ?? '']]))));
    table.numbers.push(row);
  }
  if (names === undefined) throw new CommandProblem(`${file} is empty: its first row must hold the names of the columns.`);
  return table;
}

/** A column without a name is passed over. */
function namesIn(cells: readonly string[], row: string): string[] {
  const names = cells.map((cell) => cell.trim());
  const known = new Set<string>();
  for (const name of names.filter((one) => comparable(one) !== '')) {
    if (known.has(comparable(name))) throw new CommandProblem(`${row} has two columns "${oneLine(name)}": names that differ only in case, blanks or signs are one.`);
    known.add(comparable(name));
  }
  return names;
}
