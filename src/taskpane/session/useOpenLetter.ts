import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { settledOf } from '../../contract/segmentLetter';
import { usePane } from './pane';

/** Milliseconds: reading the letter again and again would keep Word busy. */
const knownFor = 10_000;

/**
 * The content of the letter in Word, as a hash; undefined while it is not known, or where Word or the engine do not say it. `isSettled` = there is no more to wait for.
 * Looked at again when the pane gets the focus: the person comes back from writing.
 */
export function useOpenLetter(enabled: boolean): { hash: string | undefined; isSettled: boolean } {
  const { services: { word, startMerge }, notes } = usePane();
  const settled = settledOf(notes);
  const { data: hash, isPending, refetch } = useQuery({
    queryKey: ['openLetter', settled], enabled, staleTime: knownFor, gcTime: 0, retry: false, refetchOnWindowFocus: false,
    queryFn: async () => {
      const engine = startMerge();
      try {
        return (await engine.open(await word.readBytes(), settled)).hash;
      } finally {
        engine.close();
      }
    },
  });
  // The pane stays visible while the person writes in Word: the query's own watch, for visibility, hears nothing of it.
  useEffect(() => {
    if (!enabled) return undefined;
    const look = (): void => { void refetch({ cancelRefetch: false }); };
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [enabled, refetch]);
  return { hash, isSettled: !enabled || !isPending };
}
