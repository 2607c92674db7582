import { sql, type Kysely } from 'kysely';

/** Interaction groups with their names (DOMAIN §3.10). Those that are in use already are named by their code until somebody names them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`create table interaction_group (code text primary key, description text not null default '' check (length(description) <= 100)) strict, without rowid`).execute(db);
  await sql.raw(`insert into interaction_group (code) select interaction_group_code from interaction_template where interaction_group_code <> '' group by 1`).execute(db);
}
