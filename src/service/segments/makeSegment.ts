import { sql } from 'kysely';
import { detailNames } from '../../contract/interaction';
import type { Duplicate, DuplicateRequest, NewSegmentRequest, Segment } from '../../contract/segment';
import { columnOf } from '../store/columnOf';
import { nextSegmentNo } from '../store/counters';
import type { Db } from '../store/tables';
import { isHard } from './barrierSql';
import { beginVersions, carryLetters } from './carryLetters';
import { insertSegment, segmentSearch } from './changeSegment';
import { localDay } from './localDay';
import { findSegment, mustBeRevision, revisionOf } from './openSegment';
import { carryPassages } from './passages';
import { recordEvent } from './segmentEvents';

interface By { user: string; now: Date; ifMatch?: number }

/** Makes an empty segment with the next number; its day is today unless another is given. */
export async function createSegment(db: Db, { details }: NewSegmentRequest, by: By): Promise<Segment> {
  return db.transaction().execute(async (trx) => {
    const no = await nextSegmentNo(trx);
    await insertSegment(trx, { no, details: { date: localDay(by.now), ...details }, contactNos: [] }, by);
    return findSegment(trx, no);
  });
}

/** What a line has of its own beside its contact. */
const own = ['text_choice', 'own_text', 'note_for_log', 'include_excluded', 'own_letter', 'passages', ...detailNames.map((name) => `override_${columnOf(name)}`)].join(', ');

/** A segment with the same header, standard texts, letters and contacts, in their order; line numbers stay, so that gaps do too. */
export async function duplicateSegment(db: Db, from: string, { description, withOwn = false }: DuplicateRequest, { user, now }: By): Promise<Duplicate> {
  return db.transaction().execute(async (trx) => {
    await revisionOf(trx, from);
    const no = await nextSegmentNo(trx);
    const header = await trx.selectFrom('segmentHeader').selectAll().where('no', '=', from).executeTakeFirstOrThrow();
    const called = description ?? header.description;
    await trx.insertInto('segmentHeader').values({ ...header, no, description: called, revision: 1, search: segmentSearch(no, called), modifiedAt: now.toISOString(), modifiedBy: user }).execute();
    await sql`insert into standard_text (segment_no, language_code, text) select ${no}, language_code, text from standard_text where segment_no = ${from}`.execute(trx);
    await carryLetters(trx, from, no);
    await carryPassages(trx, from, no);
    const columns = withOwn ? sql.raw(`, ${own}`) : sql``;
    const { numAffectedRows } = await sql`insert into segment_line (segment_no, line_no, contact_no ${columns})
      select ${no}, line_no, contact_no ${columns} from line_rule where segment_no = ${from} and not ${sql.raw(isHard('barrier'))}`.execute(trx);
    await beginVersions(trx, no);
    const { total } = await trx.selectFrom('segmentLine').select(sql<number>`count(*)`.as('total')).where('segmentNo', '=', from).executeTakeFirstOrThrow();
    await recordEvent(trx, { no, kind: 'duplicated', count: Number(numAffectedRows), about: [from], user, now });
    return { segment: await findSegment(trx, no), leftOut: total - Number(numAffectedRows) };
  });
}

/** Takes an open segment away with everything in it. Runs that were not logged end; the number is never used again, and the history stays. */
export async function deleteSegment(db: Db, no: string, { user, now, ifMatch }: By): Promise<{ removed: true }> {
  return db.transaction().execute(async (trx) => {
    mustBeRevision(await revisionOf(trx, no), ifMatch);
    const { numDeletedRows } = await trx.deleteFrom('segmentLine').where('segmentNo', '=', no).executeTakeFirstOrThrow();
    const { description } = await trx.deleteFrom('segmentHeader').where('no', '=', no).returning('description').executeTakeFirstOrThrow();
    await trx.updateTable('mergeRun').set({ state: 'abandoned' }).where('segmentNo', '=', no).where('state', 'in', ['making', 'made', 'handedOver']).execute();
    await recordEvent(trx, { no, kind: 'deleted', count: Number(numDeletedRows), about: [description], user, now });
    return { removed: true };
  });
}
