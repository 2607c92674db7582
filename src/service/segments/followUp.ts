import { sql } from 'kysely';
import type { InteractionDetails } from '../../contract/interaction';
import type { NewFollowUp } from '../../contract/loggedSegment';
import type { Segment } from '../../contract/segment';
import { nextSegmentNo } from '../store/counters';
import type { Db } from '../store/tables';
import { isBarredContact } from './barrierSql';
import { insertSegment } from './changeSegment';
import { findLoggedSegment } from './loggedSegments';
import { findSegment } from './openSegment';

/**
 * Makes a segment of the contacts of a logged one: of its entries that are not cancelled, each contact once, in the order of the
 * list (oracle T14); contacts that were removed or may get nothing any more stay away (DOMAIN Q5). Interaction template, subject,
 * campaign, salesperson and standard texts come along; own texts only when asked. Call it inside a transaction.
 */
export async function followUpOf(db: Db, entryNo: number, { description, copyOwnTexts = false }: NewFollowUp, { user, now }: { user: string; now: Date }): Promise<string> {
  const logged = await findLoggedSegment(db, entryNo);
  const { rows } = await sql<{ contactNo: string; ownText: string | null }>`
    select i.contact_no, max(case when i.text_origin = 'own' then i.letter_text end) as own_text from interaction_log_entry i join contact c on c.no = i.contact_no
    where i.logged_segment_entry_no = ${entryNo} and i.canceled = 0 and not ${sql.raw(isBarredContact('c'))}
    group by i.contact_no order by min(i.entry_no)`.execute(db);
  const { interactionTemplateCode, subject, campaignNo, salespersonCode } = logged.header.details;
  const details: Partial<InteractionDetails> = { interactionTemplateCode, subject, campaignNo, salespersonCode, description: (description || `Follow-up on segment ${logged.segmentNo}`).slice(0, 100), date: localDay(now) };
  const no = await nextSegmentNo(db);
  await insertSegment(db, { no, details, contactNos: rows.map((row) => row.contactNo), standardTexts: logged.header.standardTexts, because: { kind: 'followUpMade', about: [logged.segmentNo] } }, { user, now });
  if (copyOwnTexts) {
    for (const { contactNo, ownText } of rows) if (ownText) await db.updateTable('segmentLine').set({ textChoice: 'own', ownText }).where('segmentNo', '=', no).where('contactNo', '=', contactNo).execute();
  }
  await db.updateTable('loggedSegment').set({ followUpSegmentNo: no }).where('entryNo', '=', entryNo).execute();
  return no;
}

/** A follow-up made later, from the logged segment. */
export async function createFollowUp(db: Db, entryNo: number, options: NewFollowUp, by: { user: string; now: Date }): Promise<Segment> {
  return db.transaction().execute(async (trx) => findSegment(trx, await followUpOf(trx, entryNo, options, by)));
}

/** The day where the service stands, `YYYY-MM-DD`. */
export const localDay = (now: Date): string => [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
