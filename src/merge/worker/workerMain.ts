import { MergeError } from '../issues/mergeError';
import { createMergeInline } from './mergeInline';
import type { AnswerMessage, CallMessage } from './mergeMessages';
import type { MergeWorker } from './mergeWorker';

/** The entry of the Web Worker, a classic one: every host can start it (REAL-WORD 13). */
const port = globalThis as unknown as { onmessage: ((event: MessageEvent<CallMessage>) => void) | null; postMessage(message: AnswerMessage, transfer?: Transferable[]): void };
let engine = createMergeInline();
type Call = Exclude<CallMessage, { verb: 'cancel' | 'anew' }>;
const running = new Map<number, AbortController>();

port.onmessage = ({ data: call }) => {
  if (call.verb === 'cancel') running.get(call.id)?.abort();
  else if (call.verb === 'anew') engine = createMergeInline();
  else void answer(call);
};

async function answer(call: Call): Promise<void> {
  const { id } = call;
  try {
    port.postMessage({ id, result: await perform(call) });
  } catch (error) {
    port.postMessage(error instanceof MergeError ? { id, error: { code: error.code, detail: error.detail } } : { id, fault: error instanceof Error ? error.message : String(error) });
  } finally {
    running.delete(id);
  }
}

function perform(call: Call): Promise<unknown> {
  if (call.verb === 'produce') {
    const controller = new AbortController();
    running.set(call.id, controller);
    return engine.produce(call.with[0], { onLetters: (letters) => port.postMessage({ id: call.id, letters }), signal: controller.signal });
  }
  const verb = engine[call.verb].bind(engine) as (...args: unknown[]) => ReturnType<MergeWorker[typeof call.verb]>;
  return verb(...call.with);
}
