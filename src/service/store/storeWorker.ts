import { parentPort, workerData } from 'node:worker_threads';
import { ServiceProblem } from '../problem';
import { seedSample } from '../sample/seedSample';
import { longOperations, type LongAnswer } from './longAnswer';
import { openReader, openStore, type Store } from './openStore';
import { keepTidy } from './tidy';
import type { Answer, Call, Thrown, ToWorker, WorkerStart } from './workerMessages';

/** The thread that the store and its rules run in: the event loop of the service stays free (SERVICE §1e). */
async function run({ folder, role, sample }: WorkerStart, port: NonNullable<typeof parentPort>): Promise<void> {
  const answer = ({ message, bytes }: Ready) => port.postMessage(message, bytes ? [bytes.buffer] : []);
  const store = role === 'writer' ? await openWriter(folder, sample) : await openReader(folder);
  const operations = store.operations as Record<string, (input: unknown) => Promise<unknown>>;
  port.on('message', (message: ToWorker) => {
    if ('close' in message) { void store.close().finally(() => port.close()); return; }
    void perform(operations, message).then(answer);
  });
  answer({ message: { ready: true, migrated: store.migrated } });
}

async function openWriter(folder: string, sample: boolean): Promise<Store> {
  const store = await openStore({ folder });
  if (sample) await seedSample(store.db);
  const stop = await keepTidy(store.db);
  return { ...store, close: () => { stop(); return store.close(); } };
}

/** An answer to send, and the bytes in it that change their owner. */
interface Ready { message: Answer; bytes?: Uint8Array<ArrayBuffer> }

async function perform(operations: Record<string, (input: unknown) => Promise<unknown>>, { id, operation, input }: Call): Promise<Ready> {
  try {
    const value = await operations[operation]!(input);
    if (!(operation in longOperations) || value === undefined) return { message: { id, value } };
    const bytes = inBytes((value as LongAnswer).text);
    return { message: { id, value: { ...value, text: bytes } }, bytes };
  } catch (error) {
    return { message: { id, ...thrown(error) } };
  }
}

/** Bytes that own all of their memory, so that it can change hands. */
function inBytes(text: string | Uint8Array): Uint8Array<ArrayBuffer> {
  if (typeof text === 'string') return encoder.encode(text);
  return text.byteLength === text.buffer.byteLength ? text as Uint8Array<ArrayBuffer> : new Uint8Array(text);
}

const encoder = new TextEncoder();

function thrown(error: unknown): Thrown {
  if (error instanceof ServiceProblem) return { problem: { code: error.code, title: error.message, details: error.details } };
  const fault = error instanceof Error ? error : new Error(String(error));
  return { fault: { message: fault.message, stack: fault.stack ?? '' } };
}

if (parentPort) void run(workerData as WorkerStart, parentPort);
