import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { partOf, preparePlace, writing } from './files';

/** A file that is written piece by piece, and has its name only when it is whole: until then a file that was there before stays as it is. */
export interface GrowingFile {
  write(bytes: Uint8Array): void;
  finish(): void;
  /** Leaves nothing behind, also where it could not be finished. */
  abandon(): void;
}

/** Opens it under a name of its own with `.part` behind; its folder is made where it is missing. */
export async function openGrowingFile(file: string): Promise<GrowingFile> {
  await preparePlace(file);
  const part = partOf(file);
  const descriptor = writing(file, () => openSync(part, 'wx'));
  let isOpen = true;
  const close = (): void => {
    if (isOpen) {
      isOpen = false;
      closeSync(descriptor);
    }
  };
  return {
    write: (bytes) => writing(file, () => {
      for (let from = 0; from < bytes.length;) from += writeSync(descriptor, bytes, from);
    }),
    finish: () => writing(file, () => {
      close();
      renameSync(part, file);
    }),
    abandon() {
      close();
      rmSync(part, { force: true });
    },
  };
}
