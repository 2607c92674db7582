import { sql } from 'kysely';
import type { CriteriaStep, SegmentCriteria, StepOrigin } from '../../../contract/criteria';
import type { CriteriaAction } from '../../../contract/savedCriteria';
import type { Db, SegmentStepRow } from '../../store/tables';
import { revisionOf } from '../openSegment';

/** Where a step came from, as the list of criteria says it. */
export interface From { origin: StepOrigin; originName?: string }
export interface By { user: string; now: Date; ifMatch?: number }

export function stepFrom({ position, op, options, filters, origin, originName, changed, at, byUser }: SegmentStepRow): CriteriaStep {
  return { position, op, options: JSON.parse(options) as CriteriaAction['options'], filters: JSON.parse(filters) as CriteriaAction['filters'], origin, ...(originName && { originName }), changed, at, by: byUser };
}

/** The steps of a segment in their order, and those that were gone back over, the next one first. */
export async function segmentCriteria(db: Db, no: string): Promise<SegmentCriteria> {
  await revisionOf(db, no);
  const rows = await db.selectFrom('segmentStep').selectAll().where('segmentNo', '=', no).orderBy('position').execute();
  const where = (undone: 0 | 1) => rows.filter((row) => row.undone === undone).map(stepFrom);
  return { steps: where(0), undone: where(1) };
}

/** Enters a step behind those that are done; what was gone back over cannot be done again after it. Answers its position. Call it before the lines change. */
export async function enterStep(db: Db, no: string, { op, options, filters }: CriteriaAction, { origin, originName = '' }: From, changed: number, { user, now }: By): Promise<number> {
  await db.deleteFrom('segmentStep').where('segmentNo', '=', no).where('undone', '=', 1).execute();
  const { last } = await db.selectFrom('segmentStep').select(sql<number>`coalesce(max(position), 0)`.as('last')).where('segmentNo', '=', no).executeTakeFirstOrThrow();
  await db.insertInto('segmentStep').values({
    segmentNo: no, position: last + 1, undone: 0, op, options: JSON.stringify(options), filters: JSON.stringify(filters), origin, originName, changed, firstLineNo: null, lastLineNo: null, at: now.toISOString(), byUser: user,
  }).execute();
  return last + 1;
}
