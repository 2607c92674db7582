import type { DataSource } from './readData';

/** So many of the records that an issue hits are named. */
export const shownRecords = 5;

/** The first of so many records, by what the data calls them. */
export const namedNumbers = (first: readonly number[], count: number, each: DataSource['each']): string => `: ${each}${count === 1 ? '' : 's'} ${first.join(', ')}${count > first.length ? ' …' : ''}`;
