import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { settledOf } from '../../contract/segmentLetter';
import { usePane } from './pane';

/** Milliseconds: reading the letter again and again would keep Word busy. */
const knownFor = 10_000;

/**
 * The letter in Word: its content, as a hash, and how many places of it print the text for one contact; undefined while it is not known, or where Word or the engine do not say it.
 * `isSettled` = there is no more to wait for.
 * Looked at again when the pane gets the focus: the person comes back from writing.
 */
export function useOpenLetter(enabled: boolean): { hash: string | undefined; texts: number | undefined; isSettled: boolean; readAgain: () => void } {
  const { services: { word, startMerge }, notes } = usePane();
  const settled = settledOf(notes);
  const { data, isPending, refetch } = useQuery({
    queryKey: ['openLetter', settled], enabled, staleTime: knownFor, gcTime: 0, retry: false, refetchOnWindowFocus: false,
    queryFn: async () => {
      const engine = startMerge();
      try {
        const { hash, fields } = await engine.open(await word.readBytes(), settled);
        return { hash, fields };
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
  const texts = data?.fields.filter(({ name }) => name === 'Comment').reduce((sum, { places }) => sum + places.length, 0);
  return { hash: data?.hash, texts, isSettled: !enabled || !isPending, readAgain: () => { void refetch(); } };
}
