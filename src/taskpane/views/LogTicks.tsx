import { useState, type RefObject } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { LongList } from '../parts/LongList';

export interface TickRow { lineNo: number; name: string; under: string }

/** Pixels: one line of text and one of facts. */
const rowHeight = 48;

const useStyles = makeStyles({
  words: { minWidth: 0, flexGrow: 1 },
  line: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  under: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

interface LogTicksProps { label: string; rows: readonly TickRow[]; ticked: ReadonlySet<number>; onTicked: (ticked: ReadonlySet<number>) => void; scroller: RefObject<HTMLDivElement | null> }

/** A long list to tick: arrows move, Space or a click ticks and unticks, Shift takes a range, Ctrl+A ticks all. */
export function LogTicks({ label, rows, ticked, onTicked, scroller }: LogTicksProps) {
  const styles = useStyles();
  const [at, setAt] = useState({ active: 0, anchor: 0 });
  return (
    <LongList name="tick" label={label} rows={rows} rowHeight={rowHeight} scroller={scroller} choice={{ ...at, chosen: ticked }}
      onChoice={({ chosen, active, anchor }) => {
        setAt({ active, anchor });
        if (chosen !== ticked) onTicked(chosen);
      }}>
      {({ name, under }) => <span className={styles.words}><span className={styles.line}>{name}</span><span className={mergeClasses(styles.line, styles.under)}>{under}</span></span>}
    </LongList>
  );
}
