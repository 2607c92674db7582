import { useSyncExternalStore } from 'react';
import type { MergeRunWithLetters } from '../../contract/mergeRun';
import { usePane } from './pane';
import { createRunTicks, ticksName, type RunTicks, type TicksSnapshot } from './runTicks';
import { useUntilSaved } from './useUntilSaved';

/** The ticks of a run. The service gets them also after they were left. */
export function useRunTicks(run: MergeRunWithLetters): TicksSnapshot & { ticks: RunTicks } {
  const { services, drafts } = usePane();
  const ticks = useUntilSaved<RunTicks>(ticksName(run.id), (left) => left ?? createRunTicks(services.sync, run, { drafts }), ({ snapshot }) => !snapshot().unsaved);
  return { ...useSyncExternalStore(ticks.subscribe, ticks.snapshot), ticks };
}
