import path from 'node:path';
import type { PlainRecord } from '../merge';
import { readRecordLines, readRecords } from './readRecords';
import { readTableRecords } from './tableRecords';

/** The records of a data file, and what each is called there: `row 4`. */
export interface DataFile { records: PlainRecord[]; numbers: number[]; each: 'record' | 'line' | 'row' }

/** Reads records as the file's name says: `.csv` and `.tsv` are tables, `.jsonl` and `.ndjson` have a record a line, everything else is a JSON array. */
export async function readData(bytes: Uint8Array, file: string): Promise<DataFile> {
  switch (path.extname(file).toLowerCase()) {
    case '.csv': return readTableRecords(bytes, file);
    case '.tsv': return readTableRecords(bytes, file, '\t');
    case '.jsonl': case '.ndjson': return readRecordLines(bytes, file);
    default: {
      const records = readRecords(bytes, file);
      return { records, numbers: records.map((_, index) => index + 1), each: 'record' };
    }
  }
}
