import { CommandProblem } from './commandProblem';
import type { BackupCommand, MigrateCommand } from './commandLine';
import type { Terminal } from './terminal';

/** `segment-letters backup`: a checked copy of the data in one file, also while the service runs. */
export async function backUp({ data, out }: BackupCommand, { say }: Terminal): Promise<void> {
  const { backUpFolder, explainFolder } = await import('../service/dataFolder');
  await backUpFolder(data, out).catch((error: unknown) => { throw new CommandProblem(explainFolder(error)); });
  say(`The data of ${data} is in ${out}, checked.`);
}

/** `segment-letters migrate`: brings the data up to this version without starting the service. */
export async function migrate({ data }: MigrateCommand, { say }: Terminal): Promise<void> {
  const { explainFolder, migrateFolder } = await import('../service/dataFolder');
  const { migrations, copy } = await migrateFolder(data).catch((error: unknown) => { throw new CommandProblem(explainFolder(error)); });
  if (!migrations.length) { say(`The data of ${data} is up to date.`); return; }
  if (copy !== undefined) say(`A copy of the data as it was: ${copy}`);
  say(`The data of ${data} is brought up to date: ${migrations.join(', ')}.`);
}
