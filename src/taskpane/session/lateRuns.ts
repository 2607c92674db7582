import type { RunStorage } from './runStorage';

/** Run storage whose program is loaded when it is first asked for something: it stays out of the pane's first view. */
export function lateRuns(load: () => Promise<RunStorage>): RunStorage {
  return {
    keep: async (run) => (await load()).keep(run),
    find: async (id) => (await load()).find(id),
    forget: async (id) => (await load()).forget(id),
  };
}
