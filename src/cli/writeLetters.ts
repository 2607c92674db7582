import path from 'node:path';
import { untaken } from '../contract/untaken';
import type { Command } from './commandLine';
import { CommandProblem } from './commandProblem';
import { makeFolder, writeOutput } from './files';
import { ownIn } from './ownFiles';

/** Writes letters one after the other into a folder, each under its name; none over a file that the command itself names. */
export async function openFolder(folder: string, command: Command): Promise<(name: string, letter: Uint8Array) => Promise<void>> {
  await makeFolder(folder);
  const isOwn = ownIn(folder, command);
  return async (name, letter) => {
    const file = path.join(folder, name);
    if (isOwn(name)) throw new CommandProblem(`A letter would be written over ${file}: name the letters otherwise (--names), or another folder.`);
    await writeOutput(file, letter);
  };
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
