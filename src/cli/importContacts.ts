import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { headOf, importFields, type ColumnUse, type ImportColumns, type ImportField, type ImportRequest, type ImportResult } from '../contract/contactImport';
import { comparable } from '../contract/mergeFieldCatalogue';
import { rejectedLines } from '../contract/rejectedTable';
import { tableText } from '../contract/tableText';
import { askService } from './askService';
import type { ImportCommand } from './commandLine';
import { CommandProblem } from './commandProblem';
import { readInput, writeOutput } from './files';
import { rowWords } from './rowWords';
import type { Terminal } from './terminal';

const shownRows = 20;
/** What the file of rejected rows has in front of the columns of the table. */
const besideHeadings = ['Row', 'What is wrong'];

/** `segment-letters import`: contacts from a table, into the service. Rows that are wrong are said and kept; the others are in. */
export async function importContacts(command: ImportCommand, { say, warn, signal }: Terminal): Promise<void> {
  const { file, rejectedFile } = command;
  const text = tableText(await readInput(file, 'The table'));
  if (text === undefined) throw new CommandProblem(`${file} is a workbook or another packed file, not a table of text: save it as CSV first.`);
  const uses = await usesOf(command);
  await askService(command, async (sync) => {
    const read = await sync.ask('importColumns', { body: { text: headOf(text) }, signal });
    if (read.columns.length === 0) throw new CommandProblem(`${file} is empty.`);
    const request = requestOf(command, text, read, uses);
    for (const line of columnLines(read, request.columns)) say(line);
    const result = await sync.ask('importContacts', { body: request, ...(!command.dryRun && { idempotencyKey: randomUUID() }), signal });
    for (const line of resultLines(result, command)) say(line);
    const nameOf = columnNames(read, request.columns);
    for (const { row, issues } of result.rejected.slice(0, shownRows)) warn(`Row ${row}: ${issues.map((issue) => rowWords(issue, nameOf)).join('; ')}`);
    if (result.rejected.length > shownRows) warn(`and ${result.rejected.length - shownRows} more rows`);
    if (rejectedFile !== undefined) await writeOutput(rejectedFile, new TextEncoder().encode(rejectedTable(result, read, request.columns)));
    if (result.rejected.length > 0) throw new CommandProblem(`${count(result.rejected.length, 'row')} ${command.dryRun ? 'would not be' : result.rejected.length === 1 ? 'was not' : 'were not'} imported${rejectedFile === undefined ? '' : `: see ${rejectedFile}`}.`);
  });
}

/** What columns are used for, as the person says it: by heading, or by place (`#3`). */
async function usesOf({ map, mappingFile }: ImportCommand): Promise<Map<string, ColumnUse>> {
  const uses = new Map<string, ColumnUse>();
  const say = (column: string, field: unknown, where: string): void => {
    const use = importFields.find((name) => typeof field === 'string' && name.toLowerCase() === field.trim().toLowerCase());
    if (use === undefined && field !== '' && field !== 'none') throw new CommandProblem(`${where}: "${String(field)}" is nothing of a contact. Say one of ${importFields.join(', ')}, or none.`, 'usage');
    uses.set(keyOf(column), use ?? '');
  };
  if (mappingFile !== undefined) {
    let mapping: unknown;
    try { mapping = JSON.parse(new TextDecoder().decode(await readInput(mappingFile, 'The mapping'))); } catch (error) { throw error instanceof CommandProblem ? error : new CommandProblem(`${mappingFile} is no JSON.`); }
    if (typeof mapping !== 'object' || mapping === null || Array.isArray(mapping)) throw new CommandProblem(`${mappingFile} must hold an object of column names and fields.`);
    for (const [column, field] of Object.entries(mapping)) say(column, field, mappingFile);
  }
  for (const one of map) {
    const at = one.lastIndexOf('=');
    if (at < 1) throw new CommandProblem(`--map "${one}" is not Column=field.`, 'usage');
    say(one.slice(0, at), one.slice(at + 1), `--map "${one}"`);
  }
  return uses;
}

