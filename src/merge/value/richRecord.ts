import type { MergeRecord } from '../../contract/mergeData';
import { richFields } from '../../contract/mergeFields';
import type { Inserted } from './inserted';
import { richValue } from './rich';

/** A record whose texts with markup are read: its values are what they read like. */
export interface RichRecord extends MergeRecord {
  /** The values that are more than text; missing where none is. */
  inserted?: ReadonlyMap<string, Inserted>;
  /** Where links led that no letter may have; missing where none did. They stay in the text as they were typed. */
  refusedLinks?: readonly string[];
}

/** Reads what the catalogue calls rich. Its hash stays that of what was written. */
export function richRecord(record: MergeRecord): RichRecord {
  const values = { ...record.values };
  const inserted = new Map<string, Inserted>();
  const refused: string[] = [];
  for (const name of richFields) {
    const written = values[name];
    if (written === undefined) continue;
    const read = richValue(written);
    if (typeof read.value !== 'string') inserted.set(name, read.value);
    values[name] = typeof read.value === 'string' ? read.value : read.value.text;
    refused.push(...read.refused);
  }
  return { ...record, values, ...(inserted.size > 0 && { inserted }), ...(refused.length > 0 && { refusedLinks: refused }) };
}
