import { useSyncExternalStore } from 'react';
import { usePane } from './pane';
import { createRunQueue, type RunQueue } from './runQueue';
import type { RunSnapshot } from './runSnapshot';

/** The letters of a segment in this pane. They go on being made while the person looks at other places. */
export function useRun(segmentNo: string): { queue: RunQueue; run: RunSnapshot } {
  const { services, kept } = usePane();
  const name = `run.${segmentNo}`;
  if (!kept.has(name)) kept.set(name, createRunQueue(services, segmentNo));
  const queue = kept.get(name) as RunQueue;
  return { queue, run: useSyncExternalStore(queue.subscribe, queue.snapshot) };
}
