import { sql, type Kysely } from 'kysely';

/** Criteria that were saved under a code, as JSON `{version, actions}` (DOMAIN §6). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`create table saved_criteria (code text primary key check (length(code) between 1 and 10), description text not null default '' check (length(description) <= 100),
    criteria text not null check (json_valid(criteria))) strict`).execute(db);
}
