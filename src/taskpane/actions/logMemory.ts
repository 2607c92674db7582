import type { LogCall } from './logSegment';

/** Remembers a log call from before it is sent until its answer was seen, so that a reloaded pane asks with the same key. */
export interface LogMemory {
  remember(call: LogCall): void;
  recall(segmentNo: string): LogCall | undefined;
  forget(segmentNo: string): void;
}

const nameOf = (segmentNo: string): string => `segment-letters.log.${segmentNo}`;

/** In the browser's storage. Where that is refused, only the memory of this pane is lost: the run's id is the key anyway. */
export function createLogMemory(storage: () => Storage = () => sessionStorage): LogMemory {
  const quietly = <Value>(use: (storage: Storage) => Value): Value | undefined => {
    try { return use(storage()); } catch { return undefined; }
  };
  return {
    remember(call) { quietly((store) => store.setItem(nameOf(call.segmentNo), JSON.stringify(call))); },
    recall: (segmentNo) => quietly((store) => JSON.parse(store.getItem(nameOf(segmentNo)) ?? 'null') as LogCall | null) ?? undefined,
    forget(segmentNo) { quietly((store) => store.removeItem(nameOf(segmentNo))); },
  };
}
