import type { ListedRow } from '../session/rowFilter';

/** The next line after `lineNo` in this order that wanted; goes around at the end. Undefined where there is none. */
export function nextWhere(order: readonly number[], lineNo: number, wanted: (lineNo: number) => boolean): number | undefined {
  const here = order.indexOf(lineNo);
  return [...order.slice(here + 1), ...order.slice(0, here + 1)].find(wanted);
}

/** The lines that would likely be looked at next, so that they come along: the neighbours in this order. */
export const neighbours = (order: readonly number[], place: number, count = 10): number[] => order.slice(Math.max(0, place - count), place + count + 1);

/** The contacts whose name, company, city or number contains every word of the search. Letters' case does not matter. */
export function findRows(rows: readonly ListedRow[], search: string, most = 8): ListedRow[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  const found: ListedRow[] = [];
  for (const row of rows) {
    if (words.every((word) => row.foundBy.includes(word))) found.push(row);
    if (found.length === most) break;
  }
  return found;
}
