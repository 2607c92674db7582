import { ownersFile } from './ownersFile';
import type { SqlDatabase } from './sqlDatabase';

interface SqliteOptions { readOnly?: boolean; /** How long a statement waits for another connection's lock. */ waitMs?: number; journal?: 'wal' | 'delete' }
interface Engine {
  DatabaseSync: new (path: string) => SqlDatabase;
  /** Copies while others write, `rate` pages at a time. */
  backup(from: SqlDatabase, to: string, options: { rate: number }): Promise<number>;
}

/** Node's own SQLite where it is there and can back up (22.16 and newer), else the prebuilt one with the same interface (SERVICE §1e). */
async function engine(): Promise<Engine> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const builtIn = major > 22 || (major === 22 && minor >= 16);
  return (builtIn ? await import('node:sqlite' as string) : await import('@photostructure/sqlite')) as unknown as Engine;
}

/**
 * Opens a database file, or `:memory:`; only its owner reads it from then on. `busy_timeout` comes before `journal_mode`: the other way round, a start after a crash
 * can meet "database is locked" (SERVICE §1c).
 */
export async function openSqlite(path: string, { readOnly = false, waitMs = 5000, journal = 'wal' }: SqliteOptions = {}): Promise<SqlDatabase> {
  const { DatabaseSync } = await engine();
  await ownersFile(path);
  const database = new DatabaseSync(path);
  try { settle(database, { readOnly, waitMs, journal }); } catch (error) { database.close(); throw error; }
  return database;
}

function settle(database: SqlDatabase, { readOnly, waitMs, journal }: Required<SqliteOptions>): void {
  database.exec(`pragma busy_timeout = ${waitMs}`);
  database.exec(`pragma journal_mode = ${journal}`);
  database.exec('pragma synchronous = full');
  database.exec('pragma fullfsync = on');
  database.exec('pragma foreign_keys = on');
  database.exec('pragma temp_store = memory');
  if (readOnly) database.exec('pragma query_only = on');
}

/** Writes the log back into the file first: one of the engines leaves it behind when statements are still alive (SERVICE §1c). */
export function closeSqlite(database: SqlDatabase): void {
  try { database.exec('pragma wal_checkpoint(truncate)'); } catch { /* a reader may not, or is busy: the next start does it */ }
  database.close();
}

/** All in one step, so that no writer makes it begin again. */
const allPages = 0x7fffffff;

/** Copies a database that may be in use into a new file that only its owner reads, with SQLite's own backup: what is committed, and nothing half. */
export async function copySqlite(from: string, to: string): Promise<void> {
  const database = await openSqlite(from);
  try {
    await ownersFile(to);
    await (await engine()).backup(database, to, { rate: allPages });
  } finally { database.close(); }
}

/** What SQLite finds wrong in a database file; nothing in a whole one. The file becomes one that stands alone, without companions. */
export async function integrityOf(path: string): Promise<string[]> {
  const database = await openSqlite(path, { journal: 'delete' });
  try {
    const found = database.prepare('pragma integrity_check').all() as { integrity_check: string }[];
    return found.flatMap((row) => row.integrity_check.split('\n')).filter((line) => line !== 'ok' && !line.startsWith('***'));
  } finally { database.close(); }
}
