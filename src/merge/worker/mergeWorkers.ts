import { createMergeWorker } from './createMergeWorker';
import type { MergeWorker } from './mergeWorker';

/**
 * Starts engines, each in a worker. The worker of one that was closed with nothing left to do waits for the next, whose program is loaded and quick by then: what cold code takes for
 * a letter is several times what it takes later. One waits at most, and it holds no letter.
 */
export function mergeWorkers(start: () => Worker): () => MergeWorker {
  let spare: Worker | undefined;
  const take = (): Worker => {
    const worker = spare ?? start();
    spare = undefined;
    return worker;
  };
  const keep = (worker: Worker): void => {
    spare?.terminate();
    spare = worker;
    worker.onerror = () => { spare = undefined; };
  };
  return () => createMergeWorker(take, keep);
}
