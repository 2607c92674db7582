import path from 'node:path';
import { untaken } from '../contract/untaken';
import { makeFolder, writeOutput } from './files';

/** Writes letters one after the other into a folder, each under its name. */
export async function openFolder(folder: string): Promise<(name: string, letter: Uint8Array) => Promise<void>> {
  await makeFolder(folder);
  return (name, letter) => writeOutput(path.join(folder, name), letter);
}

/**
 * Writes a combined document under the name that the person gave. One too large for Word comes in several files: the second is
 * `NAME 2.docx`, and so on. None is written over one of the same letters: `taken` are their names. Answers the names written.
 */
export async function writeCombined(file: string, documents: readonly Uint8Array[], taken = new Set<string>()): Promise<string[]> {
  await makeFolder(path.dirname(file));
  const { dir, name, ext } = path.parse(file);
  const written: string[] = [];
  for (const [index, document] of documents.entries()) {
    const place = untaken(index === 0 ? file : path.join(dir, `${name} ${index + 1}${ext}`), taken);
    await writeOutput(place, document);
    written.push(place);
  }
  return written;
}
