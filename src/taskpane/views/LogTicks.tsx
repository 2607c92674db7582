import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { choose, noChoice, stepForKey } from '../session/choosing';

export interface TickRow { lineNo: number; name: string; under: string }

/** Pixels: one line of text and one of facts. */
const rowHeight = 48;

const useStyles = makeStyles({
  list: { position: 'relative', outlineStyle: 'none' },
  row: { position: 'absolute', insetInlineStart: 0, top: 0, width: '100%', height: `${rowHeight}px`, boxSizing: 'border-box', display: 'flex', alignItems: 'center', columnGap: '12px', padding: '0 16px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, cursor: 'pointer', ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover } },
  active: { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  box: { flexShrink: 0, width: '16px', height: '16px', boxSizing: 'border-box', border: `1px solid ${tokens.colorNeutralStrokeAccessible}`, borderRadius: '3px', '& svg': { display: 'block', width: '14px', height: '14px' } },
  on: { backgroundColor: tokens.colorCompoundBrandBackground, ...shorthands.borderColor(tokens.colorCompoundBrandBackground), color: tokens.colorNeutralForegroundInverted, '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight', color: 'HighlightText', ...shorthands.borderColor('Highlight') } },
  words: { minWidth: 0, flexGrow: 1 },
  line: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  under: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** A long list to tick: arrows move, Space or a click ticks and unticks, Shift takes a range, Ctrl+A ticks all. Only what is in sight is on the page. */
export function LogTicks({ label, rows, ticked, onTicked, scroller }: { label: string; rows: readonly TickRow[]; ticked: ReadonlySet<number>; onTicked: (ticked: ReadonlySet<number>) => void; scroller: RefObject<HTMLDivElement | null> }) {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const [above, setAbove] = useState(0);
  const [focused, setFocused] = useState(false);
  const [{ active, anchor }, setPlace] = useState({ active: 0, anchor: 0 });
  useEffect(() => setAbove(list.current?.offsetTop ?? 0), []);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8, scrollMargin: above, getItemKey: (place) => rows[place]!.lineNo, initialRect: { width: 320, height: 480 } });
  const at = Math.min(active, rows.length - 1);
  const choice = { ...noChoice, chosen: ticked, active: at, anchor };

  function onKeyDown(event: KeyboardEvent): void {
    const step = stepForKey(event, choice, { count: rows.length, page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 480) / rowHeight) - 1) });
    if (!step || step.do === 'clear') return;
    event.preventDefault();
    take(step);
  }
  function take(step: Parameters<typeof choose>[1]): void {
    const next = choose(choice, step, rows.map(({ lineNo }) => lineNo));
    setPlace({ active: next.active, anchor: next.anchor });
    if (next.chosen !== ticked) onTicked(next.chosen);
    if (step.do === 'move') virtual.scrollToIndex(next.active);
  }
  /** With the focus the browser scrolls to the active row. So the focus comes with the click, not with the press, and after the row has become the active one. */
  function onRowClick(event: MouseEvent, index: number): void {
    flushSync(() => take({ do: 'toggle', at: index, extend: event.shiftKey }));
    list.current?.focus({ preventScroll: true });
  }
  return (
    <div ref={list} className={styles.list} style={{ height: virtual.getTotalSize() }} role="listbox" aria-multiselectable="true" aria-label={label} tabIndex={0} aria-activedescendant={rows[at] ? `tick-${rows[at].lineNo}` : undefined}
      onKeyDown={onKeyDown} onFocus={() => setFocused(true)} onBlur={() => setFocused(false)}>
      {virtual.getVirtualItems().map(({ index, start, key }) => {
        const { lineNo, name, under } = rows[index]!;
        const isOn = ticked.has(lineNo);
        return (
          <div key={key} id={`tick-${lineNo}`} role="option" aria-selected={isOn} aria-posinset={index + 1} aria-setsize={rows.length} className={mergeClasses(styles.row, focused && index === at && styles.active)}
            style={{ transform: `translateY(${start - above}px)` }} onMouseDown={(event) => event.preventDefault()} onClick={(event) => onRowClick(event, index)}>
            <span className={mergeClasses(styles.box, isOn && styles.on)} aria-hidden="true">{isOn && <svg viewBox="0 0 14 14"><path d="M2.5 7.5l3 3 6-6.5" fill="none" stroke="currentColor" strokeWidth="1.8" /></svg>}</span>
            <span className={styles.words}><span className={styles.line}>{name}</span><span className={mergeClasses(styles.line, styles.under)}>{under}</span></span>
          </div>
        );
      })}
    </div>
  );
}
