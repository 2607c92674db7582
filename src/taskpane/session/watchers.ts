/** Those who watch a state of the session, as React's `useSyncExternalStore` subscribes them. */
export function createWatchers(): { subscribe(listener: () => void): () => void; notify(): void } {
  const listeners = new Set<() => void>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    notify() { for (const listener of listeners) listener(); },
  };
}
