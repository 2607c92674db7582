import { chmod, writeFile } from 'node:fs/promises';

/**
 * Makes a database file that only its owner reads, and one that was there before such a file, with what SQLite left beside it; SQLite gives new companions
 * the mode of the file itself. The file is never opened here: closing it would let go of the locks that this process holds on it.
 */
export async function ownersFile(file: string): Promise<void> {
  if (file === ':memory:') return;
  // It is there already, or cannot be made: then SQLite says why, when it opens it.
  await writeFile(file, '', { mode: 0o600, flag: 'wx' }).catch(() => undefined);
  // A companion may be missing; a file of somebody else, or on a disk that knows no owners, stays as it is.
  for (const one of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) await chmod(one, 0o600).catch(() => undefined);
}
