import { sql } from 'kysely';
import type { SegmentPassage } from '../../contract/passage';
import type { Db } from '../store/tables';

/** The passages of a segment's letters in their order, then those that only texts are left of. */
export async function passagesOf(db: Db, no: string): Promise<SegmentPassage[]> {
  const { rows } = await sql<Omit<SegmentPassage, 'isInLetter'> & { isInLetter: 0 | 1 }>`
    with own as (select p.key as id, count(*) as lines from segment_line l, json_each(l.passages) p where l.segment_no = ${no} and l.passages <> '{}' group by p.key),
      known as (select * from segment_passage where segment_no = ${no})
    select coalesce(k.id, o.id) as id, coalesce(k.title, '') as title, coalesce(k.text, '') as text, coalesce(k.is_in_letter, 0) as is_in_letter, coalesce(o.lines, 0) as lines
    from known k full join own o on o.id = k.id where o.lines > 0 or k.is_in_letter = 1 order by is_in_letter desc, k.position, id`.execute(db);
  return rows.map(({ isInLetter, ...passage }) => ({ ...passage, isInLetter: isInLetter === 1 }));
}

const columns = sql.raw('id, title, text, position, is_in_letter');

/* A segment that comes out of another begins with what is known of its letters' passages; the texts go with the lines. */

export async function carryPassages(db: Db, from: string, to: string): Promise<void> {
  await sql`insert into segment_passage (segment_no, ${columns}) select ${to}, ${columns} from segment_passage where segment_no = ${from}`.execute(db);
}

export async function carryLoggedPassages(db: Db, entryNo: number, to: string): Promise<void> {
  await sql`insert into segment_passage (segment_no, ${columns}) select ${to}, ${columns} from logged_passage where logged_segment_entry_no = ${entryNo}`.execute(db);
}

export async function keepLoggedPassages(db: Db, from: string, entryNo: number): Promise<void> {
  await sql`insert into logged_passage (logged_segment_entry_no, ${columns}) select ${entryNo}, ${columns} from segment_passage where segment_no = ${from}`.execute(db);
}