const keyOf = (column: string): string => (/^#\d+$/.test(column.trim()) ? column.trim() : comparable(column));

function requestOf({ file, dryRun, group, emptyCells, kind, unblock }: ImportCommand, text: string, { headings, columns }: ImportColumns, uses: ReadonlyMap<string, ColumnUse>): ImportRequest {
  const left = new Map(uses);
  // The same command brings the mended rows in: places are counted as in the table they come from.
  const before = besideHeadings.every((heading, index) => columns[index]?.heading === heading) ? besideHeadings.length : 0;
  const said = columns.map(({ heading }, index) => {
    const key = [`#${index + 1 - before}`, comparable(heading)].find((one) => left.has(one));
    const use = key === undefined ? undefined : left.get(key);
    if (key !== undefined) left.delete(key);
    return use;
  });
  const [unknown] = left.keys();
  if (unknown !== undefined) throw new CommandProblem(`${file} has no column "${unknown}". Its columns: ${columns.map(({ heading }, index) => heading || `#${index + 1}`).join(', ')}.`);
  // What the person says goes before what a heading seems to say.
  return {
    text, headings, emptyCells, kind, columns: columns.map(({ use }, index) => said[index] ?? (said.includes(use) ? '' : use)), source: path.basename(file).slice(0, 250),
    ...(group !== undefined && { mailingGroupCode: group }), ...(unblock && { unblock }), ...(dryRun && { dryRun }),
  };
}

/** What the table calls the column that is used for a field; without a heading it is called after its use. */
const columnNames = ({ columns }: Pick<ImportColumns, 'columns'>, uses: readonly ColumnUse[]) => (field: ImportField): string => columns[uses.indexOf(field)]?.heading || field;

function columnLines({ columns }: ImportColumns, uses: readonly ColumnUse[]): string[] {
  const name = (index: number): string => columns[index]!.heading || `#${index + 1}`;
  const used = uses.flatMap((use, index) => (use === '' ? [] : [`${name(index)} → ${use}`]));
  const unused = uses.flatMap((use, index) => (use === '' ? [name(index)] : []));
  return [`Columns: ${used.join(', ') || 'none'}`, ...(unused.length > 0 ? [`Not used: ${unused.join(', ')}`] : [])];
}

function resultLines({ dryRun, rows, added, addedPersons, changed, unchanged, rejected, barred, unblocked, lookAlikes, joined }: ImportResult, { group, unblock }: ImportCommand): string[] {
  return [
    ...(dryRun ? ['Dry run: nothing is changed.'] : []),
    `${count(rows, 'row')}: ${added.count} new${kinds(added.count - addedPersons, addedPersons)}, ${changed.count} changed, ${unchanged} unchanged, ${rejected.length} rejected`,
    ...(barred.count > 0 ? [`${count(barred.count, 'contact')} of them ${barred.count === 1 ? 'gets' : 'get'} no letters: blocked, minors without consent, or excluded`] : []),
    ...(unblocked.count > 0 ? [unblock ? `${count(unblocked.count, 'contact')} may get letters again` : `${count(unblocked.count, 'contact')} would get letters again; they stay as they are without --unblock`] : []),
    ...(lookAlikes.count > 0 ? [`${count(lookAlikes.count, 'new contact')} ${lookAlikes.count === 1 ? 'looks' : 'look'} like one that is there: the same name and post code`] : []),
    ...(group !== undefined && !dryRun ? [`${count(joined, 'contact')} joined the mailing group ${group}`] : []),
  ];
}

/** What is wrong, and behind it the rows as they were: mended, this file alone can be imported. A column without a heading is called after what it is used for: its first row then reads as headings. */
function rejectedTable({ rejected }: ImportResult, { columns, delimiter }: ImportColumns, uses: readonly ColumnUse[]): string {
  const nameOf = columnNames({ columns }, uses);
  const headings = columns.map(({ heading }, index) => heading || uses[index] || `#${index + 1}`);
  const lines = rejectedLines(rejected, headings, delimiter, { headings: besideHeadings, of: ({ row, issues }) => [String(row), issues.map((issue) => rowWords(issue, nameOf)).join(' / ')] });
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** Behind a number of new contacts: what they are. */
function kinds(companies: number, persons: number): string {
  const words = [companies > 0 && (companies === 1 ? '1 company' : `${companies} companies`), persons > 0 && count(persons, 'person')].filter(Boolean);
  return words.length > 0 ? ` (${words.join(', ')})` : '';
}
const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
