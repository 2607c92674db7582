import path from 'node:path';
import { CamelCasePlugin, Kysely } from 'kysely';
import { backUp } from './backup';
import { migrate, type Migrated } from './migrate';
import { createChanges, createReadings, type Operations } from './operations';
import { openSqlite } from './sqlite/openSqlite';
import type { SqlDatabase } from './sqlite/sqlDatabase';
import { sqliteDialect } from './sqlite/sqliteDialect';
import type { Db } from './tables';

/** The segments and everything around them, wherever they run: in this thread or in worker threads. */
export interface Store {
  operations: Operations;
  /** What opening it did to its tables. */
  migrated: Migrated;
  /** Writes everything back and lets the file go. */
  close(): Promise<void>;
}

/** The file of a data folder; `:memory:` stays itself. */
export const databasePath = (folder: string): string => (folder === ':memory:' ? folder : path.join(folder, 'segments.sqlite'));

/** Kysely over an open database: camelCase in the program, snake_case in SQL. */
export function kyselyOver(database: SqlDatabase, { readOnly = false } = {}): Db {
  return new Kysely({ dialect: sqliteDialect(database, { readOnly }), plugins: [new CamelCasePlugin({ underscoreBeforeDigits: true, maintainNestedObjectKeys: true })] });
}

/** Opens the store in this thread, its tables brought up to date; data that is there is copied beside itself before (SERVICE §6). Tests use it, and the worker threads. */
export async function openStore({ folder, now = () => new Date(), database }: { folder: string; now?: () => Date; database?: SqlDatabase }): Promise<Store & { db: Db }> {
  const db = kyselyOver(database ?? await openSqlite(databasePath(folder)));
  const migrated = await migrate(db, (next) => copyBefore(folder, next, now())).catch(async (error: unknown) => { await db.destroy(); throw error; });
  return { db, migrated, operations: { ...createReadings(db), ...createChanges(db, now) }, close: () => db.destroy() };
}

async function copyBefore(folder: string, next: string, now: Date): Promise<string | undefined> {
  if (folder === ':memory:') return undefined;
  const copy = path.join(folder, `segments-before-${next}-${now.toISOString().replace(/\D/g, '').slice(0, 14)}.sqlite`);
  await backUp(databasePath(folder), copy);
  return copy;
}

/** A second connection that only reads what is committed, beside a writer that has migrated. */
export async function openReader(folder: string): Promise<Omit<Store, 'operations'> & { operations: ReturnType<typeof createReadings> }> {
  const db = kyselyOver(await openSqlite(databasePath(folder), { readOnly: true }), { readOnly: true });
  return { operations: createReadings(db), migrated: { migrations: [] }, close: () => db.destroy() };
}
