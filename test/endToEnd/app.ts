import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test as playwrightTest, type Browser, type Frame, type Page } from '@playwright/test';
import type { configFrom, RunningService, ServiceConfig } from '../../src/service/main';
import type { WordHostOptions } from '../../word-host/serve';
import { launchBrowser } from './browser.mjs';

/** Playwright makes an error for every message to the browser, to have it where one fails, and asks for 200 lines of where it was made. */
Error.stackTraceLimit = 20;

/**
 * It also asks for the stack of every evaluation and every step, and looks up each line of it in source maps: an eighth of Node's time. Here a stack has its first line, those of our tests, and what
 * each of these called: what a failure is found by.
 */
const formatStack = Error.prepareStackTrace;
if (formatStack) Error.prepareStackTrace = (error, sites) => {
  const ofTests = (index: number): boolean => !/node_modules|^node:/.test(sites[index]?.getFileName() ?? 'node:');
  return formatStack(error, sites.filter((_, index) => index === 0 || ofTests(index) || ofTests(index + 1)));
};

const project = path.resolve(__dirname, '../..');
const database = 'segments.sqlite';
const inProject = (...parts: string[]): string => path.join(project, ...parts);

/** Service and stand-in, running on free ports over a data folder of their own with the sample data. */
export interface App {
  paneOrigin: string;
  hostOrigin: string;
  dataFolder: string;
  /** The letters the stand-in can open: a copy of the samples; tests may add files. */
  lettersFolder: string;
  /** The authority behind the certificate that both use, for programs that check it (`--ca`). */
  caFile: string;
  token(): Promise<string>;
  /** Stops the service, as a fault would with `kill`, and starts it again on the same data and port, in a process of its own. */
  restartService(how?: { kill?: boolean; whileDown?(): Promise<void> }): Promise<void>;
}

export interface WordOptions {
  letter?: string;
  profile?: 'web' | 'windows' | 'mac';
  theme?: 'light' | 'dark';
  lang?: string;
  readOnly?: boolean;
}

interface WordHostProgram { serveWordHost(options: WordHostOptions): Promise<{ origin: string; close(): Promise<void> }> }
interface ServiceProgram { configFrom: typeof configFrom; startService(config: ServiceConfig): Promise<RunningService> }

/** What prepareJourneys.mjs made once for all journeys. */
const prepared = (...parts: string[]): string => path.join(process.env.SEGMENT_LETTERS_JOURNEYS!, ...parts);
const certificate = (name: string): string => prepared('certificate', name);

interface Options {
  /** Environment variables of the service, for `test.use`. */
  settings: Record<string, string>;
  /** The service is a process of its own, as on a person's machine: for journeys in which it ends. Otherwise it runs in that of the test, which spares most of a second for each. */
  ownProcess: boolean;
}
export const test = playwrightTest.extend<{ app: App } & Options, { browser: Browser; sharedApp: App }>({
  // The browser found on this machine, instead of Playwright's own.
  browser: [async ({}, use) => {
    const browser = await launchBrowser();
    await use(browser);
    await browser.close();
  }, { scope: 'worker', timeout: 60_000 }],

  settings: [{}, { option: true }],
  ownProcess: [false, { option: true }],

  app: ({ settings, ownProcess }, use) => useApp({ settings, ownProcess }, use),

  // One for all journeys of a worker that only look at it: each spares most of a second.
  sharedApp: [({}, use) => useApp({ settings: {}, ownProcess: false }, use), { scope: 'worker' }],
});
export { expect };

