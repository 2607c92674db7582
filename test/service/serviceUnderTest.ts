import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Problem, ProblemCode } from '../../src/contract/problem';
import { SyncProblem } from '../../src/contract/problem';
import type { LineOf, RouteName, AnswerOf } from '../../src/contract/routes';
import { createSyncClient, type AskOptions, type SyncClient } from '../../src/contract/syncClient';
import { createService } from '../../src/service/createService';
import { seedSample } from '../../src/service/sample/seedSample';
import type { Operations } from '../../src/service/store/operations';
import { databasePath, openStore } from '../../src/service/store/openStore';
import { openSqlite } from '../../src/service/store/sqlite/openSqlite';
import type { SqlDatabase } from '../../src/service/store/sqlite/sqlDatabase';
import type { Db } from '../../src/service/store/tables';

export const token = 'a-token-for-tests-that-is-long-enough';
export const now = new Date('2026-11-23T10:00:00.000Z');
/** The sample's open segments. */
export const spring = 'SM00005', large = 'SM00004', troubled = 'SM00003';

export interface ServiceUnderTest {
  app: FastifyInstance;
  db: Db;
  folder: string;
  sync: SyncClient;
  ask: SyncClient['ask'];
  /** Reads a whole stream. */
  all<N extends RouteName>(name: N, options?: AskOptions<N>): Promise<{ header: AnswerOf<N>; lines: LineOf<N>[] }>;
}

const opened: { close(): Promise<void> }[] = [];
const newFolder = () => mkdtempSync(path.join(tmpdir(), 'segments-'));
const folders: string[] = [];

/** A folder with the sample data: seeded by the first test file that wants them, then copied. Two that are first at once seed the same, and one of them stays. */
async function sampleFolder(): Promise<string> {
  const sample = path.join(process.env.SEGMENT_LETTERS_SAMPLE_OF_THE_RUN!, 'seeded');
  if (!existsSync(sample)) {
    const first = newFolder();
    const store = await openStore({ folder: first, now: () => now });
    await seedSample(store.db);
    await store.close();
    try { renameSync(first, sample); } catch (error) { if (!existsSync(sample)) throw error; rmSync(first, { recursive: true }); }
  }
  const folder = newFolder();
  folders.push(folder);
  copyFileSync(databasePath(sample), databasePath(folder));
  return folder;
}

/** A whole service over sample data of its own, asked through the real sync client without a port. */
export async function startUnderTest({ folder, wrap, keepLetters = false, between = (operations) => operations }: { folder?: string; wrap?: (database: SqlDatabase) => SqlDatabase; keepLetters?: boolean; /** Puts something between the routes and the store. */ between?: (operations: Operations) => Operations } = {}): Promise<ServiceUnderTest> {
  const data = folder ?? await sampleFolder();
  const database = await openSqlite(databasePath(data));
  const store = await openStore({ folder: data, now: () => now, database: wrap ? wrap(database) : database });
  const app = await createService({ store: { operations: between(store.operations) }, config: { me: { id: 'tester', name: 'Tester', signIn: 'development' }, token, keepLetters, now: () => now } });
  opened.push({ async close() { await app.close(); await store.close(); } });
  const sync = createSyncClient({ origin: '', token, fetch: injected(app) });
  return {
    app, db: store.db, folder: data, sync, ask: (name, options) => sync.ask(name, options),
    async all(name, options) {
      const { header, lines } = await sync.stream(name, options);
      const read = [];
      for await (const line of lines) read.push(line);
      return { header, lines: read };
    },
  };
}

/** `fetch` over Fastify's inject. */
export function injected(app: FastifyInstance): typeof fetch {
  return (async (url: string, init: { method: string; headers: Record<string, string>; body?: string }) => {
    const answer = await app.inject({ method: init.method as 'GET', url, headers: init.headers, ...(init.body !== undefined && { payload: init.body }) });
    return new Response(answer.statusCode === 204 ? null : new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers: answer.headers as Record<string, string> });
  }) as unknown as typeof fetch;
}

/** The problem that a call is refused with; the test fails where it is not refused. */
export async function problemOf(call: Promise<unknown>): Promise<Problem & { code: ProblemCode }> {
  const error = await call.then(() => undefined, (thrown: unknown) => thrown);
  if (!(error instanceof SyncProblem) || !error.problem) throw error ?? new Error('was not refused');
  return error.problem;
}

export async function stopAll(): Promise<void> {
  for (const one of opened.splice(0)) await one.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

afterEach(stopAll);
afterAll(stopAll);
