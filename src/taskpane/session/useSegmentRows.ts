import { useEffect, useSyncExternalStore } from 'react';
import { usePane } from './pane';
import type { SegmentRows, SegmentRowsSnapshot } from './segmentRows';

/** The contacts of a segment as they come in; begins to load them. */
export function useSegmentRows(segmentNo: string): SegmentRowsSnapshot & { store: SegmentRows } {
  const store = usePane().rows(segmentNo);
  useEffect(() => store.load(), [store]);
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot);
  return { ...snapshot, store };
}
