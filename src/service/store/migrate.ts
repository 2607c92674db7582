import { Migrator, sql } from 'kysely';
import { createEffectiveViews } from '../segments/effectiveLine';
import { createLetterTriggers } from '../segments/letterMarks';
import * as house from './migrations/0001-house';
import * as savedCriteria from './migrations/0002-savedCriteria';
import * as criteria from './migrations/0003-criteria';
import * as segmentEvents from './migrations/0004-segmentEvents';
import * as comparedLetters from './migrations/0005-comparedLetters';
import * as takeBack from './migrations/0008-takeBack';
import * as letters from './migrations/0009-letters';
import * as passages from './migrations/0010-passages';
import * as contactImports from './migrations/0011-contactImports';
import * as afterTheLog from './migrations/0012-afterTheLog';
import * as interactionGroups from './migrations/0013-interactionGroups';
import * as removedContacts from './migrations/0014-removedContacts';
import * as letterChoices from './migrations/0015-letterChoices';
import type { Db } from './tables';

/** In the order of their names. A number may be missing: 0006 and 0007 were given up before anybody had their tables, and no number is used twice. */
export const migrations = {
  '0001-house': house, '0002-savedCriteria': savedCriteria, '0003-criteria': criteria, '0004-segmentEvents': segmentEvents, '0005-comparedLetters': comparedLetters, '0008-takeBack': takeBack, '0009-letters': letters,
  '0010-passages': passages, '0011-contactImports': contactImports, '0012-afterTheLog': afterTheLog, '0013-interactionGroups': interactionGroups, '0014-removedContacts': removedContacts,
  '0015-letterChoices': letterChoices,
};

/** What was done to bring the tables up to date: by name, and where the data was copied to before. */
export interface Migrated { migrations: string[]; copy?: string }

/**
 * Brings the tables up to date and makes the views and triggers anew: they are rules, not data. Before data that is there is migrated, `copy` copies
 * it and answers where to. Throws when the copy or a migration fails, and for data of a newer version; the data is then what it was.
 */
export async function migrate(db: Db, copy: (next: string) => Promise<string | undefined>): Promise<Migrated> {
  const done = await doneMigrations(db);
  const newer = done.filter((name) => !(name in migrations));
  if (newer.length) throw new Error(`The data was written by a newer version of Segment Letters (${newer[0]}). Start that version, or put a copy in place that was made before`);
  const next = Object.keys(migrations).filter((name) => !done.includes(name));
  const copied = next.length && done.length ? await copy(next[0]!) : undefined;
  if (next.length) { // Kysely would look at every table to find that there is nothing to do
    const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
    if (error) throw error;
  }
  await db.transaction().execute(async (trx) => { await createEffectiveViews(trx); await createLetterTriggers(trx); });
  return { migrations: next, ...(copied !== undefined && { copy: copied }) };
}

/** By name; none in a new database. */
async function doneMigrations(db: Db): Promise<string[]> {
  const { rows: tables } = await sql`select name from sqlite_master where name = 'kysely_migration'`.execute(db);
  if (!tables.length) return [];
  return (await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)).rows.map(({ name }) => name);
}
