import { sql } from 'kysely';
import type { Db } from './tables';

/** The columns of a table as the database has them, for statements that move whole rows. */
export async function columnsOf(db: Db, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db);
  return rows.map(({ name }) => name);
}
