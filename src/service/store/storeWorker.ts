import { parentPort, workerData } from 'node:worker_threads';
import { ServiceProblem } from '../problem';
import { seedSample } from '../sample/seedSample';
import { openReader, openStore, type Store } from './openStore';
import type { Answer, Call, Thrown, ToWorker, WorkerStart } from './workerMessages';

/** The thread that the store and its rules run in: the event loop of the service stays free (SERVICE §1e). */
async function run({ folder, role, sample }: WorkerStart, port: NonNullable<typeof parentPort>): Promise<void> {
  const answer = (message: Answer) => port.postMessage(message);
  const store = role === 'writer' ? await openWriter(folder, sample) : await openReader(folder);
  const operations = store.operations as Record<string, (input: unknown) => Promise<unknown>>;
  port.on('message', (message: ToWorker) => {
    if ('close' in message) { void store.close().finally(() => port.close()); return; }
    void perform(operations, message).then(answer);
  });
  answer({ ready: true });
}

async function openWriter(folder: string, sample: boolean): Promise<Store> {
  const store = await openStore({ folder });
  if (sample) await seedSample(store.db);
  return store;
}

async function perform(operations: Record<string, (input: unknown) => Promise<unknown>>, { id, operation, input }: Call): Promise<Answer> {
  try {
    return { id, value: await operations[operation]!(input) };
  } catch (error) {
    return { id, ...thrown(error) };
  }
}

function thrown(error: unknown): Thrown {
  if (error instanceof ServiceProblem) return { problem: { code: error.code, title: error.message, details: error.details } };
  const fault = error instanceof Error ? error : new Error(String(error));
  return { fault: { message: fault.message, stack: fault.stack ?? '' } };
}

if (parentPort) void run(workerData as WorkerStart, parentPort);
