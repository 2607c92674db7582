import { sql } from 'kysely';
import type { LogRequest, LogResult } from '../../contract/mergeRun';
import { canonicalJson, sha256Hex } from '../../contract/recordHash';
import { ServiceProblem } from '../problem';
import { nextSegmentNo, takeNumbers } from '../store/counters';
import { inTransaction } from '../store/inTransaction';
import type { Db } from '../store/tables';
import { followUpOf } from './followUp';
import { mustBeKept } from './keptLetters';
import { chosenLines, type ChosenLines } from './logChoice';
import { writeCampaignEntries, writeCommentLines, writeEntries, writeLoggedSegment, type Logging } from './logEntries';
import { findHeader, mustBeRevision, revisionOf } from './openSegment';
import { keepRemainder } from './remainder';
import { recordEvent } from './segmentEvents';

export interface LogCall { user: string; key: string; now: Date; ifMatch?: number; /** No letter is logged that is not kept. */ keepLetters?: boolean }
export interface LogAnswer { result: LogResult; replayed: boolean }

const route = 'log';

/**
 * Logs a segment exactly once, however often and from wherever the call is repeated (SERVICE §4): the key, the entries, the
 * remainder, the follow-up and the end of the segment stand in one transaction. A repeated call answers what the first one did.
 */
export async function logSegment(db: Db, no: string, request: LogRequest, call: LogCall): Promise<LogAnswer> {
  const fingerprint = await sha256Hex(canonicalJson({ route, no, request }));
  return inTransaction(db, async (trx) => {
    const replay = await takeKey(trx, fingerprint, call);
    if (replay) return { result: replay, replayed: true };
    mustBeRevision(await revisionOf(trx, no), call.ifMatch);
    const chosen = await chosenLines(trx, no, request);
    if (call.keepLetters && chosen.run) await mustBeKept(trx, chosen.run.id, request.leaveOut);
    const result = await logChosen(trx, no, request, chosen, call);
    await trx.updateTable('idempotency').set({ status: 200, body: JSON.stringify(result) }).where('principal', '=', call.user).where('route', '=', route).where('key', '=', call.key).execute();
    return { result, replayed: false };
  });
}

/** Enters the key, or answers what was answered under it. A refused log leaves no key behind: the transaction takes it along. */
async function takeKey(db: Db, fingerprint: string, { user, key, now }: LogCall): Promise<LogResult | undefined> {
  const { numAffectedRows } = await sql`insert into idempotency (principal, route, key, fingerprint, status, body, created_at)
    values (${user}, ${route}, ${key}, ${fingerprint}, 0, '', ${now.toISOString()}) on conflict do nothing`.execute(db);
  if (Number(numAffectedRows) === 1) return undefined;
  const kept = await db.selectFrom('idempotency').selectAll().where('principal', '=', user).where('route', '=', route).where('key', '=', key).executeTakeFirstOrThrow();
  if (kept.fingerprint !== fingerprint) throw new ServiceProblem('IDEMPOTENCY_KEY_REUSED', 'The key was used for another log');
  return JSON.parse(kept.body) as LogResult;
}

async function logChosen(db: Db, no: string, request: LogRequest, chosen: ChosenLines, { user, now }: LogCall): Promise<LogResult> {
  const { logged, count, attemptFailed, blocked, run } = chosen;
  const header = await findHeader(db, no);
  const { total } = await db.selectFrom('segmentLine').select(sql<number>`count(*)`.as('total')).where('segmentNo', '=', no).executeTakeFirstOrThrow();
  const logging: Logging = { entryNo: await takeNumbers(db, 'loggedSegment') + 1, header, run, user, loggedAt: now.toISOString() };

  await writeLoggedSegment(db, logging, { interactionCount: count, attemptFailedCount: attemptFailed });
  await writeCampaignEntries(db, logging, chosen);
  await writeCommentLines(db, logging, await writeEntries(db, logging, chosen));

  const remainderCount = total - count;
  const remainderSegmentNo = remainderCount > 0 ? await nextSegmentNo(db) : undefined;
  if (remainderSegmentNo) await keepRemainder(db, { from: no, to: remainderSegmentNo, ...(request.remainderDescription && { description: request.remainderDescription }), logged, expected: remainderCount, user, now });
  await recordEvent(db, { no, kind: 'logged', count, user, now });
  await endSegment(db, no, logging.entryNo, count);
  await db.updateTable('loggedSegment').set({ campaignEntryCount: chosen.campaignNos.length, remainderSegmentNo: remainderSegmentNo ?? null }).where('entryNo', '=', logging.entryNo).execute();

  await db.updateTable('mergeRun').set({ state: 'abandoned' }).where('segmentNo', '=', no).where('state', 'in', ['making', 'made', 'handedOver']).execute();
  if (run) await db.updateTable('mergeRun').set({ state: 'logged' }).where('id', '=', run.id).execute();
  const { createFollowUp, followUpDescription: description } = request;
  const followUpSegmentNo = createFollowUp ? await followUpOf(db, logging.entryNo, { ...(description && { description }) }, { user, now }) : undefined;
  /** For the connection to Business Central: the id is the same however often it is sent. */
  await db.insertInto('outbox').values({ id: `logged-segment-${logging.entryNo}`, kind: 'loggedSegment', loggedSegmentEntryNo: logging.entryNo, createdAt: logging.loggedAt }).execute();

  return {
    loggedSegmentEntryNo: logging.entryNo, segmentNo: no, logged: count - attemptFailed, attemptFailed, blocked, campaignEntries: chosen.campaignNos.length,
    ...(remainderSegmentNo && { remainderSegmentNo }), remainderCount, ...(followUpSegmentNo && { followUpSegmentNo }), loggedAt: logging.loggedAt,
  };
}

/** The segment is open no more; all lines that are still there must be the logged ones. It is kept out of sight while its log can be taken back. */
async function endSegment(db: Db, no: string, entryNo: number, logged: number): Promise<void> {
  const { lines } = await db.selectFrom('segmentLine').select(sql<number>`count(*)`.as('lines')).where('segmentNo', '=', no).executeTakeFirstOrThrow();
  if (lines !== logged) throw new Error(`The log would end ${lines} lines, but ${logged} were logged`);
  await db.updateTable('segmentHeader').set({ loggedAs: entryNo }).where('no', '=', no).execute();
}
