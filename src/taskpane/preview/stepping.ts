import type { SegmentLineRow } from '../../contract/segment';

/** The next line after `lineNo` in this order that wanted; goes around at the end. Undefined where there is none. */
export function nextWhere(order: readonly number[], lineNo: number, wanted: (lineNo: number) => boolean): number | undefined {
  const here = order.indexOf(lineNo);
  return [...order.slice(here + 1), ...order.slice(0, here + 1)].find(wanted);
}

/** The lines that would likely be looked at next, so that they come along: the neighbours in this order. */
export const neighbours = (order: readonly number[], place: number, count = 10): number[] => order.slice(Math.max(0, place - count), place + count + 1);

/** The contacts whose name, company, city or number contains every word of the search. Letters' case does not matter. */
export function findRows(rows: readonly SegmentLineRow[], search: string, most = 8): SegmentLineRow[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  const found: SegmentLineRow[] = [];
  for (const row of rows) {
    const text = `${row.contactName} ${row.companyName} ${row.city} ${row.contactNo}`.toLocaleLowerCase();
    if (words.every((word) => text.includes(word))) found.push(row);
    if (found.length === most) break;
  }
  return found;
}
