import { useEffect, useState, useSyncExternalStore } from 'react';
import { createAutosave, type Autosave, type AutosaveSnapshot, type AutosaveSource } from './autosave';
import { usePane } from './pane';

/**
 * Saves what a person types into one thing, and once more on leaving. What cannot be saved by then goes on being tried while the pane is open; whoever comes back to the thing finds it
 * there. The source is read at the first rendering only.
 */
export function useAutosave<Whole>(first: Whole, source: AutosaveSource<Whole>): AutosaveSnapshot<Whole> & { saver: Autosave<Whole> } {
  const { kept } = usePane();
  const left = `unsaved.${source.name}`;
  const [saver] = useState(() => {
    const before = kept.get(left) as Autosave<Whole> | undefined;
    before?.refresh(first);
    return before ?? createAutosave(first, source);
  });
  useEffect(() => {
    const save = () => void saver.flush();
    if (kept.delete(left)) save();
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      kept.set(left, saver);
      void saver.flush().then(() => { if (Object.keys(saver.snapshot().edits).length === 0 && kept.get(left) === saver) kept.delete(left); });
    };
  }, [saver, kept, left]);
  return { ...useSyncExternalStore(saver.subscribe, saver.snapshot), saver };
}
