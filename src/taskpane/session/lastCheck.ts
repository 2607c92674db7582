import { useKept } from './pane';

/** How many things the last check of a segment found that must be put right, and that are worth a look; and whether one of them keeps the segment from being logged. */
export interface LastCheck { errors: number; warnings: number; stopsLog: boolean }

/** What the last check of a segment left open; undefined where none was made while the pane is open. */
export const useLastCheck = (no: string): [LastCheck | undefined, (found: LastCheck) => void] => useKept<LastCheck | undefined>(`check.${no}`, undefined);
