import { lateProgram } from './lateProgram';
import type { MergeWorker } from './mergeWorker';

/** A merge worker whose program is loaded when it is first asked for something: it stays out of the pane's first view. Where loading failed, the next call tries again. */
export function lateMerge(load: () => Promise<MergeWorker>): MergeWorker {
  let loading: Promise<MergeWorker> | undefined;
  let closed = false;
  const worker = (): Promise<MergeWorker> => loading ??= lateProgram(load).then((loaded) => {
    if (closed) loaded.close();
    return loaded;
  }, (error: unknown) => {
    loading = undefined; // the network may be back when the person tries again
    throw error;
  });
  return {
    open: async (...args) => (await worker()).open(...args),
    openAlso: async (...args) => (await worker()).openAlso(...args),
    startRecords: async (...args) => (await worker()).startRecords(...args),
    addRecords: async (...args) => (await worker()).addRecords(...args),
    check: async (...args) => (await worker()).check(...args),
    riskiest: async (...args) => (await worker()).riskiest(...args),
    letter: async (...args) => (await worker()).letter(...args),
    produce: async (...args) => (await worker()).produce(...args),
    close() {
      closed = true;
      void loading?.then((loaded) => loaded.close(), () => undefined);
    },
  };
}
