import type { SyncClient } from '../../contract/syncClient';
import { askPatiently, type Pause } from './runRetry';
import { createWatchers } from './watchers';

/** Which letters went out, as the person ticks them. */
export interface TicksSnapshot {
  out: ReadonlySet<number>;
  /** Some ticks are not with the service yet. */
  unsaved: boolean;
  problem?: unknown;
}

export interface RunTicks {
  subscribe(listener: () => void): () => void;
  snapshot(): TicksSnapshot;
  /** Takes over which lines are ticked; the service is told a moment later. */
  set(out: ReadonlySet<number>): void;
  /** Tells the service now; rejects where it could not be told. Nothing ticked is lost by that. */
  flush(): Promise<void>;
}

/** How long the person has to pause before the service is told, in milliseconds. */
const settle = 400;

export function createRunTicks(sync: SyncClient, runId: string, stored: ReadonlySet<number>, pause: Pause): RunTicks {
  const { subscribe, notify } = createWatchers();
  let current: TicksSnapshot = { out: stored, unsaved: false };
  let told = stored;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let telling: Promise<void> | undefined;

  const show = (next: TicksSnapshot): void => {
    current = next;
    notify();
  };
  const without = (one: ReadonlySet<number>, other: ReadonlySet<number>): number[] => [...one].filter((lineNo) => !other.has(lineNo));

  async function tell(): Promise<void> {
    while (current.out !== told) {
      const wanted = current.out;
      const [out, notOut] = [without(wanted, told), without(told, wanted)];
      if (out.length + notOut.length > 0) await askPatiently(() => sync.ask('changeMergeRun', { params: { id: runId }, body: { out, notOut } }), { pause, tries: 3 });
      told = wanted;
    }
  }
  function flush(): Promise<void> {
    clearTimeout(timer);
    telling ??= tell().then(() => show({ out: current.out, unsaved: false }), (problem: unknown) => {
      show({ ...current, unsaved: true, problem });
      throw problem;
    }).finally(() => { telling = undefined; });
    return telling;
  }
  return {
    subscribe,
    snapshot: () => current,
    set(out) {
      show({ out, unsaved: true });
      clearTimeout(timer);
      timer = setTimeout(() => { flush().catch(() => undefined); }, settle);
    },
    flush,
  };
}
