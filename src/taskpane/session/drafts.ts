import type { Edits } from './autosave';
import { createWatchers } from './watchers';

/** What was typed and is not saved yet. It outlives a reload of the pane and every failure, and goes when it is saved. */
export interface Drafts {
  keep(name: string, edits: Edits): void;
  find(name: string): Edits | undefined;
  forget(name: string): void;
  /** Names that begin so. */
  names(beginning: string): string[];
  subscribe(listener: () => void): () => void;
}

const prefix = 'segment-letters.draft.';

/** In the browser's storage for this window. Where that is refused, the pane's own memory holds them. */
export function createDrafts(storage: () => Storage = () => window.sessionStorage): Drafts {
  const memory = new Map<string, string>();
  const { subscribe, notify } = createWatchers();
  const quietly = <Value>(use: (store: Storage) => Value): Value | undefined => {
    try { return use(storage()); } catch { return undefined; }
  };
  return {
    subscribe,
    keep(name, edits) {
      const text = JSON.stringify(edits);
      memory.set(name, text);
      quietly((store) => store.setItem(prefix + name, text));
      notify();
    },
    find(name) {
      const text = memory.get(name) ?? quietly((store) => store.getItem(prefix + name)) ?? undefined;
      try { return text === undefined ? undefined : JSON.parse(text) as Edits; } catch { return undefined; }
    },
    forget(name) {
      memory.delete(name);
      quietly((store) => store.removeItem(prefix + name));
      notify();
    },
    names(beginning) {
      const stored = quietly((store) => Object.keys(store).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))) ?? [];
      return [...new Set([...memory.keys(), ...stored])].filter((name) => name.startsWith(beginning)).sort();
    },
  };
}
