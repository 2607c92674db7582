import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandProblem } from './commandProblem';

/** The bytes of a file the person named; `what` says which one it is. */
export async function readInput(file: string, what: string): Promise<Uint8Array> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => { throw new CommandProblem(`${what} ${file} ${whyNotRead(error)}`); });
}

/** Writes a file, which has its name only when it is whole; the folder must be there. */
export async function writeOutput(file: string, bytes: Uint8Array): Promise<void> {
  refuseOther(file);
  const part = partOf(file);
  try {
    await writeFile(part, bytes);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw new CommandProblem(`${file} ${whyNotWritten(error as NodeJS.ErrnoException)}`);
  }
}

/** What a file is called until it is whole: two that are written at the same time do not meet. */
export const partOf = (file: string): string => `${file}.${randomBytes(4).toString('hex')}.part`;

/** Says before the work what would keep a file from being written at its end: its folder is made where it is missing, and nothing else has its name. */
export async function preparePlace(file: string): Promise<void> {
  await makeFolder(path.dirname(file));
  refuseOther(file);
}

function refuseOther(file: string): void {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new CommandProblem(`${file} cannot be written: a folder of this name is in the way.`);
  if (there && !there.isFile()) throw new CommandProblem(`${file} cannot be written: it is a device, not a file.`);
}

export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => { throw new CommandProblem(`The folder ${folder} ${whyNotWritten(error)}`); });
}

/** Work on a file that is being written; what the system refuses becomes one sentence. */
export function writing<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new CommandProblem(`${file} ${whyNotWritten(error as NodeJS.ErrnoException)}`);
  }
}

export function whyNotRead({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT': case 'ENOTDIR': return 'does not exist.';
    case 'EISDIR': return 'is a folder, not a file.';
    case 'EACCES': case 'EPERM': return 'may not be read.';
    default: return `cannot be read: ${message}`;
  }
}

function whyNotWritten({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'EEXIST': case 'ENOTDIR': return 'cannot be made: a file of this name is in the way.';
    case 'EISDIR': return 'cannot be written: a folder of this name is in the way.';
    case 'ENOENT': return 'cannot be written: its folder does not exist.';
    case 'EACCES': case 'EPERM': case 'EROFS': return 'may not be written.';
    case 'ENOSPC': return 'cannot be written: the disk is full.';
    case 'ENAMETOOLONG': return 'cannot be written: the name is too long.';
    default: return `cannot be written: ${message}`;
  }
}
