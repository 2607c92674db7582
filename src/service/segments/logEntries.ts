import { sql, type RawBuilder } from 'kysely';
import type { MergeRunOptions } from '../../contract/mergeRun';
import { withoutMarkup } from '../../contract/readMarkup';
import { settledChooser } from '../../contract/runLetters';
import type { LoggedPassage } from '../../contract/passage';
import { takeNumbers } from '../store/counters';
import { givenRows } from '../store/jsonValues';
import type { Db, Tables } from '../store/tables';
import { commentLines } from './commentLines';
import { segmentCriteria } from './criteria/steps';
import { searchable } from './listing';
import type { ChosenLines, LoggedRun } from './logChoice';
import type { SegmentHeader } from './openSegment';
import { keepLoggedPassages } from './passages';

/** What all entries of one logging share. */
export interface Logging { entryNo: number; header: SegmentHeader; run?: LoggedRun; user: string; loggedAt: string }

/** The logged segment, with the header and the standard texts as they are now (DOMAIN Q17). */
export async function writeLoggedSegment(db: Db, { entryNo, header, run, user, loggedAt }: Logging, counts: { interactionCount: number; attemptFailedCount: number }): Promise<void> {
  const { no, details, standardTexts, ignoreContactCorrespondenceType } = header;
  await db.insertInto('loggedSegment').values({
    entryNo, segmentNo: no, description: details.description, date: details.date, loggedAt, loggedBy: user, ...counts, campaignEntryCount: 0, canceled: 0,
    followUpSegmentNo: null, remainderSegmentNo: null, mergeRun: run?.id ?? null, details: JSON.stringify(details), criteria: JSON.stringify((await segmentCriteria(db, no)).steps), ignoreContactCorrespondenceType: ignoreContactCorrespondenceType ? 1 : 0,
    search: searchable(no, details.description),
  }).execute();
  await sql`insert into logged_letter_link (logged_segment_entry_no, language_code, name, url, template_hash, document_hash, field_mapping, choices) select ${entryNo}, language_code, name, url, template_hash, document_hash, field_mapping, choices from letter_link where segment_no = ${no}`.execute(db);
  if (run) await keepChoicesOfRun(db, entryNo, run);
  await keepLoggedPassages(db, no, entryNo);
  for (const [languageCode, text] of Object.entries(standardTexts)) await db.insertInto('loggedStandardText').values({ loggedSegmentEntryNo: entryNo, languageCode, text }).execute();
}

/** A document's letters went out with what was settled when the run began, whatever was chosen for it since. */
async function keepChoicesOfRun(db: Db, entryNo: number, { id, templateHash, options }: LoggedRun): Promise<void> {
  const settledFor = settledChooser(JSON.parse(options) as MergeRunOptions);
  const { rows } = await sql<{ languageCode: string; templateHash: string }>`select language_code, template_hash from logged_letter_link
    where logged_segment_entry_no = ${entryNo} and template_hash in (select coalesce(template_hash, ${templateHash}) from merge_run_letter where merge_run = ${id})`.execute(db);
  for (const row of rows) {
    const { choices = {} } = settledFor({ lineNo: 0, languageCode: row.languageCode }, row.templateHash);
    await db.updateTable('loggedLetterLink').set({ choices: JSON.stringify(choices) }).where('loggedSegmentEntryNo', '=', entryNo).where('languageCode', '=', row.languageCode).execute();
  }
}

/** One campaign entry per campaign; date and salesperson are the first line's (DOMAIN §14.2). */
export async function writeCampaignEntries(db: Db, { entryNo, header, user }: Logging, { logged, campaignNos }: ChosenLines): Promise<void> {
  if (!campaignNos.length) return;
  const firstLines: { lineNo: number; campaignNo: string; date: string; salespersonCode: string }[] = [];
  for (const campaignNo of campaignNos) {
    const { rows: [first] } = await sql<(typeof firstLines)[number]>`${logged} select v.line_no, v.campaign_no, v.date, v.salesperson_code
      from logged g cross join line_effective v where v.segment_no = ${header.no} and v.line_no = g.line_no and v.campaign_no = ${campaignNo} order by g.line_no limit 1`.execute(db);
    firstLines.push(first!);
  }
  const before = await takeNumbers(db, 'campaignEntry', campaignNos.length);
  await db.insertInto('campaignEntry').values(firstLines.sort((one, other) => one.lineNo - other.lineNo).map(({ lineNo: _lineNo, ...campaign }, index) => ({
    ...campaign, entryNo: before + 1 + index, description: header.details.description, userId: user, segmentNo: header.no, loggedSegmentEntryNo: entryNo, canceled: 0 as const,
  }))).execute();
}

/** Entries that stand behind one another. */
export interface EntryNumbers { first: number; last: number }

/** The own texts of a line in passages, with their titles: those that its document has a place for or, where no run says which those are, that no letter of the segment is known to lack. */
function printedPassages(run: Logging['run']): RawBuilder<unknown> {
  const passages = run && (JSON.parse(run.options) as MergeRunOptions).passages;
  const isPrinted = run && passages
    ? sql`p.key in (select value from json_each(${JSON.stringify(passages)}, '$."' || coalesce(g.template_hash, ${run.templateHash}) || '"'))`
    : sql`coalesce(s.is_in_letter, 1) = 1`;
  return sql`case v.passages when '{}' then '[]' else (select json_group_array(json_object('id', p.key, 'title', coalesce(s.title, ''), 'text', p.value) order by s.position is null, s.position, p.key)
    from json_each(v.passages) p left join segment_passage s on s.segment_no = v.segment_no and s.id = p.key where ${isPrinted}) end`;
}

