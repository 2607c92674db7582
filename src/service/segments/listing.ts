import type { Page } from '../../contract/routes';

const ordinarySize = 50;

export const pageSize = (limit: number | undefined): number => limit ?? ordinarySize;

/** Cuts the row too many off, and names the key that the next page starts behind. */
export function pageOf<Item>(rows: Item[], limit: number | undefined, key: (item: Item) => string): Page<Item> {
  const size = pageSize(limit);
  if (rows.length <= size) return { items: rows };
  const items = rows.slice(0, size);
  return { items, next: key(items.at(-1)!) };
}

/** What a search looks through: lower case in every alphabet, which SQLite's own LIKE knows for English only. */
export const searchable = (...texts: string[]): string => texts.filter(Boolean).join(' ').toLowerCase();

/** A LIKE pattern that finds the words anywhere; use with `escape '\'`. */
export const anywhere = (search: string): string => `%${search.trim().toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
