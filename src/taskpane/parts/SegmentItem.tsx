import type { ReactNode } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  button: {
    display: 'block', width: '100%', padding: '10px 16px', border: 'none', backgroundColor: 'transparent', color: tokens.colorNeutralForeground1, textAlign: 'start', cursor: 'pointer',
    fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  name: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', columnGap: '8px', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  facts: { display: 'flex', justifyContent: 'space-between', columnGap: '8px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** A segment in a list, open or logged: its name with a mark where it has one, and lines of facts under it. */
export function SegmentItem({ name, mark, facts, onClick }: { name: string; mark?: ReactNode; facts: readonly (readonly string[])[]; onClick: () => void }) {
  const styles = useStyles();
  return (
    <li className={styles.item}>
      <button type="button" className={styles.button} onClick={onClick}>
        <span className={styles.name}><span>{name}</span>{mark}</span>
        {facts.map((line, index) => <span key={index} className={styles.facts}>{line.map((fact, place) => <span key={place}>{fact}</span>)}</span>)}
      </button>
    </li>
  );
}
