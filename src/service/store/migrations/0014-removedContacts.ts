import { sql, type Kysely } from 'kysely';

/** The contacts that were removed and had to stay for a while: few among many, and looked for once a day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('create index contact_removed on contact (no) where removed = 1').execute(db);
}
