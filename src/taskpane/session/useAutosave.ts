import { useEffect, useState, useSyncExternalStore } from 'react';
import { createAutosave, type Autosave, type AutosaveSnapshot, type AutosaveSource } from './autosave';

/** Saves what a person types into one thing, and once more on leaving. The source is read at the first rendering only. */
export function useAutosave<Whole>(first: Whole, source: AutosaveSource<Whole>): AutosaveSnapshot<Whole> & { saver: Autosave<Whole> } {
  const [saver] = useState(() => createAutosave(first, source));
  useEffect(() => {
    const leave = () => void saver.flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [saver]);
  return { ...useSyncExternalStore(saver.subscribe, saver.snapshot), saver };
}
