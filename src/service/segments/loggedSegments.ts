import { sql, type RawBuilder } from 'kysely';
import type { CriteriaStep } from '../../contract/criteria';
import type { InteractionDetails } from '../../contract/interaction';
import type { FollowUpChoice } from '../../contract/loggedChange';
import type { InteractionLogEntry, LoggedLink, LoggedSegment, LoggedSegmentWhole } from '../../contract/loggedSegment';
import type { LoggedPassage } from '../../contract/passage';
import { withoutMarkup } from '../../contract/readMarkup';
import type { Listing, Page } from '../../contract/routes';
import { ServiceProblem } from '../problem';
import type { Db, Tables } from '../store/tables';
import { anywhere, pageOf, pageSize } from './listing';
import { commentsOf } from './logComments';
import { withBooleans } from './storedBoolean';
import { takeBackUntil } from './takeBackTime';

type LoggedRow = Tables['loggedSegment'];

function loggedFrom({ details: _details, criteria: _criteria, ignoreContactCorrespondenceType: _ignore, mergeRun: _run, search: _search, followUpSegmentNo, remainderSegmentNo, ...row }: LoggedRow): LoggedSegment {
  return { ...withBooleans(row, ['canceled']), ...(followUpSegmentNo && { followUpSegmentNo }), ...(remainderSegmentNo && { remainderSegmentNo }) };
}

/** Logged segments, the newest first. */
export async function listLoggedSegments(db: Db, { search, after, limit }: Listing): Promise<Page<LoggedSegment>> {
  let query = db.selectFrom('loggedSegment');
  if (search) query = query.where(sql<boolean>`search like ${anywhere(search)} escape '\\'`);
  const { total } = await query.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  if (after) query = query.where('entryNo', '<', Number(after));
  const rows = await query.selectAll().orderBy('entryNo', 'desc').limit(pageSize(limit) + 1).execute();
  return { ...pageOf(rows.map(loggedFrom), limit, (segment) => String(segment.entryNo)), total };
}

/** A logged segment with its header and standard texts as they were when it was logged (DOMAIN Q17), and the steps that had chosen its contacts (Q13). */
export async function findLoggedSegment(db: Db, entryNo: number): Promise<LoggedSegmentWhole> {
  const row = await db.selectFrom('loggedSegment').selectAll().where('entryNo', '=', entryNo).executeTakeFirst();
  if (!row) throw new ServiceProblem('LOGGED_SEGMENT_NOT_FOUND', 'No such logged segment');
  const texts = await db.selectFrom('loggedStandardText').selectAll().where('loggedSegmentEntryNo', '=', entryNo).orderBy('languageCode').execute();
  const { rows: [counts] } = await sql<{ canceledCount: number; evaluatedCount: number; respondedCount: number }>`select coalesce(sum(canceled), 0) as canceled_count,
    coalesce(sum(canceled = 0 and evaluation <> ''), 0) as evaluated_count, coalesce(sum(canceled = 0 and campaign_response), 0) as responded_count from interaction_log_entry where logged_segment_entry_no = ${entryNo}`.execute(db);
  const until = await takeBackUntil(db, entryNo);
  const { rows: [resends] } = await sql<LoggedLink>`select l.segment_no, l.entry_no from resend r join logged_segment l on l.entry_no = r.logged_segment_entry_no where r.segment_no = ${row.segmentNo}`.execute(db);
  const { rows: resentIn } = await sql<{ segmentNo: string; entryNo: number | null }>`select r.segment_no, l.entry_no from resend r left join logged_segment l on l.segment_no = r.segment_no
    where r.logged_segment_entry_no = ${entryNo} and (l.entry_no is not null or exists (select 1 from segment_header h where h.no = r.segment_no)) order by r.segment_no`.execute(db);
  return {
    ...loggedFrom(row), ...counts!, ...(until && { takeBackUntil: until }),
    header: {
      no: row.segmentNo, details: JSON.parse(row.details) as InteractionDetails, ignoreContactCorrespondenceType: row.ignoreContactCorrespondenceType === 1,
      standardTexts: Object.fromEntries(texts.map(({ languageCode, text }) => [languageCode, text])),
    },
    criteria: JSON.parse(row.criteria) as CriteriaStep[],
    ...(row.mergeRun !== null && { mergeRun: row.mergeRun }), ...(resends && { resends }),
    resentIn: resentIn.map(({ segmentNo, entryNo: loggedAs }) => ({ segmentNo, ...(loggedAs !== null && { entryNo: loggedAs }) })),
  };
}

