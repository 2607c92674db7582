import { existsSync } from 'node:fs';
import path from 'node:path';
import { SyncProblem } from '../contract/problem';
import { createSyncClient, type SyncClient } from '../contract/syncClient';
import type { ServiceOptions } from './commandLine';
import { CommandProblem } from './commandProblem';
import { explainProblem } from './explain';
import { readInput } from './files';
import { createHttpsFetch } from './httpsFetch';

/** Where `npm start` puts the authority of its own certificate, beside the token. */
const ownAuthority = path.join('.data', 'certificate', 'ca.crt');

/** Does work with the service that the command line names; what it refuses becomes one sentence. */
export async function askService<Result>({ service, tokenFile, ca: named }: ServiceOptions, work: (sync: SyncClient) => Promise<Result>): Promise<Result> {
  const token = new TextDecoder().decode(await readInput(tokenFile, 'The token file')).trim();
  const authority = named ?? (service.startsWith('https:') && existsSync(ownAuthority) ? ownAuthority : undefined);
  const ca = authority === undefined ? undefined : new TextDecoder().decode(await readInput(authority, 'The certificate authority'));
  const { fetch, lastFailure } = createHttpsFetch(ca);
  try {
    return await work(createSyncClient({ origin: service, token, fetch }));
  } catch (error) {
    throw error instanceof SyncProblem ? new CommandProblem(explainProblem(error, service, lastFailure())) : error;
  }
}
