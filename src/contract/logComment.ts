import type { IsoTime } from './interaction';

/** What somebody wrote to an entry of the log afterwards (DOMAIN §3.7). */
export interface LogComment {
  /** Counts up. */
  position: number;
  /** At most 2,000 characters. */
  comment: string;
  at: IsoTime;
  by: string;
}
