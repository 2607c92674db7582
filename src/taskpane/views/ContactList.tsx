import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { SegmentLineRow } from '../../contract/segment';
import { useText } from '../locales/language';
import { ContactMarks } from '../parts/ContactMarks';
import { choose, stepForKey, type Choice } from '../session/choosing';

/** Pixels: two lines of text, or three marks beside them. */
const rowHeight = 54;

const useStyles = makeStyles({
  list: { position: 'relative', outlineStyle: 'none', ':focus-visible [data-active]': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' } },
  row: {
    position: 'absolute', insetInlineStart: 0, top: 0, width: '100%', height: `${rowHeight}px`, boxSizing: 'border-box', display: 'flex', alignItems: 'center', columnGap: '4px', paddingInlineEnd: '16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, cursor: 'pointer', backgroundColor: tokens.colorNeutralBackground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: { backgroundColor: tokens.colorBrandBackground2, ':hover': { backgroundColor: tokens.colorBrandBackground2Hover } },
  tick: { flexShrink: 0, width: '44px', height: '100%', display: 'flex', alignItems: 'center', justifyContent: 'center' },
  box: { width: '16px', height: '16px', boxSizing: 'border-box', border: `1px solid ${tokens.colorNeutralStrokeAccessible}`, borderRadius: '3px', '& svg': { display: 'block', width: '14px', height: '14px' } },
  boxOn: { backgroundColor: tokens.colorCompoundBrandBackground, ...shorthands.borderColor(tokens.colorCompoundBrandBackground), color: tokens.colorNeutralForegroundInverted, '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight', color: 'HighlightText', ...shorthands.borderColor('Highlight') } },
  words: { flexGrow: 1, minWidth: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  name: { fontWeight: tokens.fontWeightSemibold },
  under: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  marks: { flexShrink: 0, display: 'flex', flexDirection: 'column', alignItems: 'flex-end', maxHeight: '100%', overflow: 'hidden' },
});

interface ContactListProps {
  label: string;
  rows: readonly SegmentLineRow[];
  choice: Choice;
  onChoice(choice: Choice): void;
  onOpen(row: SegmentLineRow, place: number): void;
  /** What scrolls; the list is a part of it. */
  scroller: RefObject<HTMLDivElement | null>;
  /** What stays in sight at the top of the scroller, over the contacts. */
  pinned: RefObject<HTMLElement | null>;
  /** Comes back from a contact: takes the focus and shows where the person was. */
  takeFocus: boolean;
}

/**
 * The contacts of a segment, however many: only those in sight are on the page. A list box of which several can be chosen:
 * arrows move, Space chooses, Shift chooses a range, Enter or a click opens.
 */
export function ContactList({ label, rows, choice, onChoice, onOpen, scroller, pinned, takeFocus }: ContactListProps) {
  const say = useText();
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const [{ above, covered }, setMeasures] = useState({ above: 0, covered: 0 });
  useEffect(() => {
    // What stands above the list can grow and shrink; the list must know where it begins.
    const measure = (): void => {
      const now = { above: list.current?.offsetTop ?? 0, covered: pinned.current?.offsetHeight ?? 0 };
      setMeasures((before) => (before.above === now.above && before.covered === now.covered ? before : now));
    };
    measure();
    if (typeof ResizeObserver === 'undefined' || !list.current?.parentElement) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(list.current.parentElement);
    return () => observer.disconnect();
  }, [pinned]);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8, scrollMargin: above, scrollPaddingStart: covered, getItemKey: (place) => rows[place]!.lineNo, initialRect: { width: 320, height: 480 } });

  useEffect(() => {
    if (!takeFocus) return;
    list.current?.focus({ preventScroll: true });
    virtual.scrollToIndex(choice.active, { align: 'center' });
    // Once, on coming back: later the person moves by hand.
  }, []);

  const active = Math.min(choice.active, rows.length - 1);
  const activeId = rows[active] ? `contact-${rows[active].lineNo}` : undefined;
  const lineNos = (): number[] => rows.map(({ lineNo }) => lineNo);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      const row = rows[active];
      if (row) onOpen(row, active);
      return;
    }
    const step = stepForKey(event, { ...choice, active }, { count: rows.length, page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 480) / rowHeight) - 2) });
    if (!step || (step.do === 'clear' && choice.chosen.size === 0)) return;
    event.preventDefault();
    const next = choose({ ...choice, active }, step, lineNos());
    onChoice(next);
    if (next.active !== active) virtual.scrollToIndex(next.active);
  }
  function onClick(event: MouseEvent, place: number): void {
    const ticks = (event.target as Element).closest('[data-tick]') !== null;
    if (ticks || event.shiftKey || event.ctrlKey || event.metaKey) onChoice(choose(choice, { do: 'toggle', at: place, extend: event.shiftKey }, lineNos()));
    else onOpen(rows[place]!, place);
  }

  return (
    <div ref={list} className={styles.list} style={{ height: virtual.getTotalSize() }} role="listbox" aria-multiselectable="true" aria-label={label} aria-description={say('segment.listHelp')}
      tabIndex={0} aria-activedescendant={activeId} onKeyDown={onKeyDown}>
      {virtual.getVirtualItems().map(({ index, start, key }) => {
        const row = rows[index]!;
        const isChosen = choice.chosen.has(row.lineNo);
        return (
          <div key={key} id={`contact-${row.lineNo}`} role="option" aria-selected={isChosen} aria-posinset={index + 1} aria-setsize={rows.length}
            className={mergeClasses(styles.row, isChosen && styles.chosen)} data-active={index === active ? '' : undefined}
            style={{ transform: `translateY(${start - above}px)` }} onClick={(event) => onClick(event, index)}>
            <span className={styles.tick} data-tick="" aria-hidden="true">
              <span className={mergeClasses(styles.box, isChosen && styles.boxOn)}>{isChosen && <svg viewBox="0 0 14 14"><path d="M2.5 7.5l3 3 6-6.5" fill="none" stroke="currentColor" strokeWidth="1.8" /></svg>}</span>
            </span>
            <span className={styles.words}>
              <span className={mergeClasses(styles.line, styles.name)} style={{ display: 'block' }}>{row.contactName || row.contactNo}</span>
              <span className={mergeClasses(styles.line, styles.under)} style={{ display: 'block' }}>{[row.companyName, row.city].filter(Boolean).join(' · ') || row.contactNo}</span>
            </span>
            <span className={styles.marks}><ContactMarks row={row} /></span>
          </div>
        );
      })}
    </div>
  );
}
