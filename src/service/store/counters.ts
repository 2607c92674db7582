import { sql } from 'kysely';
import type { Db } from './tables';

export type CounterName = 'segment' | 'loggedSegment' | 'interactionLogEntry' | 'campaignEntry';

/** Takes `count` numbers without gaps and answers the one before the first. Call it inside a transaction (SERVICE §4.8). */
export async function takeNumbers(db: Db, name: CounterName, count = 1): Promise<number> {
  const { rows } = await sql<{ value: number }>`update counter set value = value + ${count} where name = ${name} returning value`.execute(db);
  return rows[0]!.value - count;
}

/** The next number of the segments' series, for example `SM00012`. Numbers are never used again. */
export async function nextSegmentNo(db: Db): Promise<string> {
  return `SM${String(await takeNumbers(db, 'segment') + 1).padStart(5, '0')}`;
}
