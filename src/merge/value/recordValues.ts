import type { MergeRecord, MergeValues } from '../../contract/mergeData';
import { comparable } from '../../contract/mergeFieldCatalogue';
import type { PassageOf, ValueOf } from '../letter/produceLetter';
import { decimalOf, plainDecimal } from './decimal';
import type { Inserted } from './inserted';
import { keyOfColumn, writtenColumn } from './listColumn';
import type { RichRecord } from './richRecord';
import { writingOf } from './writing';

/** The values of one contact: its own before those that all letters share. Names of JavaScript's own are no values. */
export function recordValues(common: MergeValues, { values, inserted }: Pick<RichRecord, 'values' | 'inserted'>): ValueOf {
  const valueOf: ValueOf = (key) => own(values, key) || own(common, key);
  return inserted ? Object.assign(valueOf, { inserted: (key: string) => inserted.get(key) }) : valueOf;
}

function own(values: MergeValues, key: string): string {
  const value = Object.hasOwn(values, key) ? (values as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : '';
}

/** The own texts of one contact in personal passages. */
export function recordPassages({ passages = {} }: Pick<MergeRecord, 'passages'>): PassageOf {
  return (id) => (Object.hasOwn(passages, id) ? passages[id] : undefined);
}

/** A record of any origin, for example an object of a JSON file: texts, pictures, and lists of further records. */
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
  const names = new Set<string>();
  for (const record of records) for (const name of namesIn(record).keys()) names.add(name);
  return (written) => {
    if (names.has(comparable(written))) return comparable(written);
    const column = writtenColumn(written);
    if (!column) return undefined;
    const key = keyOfColumn(column);
    return names.has(key) || (names.has(keyOfColumn({ ...column, column: '' })) && ![...names].some((name) => name.startsWith(`${column.list}.`) && !name.endsWith('.'))) ? key : undefined;
  };
}

/** The names of a record's values by their keys. A list has its columns (`orders.item`); without elements, when nobody can tell which it would have, `orders.`. */
export const namesIn = (record: PlainRecord): Map<string, string> => new Map(Object.entries(record).flatMap(([key, value]) => {
  const list = comparable(key);
  if (!isList(value)) return [[list, key]];
  const columns = value.length === 0 ? [''] : value.flatMap((element) => Object.keys(element));
  return columns.map((column) => [keyOfColumn({ list, column: comparable(column) }), `${key}.${column}`]);
}));

const isList = (value: unknown): value is readonly PlainRecord[] => Array.isArray(value) && value.every((element) => typeof element === 'object' && element !== null && !Array.isArray(element));

/** The values of a plain record, by the keys that `resolverFor` gives. Numbers, which are what they are in every language, and booleans print as JSON writes them; null and objects print nothing, a list of objects repeats a table row, a picture prints itself. */
export function plainValues(record: PlainRecord): ValueOf {
  const values = new Map(Object.entries(record).map(([key, value]) => [comparable(key), printedText(value)]));
  const lists = new Map(Object.entries(record).flatMap(([key, value]) => (isList(value) ? [[comparable(key), value.map(plainValues)] as const] : [])));
  const valueOf: ValueOf = (key) => values.get(key) ?? values.get(comparable(key)) ?? '';
  const inserted = new Map(Object.entries(record).flatMap(([key, value]) => (isInserted(value) ? [[comparable(key), value] as const] : [])));
  const numbers = new Set(Object.keys(record).filter((key) => looksGrouped(record[key])).map(comparable));
  return lists.size + inserted.size + numbers.size === 0 ? valueOf : Object.assign(valueOf, {
    elements: (list: string) => lists.get(list), inserted: (key: string) => inserted.get(key), writtenIn: (key: string) => (numbers.has(key) ? english : undefined),
  });
}

/** True for a value that is more than a text. */
export const isInserted = (value: unknown): value is Inserted => typeof value === 'object' && value !== null && 'write' in value && typeof value.write === 'function';

/** What a value of a plain record prints, as a text. */
export const printedText = (value: unknown): string => (isInserted(value) ? value.text : typeof value === 'string' ? value : typeof value === 'number' ? digitsOf(value) : typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : '');

/** A number is written with a point, as in JSON. */
const english = writingOf('en');

/** The digits of a number, also of one that JavaScript writes with an exponent. */
function digitsOf(number: number): string {
  const written = String(number);
  return written.includes('e') ? plainDecimal(decimalOf(number)!, english) : written;
}

/** True for a number whose digits would be thousands where a language groups with a full stop: 10.125. */
export const looksGrouped = (value: unknown): boolean => typeof value === 'number' && /^-?\d{1,3}\.\d{3}$/.test(String(value));
