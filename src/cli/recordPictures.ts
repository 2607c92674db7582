import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { largestPicture, MergeError, readPicture, type Inserted } from '../merge';
import { CommandProblem } from './commandProblem';
import type { DataInput } from './dataInput';
import { whyNotRead } from './files';

/** Where the files are that records name: the folder of the data. Undefined for data that come through a pipe. */
export type DataFolder = string | undefined;

export const folderOf = ({ name, isPipe }: Pick<DataInput, 'name' | 'isPipe'>): DataFolder => (isPipe ? undefined : path.dirname(name));

/** True for what a JSON record writes for a picture: `{ "picture": "data:image/png;base64,…", "alt": "…" }`, or with the name of a file. */
export const isPicture = (value: unknown): value is { picture: string; alt?: string } => {
  if (typeof value !== 'object' || value === null || !('picture' in value) || typeof value.picture !== 'string') return false;
  return Object.keys(value).every((key) => key === 'picture' || key === 'alt') && (!('alt' in value) || typeof value.alt === 'string');
};

/**
 * A picture of a record, undefined where none is named. A file stands in the folder of the data, or below it; it is read again for each letter, so that
 * not all pictures are held. Throws CommandProblem.
 * @param called what a message calls the value: `Record 2 of people.json: "Photo"`
 */
export function recordPicture({ picture, alt }: { picture: string; alt?: string }, column: string, called: string, folder: DataFolder): Inserted | undefined {
  if (picture.trim() === '') return undefined;
  try {
    return readPicture(picture.startsWith('data:') ? dataOf(picture, called) : fileOf(picture, called, folder), alt ?? column);
  } catch (error) {
    if (!(error instanceof MergeError)) throw error;
    throw new CommandProblem(error.code === 'PICTURE_TOO_LARGE' ? `${called} is a picture of more than ${largestPicture / 1024 / 1024} MB.` : `${called} is no picture: a letter takes PNG, JPEG and GIF.`);
  }
}

function dataOf(address: string, called: string): Uint8Array {
  const [, written] = /^data:[\w.+/-]*;base64,([A-Za-z0-9+/=\s]*)$/.exec(address) ?? [];
  if (written === undefined) throw new CommandProblem(`${called} begins with "data:" but is not written in base64.`);
  if (written.length > largestPicture * 1.4) throw new MergeError('PICTURE_TOO_LARGE');
  return new Uint8Array(Buffer.from(written, 'base64'));
}

function fileOf(name: string, called: string, folder: DataFolder): () => Uint8Array {
  if (folder === undefined) throw new CommandProblem(`${called} names a file; with data through a pipe a picture is written as "data:image/png;base64,…".`);
  const file = path.resolve(folder, name);
  const below = path.relative(folder, file);
  if (below === '..' || below.startsWith(`..${path.sep}`) || path.isAbsolute(below)) throw new CommandProblem(`${called}: ${name} lies outside the folder of the data.`);
  return () => {
    try {
      if (statSync(file).size > largestPicture) throw new MergeError('PICTURE_TOO_LARGE');
      return new Uint8Array(readFileSync(file));
    } catch (error) {
      if (error instanceof MergeError) throw error;
      throw new CommandProblem(`${called}: ${name} ${whyNotRead(error as NodeJS.ErrnoException)}`);
    }
  };
}
