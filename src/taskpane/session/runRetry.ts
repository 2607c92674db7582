import { isPassing, type SyncProblem } from '../../contract/problem';

/** Waits for so many milliseconds; ends early, without an error, when the signal aborts. */
export type Pause = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

export const pauseForReal: Pause = (milliseconds, signal) => new Promise((resolve) => {
  if (signal?.aborted) return resolve();
  const timer = setTimeout(resolve, milliseconds);
  signal?.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
});

/** Aborts as soon as one of the two does. (`AbortSignal.any` is missing in the web views of older Macs.) */
export function eitherSignal(one: AbortSignal, other: AbortSignal): AbortSignal {
  const either = new AbortController();
  for (const signal of [one, other]) {
    if (signal.aborted) either.abort();
    else signal.addEventListener('abort', () => either.abort(), { once: true, signal: either.signal });
  }
  return either.signal;
}

/** What an aborted call throws: an Error, or a DOMException of the browser. */
export const isAbort = (error: unknown): boolean => (error as { name?: unknown } | undefined)?.name === 'AbortError';
export const aborted = (): DOMException => new DOMException('The run was cancelled.', 'AbortError');

/** How long to wait before try number `failed + 1`, in milliseconds: from half a second up to a quarter of a minute. */
export const waitAfter = (failed: number): number => Math.min(500 * 2 ** (failed - 1), 15_000);

export interface Patience {
  pause: Pause;
  signal?: AbortSignal;
  /** After so many tries the problem is thrown; missing = never. */
  tries?: number;
  /** Told the problem before each wait, and undefined once an answer came. */
  onWaiting?: (problem: SyncProblem | undefined) => void;
}

/**
 * Asks until there is an answer. Only for calls that may be repeated (same run id, same receipts, same idempotency key).
 * Problems that waiting does not cure are thrown at once; an aborted signal throws an AbortError.
 */
export async function askPatiently<Answer>(ask: () => Promise<Answer>, { pause, signal, tries = Infinity, onWaiting }: Patience): Promise<Answer> {
  for (let failed = 0; ;) {
    try {
      const answer = await ask();
      if (failed > 0) onWaiting?.(undefined);
      return answer;
    } catch (error) {
      failed += 1;
      if (!isPassing(error) || failed >= tries) throw error;
      onWaiting?.(error);
      await pause(waitAfter(failed), signal);
      if (signal?.aborted) throw aborted();
    }
  }
}
