import { useSyncExternalStore } from 'react';
import { createAutosave, type Autosave, type AutosaveSnapshot, type AutosaveSource } from './autosave';
import { useUntilSaved } from './useUntilSaved';

/** Saves what a person types into one thing, also after it was left. The source is read at the first rendering only. */
export function useAutosave<Whole>(first: Whole, source: AutosaveSource<Whole>): AutosaveSnapshot<Whole> & { saver: Autosave<Whole> } {
  const saver = useUntilSaved<Autosave<Whole>>(`unsaved.${source.name}`, (left) => {
    left?.refresh(first);
    return left ?? createAutosave(first, source);
  }, ({ snapshot }) => Object.keys(snapshot().edits).length === 0);
  return { ...useSyncExternalStore(saver.subscribe, saver.snapshot), saver };
}
