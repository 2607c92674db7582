import { existsSync } from 'node:fs';
import { BackupProblem, backUp } from './store/backup';
import { FolderTaken, takeFolder } from './store/lease';
import type { Migrated } from './store/migrate';
import { databasePath, openStore } from './store/openStore';

/** Copies the data of a folder into a new file and checks the copy; a service may be running over it. Throws what `explainFolder` explains. */
export async function backUpFolder(folder: string, out: string): Promise<void> {
  mustHold(folder);
  await backUp(databasePath(folder), out);
}

/** Brings the data of a folder up to this version, as a start of the service does; the folder must be free. Throws what `explainFolder` explains. */
export async function migrateFolder(folder: string): Promise<Migrated> {
  mustHold(folder);
  const lease = await takeFolder(folder);
  try {
    const store = await openStore({ folder });
    await store.close();
    return store.migrated;
  } finally { lease.release(); }
}

function mustHold(folder: string): void {
  if (!existsSync(databasePath(folder))) throw new BackupProblem(`There is no data in ${folder}: it holds no segments.sqlite.`);
}

/** In one line for a person. */
export function explainFolder(error: unknown): string {
  if (error instanceof BackupProblem) return error.message;
  if (error instanceof FolderTaken) return `${error.message} Stop it first.`;
  const { message } = error as Error;
  return `The data could not be brought up to date and is what it was: ${message}.`;
}
