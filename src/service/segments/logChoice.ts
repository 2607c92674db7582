import { sql, type RawBuilder } from 'kysely';
import type { InteractionDetails } from '../../contract/interaction';
import type { ChangedLine, LogRequest, LogResult } from '../../contract/mergeRun';
import type { Barrier } from '../../contract/whoGetsALetter';
import { ServiceProblem } from '../problem';
import { jsonValues } from '../store/jsonValues';
import type { Db, MergeRunRow } from '../store/tables';
import { isHard } from './barrierSql';
import { IssueList, knownCodes, stoppingIssuesOf } from './checkSegment';
import { recordHashOf } from './mergeRecords';
import { mergeSources } from './mergeSources';
import { findHeader } from './openSegment';
import { wholeLinePages } from './wholeLines';

/** What becomes entries of the log. */
export interface ChosenLines {
  /** `with logged as (…)`, for a statement to begin with: line_no, letter_hash, template_hash (null = the run's) and attempt_failed of every line that is logged. */
  logged: RawBuilder<unknown>;
  count: number;
  attemptFailed: number;
  campaignNos: string[];
  blocked: LogResult['blocked'];
  run?: LoggedRun;
}

/** The run whose letters are logged. */
export type LoggedRun = Pick<MergeRunRow, 'id' | 'templateHash' | 'options'>;

type Run = LoggedRun & Pick<MergeRunRow, 'allChanged'>;
type Stopping = Pick<InteractionDetails, 'date' | 'salespersonCode' | 'interactionTemplateCode' | 'campaignNo'>;
/** What decides about a line. Most lines of a segment are alike, so each kind is looked at once, and lines are named only where something is wrong with them. */
interface Kind extends Stopping { barrier: Barrier | null; doubtful: 0 | 1 }
interface Named { lineNo: number; letterNo: number; contactNo: string; contactName: string; attemptFailed: 0 | 1 }

const barred = sql.raw(isHard('v.barrier'));

/**
 * Decides what is logged: the ticked letters of a run (and, as asked, those that failed), or the chosen lines. Refuses with everything
 * that is wrong at once: lines that are not what their letter was made from any more (LINES_CHANGED), or what a log needs and is missing
 * (SEGMENT_INCOMPLETE). Contacts that may get nothing are left out and named (DOMAIN §13, §16).
 */
export async function chosenLines(db: Db, no: string, request: LogRequest): Promise<ChosenLines> {
  const run = request.mergeRun === undefined ? undefined : await handedOverRun(db, no, request.mergeRun);
  const choice = run ? lettersToLog(run, request) : linesToLog(request.lines!);
  const withChosen = sql`with chosen as (${choice})`;
  const lines = sql`chosen g cross join line_effective v where v.segment_no = ${no} and v.line_no = g.line_no`;
  const named = sql`v.line_no, g.letter_no, v.contact_no, v.contact_name, g.attempt_failed`;

  const { rows: kinds } = await sql<Kind>`${withChosen} select distinct case when ${barred} then v.barrier end as barrier, v.date, v.salesperson_code, v.interaction_template_code, v.campaign_no,
    ${doubt(run)} as doubtful from ${lines}`.execute(db);
  const { rows: gone } = await sql<Named>`${withChosen} select * from chosen g where not exists (select 1 from segment_line l where l.segment_no = ${no} and l.line_no = g.line_no)`.execute(db);
  const { rows: barredLines } = kinds.some((kind) => kind.barrier) ? await sql<Named & { barrier: Barrier }>`${withChosen} select ${named}, v.barrier from ${lines} and ${barred} order by v.line_no`.execute(db) : { rows: [] };
  const allowed = kinds.filter((kind) => !kind.barrier);

  const changed = gone.filter((line) => !line.attemptFailed).map((line) => changedLine(line, 'removed'));
  if (allowed.some((kind) => kind.doubtful)) {
    const { rows: doubtful } = await sql<Named & { contactThen: string; recordHash: string }>`${withChosen} select ${named}, g.contact_no as contact_then, g.record_hash from ${lines} and not ${barred} and ${doubt(run)}`.execute(db);
    changed.push(...await linesOtherwise(db, no, doubtful));
  }
  if (changed.length) throw new ServiceProblem('LINES_CHANGED', 'Lines are not what their letters were made from', { lines: changed.sort((one, other) => one.letterNo - other.letterNo || one.lineNo - other.lineNo) });

  const issues = await stoppingIssues(db, no, allowed, async () => (await sql<Named & Stopping>`${withChosen} select ${named}, v.date, v.salesperson_code, v.interaction_template_code, v.campaign_no
    from ${lines} and not ${barred} order by v.line_no`.execute(db)).rows);
  if (issues.length) throw new ServiceProblem('SEGMENT_INCOMPLETE', 'The segment lacks what a log needs', { issues });

  const leftOut = [...gone, ...barredLines].map((line) => line.lineNo);
  const logged = sql`with logged as (select line_no, letter_hash, template_hash, attempt_failed from (${choice}) ${leftOut.length ? sql`where line_no not in (${jsonValues(leftOut)})` : sql``})`;
  const { rows: [counts] } = await sql<{ count: number; attemptFailed: number }>`${logged} select count(*) as count, coalesce(sum(attempt_failed), 0) as attempt_failed from logged`.execute(db);
  if (!counts!.count) throw new ServiceProblem('NOTHING_TO_LOG', 'Nothing went out that may be logged');
  const blocked = barredLines.filter((line) => !line.attemptFailed).map(({ attemptFailed: _failed, ...line }) => line);
  return { ...counts!, logged, blocked, campaignNos: [...new Set(allowed.map((kind) => kind.campaignNo))].filter(Boolean), ...(run && { run }) };
}

