import type { ReactNode } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';

const useStyles = makeStyles({
  way: {
    display: 'flex', alignItems: 'center', columnGap: '10px', width: '100%', minHeight: '48px', padding: '6px 10px', boxSizing: 'border-box', textAlign: 'start', cursor: 'pointer', fontFamily: tokens.fontFamilyBase,
    color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground2, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '& svg': { flexShrink: 0, fontSize: '20px' },
  },
  words: { flexGrow: 1, minWidth: 0 },
  title: { display: 'block', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  under: { display: 'block', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** A way to another place, with a line about what is there. */
export function WayButton({ title, under, icon, onClick }: { title: string; under?: ReactNode; icon?: ReactNode; onClick: () => void }) {
  const styles = useStyles();
  return (
    <button type="button" className={styles.way} onClick={onClick}>
      {icon}
      <span className={styles.words}><span className={styles.title}>{title}</span>{under !== undefined && <span className={styles.under}>{under}</span>}</span>
      <ChevronRightRegular aria-hidden="true" />
    </button>
  );
}
