import { MergeError } from '../issues/mergeError';
import type { AnswerMessage, CallMessage, Verb, VerbArguments, VerbResult } from './mergeMessages';
import type { LetterMade, MergeWorker } from './mergeWorker';

interface Waiting { resolve(result: unknown): void; reject(error: Error): void; onLetters?: (letters: LetterMade[]) => void }

/**
 * The engine in a Web Worker. Where a worker cannot be started, the same engine works in slices on this thread.
 * ```ts
 * const merge = createMergeWorker(new URL('../merge/mergeWorker.js', location.href));
 * const { hash, fields } = await merge.open(bytes, {});
 * ```
 * @param start the worker's address, or what makes the worker.
 */
export function createMergeWorker(start: string | URL | (() => Worker)): MergeWorker {
  let worker: Worker;
  try {
    worker = typeof start === 'function' ? start() : new Worker(start);
  } catch {
    return createMergeHere();
  }
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: Error | undefined;

  const end = (reason: Error): void => {
    ended ??= reason;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
    worker.terminate();
  };
  worker.onmessage = ({ data: answer }: MessageEvent<AnswerMessage>) => {
    const call = waiting.get(answer.id);
    if ('letters' in answer) {
      call?.onLetters?.(answer.letters);
      return;
    }
    waiting.delete(answer.id);
    if ('error' in answer) call?.reject(new MergeError(answer.error.code, answer.error.detail));
    else if ('fault' in answer) call?.reject(new Error(answer.fault));
    else call?.resolve(answer.result);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end(new Error(event.message || 'The merge worker stopped.'));
  };

  const call = <Name extends Verb>(verb: Name, args: VerbArguments<Name>, { onLetters, signal }: { onLetters?: Waiting['onLetters']; signal?: AbortSignal | undefined } = {}): Promise<VerbResult<Name>> => new Promise((resolve, reject) => {
    if (ended) {
      reject(ended);
      return;
    }
    const id = ++lastId;
    const abort = (): void => worker.postMessage({ id, verb: 'cancel' } satisfies CallMessage);
    const settled = <Value>(then: (value: Value) => void) => (value: Value): void => {
      signal?.removeEventListener('abort', abort);
      then(value);
    };
    waiting.set(id, { resolve: settled(resolve as (result: unknown) => void), reject: settled(reject), ...(onLetters && { onLetters }) });
    worker.postMessage({ id, verb, with: args });
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort);
  });

  return {
    open: (bytes, mapping) => call('open', [bytes, mapping]),
    startRecords: (common) => call('startRecords', [common]),
    addRecords: (records) => call('addRecords', [records]),
    check: (options) => call('check', [options]),
    riskiest: (lineNos) => call('riskiest', [lineNos]),
    letter: (lineNo) => call('letter', [lineNo]),
    produce: (request, { onLetters, signal }) => call('produce', [request], { onLetters, signal }),
    close: () => end(new MergeError('CANCELLED')),
  };
}

/** The engine on this thread. It is loaded only when it is called: a pane with a worker has no use for a second engine in its first view. */
function createMergeHere(): MergeWorker {
  let loading: Promise<MergeWorker> | undefined;
  const engine = (): Promise<MergeWorker> => (loading ??= import('./mergeInline').then(({ createMergeInline }) => createMergeInline()));
  return {
    open: async (...args) => (await engine()).open(...args),
    startRecords: async (...args) => (await engine()).startRecords(...args),
    addRecords: async (...args) => (await engine()).addRecords(...args),
    check: async (...args) => (await engine()).check(...args),
    riskiest: async (...args) => (await engine()).riskiest(...args),
    letter: async (...args) => (await engine()).letter(...args),
    produce: async (...args) => (await engine()).produce(...args),
    close: () => { void loading?.then((one) => one.close()); },
  };
}