async function handedOverRun(db: Db, no: string, id: string): Promise<Run> {
  const run = await db.selectFrom('mergeRun').selectAll().where('id', '=', id).where('segmentNo', '=', no).executeTakeFirst();
  if (!run) throw new ServiceProblem('MERGE_RUN_NOT_FOUND', 'The segment has no such merge run');
  if (run.state === 'logged' || run.state === 'abandoned') throw new ServiceProblem('MERGE_RUN_CLOSED', `The merge run is ${run.state}`);
  if (run.state !== 'handedOver') throw new ServiceProblem('MERGE_RUN_INCOMPLETE', 'The letters are not handed over');
  return run;
}

/** The ticked letters; with `attemptFailed` also the letters that failed or did not go out. Never those that are to be left out. */
const lettersToLog = ({ id }: Run, { notOut, leaveOut }: LogRequest): RawBuilder<unknown> => sql`select line_no, letter_no, contact_no, contact_name, coalesce(letter_hash, '') as letter_hash, template_hash,
  coalesce(record_hash, '') as record_hash, out is not 'yes' as attempt_failed, compared from merge_run_letter where merge_run = ${id} and letter_no > 0 ${notOut === 'attemptFailed' ? sql`` : sql`and out = 'yes'`}
  ${leaveOut?.length ? sql`and line_no not in (${jsonValues(leaveOut)})` : sql``}`;

const linesToLog = (lineNos: readonly number[]): RawBuilder<unknown> => sql`select value as line_no, 0 as letter_no, '' as contact_no, '' as contact_name, '' as letter_hash, null as template_hash, 0 as attempt_failed
  from (${jsonValues([...lineNos].sort((one, other) => one - other))})`;

/** True where a letter has to be compared with what its line would print now. One that did not go out is compared with nothing: nobody got it. */
function doubt(run: Run | undefined): RawBuilder<unknown> {
  if (!run) return sql`0`;
  return run.allChanged ? sql`g.attempt_failed = 0` : sql`(g.attempt_failed = 0 and (g.compared = 0 or g.contact_no <> v.contact_no))`;
}

/** Those of the lines that would print another letter than the one that was made, or stand for another contact. */
async function linesOtherwise(db: Db, no: string, doubtful: readonly (Named & { contactThen: string; recordHash: string })[]): Promise<ChangedLine[]> {
  const made = new Map(doubtful.map((line) => [line.lineNo, line]));
  const sources = await mergeSources(db, no, '');
  const otherwise: ChangedLine[] = [];
  for await (const page of wholeLinePages(db, no, [...made.keys()])) {
    for (const line of page) {
      const letter = made.get(line.lineNo)!;
      if (letter.contactThen !== letter.contactNo || letter.recordHash !== recordHashOf(line, sources)) otherwise.push(changedLine(letter, 'changed'));
    }
  }
  return otherwise;
}

const changedLine = ({ lineNo, contactNo, contactName, letterNo }: Named, change: ChangedLine['change']): ChangedLine => ({ lineNo, contactNo, contactName, letterNo, change });

/** Everything that a log needs and the header or a line lacks; the lines are read only where a kind of them lacks something. */
async function stoppingIssues(db: Db, no: string, kinds: readonly Stopping[], lines: () => Promise<(Named & Stopping)[]>) {
  const issues = new IssueList();
  const known = await knownCodes(db);
  const { details } = await findHeader(db, no);
  if (!details.description.trim()) issues.add({ code: 'DESCRIPTION_MISSING' });
  if (!kinds.some((kind) => stoppingIssuesOf(kind, known).length)) return issues.items();
  for (const { lineNo, contactNo, contactName, ...line } of await lines()) {
    for (const issue of stoppingIssuesOf(line, known)) issues.add(issue, { lineNo, contact: { no: contactNo, name: contactName } });
  }
  return issues.items();
}
