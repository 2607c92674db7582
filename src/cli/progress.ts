import { setImmediate as breath } from 'node:timers/promises';
import type { Terminal } from './terminal';

/** So often the person is told how far the work is, and Ctrl+C is heard; in ms. */
const every = 100;
/** Before that, nothing can be said of the time that is left. */
const longEnough = 2_000;

/** How far a piece of work is. */
export interface Progress {
  /** Says that so many are done. Gives other things their turn now and then: without it Ctrl+C would be heard only at the end. */
  done(count: number): Promise<void>;
  /** Nothing more is said. */
  end(): void;
}

/**
 * Tells how far the work is, where somebody looks on.
 * @param said for example `1,203 of 10,000 letters`
 * @param total missing = nobody knows how many there will be
 */
export function createProgress({ status }: Pick<Terminal, 'status'>, said: (count: string, total?: string) => string, total?: number, now: () => number = Date.now): Progress {
  const start = now();
  let last = start;
  return {
    async done(count) {
      const time = now();
      if (time - last < every) return;
      last = time;
      await breath();
      status?.(said(written(count), total === undefined ? undefined : written(total)) + (total === undefined ? '' : timeLeft(time - start, count, total)));
    },
    end: () => status?.(''),
  };
}

function timeLeft(passed: number, count: number, total: number): string {
  if (passed < longEnough || count === 0) return '';
  const seconds = Math.ceil(passed / count * (total - count) / 1000);
  return seconds < 60 ? `, ${seconds} s left` : `, ${Math.ceil(seconds / 60)} min left`;
}

/** `1,203`. */
const written = (count: number): string => count.toLocaleString('en-US');
