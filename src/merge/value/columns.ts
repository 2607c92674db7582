import type { MergeValues } from '../../contract/mergeData';
import { comparable } from '../../contract/mergeFieldCatalogue';
import type { ValueOf } from '../letter/produceLetter';
import { isInserted, looksGrouped, plainValues, printedText, recordValues, type PlainRecord } from './recordValues';
import type { RichRecord } from './richRecord';

/** Records whose values are read by columns: names are compared once and not in every letter. The same values as one by one. */
export interface Columns<Row> {
  /** Reads the values of these keys, in their order, into the first places of an array; '' for none. False for a record of which one is more than a text that every language reads alike. */
  reader(keys: readonly string[]): (row: Row, into: string[]) => boolean;
  /** The values one by one. */
  valueOf(row: Row): ValueOf;
}

/** The columns of merge records, with the values that all letters share. */
export const recordColumns = (common: MergeValues): Columns<Pick<RichRecord, 'values' | 'inserted'>> => ({
  reader(keys) {
    /* What every object has by itself is no value. */
    if (keys.some((key) => key in Object.prototype)) {
      return (row, into) => {
        keys.map(recordValues(common, row)).forEach((value, place) => { into[place] = value; });
        return true;
      };
    }
    const shared = keys.map(recordValues(common, { values: {} }));
    return ({ values, inserted }, into) => {
      if (inserted) return false;
      for (let place = 0; place < keys.length; place++) {
        const value: unknown = (values as Record<string, unknown>)[keys[place]!];
        into[place] = typeof value === 'string' && value !== '' ? value : shared[place]!;
      }
      return true;
    };
  },
  valueOf: (row) => recordValues(common, row),
});

/** The columns of plain records. Those of one file have the same keys, mostly. */
export const plainColumns: Columns<PlainRecord> = {
  reader(keys) {
    let known: readonly string[] = [];
    let places: readonly number[] = keys.map(() => -1);
    return (row, into) => {
      const names = Object.keys(row);
      if (!isSame(names, known)) {
        const placeOf = new Map(names.map((name, place) => [comparable(name), place]));
        places = keys.map((key) => placeOf.get(key) ?? placeOf.get(comparable(key)) ?? -1);
        known = names;
      }
      const inRow: readonly unknown[] = Object.values(row);
      for (let place = 0; place < places.length; place++) {
        const value = inRow[places[place]!];
        if (typeof value === 'string') into[place] = value;
        else if (isInserted(value) || looksGrouped(value)) return false;
        else into[place] = printedText(value);
      }
      return true;
    };
  },
  valueOf: plainValues,
};

const isSame = (some: readonly string[], others: readonly string[]): boolean => some.length === others.length && some.every((one, place) => one === others[place]);