/** One entry per line, numbered in the order of the list, with the effective values, the printed text and its origin, the note and the letter's hash. */
export async function writeEntries(db: Db, { entryNo, header, run, user, loggedAt }: Logging, { logged, count }: ChosenLines): Promise<EntryNumbers> {
  const before = await takeNumbers(db, 'interactionLogEntry', count);
  const { numAffectedRows } = await sql`${logged} insert into interaction_log_entry (entry_no, logged_segment_entry_no, segment_no, contact_no, contact_name, contact_company_no, company_name,
      description, subject, date, salesperson_code, campaign_no, interaction_template_code, interaction_group_code, correspondence_type, language_code, information_flow, initiated_by,
      cost, duration_minutes, campaign_target, campaign_response, send_word_doc_as_attachment, attempt_failed, campaign_entry_no, letter_text, text_origin, note_for_log,
      letter_hash, template_hash, merge_run, logged_at, user_id, search, own_letter, passages)
    select ${before} + g.place, ${entryNo}, v.segment_no, v.contact_no, v.contact_name, v.contact_company_no, v.company_name,
      v.description, v.subject, v.date, v.salesperson_code, v.campaign_no, v.interaction_template_code, v.interaction_group_code, v.correspondence_type, v.language_code, v.information_flow, v.initiated_by,
      v.unit_cost, v.unit_duration_minutes, v.campaign_target, v.campaign_response, v.send_word_doc_as_attachment, g.attempt_failed, e.entry_no, v.printed_text, v.text_origin, v.note_for_log,
      g.letter_hash, coalesce(g.template_hash, ${run?.templateHash ?? ''}), ${run?.id ?? ''}, ${loggedAt}, ${user}, v.contact_search, v.own_letter, ${printedPassages(run)}
    from (select row_number() over (order by line_no) as place, line_no, letter_hash, template_hash, attempt_failed from logged) g cross join line_effective v
      left join campaign_entry e on e.segment_no = v.segment_no and e.campaign_no = v.campaign_no
    where v.segment_no = ${header.no} and v.line_no = g.line_no`.execute(db);
  if (Number(numAffectedRows) !== count) throw new Error(`The log would write ${numAffectedRows} entries for ${count} lines`);
  return { first: before + 1, last: before + count };
}

/** The text of the letter, own texts in passages and the note as comment lines of each entry, in steps of 10,000 (DOMAIN §12), as they read. A standard text is cut once, for all who got it and nothing else. */
export async function writeCommentLines(db: Db, { header }: Logging, entries: EntryNumbers): Promise<void> {
  const standard = Object.entries(header.standardTexts).flatMap(([languageCode, text]) => commentLines(withoutMarkup(text)).map((line, index) => ({ ...line, languageCode, lineNo: (index + 1) * 10000 })));
  await sql`${givenRows(standard, ['languageCode', 'lineNo', 'comment', 'joint'])} insert into interaction_log_comment_line (interaction_log_entry_no, line_no, placement, date, comment, joint)
    select i.entry_no, g.line_no, 'letter', i.date, g.comment, g.joint from interaction_log_entry i cross join given g
    where i.entry_no between ${entries.first} and ${entries.last} and i.text_origin = 'standard' and i.note_for_log = '' and i.passages = '[]' and g.language_code = i.language_code`.execute(db);
  await writeOwnCommentLines(db, entries);
}

const entriesPerPage = 1000;
type Texts = Pick<Tables['interactionLogEntry'], 'entryNo' | 'date' | 'letterText' | 'passages' | 'noteForLog'>;

async function writeOwnCommentLines(db: Db, { first, last }: EntryNumbers): Promise<void> {
  for (let from = first; ;) {
    const { rows } = await sql<Texts>`select entry_no, date, letter_text, passages, note_for_log from interaction_log_entry where entry_no between ${from} and ${last}
      and ((text_origin <> 'standard' and letter_text <> '') or note_for_log <> '' or passages <> '[]') order by entry_no limit ${entriesPerPage}`.execute(db);
    if (rows.length) await insertCommentLines(db, rows.flatMap(commentsOf));
    if (rows.length < entriesPerPage) return;
    from = rows.at(-1)!.entryNo + 1;
  }
}

type Comment = Omit<Tables['interactionLogCommentLine'], 'logComment'>;

function commentsOf({ entryNo, date, letterText, passages, noteForLog }: Texts): Comment[] {
  const lines = [
    ...commentLines(withoutMarkup(letterText)).map((line) => ({ ...line, placement: 'letter' as const, passageId: '' })),
    ...(JSON.parse(passages) as LoggedPassage[]).flatMap(({ id, title, text }) => commentLines(`${title || id}: ${text}`).map((line) => ({ ...line, placement: 'letter' as const, passageId: id }))),
    ...commentLines(noteForLog).map((line) => ({ ...line, placement: 'note' as const, passageId: '' })),
  ];
  return lines.map((line, index) => ({ ...line, interactionLogEntryNo: entryNo, date, lineNo: (index + 1) * 10000 }));
}

async function insertCommentLines(db: Db, comments: Comment[]): Promise<void> {
  await sql`${givenRows(comments, ['interactionLogEntryNo', 'lineNo', 'placement', 'passageId', 'date', 'comment', 'joint'])}
    insert into interaction_log_comment_line (interaction_log_entry_no, line_no, placement, passage_id, date, comment, joint) select * from given`.execute(db);
}
