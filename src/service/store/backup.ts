import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { copySqlite, integrityOf } from './sqlite/openSqlite';

/** What the person who wants a copy must mend. One sentence or two. */
export class BackupProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BackupProblem';
  }
}

/**
 * Copies a database into a new file, also while a service writes to it, and checks the copy. The file has its name only once it is whole and
 * readable by its owner only; whatever goes wrong leaves none. Throws BackupProblem.
 */
export async function backUp(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new BackupProblem(`There is no data to copy: ${from} does not exist.`);
  if (existsSync(to)) throw new BackupProblem(`${to} exists already. Name another file, or move that one away.`);
  const unfinished = `${to}.unfinished`;
  try {
    await rm(unfinished, { force: true });
    await copySqlite(from, unfinished);
    const wrong = await integrityOf(unfinished);
    if (wrong.length) throw new BackupProblem(`The copy of ${from} is damaged, so it was thrown away: ${wrong[0]}. The data itself may be damaged: stop the service and keep a copy of the whole folder.`);
    await rename(unfinished, to);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error instanceof BackupProblem ? error : new BackupProblem(`The copy ${to} could not be written: ${(error as Error).message}.`);
  }
}
