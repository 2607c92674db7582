import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { CommandProblem } from './commandProblem';
import { makeFolder, writing } from './files';

/** A file that is written piece by piece, and has its name only when it is whole: until then a file that was there before stays as it is. */
export interface GrowingFile {
  write(bytes: Uint8Array): void;
  finish(): void;
  /** Leaves nothing behind. */
  abandon(): void;
}

/** Opens it under its name with `.part` behind; its folder is made where it is missing. */
export async function openGrowingFile(file: string): Promise<GrowingFile> {
  await makeFolder(path.dirname(file));
  const part = `${file}.part`;
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new CommandProblem(`${file} cannot be written: a folder of this name is in the way.`); // said now, and not when all is made
  const descriptor = writing(file, () => openSync(part, 'w'));
  return {
    write: (bytes) => writing(file, () => {
      for (let from = 0; from < bytes.length;) from += writeSync(descriptor, bytes, from);
    }),
    finish: () => writing(file, () => {
      closeSync(descriptor);
      renameSync(part, file);
    }),
    abandon() {
      closeSync(descriptor);
      rmSync(part, { force: true });
    },
  };
}
