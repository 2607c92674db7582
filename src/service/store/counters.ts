import { sql } from 'kysely';
import type { Db } from './tables';

export type CounterName = 'segment' | 'loggedSegment' | 'interactionLogEntry' | 'campaignEntry' | 'contact';

/** Takes `count` numbers without gaps and answers the one before the first. Call it inside a transaction (SERVICE §4.8). */
export async function takeNumbers(db: Db, name: CounterName, count = 1): Promise<number> {
  const { rows } = await sql<{ value: number }>`update counter set value = value + ${count} where name = ${name} returning value`.execute(db);
  return rows[0]!.value - count;
}

/** The next number of the segments' series, for example `SM00012`. Numbers are never used again. */
export async function nextSegmentNo(db: Db): Promise<string> {
  return `SM${String(await takeNumbers(db, 'segment') + 1).padStart(5, '0')}`;
}

/** The next numbers of the contacts' series, `CT000401` … Numbers that came from elsewhere are passed over, those of removed contacts are never used again. */
export async function takeContactNos(db: Db, count: number): Promise<string[]> {
  await sql`update counter set value = max(value, coalesce((select max(cast(substr(no, 3) as integer)) from contact where no glob 'CT[0-9]*' and substr(no, 3) not glob '*[^0-9]*' and length(no) <= 12), 0))
    where name = 'contact'`.execute(db);
  const before = await takeNumbers(db, 'contact', count);
  return Array.from({ length: count }, (_, index) => `CT${String(before + index + 1).padStart(6, '0')}`);
}

/** Takes the number of a contact that goes out of the series: entries of the log still name it, so nobody else may have it. */
export async function passOverContactNo(db: Db, no: string): Promise<void> {
  const [, digits] = /^CT(\d{1,10})$/.exec(no) ?? [];
  if (digits !== undefined) await sql`update counter set value = max(value, ${Number(digits)}) where name = 'contact'`.execute(db);
}
