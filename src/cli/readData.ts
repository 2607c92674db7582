import path from 'node:path';
import type { PlainRecord } from '../merge';
import type { DataInput } from './dataInput';
import { withHead } from './dataInput';
import { readRecordLines, readRecords } from './readRecords';
import { readTableRecords } from './tableRecords';

/** A record by the number that it has in the data, or what is wrong with it, as a whole sentence. */
export type DataRecord = { number: number; record: PlainRecord } | { number: number; wrong: string };

/** Records as they come. */
export interface ComingRecords {
  /** Each name stands in one of these: the heading of a table, or the records that brought new names. */
  naming: readonly PlainRecord[];
  records: AsyncIterable<DataRecord>;
}

/** The records of an input. Nothing holds all of them, but those of a JSON array, which is read as one. */
export interface DataSource {
  name: string;
  /** What a record is called there: `row 4`. */
  each: 'record' | 'line' | 'row';
  /** They come through a pipe, once: nothing can be known of them beforehand. */
  isOnce: boolean;
  /** From the first one on. JSON lines of a file are read to the end beforehand, because each may bring names. */
  read(): Promise<ComingRecords>;
}

type Form = 'array' | 'lines' | 'table' | 'tabs';

/** Looks at as much of a pipe to see what comes. */
const looked = 4096;

/**
 * Records in the form that the file's name says: `.csv` and `.tsv` are tables, `.jsonl` and `.ndjson` have a record a line, everything else is a JSON array.
 * Of a pipe it is what it begins with: `[` a JSON array, `{` JSON lines, anything else a table.
 */
export async function openData(input: DataInput): Promise<DataSource> {
  const { form, from } = input.isPipe ? await formOfPipe(input) : { form: formOfName(input.name), from: input };
  const { name } = input;
  switch (form) {
    case 'table': case 'tabs': return { name, each: 'row', isOnce: input.isPipe, read: readTableRecords(from, form === 'tabs' ? '\t' : undefined) };
    case 'lines': return { name, each: 'line', isOnce: input.isPipe, read: readRecordLines(from) };
    case 'array': {
      const records = await readRecords(from);
      return { name, each: 'record', isOnce: false, read: async () => ({ naming: records.flatMap((one) => ('record' in one ? [one.record] : [])), records: inTurn(records) }) };
    }
  }
}

function formOfName(file: string): Form {
  switch (path.extname(file).toLowerCase()) {
    case '.csv': return 'table';
    case '.tsv': return 'tabs';
    case '.jsonl': case '.ndjson': return 'lines';
    default: return 'array';
  }
}

async function formOfPipe(input: DataInput): Promise<{ form: Form; from: DataInput }> {
  const { head, all } = await withHead(input.bytes(), looked);
  const [first] = new TextDecoder().decode(head).trimStart();
  return { form: first === '[' ? 'array' : first === '{' ? 'lines' : 'table', from: { ...input, bytes: () => all } };
}

async function* inTurn(records: readonly DataRecord[]): AsyncGenerator<DataRecord> {
  yield* records;
}

/** The records of a data file, all of them, and the numbers they have there. */
export interface DataFile extends Pick<DataSource, 'each'> { records: PlainRecord[]; numbers: number[]; /** What is wrong with those that are none. */ wrong: string[] }

/** Reads all records at once. */
export async function readData(source: DataSource): Promise<DataFile> {
  const data: DataFile = { records: [], numbers: [], wrong: [], each: source.each };
  for await (const one of (await source.read()).records) {
    if ('wrong' in one) data.wrong.push(one.wrong);
    else {
      data.records.push(one.record);
      data.numbers.push(one.number);
    }
  }
  return data;
}
