import { useEffect, useState } from 'react';
import { usePane } from './pane';

/** Something that saves what a person does. */
interface Saver { /** Saves what waits now. */ flush(): Promise<void> }

/**
 * A saver for as long as a view is there, and until it has saved: on leaving it saves once more, and what cannot be saved by then goes on being tried while the pane is open. Whoever comes
 * back finds the same one. `begin` gets the one that was left, if any; both functions are read at the first rendering only.
 */
export function useUntilSaved<One extends Saver>(name: string, begin: (left: One | undefined) => One, isSaved: (saver: One) => boolean): One {
  const { kept } = usePane();
  const [saver] = useState(() => begin(kept.get(name) as One | undefined));
  useEffect(() => {
    // What could not be saved is said by the saver itself.
    const save = (): Promise<void> => saver.flush().catch(() => undefined);
    const leave = (): void => void save();
    if (kept.delete(name)) leave();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      kept.set(name, saver);
      void save().then(() => { if (isSaved(saver) && kept.get(name) === saver) kept.delete(name); });
    };
  }, [saver, kept, name]);
  return saver;
}
