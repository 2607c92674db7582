import type { SegmentLineRow } from '../../contract/segment';

/**
 * What the list of contacts can be narrowed to. `barred`: no letter is made, whether by law or because the contact is excluded. `missing`: a letter is made
 * and its standard text is not there; who gets no letter misses no text, here as in the check.
 */
export const rowFilters = ['all', 'standard', 'own', 'none', 'missing', 'passage', 'edited', 'note', 'barred'] as const;
export type RowFilter = (typeof rowFilters)[number];

/** True where no letter is made for the contact as things stand. */
export const getsNoLetter = ({ barrier, includeExcluded }: Pick<SegmentLineRow, 'barrier' | 'includeExcluded'>): boolean => barrier !== undefined && !(barrier === 'excluded' && includeExcluded);

export const lacksText = (row: Pick<SegmentLineRow, 'textOrigin' | 'barrier' | 'includeExcluded'>): boolean => row.textOrigin === 'missing' && !getsNoLetter(row);

export function passes(row: SegmentLineRow, filter: RowFilter): boolean {
  switch (filter) {
    case 'all': return true;
    case 'passage': return row.ownPassages !== undefined;
    case 'edited': return row.overridden.length > 0;
    case 'note': return row.hasNote;
    case 'barred': return getsNoLetter(row);
    case 'missing': return lacksText(row);
    default: return row.textOrigin === filter;
  }
}

export type RowCounts = Readonly<Record<RowFilter, number>>;

/** How many contacts each filter lets through. */
export function countRows(rows: readonly SegmentLineRow[]): RowCounts {
  const counts: Record<RowFilter, number> = { all: rows.length, standard: 0, own: 0, none: 0, missing: 0, passage: 0, edited: 0, note: 0, barred: 0 };
  for (const row of rows) {
    if (row.textOrigin !== 'missing' || lacksText(row)) counts[row.textOrigin] += 1;
    if (row.ownPassages) counts.passage += 1;
    if (row.overridden.length > 0) counts.edited += 1;
    if (row.hasNote) counts.note += 1;
    if (getsNoLetter(row)) counts.barred += 1;
  }
  return counts;
}

/** A row with what it is found by. Made when the row comes in, one at a time: made for 100,000 at the first key, it would hold the pane for a quarter of a second. */
export interface ListedRow extends SegmentLineRow { readonly foundBy: string }

const plain = (text: string): string => text.toLowerCase();
export const listed = (row: SegmentLineRow): ListedRow => ({ ...row, foundBy: plain(`${row.contactName}\n${row.companyName}\n${row.city}\n${row.contactNo}`) });

/** The contacts that a filter lets through and that hold every word of the search in their name, company, city or number. */
export function findRows(rows: readonly ListedRow[], search: string, filter: RowFilter): readonly ListedRow[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  if (words.length === 0 && filter === 'all') return rows;
  return rows.filter((row) => passes(row, filter) && words.every((word) => row.foundBy.includes(word)));
}
