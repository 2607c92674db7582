import { sql } from 'kysely';
import { detailNames, type DetailName, type InteractionDetails } from '../../contract/interaction';
import type { Listing, Page } from '../../contract/routes';
import type { Segment, SegmentSummary } from '../../contract/segment';
import { isHardBarrier, type Barrier } from '../../contract/whoGetsALetter';
import { ServiceProblem } from '../problem';
import type { Db } from '../store/tables';
import { detailColumns } from './effectiveLine';
import { takeMarks } from './letterMarks';
import { anywhere, pageOf, pageSize } from './listing';
import { passagesOf } from './passages';

export const detailTruths: readonly DetailName[] = ['campaignTarget', 'campaignResponse', 'sendWordDocAsAttachment'];

/** The details out of a row of the views; `prefix` = '' for effective values, `rule` for what the rules give. */
export function detailsFrom(row: Record<string, unknown>, prefix: '' | 'rule' = ''): InteractionDetails {
  return Object.fromEntries(detailNames.map((name) => {
    const value = row[prefix ? prefix + name[0]!.toUpperCase() + name.slice(1) : name];
    return [name, detailTruths.includes(name) ? Number(value) === 1 : value];
  })) as unknown as InteractionDetails;
}

/** The revision of an open segment. A segment that was logged answers ALREADY_LOGGED with the entry that holds it now. */
export async function revisionOf(db: Db, no: string): Promise<number> {
  const row = await db.selectFrom('segmentHeader').select('revision').where('no', '=', no).where('loggedAs', 'is', null).executeTakeFirst();
  if (row) return row.revision;
  const logged = await db.selectFrom('loggedSegment').select('entryNo').where('segmentNo', '=', no).executeTakeFirst();
  if (logged) throw new ServiceProblem('ALREADY_LOGGED', 'The segment was logged', { loggedSegmentEntryNo: logged.entryNo });
  throw new ServiceProblem('SEGMENT_NOT_FOUND', 'No such segment');
}

/** Refuses a change that was made on another revision. */
export function mustBeRevision(now: number, expected: number | undefined): void {
  if (expected !== undefined && expected !== now) throw new ServiceProblem('REVISION_CHANGED', 'Somebody changed it meanwhile', { revision: now });
}

/** A segment's next revision, with who and when. `changed`: the lines whose letters may print otherwise now; to say none is the caller's knowledge. */
export async function bumpSegment(db: Db, no: string, user: string, now: Date, changed: 'all' | readonly number[] = 'all'): Promise<number> {
  await takeMarks(db, no, changed);
  const { revision } = await db.updateTable('segmentHeader').set({ revision: sql`revision + 1`, modifiedAt: now.toISOString(), modifiedBy: user })
    .where('no', '=', no).returning('revision').executeTakeFirstOrThrow();
  return revision;
}

/** Open segments, the newest number first. */
export async function listSegments(db: Db, { search, after, limit }: Listing): Promise<Page<SegmentSummary>> {
  const found = search ? sql`where h.logged_as is null and h.search like ${anywhere(search)} escape '\\'` : sql`where h.logged_as is null`;
  const { rows: [counted] } = await sql<{ total: number }>`select count(*) as total from segment_header h ${found}`.execute(db);
  const { rows } = await sql<SegmentSummary>`
    select e.no, e.description, e.date, e.interaction_template_code, e.campaign_no, e.salesperson_code,
      (select count(*) from segment_line l where l.segment_no = e.no) as line_count
    from segment_effective e
    where e.no in (select h.no from segment_header h ${found}) ${after ? sql`and e.no < ${after}` : sql``}
    order by e.no desc limit ${pageSize(limit) + 1}`.execute(db);
  return { ...pageOf(rows, limit, (segment) => segment.no), total: counted!.total };
}

/** The part of a segment that is not counted from its lines. */
export type SegmentHeader = Pick<Segment, 'no' | 'revision' | 'details' | 'ignoreContactCorrespondenceType' | 'standardTexts' | 'modifiedAt' | 'modifiedBy'>;

export async function findHeader(db: Db, no: string): Promise<SegmentHeader> {
  const revision = await revisionOf(db, no);
  const { rows: [row] } = await sql<Record<string, unknown> & { ignoreContactCorrespondenceType: number; modifiedAt: string; modifiedBy: string }>`
    select ${detailColumns('e.')}, e.ignore_contact_correspondence_type, h.modified_at, h.modified_by
    from segment_effective e join segment_header h on h.no = e.no where e.no = ${no}`.execute(db);
  const texts = await db.selectFrom('standardText').select(['languageCode', 'text']).where('segmentNo', '=', no).orderBy('languageCode').execute();
  return {
    no, revision, details: detailsFrom(row!), ignoreContactCorrespondenceType: row!.ignoreContactCorrespondenceType === 1,
    standardTexts: Object.fromEntries(texts.map(({ languageCode, text }) => [languageCode, text])), modifiedAt: row!.modifiedAt, modifiedBy: row!.modifiedBy,
  };
}

/** An open segment with its header, standard texts and counts. */
export async function findSegment(db: Db, no: string): Promise<Segment> {
  const header = await findHeader(db, no);
  const { description, date, interactionTemplateCode, campaignNo, salespersonCode } = header.details;
  const { rows: groups } = await sql<{ languageCode: string; textOrigin: string; barrier: Barrier | null; lines: number; withPassages: number }>`
    select language_code, text_origin, barrier, count(*) as lines, sum(passages <> '{}') as with_passages from line_effective where segment_no = ${no} group by 1, 2, 3`.execute(db);
  const count = (wanted: (group: (typeof groups)[number]) => boolean) => groups.filter(wanted).reduce((sum, group) => sum + group.lines, 0);
  const lines = count(() => true);
  return {
    ...header, description, date, interactionTemplateCode, campaignNo, salespersonCode, lineCount: lines,
    counts: {
      lines,
      standard: count((group) => group.textOrigin === 'standard'), own: count((group) => group.textOrigin === 'own'),
      none: count((group) => group.textOrigin === 'none'), missing: count((group) => group.textOrigin === 'missing'),
      barred: count((group) => isHardBarrier(group.barrier ?? undefined)), excluded: count((group) => group.barrier === 'excluded'),
      passages: groups.reduce((sum, group) => sum + group.withPassages, 0),
    },
    passages: await passagesOf(db, no),
    languages: [...new Set(groups.map((group) => group.languageCode))].sort(),
  };
}
