import { sql } from 'kysely';
import type { SegmentIssue } from '../../contract/check';
import type { ChangedLine, LogRequest, LogResult } from '../../contract/mergeRun';
import { isHardBarrier } from '../../contract/whoGetsALetter';
import { ServiceProblem } from '../problem';
import type { Db, MergeRunLetterRow, MergeRunRow } from '../store/tables';
import { IssueList, knownCodes, stoppingIssuesOf } from './checkSegment';
import { recordHashOf } from './mergeRecords';
import { mergeSources } from './mergeSources';
import { wholeLinePages, type WholeLine } from './wholeLines';

/** A line that becomes an entry of the log. */
export interface LineToLog { lineNo: number; letterNo: number; letterHash: string; attemptFailed: boolean }
export interface ChosenLines { lines: LineToLog[]; blocked: LogResult['blocked']; run?: Pick<MergeRunRow, 'id' | 'templateHash'> }

type Candidate = LineToLog & { contactNo?: string; contactName?: string; /** What the letter was made from: compared where the letter went out. */ recordHash?: string };

/**
 * Decides what is logged: the ticked letters of a run (and, as asked, those that failed), or the chosen lines. Refuses with everything
 * that is wrong at once: lines that are not what their letter was made from any more (LINES_CHANGED), or what a log needs and is missing
 * (SEGMENT_INCOMPLETE). Contacts that may get nothing are left out and named (DOMAIN §13, §16).
 */
export async function chosenLines(db: Db, no: string, request: LogRequest): Promise<ChosenLines> {
  const run = request.mergeRun === undefined ? undefined : await handedOverRun(db, no, request.mergeRun);
  const candidates = run ? await lettersToLog(db, run.id, request.notOut) : request.lines!.map((lineNo) => ({ lineNo, letterNo: 0, letterHash: '', attemptFailed: false }));
  const sources = await mergeSources(db, no, '');
  const known = await knownCodes(db);
  const byLine = new Map<number, Candidate>(candidates.map((candidate) => [candidate.lineNo, candidate]));
  const changed: ChangedLine[] = [];
  const issues = new IssueList();
  const chosen: ChosenLines = { lines: [], blocked: [], ...(run && { run }) };
  if (!sources.segment.details.description.trim()) issues.add({ code: 'DESCRIPTION_MISSING' });

  for await (const lines of wholeLinePages(db, no, [...byLine.keys()])) {
    for (const line of lines) {
      const { lineNo, letterNo, letterHash, attemptFailed, contactNo, recordHash } = byLine.get(line.lineNo)!;
      byLine.delete(lineNo);
      if (isHardBarrier(line.barrier)) {
        if (!attemptFailed) chosen.blocked.push({ lineNo, contactNo: line.contact.no, contactName: line.contact.name, letterNo, barrier: line.barrier! });
        continue;
      }
      if ((recordHash !== undefined && recordHashOf(line, sources) !== recordHash) || (contactNo !== undefined && contactNo !== line.contact.no)) changed.push(changedLine(line, letterNo));
      for (const issue of stoppingIssuesOf(line, known)) issues.add(issue, line);
      chosen.lines.push({ lineNo, letterNo, letterHash, attemptFailed });
    }
  }
  for (const { lineNo, letterNo, attemptFailed, contactNo = '', contactName = '' } of byLine.values()) if (!attemptFailed) changed.push({ lineNo, contactNo, contactName, letterNo, change: 'removed' });

  refuse(changed, issues.items());
  if (!chosen.lines.length) throw new ServiceProblem('NOTHING_TO_LOG', 'Nothing went out that may be logged');
  return chosen;
}

const changedLine = (line: WholeLine, letterNo: number): ChangedLine => ({ lineNo: line.lineNo, contactNo: line.contact.no, contactName: line.contact.name, letterNo, change: 'changed' });

function refuse(changed: ChangedLine[], issues: SegmentIssue[]): void {
  if (changed.length) throw new ServiceProblem('LINES_CHANGED', 'Lines are not what their letters were made from', { lines: changed.sort((one, other) => one.letterNo - other.letterNo || one.lineNo - other.lineNo) });
  if (issues.length) throw new ServiceProblem('SEGMENT_INCOMPLETE', 'The segment lacks what a log needs', { issues });
}

async function handedOverRun(db: Db, no: string, id: string): Promise<MergeRunRow> {
  const run = await db.selectFrom('mergeRun').selectAll().where('id', '=', id).where('segmentNo', '=', no).executeTakeFirst();
  if (!run) throw new ServiceProblem('MERGE_RUN_NOT_FOUND', 'The segment has no such merge run');
  if (run.state === 'logged' || run.state === 'abandoned') throw new ServiceProblem('MERGE_RUN_CLOSED', `The merge run is ${run.state}`);
  if (run.state !== 'handedOver') throw new ServiceProblem('MERGE_RUN_INCOMPLETE', 'The letters are not handed over');
  return run;
}

/** The ticked letters; with `attemptFailed` also the letters that failed or did not go out, which are compared with nothing: nobody got them. */
async function lettersToLog(db: Db, run: string, notOut: LogRequest['notOut']): Promise<Candidate[]> {
  const { rows } = await sql<{ letters: string }>`select json_group_array(json_object('lineNo', line_no, 'letterNo', letter_no, 'contactNo', contact_no, 'contactName', contact_name,
    'letterHash', letter_hash, 'recordHash', record_hash, 'out', out) order by letter_no) as letters from merge_run_letter where merge_run = ${run} and letter_no > 0`.execute(db);
  const letters = JSON.parse(rows[0]!.letters) as Pick<MergeRunLetterRow, 'lineNo' | 'letterNo' | 'contactNo' | 'contactName' | 'letterHash' | 'recordHash' | 'out'>[];
  return letters.flatMap<Candidate>(({ lineNo, letterNo, contactNo, contactName, letterHash, recordHash, out }) => {
    if (out === 'yes') return [{ lineNo, letterNo, contactNo, contactName, letterHash: letterHash ?? '', recordHash: recordHash ?? '', attemptFailed: false }];
    return notOut === 'attemptFailed' ? [{ lineNo, letterNo, letterHash: letterHash ?? '', attemptFailed: true }] : [];
  });
}
