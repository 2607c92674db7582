import { sql } from 'kysely';
import type { PassagesRead, SegmentPassage } from '../../contract/passage';
import type { Page } from '../../contract/routes';
import { givenRows } from '../store/jsonValues';
import type { Db } from '../store/tables';
import { revisionOf } from './openSegment';
import { passagesOf } from './passages';

/** Keeps what the passages of a letter are called and say, so that texts are shown by that also when no letter is open. Own texts are kept whatever is read. */
export async function readPassages(db: Db, no: string, { passages, whole, unmarked = [] }: PassagesRead): Promise<Page<SegmentPassage>> {
  return db.transaction().execute(async (trx) => {
    await revisionOf(trx, no);
    const gone = trx.updateTable('segmentPassage').set({ isInLetter: 0 }).where('segmentNo', '=', no);
    if (whole) await gone.execute();
    else if (unmarked.length) await gone.where('id', 'in', unmarked).execute();
    await sql`${givenRows(passages.map((passage, position) => ({ ...passage, position })), ['id', 'title', 'text', 'position'])}
      insert into segment_passage (segment_no, id, title, text, position, is_in_letter) select ${no}, id, title, text, position, 1 from given where true
      on conflict (segment_no, id) do update set title = excluded.title, text = excluded.text, position = excluded.position, is_in_letter = 1`.execute(trx);
    return { items: await passagesOf(trx, no) };
  });
}
