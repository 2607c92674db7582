import { sql, type RawBuilder } from 'kysely';
import type { CancelRequest, EntriesChanged, EvaluateRequest } from '../../contract/loggedChange';
import { ServiceProblem } from '../problem';
import { jsonValues } from '../store/jsonValues';
import type { Db } from '../store/tables';
import { findLoggedSegment } from './loggedSegments';
import { recordEvent } from './segmentEvents';

interface By { user: string; now: Date }

const these = (entryNo: number, entryNos: number[] | undefined): RawBuilder<unknown> => (entryNos ? sql`logged_segment_entry_no = ${entryNo} and entry_no in (${jsonValues(entryNos)})` : sql`logged_segment_entry_no = ${entryNo}`);

/** Refuses entries that are not of this logging. */
async function mustBeOf(db: Db, entryNo: number, entryNos: number[] | undefined): Promise<void> {
  if (!entryNos) return;
  const { rows: [found] } = await sql<{ count: number }>`select count(*) as count from interaction_log_entry where ${these(entryNo, entryNos)}`.execute(db);
  if (found!.count !== new Set(entryNos).size) throw new ServiceProblem('INVALID_REQUEST', 'An entry that is not of this logged segment', { reasons: ['entryNos: names an entry of another logged segment'] });
}

/** Cancels a logged segment with its entries and campaign entries, or single entries. What is cancelled already stays so. */
export async function cancel(db: Db, entryNo: number, { entryNos }: CancelRequest, by: By): Promise<EntriesChanged> {
  return setCanceled(db, entryNo, entryNos, 1, by);
}

/** The way back. A single entry stays cancelled while its logged segment or its campaign entry is (DOMAIN §15). */
export async function uncancel(db: Db, entryNo: number, { entryNos }: CancelRequest, by: By): Promise<EntriesChanged> {
  return setCanceled(db, entryNo, entryNos, 0, by);
}

async function setCanceled(db: Db, entryNo: number, entryNos: number[] | undefined, canceled: 0 | 1, by: By): Promise<EntriesChanged> {
  return db.transaction().execute(async (trx) => {
    const logged = await findLoggedSegment(trx, entryNo);
    await mustBeOf(trx, entryNo, entryNos);
    if (entryNos && canceled === 0) await mustBeCountedAgain(trx, entryNo, entryNos, logged.canceled);
    if (!entryNos) {
      await trx.updateTable('loggedSegment').set({ canceled }).where('entryNo', '=', entryNo).execute();
      await trx.updateTable('campaignEntry').set({ canceled }).where('loggedSegmentEntryNo', '=', entryNo).execute();
    }
    const { numAffectedRows } = await sql`update interaction_log_entry set canceled = ${canceled} where ${these(entryNo, entryNos)} and canceled <> ${canceled}`.execute(trx);
    const changed = Number(numAffectedRows);
    if (changed > 0 || !entryNos) await recordEvent(trx, { no: logged.segmentNo, kind: canceled ? 'canceled' : 'uncanceled', count: changed, ...by });
    return { changed };
  });
}

async function mustBeCountedAgain(db: Db, entryNo: number, entryNos: number[], segmentIsCanceled: boolean): Promise<void> {
  const { rows: [held] } = await sql<{ count: number }>`select count(*) as count from interaction_log_entry i join campaign_entry c on c.entry_no = i.campaign_entry_no
    where i.logged_segment_entry_no = ${entryNo} and i.entry_no in (${jsonValues(entryNos)}) and c.canceled = 1`.execute(db);
  if (segmentIsCanceled || held!.count > 0) throw new ServiceProblem('STILL_CANCELED', 'The logged segment or its campaign entry is cancelled');
}

/** Writes what came of interactions: an evaluation, and whether the contact answered. Cancelled entries are evaluated too; nothing counts them. */
export async function evaluate(db: Db, entryNo: number, { entryNos, evaluation, responded }: EvaluateRequest, by: By): Promise<EntriesChanged> {
  return db.transaction().execute(async (trx) => {
    const { segmentNo } = await findLoggedSegment(trx, entryNo);
    await mustBeOf(trx, entryNo, entryNos);
    const set = [...(evaluation === undefined ? [] : [sql`evaluation = ${evaluation}`]), ...(responded === undefined ? [] : [sql`campaign_response = ${responded ? 1 : 0}`])];
    if (!set.length) return { changed: 0 };
    const { numAffectedRows } = await sql`update interaction_log_entry set ${sql.join(set)} where ${these(entryNo, entryNos)}`.execute(trx);
    await recordEvent(trx, { no: segmentNo, kind: 'evaluated', count: Number(numAffectedRows), ...by });
    return { changed: Number(numAffectedRows) };
  });
}
