import { createElement, useLayoutEffect, useState, type ComponentType, type ReactNode } from 'react';
import { lateProgram } from '../../merge/worker/lateProgram';

interface LateOptions {
  /** What stands there until the part has come. */
  waiting?: ReactNode;
  /** What stands there where it did not come; `again` tries once more. Nothing, where this is missing. */
  failed?(error: unknown, again: () => void): ReactNode;
}

/**
 * A part of the pane whose program comes with its first use. React's own `lazy` shows what has come 300 ms after it began to wait and no sooner, and one that does not come takes the
 * whole pane with it.
 */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>, { waiting = null, failed = () => null }: LateOptions = {}): ComponentType<Props> {
  let Loaded: ComponentType<Props> | undefined;
  return function Late(props: Props) {
    const [state, setState] = useState<{ tries: number; error?: unknown }>({ tries: 0 });
    useLayoutEffect(() => {
      if (Loaded) return undefined;
      let isHere = true;
      const tell = (error?: unknown): void => { if (isHere) setState(({ tries }) => ({ tries, error })); };
      lateProgram(load).then((part) => {
        Loaded = part;
        tell();
      }, tell);
      return () => { isHere = false; };
    }, [state.tries]);
    if (Loaded) return createElement(Loaded, props);
    return state.error === undefined ? waiting : failed(state.error, () => setState(({ tries }) => ({ tries: tries + 1 })));
  };
}
