import { sql } from 'kysely';
import type { TakenBack } from '../../contract/loggedChange';
import { ServiceProblem } from '../problem';
import { columnsOf } from '../store/columnsOf';
import type { Db } from '../store/tables';
import { findLoggedSegment } from './loggedSegments';
import { bumpSegment } from './openSegment';
import { recordEvent } from './segmentEvents';
import { lastMoment } from './takeBackTime';

interface By { user: string; now: Date }

/**
 * Takes a log back within its time: the segment is there again as it was, its entries are withdrawn (kept for the record, counted by
 * nothing), and its letters can be logged again. The remainder's contacts return and the follow-up goes where nobody has touched them.
 * One transaction: half a log is never taken back. Throws TAKE_BACK_TOO_LATE.
 */
export async function takeBack(db: Db, entryNo: number, { user, now }: By): Promise<TakenBack> {
  return db.transaction().execute(async (trx) => {
    const logged = await findLoggedSegment(trx, entryNo);
    const header = await trx.selectFrom('segmentHeader').select('no').where('loggedAs', '=', entryNo).executeTakeFirst();
    if (!header || logged.loggedAt < lastMoment(now)) throw new ServiceProblem('TAKE_BACK_TOO_LATE', 'The time to take the log back is over');
    const no = header.no;
    const remainderJoined = logged.remainderSegmentNo === undefined || await joinRemainder(trx, logged.remainderSegmentNo, no, { user, now });
    const followUpGone = logged.followUpSegmentNo === undefined || await endUntouched(trx, logged.followUpSegmentNo, { user, now });
    await withdraw(trx, entryNo, { user, now });
    await trx.updateTable('segmentHeader').set({ loggedAs: null }).where('no', '=', no).execute();
    await bumpSegment(trx, no, user, now);
    // Contacts may have changed meanwhile, and a logged run keeps no marks (letterMarks).
    if (logged.mergeRun !== undefined) await trx.updateTable('mergeRun').set({ state: 'handedOver', allChanged: 1 }).where('id', '=', logged.mergeRun).execute();
    // Else the same key would answer with a log that is gone.
    await sql`delete from idempotency where route = 'log' and json_extract(body, '$.loggedSegmentEntryNo') = ${entryNo}`.execute(trx);
    const { lines } = await trx.selectFrom('segmentLine').select(sql<number>`count(*)`.as('lines')).where('segmentNo', '=', no).executeTakeFirstOrThrow();
    await recordEvent(trx, { no, kind: 'takenBack', count: lines, user, now });
    return {
      segmentNo: no, lineCount: lines, ...(!remainderJoined && { remainderStays: logged.remainderSegmentNo! }), ...(!followUpGone && { followUpStays: logged.followUpSegmentNo! }), takenBackAt: now.toISOString(),
    };
  });
}

/** True where the segment is as it was made: open, its first revision, nobody makes letters of it, and nobody linked or unlinked one. */
async function isUntouched(db: Db, no: string): Promise<boolean> {
  const header = await db.selectFrom('segmentHeader').select(['revision', 'loggedAs']).where('no', '=', no).executeTakeFirst();
  const run = await db.selectFrom('mergeRun').select('id').where('segmentNo', '=', no).limit(1).executeTakeFirst();
  const letters = await db.selectFrom('segmentEvent').select('position').where('segmentNo', '=', no).where('kind', 'in', ['letterLinked', 'letterKept', 'letterUnlinked']).limit(1).executeTakeFirst();
  return header?.revision === 1 && header.loggedAs === null && !run && !letters;
}

async function joinRemainder(db: Db, from: string, to: string, by: By): Promise<boolean> {
  if (!await isUntouched(db, from)) return false;
  await sql`update segment_line set segment_no = ${to} where segment_no = ${from}`.execute(db);
  return endUntouched(db, from, by);
}

async function endUntouched(db: Db, no: string, { user, now }: By): Promise<boolean> {
  if (!await isUntouched(db, no)) return false;
  await db.deleteFrom('segmentHeader').where('no', '=', no).execute();
  await recordEvent(db, { no, kind: 'deleted', user, now });
  return true;
}

/** Moves the entries of a logging out of the log, each row whole as JSON. */
async function withdraw(db: Db, entryNo: number, { user, now }: By): Promise<void> {
  const tables = [
    { kind: 'logComment', table: 'log_comment', where: sql`interaction_log_entry_no in (select entry_no from interaction_log_entry where logged_segment_entry_no = ${entryNo})` },
    { kind: 'interactionLogEntry', table: 'interaction_log_entry', where: sql`logged_segment_entry_no = ${entryNo}` }, { kind: 'campaignEntry', table: 'campaign_entry', where: sql`logged_segment_entry_no = ${entryNo}` },
    { kind: 'loggedSegment', table: 'logged_segment', where: sql`entry_no = ${entryNo}` },
  ];
  await sql`delete from interaction_log_comment_line where interaction_log_entry_no in (select entry_no from interaction_log_entry where logged_segment_entry_no = ${entryNo})`.execute(db);
  for (const child of ['outbox', 'logged_standard_text', 'logged_letter_link', 'logged_passage', 'resend']) await sql`delete from ${sql.table(child)} where logged_segment_entry_no = ${entryNo}`.execute(db);
  for (const { kind, table, where } of tables) {
    const members = (await columnsOf(db, table)).map((column) => `'${column}', ${column}`).join(', ');
    await sql`insert into withdrawn_log (logged_segment_entry_no, kind, row, withdrawn_at, withdrawn_by) select ${entryNo}, ${kind}, json_object(${sql.raw(members)}), ${now.toISOString()}, ${user} from ${sql.table(table)} where ${where}`.execute(db);
    await sql`delete from ${sql.table(table)} where ${where}`.execute(db);
  }
}

/** Lets go of segments whose log can no longer be taken back. Call it at start and once a day. */
export async function forgetEndedSegments(db: Db, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from segment_header where logged_as in (select entry_no from logged_segment where logged_at < ${lastMoment(now)})`.execute(db);
  return Number(numAffectedRows);
}
