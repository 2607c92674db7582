import { MergeError } from '../issues/mergeError';
import { createMergeInline } from './mergeInline';
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
    return createMergeInline();
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
