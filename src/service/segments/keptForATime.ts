import type { Db } from '../store/tables';
import { forgetEndedSegments } from './takeBack';

/** How long a repeated log call gets the first one's answer again (SERVICE §4.16). Later it is told that the segment was logged: its number is never used again. */
const daysOfKeys = 30;

/** What was let go. */
export interface Forgotten { keys: number; endedSegments: number }

/** Lets go of what is kept for a time only: the answers of log calls, and logged segments whose log can no longer be taken back. Call it at start and once a day. */
export async function forgetWhatIsOver(db: Db, now: Date): Promise<Forgotten> {
  return db.transaction().execute(async (trx) => {
    const before = new Date(now.getTime() - daysOfKeys * 24 * 3_600_000).toISOString();
    const { numDeletedRows } = await trx.deleteFrom('idempotency').where('createdAt', '<', before).executeTakeFirstOrThrow();
    return { keys: Number(numDeletedRows), endedSegments: await forgetEndedSegments(trx, now) };
  });
}
