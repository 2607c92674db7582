import { sql } from 'kysely';
import type { Db } from './tables';

/**
 * Writes the journal (`-wal`) back into the file and empties it: what a transaction overwrote stands in the journal until then. Call it outside of a transaction.
 * Where somebody still reads what was before, it waits a little and leaves it for the next time.
 */
export async function emptyJournal(db: Db): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
