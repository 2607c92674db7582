import { useKept } from './pane';

/** How many things the last check of a segment found that must be put right; 0 where none was made while the pane is open. */
export const useLastCheck = (no: string): [errors: number, found: (errors: number) => void] => useKept(`check.errors.${no}`, 0);
