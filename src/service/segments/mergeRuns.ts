import { sql } from 'kysely';
import type { MergeRun, MergeRunChange, MergeRunLetter, MergeRunOptions, NewMergeRun, RunDocument } from '../../contract/mergeRun';
import { canonicalJson, sha256Hex } from '../../contract/recordHash';
import type { Page } from '../../contract/routes';
import { barrierToLetter, type Barrier } from '../../contract/whoGetsALetter';
import { ServiceProblem } from '../problem';
import { columnOf } from '../store/columnOf';
import { givenRows, jsonValues } from '../store/jsonValues';
import type { LongJson } from '../store/longAnswer';
import type { Db, MergeRunRow } from '../store/tables';
import { mustBeRevision, revisionOf } from './openSegment';
import { recordEvent } from './segmentEvents';

/**
 * Creates the run before its first letter. The same call again answers the same run; the same id with other content is refused.
 * Letter numbers are 1…n in the order of `lineNos`. A line that may get no letter makes the whole call invalid (DOMAIN §16).
 */
export async function createMergeRun(db: Db, segmentNo: string, run: NewMergeRun, { user, now }: { user: string; now: Date }): Promise<MergeRun> {
  const fingerprint = await sha256Hex(canonicalJson({ segmentNo, ...run }));
  return db.transaction().execute(async (trx) => {
    const existing = await trx.selectFrom('mergeRun').selectAll().where('id', '=', run.id).executeTakeFirst();
    if (existing) {
      if (existing.fingerprint !== fingerprint) throw new ServiceProblem('IDEMPOTENCY_KEY_REUSED', 'Another merge run has this id');
      return runFrom(existing);
    }
    mustBeRevision(await revisionOf(trx, segmentNo), run.segmentRevision);
    await mustBeAllowed(trx, segmentNo, run);
    await trx.insertInto('mergeRun').values({
      id: run.id, segmentNo, segmentRevision: run.segmentRevision, templateName: run.templateName, templateHash: run.templateHash, engineVersion: run.engineVersion,
      documents: JSON.stringify((run.documents ?? []).map(({ lineNos: _lineNos, ...document }) => document)), options: JSON.stringify(run.options), fingerprint, state: 'making', createdAt: now.toISOString(), createdBy: user,
    }).execute();
    const otherDocument = new Map(run.documents?.flatMap(({ templateHash, lineNos }) => lineNos.map((lineNo) => [lineNo, templateHash])));
    const letters = [
      ...run.lineNos.map((lineNo, index) => ({ lineNo, letterNo: index + 1, state: 'planned', reason: null, templateHash: otherDocument.get(lineNo) ?? null })),
      ...run.skipped.map(({ lineNo, reason }) => ({ lineNo, letterNo: 0, state: 'skipped', reason, templateHash: null })),
    ];
    await sql`${givenRows(letters, ['lineNo', 'letterNo', 'state', 'reason', 'templateHash'])}
      insert into merge_run_letter (merge_run, line_no, letter_no, contact_no, contact_name, state, reason, template_hash)
      select ${run.id}, l.line_no, g.letter_no, l.contact_no, c.name, g.state, g.reason, g.template_hash
      from given g cross join segment_line l join contact c on c.no = l.contact_no where l.segment_no = ${segmentNo} and l.line_no = g.line_no`.execute(trx);
    await recount(trx, run.id);
    return findRun(trx, run.id);
  });
}

async function mustBeAllowed(db: Db, segmentNo: string, { lineNos, skipped, documents = [] }: NewMergeRun): Promise<void> {
  const all = [...lineNos, ...skipped.map((line) => line.lineNo)];
  if (new Set(all).size !== all.length) throw new ServiceProblem('INVALID_REQUEST', 'A line stands twice', { reasons: ['lineNos: a line stands twice'] });
  const planned = new Set(lineNos);
  for (const lineNo of documents.flatMap((document) => document.lineNos)) {
    if (!planned.delete(lineNo)) throw new ServiceProblem('INVALID_REQUEST', 'A document for a line that has no letter, or another document', { reasons: [`documents: line ${lineNo} has no letter in this run, or two documents`] });
  }
  const lines = await sql<{ lineNo: number; includeExcluded: 0 | 1; barrier: Barrier | null }>`
    select line_no, include_excluded, barrier from line_rule where segment_no = ${segmentNo} and line_no in (${jsonValues(all)})`.execute(db);
  if (lines.rows.length !== all.length) throw new ServiceProblem('LINE_NOT_FOUND', 'A line is no longer in the segment');
  const chosen = new Set(lineNos);
  const reasons = lines.rows.filter(({ lineNo }) => chosen.has(lineNo)).flatMap(({ lineNo, barrier, includeExcluded }) => {
    const stopping = barrierToLetter({ barrier: barrier ?? undefined, includeExcluded: includeExcluded === 1 });
    return stopping ? [`lineNos: line ${lineNo} may get no letter (${stopping})`] : [];
  });
  if (reasons.length) throw new ServiceProblem('INVALID_REQUEST', 'A line may get no letter', { reasons });
}

export async function rowOf(db: Db, id: string): Promise<MergeRunRow> {
  const row = await db.selectFrom('mergeRun').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new ServiceProblem('MERGE_RUN_NOT_FOUND', 'No such merge run');
  return row;
}

