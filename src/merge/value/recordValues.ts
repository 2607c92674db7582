import type { MergeRecord, MergeValues } from '../../contract/mergeData';
import { comparable } from '../../contract/mergeFieldCatalogue';
import type { PassageOf, ValueOf } from '../letter/produceLetter';

/** The values of one contact: its own before those that all letters share. Names of JavaScript's own are no values. */
export function recordValues(common: MergeValues, { values }: Pick<MergeRecord, 'values'>): ValueOf {
  return (key) => own(values, key) || own(common, key);
}

function own(values: MergeValues, key: string): string {
  const value = Object.hasOwn(values, key) ? (values as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : '';
}

/** The own texts of one contact in personal passages. */
export function recordPassages({ passages = {} }: Pick<MergeRecord, 'passages'>): PassageOf {
  return (id) => (Object.hasOwn(passages, id) ? passages[id] : undefined);
}

/** A flat record of any origin, for example a row of a JSON file. */
export type PlainRecord = Readonly<Record<string, unknown>>;

/**
 * How names in a letter find the keys of plain records: in any case, blanks as underscores – the same comparison as the catalogue's. The first record
 * that has a key decides how it is written.
 * ```ts
 * const template = openTemplate(bytes, { resolve: resolverFor(records) });
 * const letter = produceLetter(template, plainValues(records[0]));
 * ```
 */
export function resolverFor(records: Iterable<PlainRecord>): (written: string) => string | undefined {
  const keys = new Set<string>();
  for (const record of records) for (const key of Object.keys(record)) keys.add(comparable(key));
  return (written) => (keys.has(comparable(written)) ? comparable(written) : undefined);
}

/** The values of a plain record, by the keys that `resolverFor` gives. Numbers and booleans print as JSON writes them; null, objects and lists print nothing. */
export function plainValues(record: PlainRecord): ValueOf {
  const values = new Map(Object.entries(record).map(([key, value]) => [comparable(key), printed(value)]));
  return (key) => values.get(key) ?? values.get(comparable(key)) ?? '';
}

const printed = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : '');
