import { useEffect, useState, useSyncExternalStore } from 'react';
import { usePane } from './pane';

/** What waits so long is not on its way to the service any more: it is too long, refused, or the service is away. Milliseconds. */
const patience = 1000;

/** What was typed for a segment and has not reached the service for a while: numbers of lines, and whether it is the segment's own details. */
export function useUnsaved(no: string): { lineNos: number[]; details: boolean } {
  const { drafts } = usePane();
  const now = useSyncExternalStore(drafts.subscribe, () => drafts.names(`${no}/`).join('\n'));
  const [waited, setWaited] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setWaited(now), patience);
    return () => clearTimeout(timer);
  }, [now]);
  const [still, before] = [now, waited].map((names) => names.split('\n').map((name) => name.slice(no.length + 1)));
  const unsaved = still!.filter((name) => before!.includes(name));
  return { lineNos: unsaved.map(Number).filter((lineNo) => lineNo > 0), details: unsaved.includes('header') };
}