/** The entries of a logging that a choice means; `i` is the entry. */
export const entriesOf: Record<FollowUpChoice, RawBuilder<unknown>> = {
  notCanceled: sql`i.canceled = 0`, responded: sql`i.canceled = 0 and i.campaign_response = 1`, notResponded: sql`i.canceled = 0 and i.campaign_response = 0`,
  failed: sql`i.canceled = 0 and i.attempt_failed = 1`, all: sql`1`,
};

/** Links are JSON of a LoggedLink. */
type EntryRow = Tables['interactionLogEntry'] & { letterKept: 0 | 1; resends: string | null; resentIn: string | null };

/** The text is kept as it was written, for letters that are made of it again; an entry tells what it reads like. */
function entryFrom({ letterText, campaignEntryNo, search: _search, ownLetter: _ownLetter, passages, resends, resentIn, ...row }: EntryRow): Omit<InteractionLogEntry, 'comments'> {
  const links = { ...(resends !== null && { resends: JSON.parse(resends) as LoggedLink }), ...(resentIn !== null && { resentIn: JSON.parse(resentIn) as LoggedLink }) };
  return { ...links, ...withBooleans(row, ['attemptFailed', 'canceled', 'campaignTarget', 'campaignResponse', 'sendWordDocAsAttachment', 'letterKept']), ...(campaignEntryNo !== null && { campaignEntryNo }), letterText: withoutMarkup(letterText), passages: JSON.parse(passages) as LoggedPassage[] };
}

/** What stands of an entry elsewhere: its letter, and the logs that it sent again or was sent again in. */
const beside = sql.raw(`exists (select 1 from kept_letter k where k.hash = i.letter_hash) as letter_kept,
  (select json_object('segmentNo', l.segment_no, 'entryNo', l.entry_no) from resend r join logged_segment l on l.entry_no = r.logged_segment_entry_no where r.segment_no = i.segment_no) as resends,
  (select json_object('segmentNo', l.segment_no, 'entryNo', l.entry_no) from resend r join logged_segment l on l.segment_no = r.segment_no
    join interaction_log_entry e on e.logged_segment_entry_no = l.entry_no and e.contact_no = i.contact_no where r.logged_segment_entry_no = i.logged_segment_entry_no order by l.entry_no limit 1) as resent_in`);

async function entries(db: Db, where: RawBuilder<unknown>, { search, limit }: Listing, order: 'asc' | 'desc'): Promise<Page<InteractionLogEntry>> {
  const { rows } = await sql<EntryRow>`select i.*, ${beside} from interaction_log_entry i where ${where} ${search ? sql`and search like ${anywhere(search)} escape '\\'` : sql``}
    order by entry_no ${sql.raw(order)} limit ${pageSize(limit) + 1}`.execute(db);
  const comments = await commentsOf(db, rows.map(({ entryNo }) => entryNo));
  return pageOf(rows.map((row) => ({ ...entryFrom(row), comments: comments.get(row.entryNo) ?? [] })), limit, (entry) => String(entry.entryNo));
}

/** The entries of a logged segment, in the order of its list. */
export async function entriesOfLoggedSegment(db: Db, entryNo: number, { of = 'all', ...listing }: Listing & { of?: FollowUpChoice }): Promise<Page<InteractionLogEntry>> {
  await findLoggedSegment(db, entryNo);
  return entries(db, sql`logged_segment_entry_no = ${entryNo} and entry_no > ${Number(listing.after ?? 0)} and ${entriesOf[of]}`, listing, 'asc');
}

/** What was ever logged for a contact, the newest first. */
export async function entriesOfContact(db: Db, contactNo: string, listing: Listing): Promise<Page<InteractionLogEntry>> {
  return entries(db, sql`contact_no = ${contactNo} ${listing.after ? sql`and entry_no < ${Number(listing.after)}` : sql``}`, listing, 'desc');
}
