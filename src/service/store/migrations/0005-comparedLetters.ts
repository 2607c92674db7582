import { sql, type Kysely } from 'kysely';

const truth = (name: string) => `${name} integer not null default 0 check (${name} in (0, 1))`;
const counts = ['planned', 'made', 'failed', 'skipped', 'went_out'];

/**
 * A run carries its counts, so that a page of receipts counts no 100,000 letters. A letter says whether its receipt was compared with what the
 * segment says, and a run whether something changed since for all of its letters: the log then has little left to compare.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of counts) await sql.raw(`alter table merge_run add column ${name} integer not null default 0 check (${name} >= 0)`).execute(db);
  await sql.raw(`alter table merge_run add column ${truth('all_changed')}`).execute(db);
  await sql.raw(`alter table merge_run_letter add column ${truth('compared')}`).execute(db);
  await sql.raw(`update merge_run set (planned, made, failed, skipped, went_out) = (select coalesce(sum(letter_no > 0), 0), coalesce(sum(state = 'made'), 0), coalesce(sum(state = 'failed'), 0),
    coalesce(sum(state = 'skipped'), 0), coalesce(sum(out = 'yes'), 0) from merge_run_letter where merge_run = merge_run.id)`).execute(db);
}
