import { existsSync, realpathSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import { ConfigProblem, configFrom, type ServiceConfig } from './config';
import { createService } from './createService';
import type { PanePages } from './http/panePages';
import { localToken } from './http/localToken';
import { FolderTaken, takeFolder } from './store/lease';
import { openWorkerStore } from './store/workerStore';

export { configFrom, type ServiceConfig };
export interface RunningService { origin: string; /** Stops taking requests, ends those that run, writes everything back. */ close(): Promise<void> }

/** The folder of the running program: `dist/service` or `dist/cli`. */
const here = import.meta.dirname;
const dist = path.join(here, '..');

/**
 * Starts the service on loopback: takes the data folder for itself, opens the store in its threads, serves the API and the pane.
 * Throws FolderTaken, ConfigProblem, or the network's EADDRINUSE; `explainStart` makes one sentence of each.
 */
export async function startService(config: ServiceConfig): Promise<RunningService> {
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  const lease = await takeFolder(config.data);
  const log = pino({ redact: ['req.headers.authorization'], level: process.env.LOG_LEVEL ?? 'info' }, pino.destination(2));
  try {
    const tls = config.tls && { cert: await readPem('TLS_CERT', config.tls.cert), key: await readPem('TLS_KEY', config.tls.key) };
    const token = await localToken(config.data);
    const store = await openWorkerStore({
      worker: pathToFileURL(path.join(dist, 'service', 'storeWorker.mjs')), folder: config.data, sample: config.sample,
      lost: (error) => { log.fatal({ err: error }, 'the store is lost'); process.exit(1); },
    });
    if (store.migrated.copy !== undefined) log.warn(store.migrated, 'the data was copied before its tables were brought up to date');
    const app = await createService({ store, log, config: { me: { id: config.userName, name: config.userName, signIn: 'development' }, token, keepLetters: config.keepLetters, pages: pagesOf(config), ...(tls && { tls }) } });
    const closeAll = async () => { await app.close(); await store.close(); lease.release(); };
    try {
      await app.listen({ host: 'localhost', port: config.port });
    } catch (error) {
      await closeAll();
      throw error;
    }
    const { port } = app.server.address() as AddressInfo;
    return { origin: `${tls ? 'https' : 'http'}://localhost:${port}`, close: closeAll };
  } catch (error) {
    lease.release();
    throw error;
  }
}

async function readPem(setting: 'TLS_CERT' | 'TLS_KEY', file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => { throw new ConfigProblem(`${setting}: the file ${file} cannot be read.`); });
}

function pagesOf(config: ServiceConfig): PanePages {
  return {
    pane: config.pane ?? path.join(dist, 'pane'), merge: path.join(dist, 'merge'),
    officeJs: config.officeJs === 'cdn' ? 'cdn' : { folder: officeJsFolder() },
    ...(config.developmentScripts && { developmentScripts: config.developmentScripts }),
  };
}

/** The npm package beside the program, in this folder or one above it, as Node itself looks for packages. */
function officeJsFolder(): string {
  for (let folder = here; ; folder = path.dirname(folder)) {
    const found = path.join(folder, 'node_modules', '@microsoft', 'office-js', 'dist');
    if (existsSync(found)) return found;
    if (folder === path.dirname(folder)) throw new ConfigProblem('The package @microsoft/office-js is not installed: install it, or set OFFICE_JS=cdn.');
  }
}

/** Why the service did not start, in one line for a person. */
export function explainStart(error: unknown, config?: ServiceConfig): string {
  if (error instanceof FolderTaken || error instanceof ConfigProblem) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `Port ${config?.port} is taken: stop the program that has it, or set SEGMENT_LETTERS_PORT.`;
  if (code === 'EACCES' || code === 'EROFS') return `The data folder cannot be written: ${message}`;
  return `The service could not start: ${message}`;
}

/** Ctrl+C reaches a program more than once: from the terminal, from npm, and from the program that started it. What comes within so many milliseconds is one request. */
const oneRequest = 2000;

/** Resolves when somebody asks the program to stop, also while it still starts. Asked once more, or after ten seconds, it ends at once. */
const askedToStop = (): Promise<void> => new Promise((resolve) => {
  let asked: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {
    if (asked !== undefined) {
      if (performance.now() - asked > oneRequest) process.exit(1);
      return;
    }
    asked = performance.now();
    setTimeout(() => process.exit(1), 10_000).unref();
    resolve();
  });
});

async function main(): Promise<void> {
  let config: ServiceConfig | undefined;
  try {
    config = configFrom(process.env);
    const asked = askedToStop();
    const service = await startService(config);
    console.log(`Segment Letters is running at ${service.origin}`);
    await asked;
    await service.close();
    process.exit(0);
  } catch (error) {
    console.error(explainStart(error, config));
    process.exit(1);
  }
}

const program = process.argv[1];
if (program !== undefined && existsSync(program) && /[\\/]service[\\/]main\.mjs$/.test(realpathSync(program))) void main();
