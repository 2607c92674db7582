import { comparable } from '../contract/mergeFieldCatalogue';
import type { PlainRecord } from '../merge';
import { CommandProblem } from './commandProblem';
import type { DataFile } from './readData';

/**
 * The records of a data file: a JSON array of flat objects. Numbers and booleans become text, null is empty.
 * Throws CommandProblem naming the first record that is none. Names that differ only in case, blanks and signs are one column.
 */
export function readRecords(bytes: Uint8Array, file: string): PlainRecord[] {
  const data = parse(bytes, file);
  if (!Array.isArray(data)) throw new CommandProblem(`${file} must hold a JSON array of records; it holds ${kindOf(data)}.`);
  return data.map((record, index) => readRecord(record, `Record ${index + 1} of ${file}`));
}

/** The records of a file with one flat JSON object on each line; blank lines are passed over. Throws CommandProblem naming the first line that is wrong. */
export function readRecordLines(bytes: Uint8Array, file: string): DataFile {
  const lines = textIn(bytes, file).split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 })).filter(({ line }) => line !== '');
  const records = lines.map(({ line, number }) => readRecord(parsed(line, `Line ${number} of ${file}`), `Line ${number} of ${file}`));
  return { records, numbers: lines.map(({ number }) => number), each: 'line' };
}

function parse(bytes: Uint8Array, file: string): unknown {
  const written = textIn(bytes, file);
  if (written.trim() === '') throw new CommandProblem(`${file} is empty: it must hold a JSON array of records.`);
  return parsed(written, file);
}

function textIn(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // drops a byte order mark
  } catch {
    throw new CommandProblem(`${file} is not written in UTF-8.`);
  }
}

function parsed(written: string, name: string): unknown {
  try {
    return JSON.parse(written);
  } catch (error) {
    throw new CommandProblem(`${name} is not JSON: ${(error as Error).message.replace(/\s+/g, ' ')}`);
  }
}

function readRecord(record: unknown, name: string): PlainRecord {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) throw new CommandProblem(`${name} must be an object of names and values; it is ${kindOf(record)}.`);
  const columns = new Map<string, string>();
  for (const [column, value] of Object.entries(record)) {
    const written = textOf(value, column, name);
    const before = columns.get(comparable(column));
    if (comparable(column) !== '' && before !== undefined && before !== written) throw new CommandProblem(`${name} has two values for "${column}": names that differ only in case, blanks or signs are one.`);
    columns.set(comparable(column), written);
  }
  return record as PlainRecord;
}

function textOf(value: unknown, column: string, name: string): string {
  switch (typeof value) {
    case 'string': return value;
    case 'number': case 'boolean': return String(value);
    default:
      if (value === null) return '';
      throw new CommandProblem(`${name}: "${column}" holds ${kindOf(value)}; a value is text, a number, true, false or null.`);
  }
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'a list' : value === null ? 'null' : typeof value === 'object' ? 'an object' : typeof value === 'string' ? 'a text' : `a ${typeof value}`);
