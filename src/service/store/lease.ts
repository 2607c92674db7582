import path from 'node:path';
import { openSqlite } from './sqlite/openSqlite';

/**
 * Takes a data folder for this process alone. The lock is the operating system's, held through SQLite: it is gone with the
 * process, however that ends, so a stale one cannot block. Throws FolderTaken where another service has it.
 */
export async function takeFolder(folder: string): Promise<{ release(): void }> {
  const database = await openSqlite(path.join(folder, 'lease.sqlite'), { waitMs: 0, journal: 'delete' });
  try {
    database.exec('begin exclusive');
  } catch {
    database.close();
    throw new FolderTaken(folder);
  }
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

export class FolderTaken extends Error {
  constructor(folder: string) {
    super(`Another service is using the data folder ${folder}.`);
    this.name = 'FolderTaken';
  }
}
