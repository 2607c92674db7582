import { MergeError } from '../issues/mergeError';
import { lateMerge } from './lateMerge';
import type { AnswerMessage, CallMessage, Verb, VerbArguments, VerbResult } from './mergeMessages';
import type { LetterMade, MergeWorker } from './mergeWorker';

interface CallOptions { onLetters?: ((letters: LetterMade[]) => void) | undefined; signal?: AbortSignal | undefined }
interface Waiting extends CallOptions { verb: Verb; args: readonly unknown[]; resolve(result: unknown): void; reject(error: Error): void }

/**
 * The engine in a Web Worker. Where a worker cannot be started, or stops before its first answer, the same engine works in slices on this thread.
 * ```ts
 * const merge = createMergeWorker(() => new Worker('/merge/mergeWorker.js'));
 * const { hash, fields } = await merge.open(bytes, {});
 * ```
 * @param keep takes the worker when it is closed with nothing left to do, instead of its end. Not one that made a run, which may hold much, nor one with a failure: a part of it may be gone for good.
 */
export function createMergeWorker(start: () => Worker, keep?: (worker: Worker) => void): MergeWorker {
  let worker: Worker;
  try {
    worker = start();
  } catch {
    return createMergeHere();
  }
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: Error | undefined;
  let hasAnswered = false;
  /** It made a run, or failed in something: it ends with this engine. */
  let isSpent = false;
  let isKept = false;
  let here: MergeWorker | undefined;

  const end = (reason: Error): void => {
    if (isKept) return;
    ended ??= reason;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
    worker.terminate();
    here?.close();
  };
  const close = (): void => {
    const isIdle = !ended && !here && hasAnswered && !isSpent && waiting.size === 0;
    if (!keep || !isIdle) {
      end(new MergeError('CANCELLED'));
      return;
    }
    ended = new MergeError('CANCELLED');
    isKept = true;
    worker.onmessage = worker.onerror = null;
    worker.postMessage({ verb: 'anew' } satisfies CallMessage);
    keep(worker);
  };
  worker.onmessage = ({ data: answer }: MessageEvent<AnswerMessage>) => {
    hasAnswered = true;
    const call = waiting.get(answer.id);
    if ('letters' in answer) {
      call?.onLetters?.(answer.letters);
      return;
    }
    waiting.delete(answer.id);
    isSpent ||= !('result' in answer);
    if ('error' in answer) call?.reject(new MergeError(answer.error.code, answer.error.detail));
    else if ('fault' in answer) call?.reject(new Error(answer.fault));
    else call?.resolve(answer.result);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    if (hasAnswered) {
      end(new Error(event.message || 'The merge worker stopped.'));
      return;
    }
    /* The script did not load, or the host does not let it run: nothing is lost, the calls are made here. */
    worker.terminate();
    const engine = here = createMergeHere();
    for (const call of waiting.values()) perform(engine, call);
    waiting.clear();
  };

  const call = <Name extends Verb>(verb: Name, args: VerbArguments<Name>, { onLetters, signal }: CallOptions = {}): Promise<VerbResult<Name>> => new Promise((resolve, reject) => {
    if (ended) {
      reject(ended);
      return;
    }
    if (here) {
      perform(here, { verb, args, onLetters, signal, resolve: resolve as (result: unknown) => void, reject });
      return;
    }
    const id = ++lastId;
    isSpent ||= verb === 'produce';
    const abort = (): void => worker.postMessage({ id, verb: 'cancel' } satisfies CallMessage);
    const settled = <Value>(then: (value: Value) => void) => (value: Value): void => {
      signal?.removeEventListener('abort', abort);
      then(value);
    };
    waiting.set(id, { verb, args, onLetters, signal, resolve: settled(resolve as (result: unknown) => void), reject: settled(reject) });
    worker.postMessage({ id, verb, with: args });
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort);
  });

  return {
    open: (bytes, settled, options) => call('open', [bytes, settled, options]),
    openAlso: (bytes, settled, whom) => call('openAlso', [bytes, settled, whom]),
    startRecords: (common) => call('startRecords', [common]),
    addRecords: (records) => call('addRecords', [records]),
    check: (options) => call('check', [options]),
    riskiest: (lineNos) => call('riskiest', [lineNos]),
    letter: (...args) => call('letter', args),
    produce: (request, { onLetters, signal }) => call('produce', [request], { onLetters, signal }),
    close,
  };
}

/** Makes a call that the worker did not. */
function perform(engine: MergeWorker, { verb, args, onLetters = () => undefined, signal, resolve, reject }: Waiting): void {
  const call = engine[verb] as (...args: unknown[]) => Promise<unknown>;
  call(...args, ...(verb === 'produce' ? [{ onLetters, ...(signal && { signal }) }] : [])).then(resolve, reject);
}

/** The engine on this thread. It is loaded only when it is called: a pane with a worker has no use for a second engine. */
const createMergeHere = (): MergeWorker => lateMerge(async () => (await import('./mergeInline')).createMergeInline());
