import path from 'node:path';
import { openSqlite } from './sqlite/openSqlite';
import type { SqlDatabase } from './sqlite/sqlDatabase';

/**
 * Takes a data folder for this process alone. The lock is the operating system's, held through SQLite: it is gone with the
 * process, however that ends, so a stale one cannot block. Throws FolderTaken where another service has it.
 */
export async function takeFolder(folder: string): Promise<{ release(): void }> {
  const database = await lockedFile(path.join(folder, 'lease.sqlite')).catch((error: unknown) => {
    throw /locked|busy/i.test(String(error)) ? new FolderTaken(folder) : error;
  });
  let held = true;
  return {
    release() {
      if (!held) return;
      held = false;
      database.exec('rollback');
      database.close();
    },
  };
}

async function lockedFile(file: string): Promise<SqlDatabase> {
  const database = await openSqlite(file, { waitMs: 0, journal: 'delete' });
  try {
    database.exec('begin exclusive');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

export class FolderTaken extends Error {
  constructor(folder: string) {
    super(`Another service is using the data folder ${folder}.`);
    this.name = 'FolderTaken';
  }
}
