import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../store/tables';
import { beginVersions, carryLetters } from './carryLetters';
import { segmentSearch } from './changeSegment';
import { carryPassages } from './passages';
import { recordEvent } from './segmentEvents';

export interface Remainder { from: string; to: string; description?: string; /** `with logged as (…)`: see ChosenLines. */ logged: RawBuilder<unknown>; expected: number; user: string; now: Date }

/**
 * Keeps what did not go out: a segment with the next number, the same header (called otherwise where the person's language says so), standard texts and letters, and the lines that were
 * not logged as they are, with their numbers, overrides, own texts and notes (ARCHITECTURE §2). Call it inside the log's transaction.
 */
export async function keepRemainder(db: Db, { from, to, description: wanted, logged, expected, user, now }: Remainder): Promise<void> {
  const header = await db.selectFrom('segmentHeader').selectAll().where('no', '=', from).executeTakeFirstOrThrow();
  const description = wanted ?? header.description;
  await db.insertInto('segmentHeader').values({ ...header, no: to, description, revision: 1, search: segmentSearch(to, description), modifiedAt: now.toISOString(), modifiedBy: user }).execute();
  await sql`insert into standard_text (segment_no, language_code, text) select ${to}, language_code, text from standard_text where segment_no = ${from}`.execute(db);
  await carryLetters(db, from, to);
  await carryPassages(db, from, to);
  await sql`insert into resend (segment_no, logged_segment_entry_no) select ${to}, logged_segment_entry_no from resend where segment_no = ${from}`.execute(db);
  const { numAffectedRows } = await sql`${logged} update segment_line set segment_no = ${to} where segment_no = ${from} and line_no not in (select line_no from logged)`.execute(db);
  await beginVersions(db, to);
  await recordEvent(db, { no: to, kind: 'keptFromLog', count: expected, about: [from], user, now });
  if (Number(numAffectedRows) !== expected) throw new Error(`The remainder would hold ${numAffectedRows} lines instead of ${expected}`);
}
