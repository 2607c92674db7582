import { useEffect, useState, useSyncExternalStore } from 'react';
import type { MergeRunWithLetters } from '../../contract/mergeRun';
import { usePane } from './pane';
import { createRunTicks, ticksName, type RunTicks, type TicksSnapshot } from './runTicks';

/** The ticks of a run, told to the service once more on leaving. Those that it does not have by then go on being tried while the pane is open; whoever comes back finds them there. */
export function useRunTicks(run: MergeRunWithLetters): TicksSnapshot & { ticks: RunTicks } {
  const { services, kept, drafts } = usePane();
  const left = ticksName(run.id);
  const [ticks] = useState(() => (kept.get(left) as RunTicks | undefined) ?? createRunTicks(services.sync, run, { drafts }));
  useEffect(() => {
    const tell = (): Promise<void> => ticks.flush().catch(() => undefined);
    const leave = (): void => void tell();
    if (kept.delete(left)) leave();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      kept.set(left, ticks);
      void tell().then(() => { if (!ticks.snapshot().unsaved && kept.get(left) === ticks) kept.delete(left); });
    };
  }, [ticks, kept, left]);
  return { ...useSyncExternalStore(ticks.subscribe, ticks.snapshot), ticks };
}
