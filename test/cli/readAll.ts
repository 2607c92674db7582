import { CommandProblem } from '../../src/cli/commandProblem';
import { openData, readData, type DataFile } from '../../src/cli/readData';

/** The records of a data file; what is wrong first is thrown, as the commands do. */
export async function readAll(bytes: Uint8Array, name: string): Promise<Omit<DataFile, 'wrong'>> {
  async function* all() { yield bytes; }
  const { wrong: [wrong], ...data } = await readData(await openData({ name, isPipe: false, bytes: all }));
  if (wrong !== undefined) throw new CommandProblem(wrong);
  return data;
}
