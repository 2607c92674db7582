import { sql } from 'kysely';
import type { Page } from '../../contract/routes';
import type { Listing } from '../../contract/route';
import type { SegmentEvent, SegmentEventKind } from '../../contract/segmentEvent';
import type { Db } from '../store/tables';
import { pageOf, pageSize } from './listing';

/** Writing goes on for a while: what one person does to the same thing within this time is one event. */
const together = 10 * 60_000;
/** What a person writes little by little, and the pane saves as it is written. */
const written: readonly SegmentEventKind[] = ['headerChanged', 'standardTextChanged', 'lineChanged', 'passageChanged'];

export interface EventToKeep { no: string; kind: SegmentEventKind; user: string; now: Date; count?: number; about?: readonly string[] }

/** Keeps in the history what is done; call it in the transaction that does it, so that one is never without the other. */
export async function recordEvent(db: Db, { no, kind, user, now, count, about = [] }: EventToKeep): Promise<void> {
  if (written.includes(kind)) {
    const last = await db.selectFrom('segmentEvent').select(['position', 'kind', 'byUser', 'at', 'about']).where('segmentNo', '=', no).orderBy('position', 'desc').limit(1).executeTakeFirst();
    if (last && last.kind === kind && last.byUser === user && now.getTime() - Date.parse(last.at) < together && (kind === 'headerChanged' || last.about === JSON.stringify(about))) {
      const names = [...new Set([...JSON.parse(last.about) as string[], ...about])];
      await db.updateTable('segmentEvent').set({ at: now.toISOString(), about: JSON.stringify(names) }).where('position', '=', last.position).execute();
      return;
    }
  }
  await db.insertInto('segmentEvent').values({ segmentNo: no, kind, at: now.toISOString(), byUser: user, count: count ?? null, about: JSON.stringify(about) }).execute();
}

/** The history of a segment, also of one that was logged or deleted, the newest first. A number that never was has none. */
export async function eventsOf(db: Db, no: string, { after, limit }: Listing): Promise<Page<SegmentEvent>> {
  const { rows } = await sql<{ position: number; kind: SegmentEventKind; at: string; byUser: string; count: number | null; about: string }>`
    select position, kind, at, by_user, count, about from segment_event where segment_no = ${no} ${after ? sql`and position < ${Number(after)}` : sql``} order by position desc limit ${pageSize(limit) + 1}`.execute(db);
  const events = rows.map(({ byUser, count, about, ...row }): SegmentEvent => {
    const names = JSON.parse(about) as string[];
    return { ...row, by: byUser, ...(count !== null && { count }), ...(names.length > 0 && { about: names }) };
  });
  return pageOf(events, limit, (event) => String(event.position));
}
