import { sql, type RawBuilder } from 'kysely';
import { detailNames } from '../../../contract/interaction';
import { columnOf } from '../../store/columnOf';
import type { Db } from '../../store/tables';

/** Every column of a line but the segment's number and the revision. A test compares both tables with it. */
export const lineColumns = ['line_no', 'contact_no', ...detailNames.map((name) => `override_${columnOf(name)}`), 'text_choice', 'own_text', 'note_for_log', 'include_excluded', 'own_letter', 'passages'];
const columns = sql.raw(lineColumns.join(', '));

export interface StepKey { no: string; position: number }

/** Takes lines out of the segment and keeps them, as they are, with the step. Answers how many. */
export async function takeOut(db: Db, { no, position }: StepKey, lineNos: RawBuilder<unknown>): Promise<number> {
  await sql`insert into segment_step_line (segment_no, position, revision, ${columns}) select segment_no, ${position}, revision, ${columns} from segment_line where segment_no = ${no} and line_no in (${lineNos})`.execute(db);
  const { numAffectedRows } = await sql`delete from segment_line where segment_no = ${no} and line_no in (select line_no from segment_step_line where segment_no = ${no} and position = ${position})`.execute(db);
  return Number(numAffectedRows);
}

/** Puts the kept lines of a step back where they stood, each with its next revision, so that nobody's older view of it counts. */
export async function putBack(db: Db, { no, position }: StepKey): Promise<number> {
  const { numAffectedRows } = await sql`insert into segment_line (segment_no, revision, ${columns}) select segment_no, revision + 1, ${columns} from segment_step_line where segment_no = ${no} and position = ${position}`.execute(db);
  return Number(numAffectedRows);
}

/** The lines that a step keeps; read them before they are forgotten. */
export async function keptLineNos(db: Db, { no, position }: StepKey): Promise<number[]> {
  const { rows } = await sql<{ lineNos: string }>`select json_group_array(line_no) as line_nos from segment_step_line where segment_no = ${no} and position = ${position}`.execute(db);
  return JSON.parse(rows[0]!.lineNos) as number[];
}

export async function forgetKept(db: Db, { no, position }: StepKey): Promise<void> {
  await db.deleteFrom('segmentStepLine').where('segmentNo', '=', no).where('position', '=', position).execute();
}
