import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Command } from './commandLine';
import { CommandProblem } from './commandProblem';

/** A file that a command names, and what it is to it. */
interface OwnFile { file: string; what: string; isWritten: boolean }

/** Nothing that a command reads is written over, and no two of its places are one, however their names are written. Throws CommandProblem. */
export function demandApart(command: Command): void {
  const files = filesOf(command);
  for (const [index, { file, what, isWritten }] of files.entries()) {
    const other = isWritten && files.slice(0, index).find((one) => samePlace(one.file) === samePlace(file));
    if (other) throw new CommandProblem(`${file} is named twice, as ${other.what} and as ${what}${other.isWritten ? ': each needs a place of its own' : ', and would be written over'}.`, 'usage');
  }
}

/** The letters' own files in a folder, by name: true where a letter of this name would be written over one. */
export function ownIn(folder: string, command: Command): (name: string) => boolean {
  const own = new Map(filesOf(command).map(({ file }) => [path.basename(samePlace(file)).toLowerCase(), samePlace(file)]));
  return (name) => {
    const same = own.get(name.toLowerCase());
    return same !== undefined && samePlace(path.join(folder, name)) === same;
  };
}

/** What is read comes before what is written. */
function filesOf(command: Command): OwnFile[] {
  const read = (what: string, ...files: (string | undefined)[]): OwnFile[] => files.flatMap((file) => (file === undefined ? [] : [{ file, what, isWritten: false }]));
  const written = (what: string, file: string | undefined): OwnFile[] => (file === undefined ? [] : [{ file, what, isWritten: true }]);
  switch (command.command) {
    case 'merge': {
      const { template, data, check, folder, zip, combined, receipts } = command;
      const places = [...written('the place of the letters', folder ?? zip), ...written('the document of all letters', combined), ...written('the receipts', receipts)];
      return [...read('the letter', template), ...read('the data', data === '-' ? undefined : data), ...(check ? [] : places)];
    }
    case 'letters': {
      const { templates, tokenFile, ca, out, combined } = command;
      return [...read('the letter', ...templates.map(({ file }) => file)), ...read('the token', tokenFile), ...read('the certificate authority', ca), ...written('the place of the letters', out), ...written('the document of all letters', combined)];
    }
    case 'import': {
      const { file, mappingFile, tokenFile, ca, rejectedFile } = command;
      return [...read('the table', file), ...read('the mapping', mappingFile), ...read('the token', tokenFile), ...read('the certificate authority', ca), ...written('the rejected rows', rejectedFile)];
    }
    default: return [];
  }
}

/** The way to a file without links, as far as it is there; where names differ in case only, the system says which one is meant. */
function samePlace(file: string): string {
  const absolute = path.resolve(file);
  try {
    return realpathSync.native(absolute);
  } catch {
    const around = path.dirname(absolute);
    return around === absolute ? absolute : path.join(samePlace(around), path.basename(absolute));
  }
}