function runFrom({ fingerprint: _fingerprint, position: _position, allChanged: _allChanged, documents, options, planned, made, failed, skipped, wentOut, ...row }: MergeRunRow): MergeRun {
  return { ...row, ...(documents !== '[]' && { documents: JSON.parse(documents) as RunDocument[] }), options: JSON.parse(options) as MergeRunOptions, counts: { planned, made, failed, skipped, out: wentOut } };
}

/** Counts the letters into their run. */
async function recount(db: Db, id: string): Promise<void> {
  await sql`update merge_run set (planned, made, failed, skipped, went_out) = (select coalesce(sum(letter_no > 0), 0), coalesce(sum(state = 'made'), 0), coalesce(sum(state = 'failed'), 0),
    coalesce(sum(state = 'skipped'), 0), coalesce(sum(out = 'yes'), 0) from merge_run_letter where merge_run = ${id}) where id = ${id}`.execute(db);
}

const findRun = async (db: Db, id: string): Promise<MergeRun> => runFrom(await rowOf(db, id));

/** The run with every letter: letters in their order, then the skipped lines. */
export async function findMergeRun(db: Db, id: string): Promise<LongJson> {
  const run = await findRun(db, id);
  const { rows: [row] } = await sql<{ letters: string | null }>`
    select group_concat(${letter} order by letter_no = 0, letter_no, line_no) as letters from merge_run_letter where merge_run = ${id}`.execute(db);
  return { text: `${JSON.stringify(run).slice(0, -1)},"letters":[${row?.letters ?? ''}]}` };
}

/** What a MergeRunLetter may lack. */
const optional = ['reason', 'templateHash', 'letterHash', 'recordHash', 'madeAt', 'out'] satisfies (keyof MergeRunLetter)[];

/** A MergeRunLetter as JSON. */
const letter = sql.raw(`'{' || ${optional.map((name) => `case when ${columnOf(name)} is null then '' else '"${name}":' || json_quote(${columnOf(name)}) || ',' end`).join(' || ')}
  || substr(json_object('letterNo', letter_no, 'lineNo', line_no, 'contactNo', contact_no, 'contactName', contact_name, 'state', state, 'handedOver', json(case handed_over when 1 then 'true' else 'false' end)), 2)`);

/** The runs of a segment that are neither logged nor abandoned, the newest first. */
export async function openMergeRuns(db: Db, segmentNo: string): Promise<Page<MergeRun>> {
  await revisionOf(db, segmentNo);
  const rows = await db.selectFrom('mergeRun').selectAll().where('segmentNo', '=', segmentNo).where('state', 'in', ['making', 'made', 'handedOver']).orderBy('position', 'desc').execute();
  return { items: rows.map(runFrom) };
}

/** Moves the run on, and ticks letters as gone out or not (ARCHITECTURE §2). A step that was made already changes nothing. */
export async function changeMergeRun(db: Db, id: string, change: MergeRunChange, by: { user: string; now: Date }): Promise<MergeRun> {
  return db.transaction().execute(async (trx) => {
    const run = await rowOf(trx, id);
    if (run.state === 'logged' || (run.state === 'abandoned' && change.state !== 'abandoned')) throw new ServiceProblem('MERGE_RUN_CLOSED', `The merge run is ${run.state}`);
    const state = await step(trx, run, change.state, by);
    if (change.notOut?.length || change.out?.length) {
      if (state !== 'handedOver') throw new ServiceProblem('MERGE_RUN_INCOMPLETE', 'Only letters that were handed over can be ticked');
      await tick(trx, id, change.notOut ?? [], 'no');
      await tick(trx, id, change.out ?? [], 'yes');
    }
    await recount(trx, id);
    return findRun(trx, id);
  });
}

async function step(db: Db, run: MergeRunRow, to: MergeRunChange['state'], by: { user: string; now: Date }): Promise<MergeRunRow['state']> {
  if (to === undefined || to === run.state || (to === 'made' && run.state === 'handedOver')) return run.state;
  if (to === 'made' && run.made + run.failed < run.planned) throw new ServiceProblem('MERGE_RUN_INCOMPLETE', 'Letters are still to be made');
  if (to === 'handedOver') {
    if (run.state !== 'made') throw new ServiceProblem('MERGE_RUN_INCOMPLETE', 'Letters are still to be made');
    const { numAffectedRows } = await sql`update merge_run_letter set handed_over = 1, out = 'yes' where merge_run = ${run.id} and state = 'made'`.execute(db);
    await recordEvent(db, { no: run.segmentNo, kind: 'lettersProduced', count: Number(numAffectedRows), about: [run.templateName], ...by });
  }
  await db.updateTable('mergeRun').set({ state: to }).where('id', '=', run.id).execute();
  return to;
}

async function tick(db: Db, id: string, lineNos: number[], out: 'yes' | 'no'): Promise<void> {
  const { numAffectedRows } = await sql`update merge_run_letter set out = ${out} where merge_run = ${id} and handed_over = 1 and line_no in (${jsonValues(lineNos)})`.execute(db);
  if (Number(numAffectedRows) !== new Set(lineNos).size) throw new ServiceProblem('INVALID_REQUEST', 'A letter that was not handed over cannot be ticked', { reasons: [`${out === 'yes' ? 'out' : 'notOut'}: names a line without a letter that was handed over`] });
}
