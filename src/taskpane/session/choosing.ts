/** Which contacts of a list are chosen, where the keyboard stands, and where a range began. Positions count from 0 in the list as it is shown. */
export interface Choice {
  /** Line numbers; also of contacts that a filter hides at the moment. */
  chosen: ReadonlySet<number>;
  active: number;
  anchor: number;
}

export const noChoice: Choice = { chosen: new Set(), active: 0, anchor: 0 };

/** The choice without contacts that are not in the list any more: a colleague may have removed them. */
export function stillThere(choice: Choice, isThere: (lineNo: number) => boolean): Choice {
  const chosen = new Set([...choice.chosen].filter(isThere));
  return chosen.size === choice.chosen.size ? choice : { ...choice, chosen };
}

/** What a key or a click asks of a list. */
export type ChoosingStep =
  | { do: 'move'; to: number; extend: boolean }
  | { do: 'toggle'; at: number; extend: boolean }
  | { do: 'all' }
  | { do: 'clear' };

/** One step in a list: the same for keys and mouse. Moving with Shift chooses what it passes over and leaves nothing chosen before out. */
export function choose({ chosen, active, anchor }: Choice, step: ChoosingStep, rows: readonly { lineNo: number }[]): Choice {
  const last = rows.length - 1;
  const within = (place: number): number => Math.max(0, Math.min(last, place));
  const withRows = (more: readonly { lineNo: number }[]): ReadonlySet<number> => {
    const next = new Set(chosen);
    for (const { lineNo } of more) next.add(lineNo);
    return next;
  };
  const withRange = (from: number, to: number): ReadonlySet<number> => withRows(rows.slice(Math.min(from, to), Math.max(from, to) + 1));
  switch (step.do) {
    case 'move': {
      const to = within(step.to);
      return step.extend ? { chosen: withRange(anchor, to), active: to, anchor } : { chosen, active: to, anchor: to };
    }
    case 'toggle': {
      const at = within(step.at);
      if (step.extend) return { chosen: withRange(anchor, at), active: at, anchor };
      const next = new Set(chosen);
      const lineNo = rows[at]?.lineNo;
      if (lineNo !== undefined && !next.delete(lineNo)) next.add(lineNo);
      return { chosen: next, active: at, anchor: at };
    }
    case 'all': return { chosen: withRows(rows), active, anchor };
    case 'clear': return { chosen: new Set(), active, anchor };
  }
}

/** What a key means in the list, or undefined. `page` = how many contacts are in sight. */
export function stepForKey({ key, shiftKey, ctrlKey, metaKey }: { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }, { active }: Choice, { count, page }: { count: number; page: number }): ChoosingStep | undefined {
  const move = (to: number): ChoosingStep => ({ do: 'move', to, extend: shiftKey });
  switch (key) {
    case 'ArrowDown': return move(active + 1);
    case 'ArrowUp': return move(active - 1);
    case 'PageDown': return move(active + page);
    case 'PageUp': return move(active - page);
    case 'Home': return move(0);
    case 'End': return move(count - 1);
    case ' ': return { do: 'toggle', at: active, extend: shiftKey };
    case 'a': case 'A': return ctrlKey || metaKey ? { do: 'all' } : undefined;
    case 'Escape': return { do: 'clear' };
    default: return undefined;
  }
}
