import { sql, type Kysely } from 'kysely';

/** What was chosen for the letters of a document stays with it, as the meaning of its fields does; of a line's own it stands in `own_letter`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['letter_link', 'logged_letter_link', 'letter_version']) await sql.raw(`alter table ${table} add column choices text not null default '{}' check (json_valid(choices))`).execute(db);
}
