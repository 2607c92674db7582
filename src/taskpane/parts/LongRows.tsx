import { useRef, type ReactNode, type RefObject } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useRowWindow } from './useRowWindow';

const useStyles = makeStyles({
  list: { position: 'relative', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' } },
  row: { position: 'absolute', insetInlineStart: 0, top: 0, width: '100%', boxSizing: 'border-box', padding: '0 16px', display: 'flex', alignItems: 'center', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
});

interface LongRowsProps<Row> {
  label: string;
  rows: readonly Row[];
  /** Pixels. */
  rowHeight: number;
  /** What scrolls; the list is a part of it. */
  scroller: RefObject<HTMLElement | null>;
  children: (row: Row) => ReactNode;
}

/** A list of however many rows to read; only those in sight are on the page. It is a stop of the keyboard, so that the arrows scroll it. */
export function LongRows<Row extends { lineNo: number }>({ label, rows, rowHeight, scroller, children }: LongRowsProps<Row>) {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const { first, last } = useRowWindow({ count: rows.length, rowHeight, scroller, list });
  return (
    <div ref={list} className={styles.list} style={{ height: rows.length * rowHeight }} role="list" aria-label={label} tabIndex={0}>
      {rows.slice(first, last).map((row, nth) => (
        <div key={row.lineNo} role="listitem" aria-posinset={first + nth + 1} aria-setsize={rows.length} className={styles.row} style={{ height: rowHeight, transform: `translateY(${(first + nth) * rowHeight}px)` }}>{children(row)}</div>
      ))}
    </div>
  );
}
