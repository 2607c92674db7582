import { comparable } from '../contract/mergeFieldCatalogue';
import { namesIn, type PlainRecord } from '../merge';
import { CommandProblem } from './commandProblem';
import type { DataInput } from './dataInput';
import { folderOf, isPicture, recordPicture, type DataFolder } from './recordPictures';
import { isRich, recordRich } from './recordRich';
import type { ComingRecords, DataRecord } from './readData';

/**
 * The records of a JSON array of objects. Numbers and booleans become text, null is empty, an object with `picture` is a picture, one with `rich` is text with markup, a list of objects repeats a table row. Names that differ only in case, blanks and signs are one column.
 * Throws CommandProblem where it is none.
 */
export async function readRecords(input: DataInput): Promise<DataRecord[]> {
  const { name, bytes } = input;
  let written = '';
  for await (const text of textsIn(name, bytes())) written += text;
  if (written.trim() === '') throw new CommandProblem(`${name} is empty: it must hold a JSON array of records.`);
  const data = parsed(written, name);
  if (!Array.isArray(data)) throw new CommandProblem(`${name} must hold a JSON array of records; it holds ${kindOf(data)}.`);
  return data.map((record, index) => dataRecord(index + 1, () => readRecord(record, `Record ${index + 1} of ${name}`, folderOf(input))));
}

/** The records of an input with one flat JSON object on each line; blank lines are passed over. A file is gone through once for its names; through a pipe the first record has them all. */
export function readRecordLines(input: DataInput): () => Promise<ComingRecords> {
  const naming: PlainRecord[] = [];
  const names = new Set<string>();
  let areKnown = false;
  const look = (one: DataRecord | undefined): void => {
    if (!one || 'wrong' in one) return;
    const before = names.size;
    for (const name of namesIn(one.record).keys()) names.add(name);
    if (names.size > before) naming.push(one.record);
  };
  return async () => {
    if (!input.isPipe) {
      if (!areKnown) for await (const one of recordLines(input)) look(one);
      areKnown = true;
      return { naming, records: recordLines(input) };
    }
    const records = recordLines(input);
    const { value: first } = await records.next() as { value: DataRecord | undefined };
    look(first);
    return { naming, records: asTheFirst(input.name, first, records, names) };
  };
}

/** A pipe is not read twice: a name that nobody knew when the letter was opened would print nothing, so it is said. */
async function* asTheFirst(name: string, first: DataRecord | undefined, others: AsyncIterable<DataRecord>, names: ReadonlySet<string>): AsyncGenerator<DataRecord> {
  if (first) yield first;
  for await (const one of others) {
    const [, news] = ('record' in one ? [...namesIn(one.record)].find(([key]) => !names.has(key) && !names.has(key.replace(/\..*|$/, '.'))) : undefined) ?? [];
    yield news === undefined ? one : { number: one.number, wrong: `Line ${one.number} of ${name} has "${news}", which the first line has not: what comes through a pipe has all names in its first line.` };
  }
}

async function* recordLines(input: DataInput): AsyncGenerator<DataRecord> {
  for await (const { number, line } of textLines(input)) {
    const called = `Line ${number} of ${input.name}`;
    yield dataRecord(number, () => readRecord(parsed(line, called), called, folderOf(input)));
  }
}

/** The lines of an input that are not blank, by their numbers. */
export async function* textLines({ name, bytes }: DataInput): AsyncGenerator<{ number: number; line: string }> {
  let number = 0;
  let rest = '';
  for await (const text of textsIn(name, bytes())) {
    const lines = text.split('\n');
    lines[0] = rest + lines[0]!;
    rest = lines.pop()!;
    for (const line of lines) {
      number += 1;
      if (line.trim() !== '') yield { number, line: line.trim() };
    }
  }
  if (rest.trim() !== '') yield { number: number + 1, line: rest.trim() };
}

/** Text in UTF-8 as it comes; a byte order mark is dropped. */
async function* textsIn(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const read = (piece?: Uint8Array): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw new CommandProblem(`${name} is not written in UTF-8, as JSON is: save it in that encoding.`);
    }
  };
  for await (const piece of bytes) yield read(piece);
  yield read();
}

/** A record, or the sentence about what is wrong with it. */
export function dataRecord(number: number, read: () => PlainRecord): DataRecord {
  try {
    return { number, record: read() };
  } catch (error) {
    if (error instanceof CommandProblem) return { number, wrong: error.message };
    throw error;
  }
}

export function parsed(written: string, name: string): unknown {
  try {
    return JSON.parse(written);
  } catch (error) {
    throw new CommandProblem(`${name} is not JSON: ${(error as Error).message.replace(/\s+/g, ' ')}`);
  }
}

function readRecord(record: unknown, name: string, folder: DataFolder, isElement = false): PlainRecord {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) throw new CommandProblem(`${name} must be an object of names and values; it is ${kindOf(record)}.`);
  const columns = new Map<string, string>();
  const values = Object.entries(record).map(([column, value]): [string, unknown] => {
    const isList = Array.isArray(value) && !isElement;
    const written = isList || isPicture(value) || isRich(value) ? JSON.stringify(value) : textOf(value, column, name, isElement);
    const before = columns.get(comparable(column));
    if (comparable(column) !== '' && before !== undefined && before !== written) throw new CommandProblem(`${name} has two values for "${column}": names that differ only in case, blanks or signs are one.`);
    columns.set(comparable(column), written);
    return [column, isList ? readList(value, column, name, folder) : isPicture(value) ? recordPicture(value, column, `${name}: "${column}"`, folder) : isRich(value) ? recordRich(value, `${name}: "${column}"`) : value];
  });
  return Object.fromEntries(values);
}

/** The elements of a list are read like records; a list in a list is none. */
const readList = (list: readonly unknown[], column: string, name: string, folder: DataFolder): PlainRecord[] => list.map((element, index) => {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) throw new CommandProblem(`${name}: "${column}" holds a list with ${kindOf(element)} in it; each element must be an object of names and values.`);
  return readRecord(element, `${name}: "${column}", element ${index + 1}`, folder, true);
});

function textOf(value: unknown, column: string, name: string, isElement: boolean): string {
  switch (typeof value) {
    case 'string': return value;
    case 'number':
      if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new CommandProblem(`${name}: "${column}" holds a number of more digits than a JSON number keeps; write it as text, in quotation marks.`);
      return String(value);
    case 'boolean': return String(value);
    default:
      if (value === null) return '';
      throw new CommandProblem(`${name}: "${column}" holds ${kindOf(value)}; a value is text, a number, true, false, null, a picture: {"picture": "…"}, ${isElement ? 'or text with markup: {"rich": "…"}' : 'text with markup: {"rich": "…"}, or a list of objects'}.`);
  }
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'a list' : value === null ? 'null' : typeof value === 'object' ? 'an object' : typeof value === 'string' ? 'a text' : `a ${typeof value}`);
