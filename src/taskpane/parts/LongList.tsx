import { useEffect, useRef, type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { choose, stepForKey, type Choice } from '../session/choosing';
import { TickBox } from './TickBox';
import { useRowWindow } from './useRowWindow';

const useStyles = makeStyles({
  list: { position: 'relative', outlineStyle: 'none', ':focus-visible [data-active]': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' } },
  row: {
    position: 'absolute', insetInlineStart: 0, top: 0, width: '100%', boxSizing: 'border-box', display: 'flex', alignItems: 'center', columnGap: '4px', paddingInlineEnd: '16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, cursor: 'pointer', backgroundColor: tokens.colorNeutralBackground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: { backgroundColor: tokens.colorBrandBackground2, ':hover': { backgroundColor: tokens.colorBrandBackground2Hover } },
  tick: { flexShrink: 0, width: '44px', height: '100%', display: 'flex', alignItems: 'center', justifyContent: 'center' },
});

interface LongListProps<Row> {
  /** Begins the ids of the rows. */
  name: string;
  label: string;
  /** What the keys do, for those who hear the list. */
  help?: string;
  rows: readonly Row[];
  /** Pixels. */
  rowHeight: number;
  choice: Choice;
  onChoice(choice: Choice): void;
  /** Enter or a click opens a row, and only its box ticks it. Missing = everything ticks, and nothing unticks all at once. */
  onOpen?: (row: Row, place: number) => void;
  /** Chosen rows have a ground of their own; where most are ticked that would be noise. */
  tinted?: boolean;
  scroller: RefObject<HTMLElement | null>;
  pinned?: RefObject<HTMLElement | null>;
  /** Takes the focus and shows the active row: the person comes back to it. */
  takeFocus?: boolean;
  /** What stands in a row beside its box. */
  children: (row: Row) => ReactNode;
}

/**
 * A list of however many rows to choose from; only those in sight are on the page. A list box of which several can be chosen: arrows move,
 * Space or the box chooses, Shift takes a range, Ctrl+A takes all.
 */
export function LongList<Row extends { lineNo: number }>({ name, label, help, rows, rowHeight, choice, onChoice, onOpen, tinted = false, scroller, pinned, takeFocus = false, children }: LongListProps<Row>) {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const { first, last, page, reveal } = useRowWindow({ count: rows.length, rowHeight, scroller, list, pinned });
  useEffect(() => {
    if (!takeFocus) return;
    list.current?.focus({ preventScroll: true });
    reveal(choice.active, 'middle');
    // Once, on coming back: later the person moves by hand.
  }, []);

  const active = Math.min(choice.active, rows.length - 1);
  const idOf = (place: number): string | undefined => rows[place] && `${name}-${rows[place].lineNo}`;
  const take = (step: Parameters<typeof choose>[1]): Choice => {
    const next = choose({ ...choice, active }, step, rows);
    onChoice(next);
    return next;
  };
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && onOpen) {
      if (rows[active]) onOpen(rows[active], active);
      return;
    }
    const step = stepForKey(event, { ...choice, active }, { count: rows.length, page: page() });
    if (!step || (step.do === 'clear' && (!onOpen || choice.chosen.size === 0))) return;
    event.preventDefault();
    const next = take(step);
    if (next.active !== active) reveal(next.active);
  }
  function onClick(event: MouseEvent, place: number): void {
    const ticks = !onOpen || (event.target as Element).closest('[data-tick]') !== null || event.shiftKey || event.ctrlKey || event.metaKey;
    if (!ticks) return onOpen(rows[place]!, place);
    // With the focus the browser scrolls to the active row. So the focus comes with the click, not with the press, and after the row has become the active one.
    flushSync(() => take({ do: 'toggle', at: place, extend: event.shiftKey }));
    list.current?.focus({ preventScroll: true });
  }

  return (
    <div ref={list} className={styles.list} style={{ height: rows.length * rowHeight }} role="listbox" aria-multiselectable="true" aria-label={label} aria-description={help}
      tabIndex={0} aria-activedescendant={idOf(active)} onKeyDown={onKeyDown} onFocus={(event) => { if (event.target.matches(':focus-visible')) reveal(active); }}>
      {rows.slice(first, last).map((row, nth) => {
        const place = first + nth;
        const isChosen = choice.chosen.has(row.lineNo);
        return (
          <div key={row.lineNo} id={idOf(place)} role="option" aria-selected={isChosen} aria-posinset={place + 1} aria-setsize={rows.length}
            className={mergeClasses(styles.row, tinted && isChosen && styles.chosen)} data-active={place === active ? '' : undefined}
            style={{ height: rowHeight, transform: `translateY(${place * rowHeight}px)` }} onMouseDown={(event) => event.preventDefault()} onClick={(event) => onClick(event, place)}>
            <span className={styles.tick} data-tick="" aria-hidden="true"><TickBox on={isChosen} /></span>
            {children(row)}
          </div>
        );
      })}
    </div>
  );
}
