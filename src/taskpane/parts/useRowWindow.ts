import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';

interface RowWindowOptions {
  count: number;
  /** Pixels; every row has the same height, so that nothing is measured, however many there are. */
  rowHeight: number;
  /** What scrolls; the list is a part of it and positioned within it. */
  scroller: RefObject<HTMLElement | null>;
  list: RefObject<HTMLElement | null>;
  /** What stays in sight at the top of the scroller, over the rows. */
  pinned?: RefObject<HTMLElement | null> | undefined;
}

export interface RowWindow {
  /** The rows to put on the page: from the first to before the last. */
  first: number;
  last: number;
  /** How many rows a page holds. */
  page(): number;
  /** Brings a row into sight with the least movement, or to the middle. */
  reveal(place: number, where?: 'nearest' | 'middle'): void;
}

/** Rows beyond the edges, so that scrolling shows no gaps. */
const beyond = 8;
/** Until the pane is laid out: a small one. */
const smallPane = 480;

/** Which rows of a long list are in sight, and the way to one. */
export function useRowWindow({ count, rowHeight, scroller, list, pinned }: RowWindowOptions): RowWindow {
  const [seen, setSeen] = useState({ first: 0, last: Math.ceil(smallPane / rowHeight) + beyond });
  const look = useCallback((): void => {
    if (!scroller.current || !list.current) return;
    const top = scroller.current.scrollTop - list.current.offsetTop;
    const first = Math.max(0, Math.floor(top / rowHeight) - beyond);
    const last = Math.max(0, Math.ceil((top + scroller.current.clientHeight) / rowHeight) + beyond);
    setSeen((before) => (before.first === first && before.last === last ? before : { first, last }));
  }, [list, rowHeight, scroller]);
  useLayoutEffect(() => {
    const scrolling = scroller.current;
    look();
    scrolling?.addEventListener('scroll', look, { passive: true });
    // What stands above the list can grow and shrink, and so can the pane.
    const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(look);
    for (const element of [scrolling, list.current?.parentElement]) if (element) observer?.observe(element);
    return () => {
      scrolling?.removeEventListener('scroll', look);
      observer?.disconnect();
    };
  }, [list, look, scroller]);

  const covered = (): number => pinned?.current?.offsetHeight ?? 0;
  const height = (): number => scroller.current?.clientHeight ?? smallPane;
  return {
    first: Math.min(seen.first, Math.max(0, count - 1)), last: Math.min(seen.last, count),
    page: () => Math.max(1, Math.floor((height() - covered()) / rowHeight) - 1),
    reveal(place, where = 'nearest') {
      if (!scroller.current || !list.current) return;
      const top = list.current.offsetTop + place * rowHeight;
      const above = top - covered(), below = top + rowHeight - height();
      const { scrollTop } = scroller.current;
      scroller.current.scrollTop = where === 'middle' ? (above + below) / 2 : Math.max(below, Math.min(above, scrollTop));
      look();
    },
  };
}