/** Starts both over a data folder of their own, and stops them and clears it away once `use` has ended. */
async function useApp({ settings, ownProcess }: Options, use: (app: App) => Promise<void>): Promise<void> {
  const dataFolder = await fs.mkdtemp(path.join(os.tmpdir(), 'segment-letters-'));
  await fs.cp(prepared('sample', database), path.join(dataFolder, database));
  const lettersFolder = path.join(dataFolder, 'letters');
  await fs.cp(inProject('assets/sample-letters'), lettersFolder, { recursive: true });
  const port = await freePort();
  const paneOrigin = `https://localhost:${port}`;
  const variables = {
    ...settings, SEGMENT_LETTERS_DATA: dataFolder, SEGMENT_LETTERS_PORT: String(port), TLS_CERT: certificate('localhost.crt'), TLS_KEY: certificate('localhost.key'),
    SEGMENT_LETTERS_PANE: inProject('dist/pane'), OFFICE_JS: 'npm', SEGMENT_LETTERS_DEVELOPMENT_SCRIPTS: inProject('dist/word-host/page'),
  };

  let service = await (ownProcess ? startProcess(variables) : startHere(variables));
  const { serveWordHost } = await program<WordHostProgram>('dist/word-host/server/serve.mjs');
  const host = await serveWordHost({
    port: 0, paneOrigin, tokenFile: path.join(dataFolder, 'token'), cert: await fs.readFile(certificate('localhost.crt'), 'utf8'), key: await fs.readFile(certificate('localhost.key'), 'utf8'), lettersFolder,
    pageFolder: inProject('dist/word-host/page'), manifestFile: inProject('manifest.xml'),
  });
  await use({
    paneOrigin, hostOrigin: host.origin, dataFolder, lettersFolder, caFile: certificate('ca.crt'),
    token: async () => (await fs.readFile(path.join(dataFolder, 'token'), 'utf8')).trim(),
    async restartService({ kill = false, whileDown } = {}) {
      await service.stop(kill ? 'SIGKILL' : 'SIGTERM');
      await whileDown?.();
      service = await startProcess(variables);
    },
  });
  await host.close();
  await service.stop('SIGTERM');
  await fs.rm(dataFolder, { recursive: true, force: true });
}

/** Opens the stand-in with a letter, and waits until the letter is painted and the pane has been greeted by office.js. */
export async function openWord(page: Page, app: App, { letter, profile = 'web', theme, lang, readOnly }: WordOptions = {}): Promise<Frame> {
  const query = new URLSearchParams({ profile, ...(letter ? { letter } : {}), ...(theme ? { theme } : {}), ...(lang ? { lang } : {}), ...(readOnly ? { readOnly: '1' } : {}) });
  await page.goto(`${app.hostOrigin}/?${query}`);
  await expect(page.locator('.page').first()).toBeVisible();
  return pane(page);
}

/** Our pane inside the stand-in, once office.js has greeted it. The frame itself, not a locator for it: a locator looks for the frame anew before everything that is done in it, which is half of the messages between test and browser. */
export async function pane(page: Page): Promise<Frame> {
  const shown = page.locator('.task-pane:not([hidden]) iframe');
  await expect(shown).toHaveAttribute('data-state', 'ready', { timeout: 20_000 });
  return (await (await shown.elementHandle())!.contentFrame())!;
}

const program = <Program>(file: string): Promise<Program> => import(pathToFileURL(inProject(file)).href) as Promise<Program>;

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface Running { stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> }

/** Starts the built service in this process. */
async function startHere(variables: Record<string, string>): Promise<Running> {
  process.env.LOG_LEVEL = 'error'; // what it logs is seen among what the tests say
  const { configFrom, startService } = await program<ServiceProgram>('dist/service/main.mjs');
  const service = await startService(configFrom(variables));
  return {
    async stop(signal) {
      expect(signal, 'only a process of its own can be killed: test.use({ ownProcess: true })').toBe('SIGTERM');
      await service.close();
    },
  };
}

/** Starts the service as a program, and waits until it answers. */
async function startProcess(variables: Record<string, string>): Promise<Running> {
  const service = spawn(process.execPath, [inProject('dist/service/main.mjs')], { cwd: project, env: { ...process.env, ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const stopped = (): void => {
      service.kill('SIGKILL'); // one that is only slow would run on when nobody knows it any more
      reject(new Error(`The service did not start:\n${said}`));
    };
    const tooLong = setTimeout(stopped, 30_000);
    service.once('exit', stopped);
    for (const stream of [service.stdout, service.stderr]) stream.on('data', (text: Buffer) => {
      said = (said + text).slice(-4000);
      if (!said.includes('Segment Letters is running at')) return;
      clearTimeout(tooLong);
      service.off('exit', stopped);
      resolve();
    });
  });
  return { stop: (signal) => stop(service, signal) };
}

/** Ends the service. One that is asked to stop does so by itself, whatever the browser still holds open. */
async function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
    child.kill(signal);
    const tooSlow = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await gone;
    clearTimeout(tooSlow);
  }
  if (signal === 'SIGTERM') expect(child.exitCode, 'the service stops by itself').toBe(0);
}
