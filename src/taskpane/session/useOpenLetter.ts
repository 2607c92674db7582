import { useQuery } from '@tanstack/react-query';
import { usePane } from './pane';

/** Milliseconds: reading the letter again and again would keep Word busy. */
const knownFor = 10_000;

/** The content of the letter in Word, as a hash; undefined while it is not known, or where Word or the engine do not say it. Looked at again when the pane gets the focus. */
export function useOpenLetter(enabled: boolean): string | undefined {
  const { services: { word, startMerge }, notes: { fieldMapping } } = usePane();
  return useQuery({
    queryKey: ['openLetter', fieldMapping], enabled, staleTime: knownFor, gcTime: 0, retry: false, refetchOnWindowFocus: true,
    queryFn: async () => {
      const engine = startMerge();
      try {
        return (await engine.open(await word.readBytes(), fieldMapping)).hash;
      } finally {
        engine.close();
      }
    },
  }).data;
}
