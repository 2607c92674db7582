import { comparable } from '../../contract/mergeFieldCatalogue';
import type { ValueOf } from '../letter/produceLetter';
import { isBlank } from './fieldValue';

/** One value in each element of a list. Its key is `orders.item`; no other key has a dot, because comparing names takes it off. */
export interface ListColumn { list: string; column: string }

/** The column that a key means, undefined for the key of a single value. */
export function columnOf(key: string): ListColumn | undefined {
  const dot = key.indexOf('.');
  return dot < 0 ? undefined : { list: key.slice(0, dot), column: key.slice(dot + 1) };
}

/** The column that a name in a letter may mean: `Orders.Unit Price`. */
export function writtenColumn(written: string): ListColumn | undefined {
  const column = columnOf(written);
  return column && { list: comparable(column.list), column: comparable(column.column) };
}

export const keyOfColumn = ({ list, column }: ListColumn): string => `${list}.${column}`;

/** True where a letter has nothing to print for a key: of a list, where one of its elements lacks it. A list without elements lacks nothing. */
export function isMissing(valueOf: ValueOf, key: string): boolean {
  const inList = columnOf(key);
  const lacks = (values: ValueOf, column: string): boolean => isBlank(values(column)) && !values.inserted?.(column);
  return inList ? (valueOf.elements?.(inList.list) ?? []).some((element) => lacks(element, inList.column)) : lacks(valueOf, key);
}
