import { sql } from 'kysely';
import type { LogComment } from '../../contract/logComment';
import { ServiceProblem } from '../problem';
import { jsonValues } from '../store/jsonValues';
import type { Db } from '../store/tables';
import { commentLines } from './commentLines';
import { localDay } from './localDay';
import { recordEvent } from './segmentEvents';

interface By { user: string; now: Date }

async function entryOf(db: Db, entryNo: number): Promise<{ segmentNo: string; about: string[] }> {
  const entry = await db.selectFrom('interactionLogEntry').select(['segmentNo', 'contactNo', 'contactName']).where('entryNo', '=', entryNo).executeTakeFirst();
  if (!entry) throw new ServiceProblem('NOT_FOUND', 'No such entry of the log');
  return { segmentNo: entry.segmentNo, about: [entry.contactName || entry.contactNo] };
}

/** Writes a comment to an entry of the log: whole, and as comment lines of at most 80 characters behind those that are there (DOMAIN §3.7, §12). */
export async function addComment(db: Db, entryNo: number, comment: string, { user, now }: By): Promise<LogComment> {
  return db.transaction().execute(async (trx) => {
    const { segmentNo, about } = await entryOf(trx, entryNo);
    const at = now.toISOString();
    const { position } = await trx.insertInto('logComment').values({ interactionLogEntryNo: entryNo, text: comment, at, byUser: user }).returning('position').executeTakeFirstOrThrow();
    const { last } = await trx.selectFrom('interactionLogCommentLine').select(sql<number>`coalesce(max(line_no), 0)`.as('last')).where('interactionLogEntryNo', '=', entryNo).executeTakeFirstOrThrow();
    await trx.insertInto('interactionLogCommentLine').values(commentLines(comment).map((line, index) => (
      { ...line, interactionLogEntryNo: entryNo, lineNo: last + (index + 1) * 10000, placement: 'comment' as const, passageId: '', date: localDay(now), logComment: position }))).execute();
    await recordEvent(trx, { no: segmentNo, kind: 'commented', about, user, now });
    return { position, comment, at, by: user };
  });
}

/** Takes a comment away, its lines too. Throws COMMENT_NOT_FOUND. */
export async function removeComment(db: Db, entryNo: number, position: number, { user, now }: By): Promise<{ removed: true }> {
  return db.transaction().execute(async (trx) => {
    const { segmentNo, about } = await entryOf(trx, entryNo);
    const { numDeletedRows } = await trx.deleteFrom('logComment').where('interactionLogEntryNo', '=', entryNo).where('position', '=', position).executeTakeFirstOrThrow();
    if (Number(numDeletedRows) === 0) throw new ServiceProblem('COMMENT_NOT_FOUND', 'No such comment');
    await recordEvent(trx, { no: segmentNo, kind: 'commentRemoved', about, user, now });
    return { removed: true };
  });
}

/** The comments of these entries, by entry, in their order. */
export async function commentsOf(db: Db, entryNos: readonly number[]): Promise<Map<number, LogComment[]>> {
  const { rows } = await sql<LogComment & { entryNo: number }>`select interaction_log_entry_no as entry_no, position, text as comment, at, by_user as by from log_comment
    where interaction_log_entry_no in (${jsonValues(entryNos)}) order by position`.execute(db);
  const comments = new Map<number, LogComment[]>();
  for (const { entryNo, ...comment } of rows) comments.set(entryNo, [...comments.get(entryNo) ?? [], comment]);
  return comments;
}
