import { useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { answerKey } from './asking';
import { usePane } from './pane';
import { createRunQueue, type RunQueue } from './runQueue';
import type { RunSnapshot } from './runSnapshot';

/** The letters of a segment in this pane. They go on being made while the person looks at other places. */
export function useRun(segmentNo: string): { queue: RunQueue; run: RunSnapshot } {
  const { services, kept, changeNotes } = usePane();
  const queries = useQueryClient();
  const name = `run.${segmentNo}`;
  if (!kept.has(name)) {
    kept.set(name, createRunQueue(services, segmentNo, {
      onKept: (hash) => changeNotes({ keptAs: hash }).finally(() => queries.invalidateQueries({ queryKey: answerKey('letters', { params: { no: segmentNo } }) })),
    }));
  }
  const queue = kept.get(name) as RunQueue;
  return { queue, run: useSyncExternalStore(queue.subscribe, queue.snapshot) };
}
