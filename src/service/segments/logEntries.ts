import { sql } from 'kysely';
import { takeNumbers } from '../store/counters';
import { givenRows } from '../store/jsonValues';
import type { Db, MergeRunRow, Tables } from '../store/tables';
import { commentLines } from './commentLines';
import { segmentCriteria } from './criteria/steps';
import { searchable } from './listing';
import type { LineToLog } from './logChoice';
import type { SegmentHeader } from './openSegment';

/** What all entries of one logging share. */
export interface Logging { entryNo: number; header: SegmentHeader; run?: Pick<MergeRunRow, 'id' | 'templateHash'>; user: string; loggedAt: string }

/** The lines to log as the table `given`; both statements join it with the effective lines. */
const givenMembers = ['lineNo', 'letterHash', 'attemptFailed'] as const;
const given = (lines: LineToLog[]) => givenRows(lines, givenMembers);

/** The logged segment, with the header and the standard texts as they are now (DOMAIN Q17). */
export async function writeLoggedSegment(db: Db, { entryNo, header, run, user, loggedAt }: Logging, counts: { interactionCount: number; attemptFailedCount: number }): Promise<void> {
  const { no, details, standardTexts, ignoreContactCorrespondenceType } = header;
  await db.insertInto('loggedSegment').values({
    entryNo, segmentNo: no, description: details.description, date: details.date, loggedAt, loggedBy: user, ...counts, campaignEntryCount: 0, canceled: 0,
    followUpSegmentNo: null, remainderSegmentNo: null, mergeRun: run?.id ?? null, details: JSON.stringify(details), criteria: JSON.stringify((await segmentCriteria(db, no)).steps), ignoreContactCorrespondenceType: ignoreContactCorrespondenceType ? 1 : 0,
    search: searchable(no, details.description),
  }).execute();
  await sql`insert into logged_letter_link (logged_segment_entry_no, language_code, name, url, template_hash) select ${entryNo}, language_code, name, url, template_hash from letter_link where segment_no = ${no}`.execute(db);
  for (const [languageCode, text] of Object.entries(standardTexts)) await db.insertInto('loggedStandardText').values({ loggedSegmentEntryNo: entryNo, languageCode, text }).execute();
}

/** One campaign entry per campaign; date and salesperson are the first line's (DOMAIN §14.2). Answers how many. */
export async function writeCampaignEntries(db: Db, { entryNo, header, user }: Logging, lines: LineToLog[]): Promise<number> {
  const { rows: campaigns } = await sql<{ campaignNo: string; date: string; salespersonCode: string }>`
    ${given(lines)} select campaign_no, date, salesperson_code from (select v.campaign_no, v.date, v.salesperson_code, row_number() over (partition by v.campaign_no order by v.line_no) as place, v.line_no
      from given g cross join line_effective v where v.segment_no = ${header.no} and v.line_no = g.line_no and v.campaign_no <> '') where place = 1 order by line_no`.execute(db);
  if (!campaigns.length) return 0;
  const before = await takeNumbers(db, 'campaignEntry', campaigns.length);
  await db.insertInto('campaignEntry').values(campaigns.map((campaign, index) => ({
    ...campaign, entryNo: before + 1 + index, description: header.details.description, userId: user, segmentNo: header.no, loggedSegmentEntryNo: entryNo, canceled: 0 as const,
  }))).execute();
  return campaigns.length;
}

/** One entry per line, numbered in the order of the list, with the effective values, the printed text and its origin, the note and the letter's hash. */
export async function writeEntries(db: Db, { entryNo, header, run, user, loggedAt }: Logging, lines: LineToLog[]): Promise<void> {
  const before = await takeNumbers(db, 'interactionLogEntry', lines.length);
  const numbered = [...lines].sort((one, other) => one.lineNo - other.lineNo).map((line, index) => ({ ...line, entryNo: before + 1 + index }));
  const { numAffectedRows } = await sql`${givenRows(numbered, [...givenMembers, 'entryNo'])} insert into interaction_log_entry (entry_no, logged_segment_entry_no, segment_no, contact_no, contact_name, contact_company_no, company_name,
      description, subject, date, salesperson_code, campaign_no, interaction_template_code, interaction_group_code, correspondence_type, language_code, information_flow, initiated_by,
      cost, duration_minutes, campaign_target, campaign_response, send_word_doc_as_attachment, attempt_failed, campaign_entry_no, letter_text, text_origin, note_for_log,
      letter_hash, template_hash, merge_run, logged_at, user_id, search)
    select g.entry_no, ${entryNo}, v.segment_no, v.contact_no, v.contact_name, v.contact_company_no, v.company_name,
      v.description, v.subject, v.date, v.salesperson_code, v.campaign_no, v.interaction_template_code, v.interaction_group_code, v.correspondence_type, v.language_code, v.information_flow, v.initiated_by,
      v.unit_cost, v.unit_duration_minutes, v.campaign_target, v.campaign_response, v.send_word_doc_as_attachment, g.attempt_failed, e.entry_no, v.printed_text, v.text_origin, v.note_for_log,
      g.letter_hash, ${run?.templateHash ?? ''}, ${run?.id ?? ''}, ${loggedAt}, ${user}, c.search
    from given g cross join line_effective v join contact c on c.no = v.contact_no
      left join campaign_entry e on e.segment_no = v.segment_no and e.campaign_no = v.campaign_no
    where v.segment_no = ${header.no} and v.line_no = g.line_no`.execute(db);
  if (Number(numAffectedRows) !== lines.length) throw new Error(`The log would write ${numAffectedRows} entries for ${lines.length} lines`);
}

const entriesPerPage = 1000;
type Texts = Pick<Tables['interactionLogEntry'], 'entryNo' | 'date' | 'letterText' | 'noteForLog'>;

/** The text of the letter and the note as comment lines of each entry, in steps of 10,000 (DOMAIN §12). */
export async function writeCommentLines(db: Db, { entryNo }: Logging): Promise<void> {
  for (let after = 0; ;) {
    const { rows } = await sql<Texts>`select entry_no, date, letter_text, note_for_log from interaction_log_entry
      where logged_segment_entry_no = ${entryNo} and entry_no > ${after} and (letter_text <> '' or note_for_log <> '') order by entry_no limit ${entriesPerPage}`.execute(db);
    if (rows.length) await insertCommentLines(db, rows.flatMap(commentsOf));
    if (rows.length < entriesPerPage) return;
    after = rows.at(-1)!.entryNo;
  }
}

type Comment = Tables['interactionLogCommentLine'];

function commentsOf({ entryNo, date, letterText, noteForLog }: Texts): Comment[] {
  const lines = [...commentLines(letterText).map((line) => ({ ...line, placement: 'letter' as const })), ...commentLines(noteForLog).map((line) => ({ ...line, placement: 'note' as const }))];
  return lines.map((line, index) => ({ ...line, interactionLogEntryNo: entryNo, date, lineNo: (index + 1) * 10000 }));
}

async function insertCommentLines(db: Db, comments: Comment[]): Promise<void> {
  await sql`${givenRows(comments, ['interactionLogEntryNo', 'lineNo', 'placement', 'date', 'comment', 'joint'])}
    insert into interaction_log_comment_line (interaction_log_entry_no, line_no, placement, date, comment, joint) select * from given`.execute(db);
}
