import { sql } from 'kysely';
import type { StepUndone } from '../../../contract/criteria';
import { ServiceProblem } from '../../problem';
import { jsonValues } from '../../store/jsonValues';
import type { Db, SegmentStepRow } from '../../store/tables';
import { bumpSegment, mustBeRevision, revisionOf } from '../openSegment';
import { recordEvent } from '../segmentEvents';
import { lineCountOf } from './act';
import { forgetKept, keptLineNos, putBack, takeOut } from './keptLines';
import { stepFrom, type By } from './steps';

/** Undoes the newest step: what it added goes and is kept, what it took comes back as it was, on its place (DOMAIN §7, Q4). */
export const goBack = (db: Db, no: string, by: By): Promise<StepUndone> => turn(db, no, by, 'back');
/** Does again the step that was gone back over last: exactly its lines, with what was written on them meanwhile. */
export const redo = (db: Db, no: string, by: By): Promise<StepUndone> => turn(db, no, by, 'again');

async function turn(db: Db, no: string, { user, now, ifMatch }: By, way: 'back' | 'again'): Promise<StepUndone> {
  return db.transaction().execute(async (trx) => {
    mustBeRevision(await revisionOf(trx, no), ifMatch);
    const step = await trx.selectFrom('segmentStep').selectAll().where('segmentNo', '=', no).where('undone', '=', way === 'back' ? 0 : 1)
      .orderBy('position', way === 'back' ? 'desc' : 'asc').limit(1).executeTakeFirst();
    if (!step) throw new ServiceProblem('NOTHING_TO_UNDO', way === 'back' ? 'There is no step to go back over' : 'There is no step to do again');
    const comes = (step.op === 'add') === (way === 'again');
    const changed = comes ? await bring(trx, step) : await take(trx, step);
    await trx.updateTable('segmentStep').set({ undone: way === 'back' ? 1 : 0 }).where('segmentNo', '=', no).where('position', '=', step.position).execute();
    await recordEvent(trx, { no, kind: way === 'back' ? 'wentBack' : 'didAgain', count: changed, about: [step.op], user, now });
    return { step: stepFrom(step), changed, lineCount: await lineCountOf(trx, no), revision: await bumpSegment(trx, no, user, now) };
  });
}

/** The lines of an Add are those with its numbers; those of another step are the ones that it took before, wherever their contacts stand now. */
async function take(db: Db, { segmentNo: no, position, op, firstLineNo, lastLineNo }: SegmentStepRow): Promise<number> {
  if (op === 'add') return firstLineNo === null ? 0 : takeOut(db, { no, position }, sql`select line_no from segment_line where segment_no = ${no} and line_no between ${firstLineNo} and ${lastLineNo}`);
  const lineNos = await keptLineNos(db, { no, position });
  await forgetKept(db, { no, position });
  return takeOut(db, { no, position }, jsonValues(lineNos));
}

/** An Add keeps nothing while its lines stand in the segment; another step remembers which lines it had taken. */
async function bring(db: Db, { segmentNo: no, position, op }: SegmentStepRow): Promise<number> {
  const lines = await putBack(db, { no, position });
  if (op === 'add') await forgetKept(db, { no, position });
  return lines;
}
