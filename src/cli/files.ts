import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { CommandProblem } from './commandProblem';

/** The bytes of a file the person named; `what` says which one it is. */
export async function readInput(file: string, what: string): Promise<Uint8Array> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => { throw new CommandProblem(`${what} ${file} ${whyNotRead(error)}`); });
}

/** Writes a file; the folder must be there. */
export async function writeOutput(file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(file, bytes).catch((error: NodeJS.ErrnoException) => { throw new CommandProblem(`${file} ${whyNotWritten(error)}`); });
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
