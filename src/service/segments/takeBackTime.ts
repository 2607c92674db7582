import { takeBackHours } from '../../contract/loggedChange';
import type { Db } from '../store/tables';

const within = takeBackHours * 3_600_000;

/** What was logged before this can no longer be taken back. */
export const lastMoment = (now: Date): string => new Date(now.getTime() - within).toISOString();

/** When a log can no longer be taken back; undefined where it cannot be now. */
export async function takeBackUntil(db: Db, entryNo: number): Promise<string | undefined> {
  const row = await db.selectFrom('segmentHeader as h').innerJoin('loggedSegment as l', 'l.entryNo', 'h.loggedAs').select('l.loggedAt').where('h.loggedAs', '=', entryNo).executeTakeFirst();
  return row && new Date(Date.parse(row.loggedAt) + within).toISOString();
}
