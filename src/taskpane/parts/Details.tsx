import { useEffect, useRef, type ReactNode } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';

const useStyles = makeStyles({
  details: { '&[open] > summary > svg': { transform: 'rotate(90deg)' } },
  summary: {
    display: 'flex', alignItems: 'flex-start', columnGap: '6px', padding: '4px 0', cursor: 'pointer', listStyleType: 'none', overflowWrap: 'anywhere',
    '::-webkit-details-marker': { display: 'none' }, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '& > svg': { flexShrink: 0, width: '20px', height: '20px' },
  },
  title: { minWidth: 0 },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

/** What one looks at now and then, behind its summary: a native `details` that looks like `Disclosure`, for places with many of them or where the state need not be kept. */
export function Details({ summary, strong, open = false, takeFocus = false, className, children }: { summary: ReactNode; strong?: boolean; /** Begins open. */ open?: boolean; /** Begins open, in sight and with the focus. */ takeFocus?: boolean; className?: string; children: ReactNode }) {
  const styles = useStyles();
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!takeFocus || !details.current) return;
    details.current.open = true;
    details.current.querySelector('summary')?.focus();
  }, [takeFocus]);
  return (
    <details ref={details} open={open} className={mergeClasses(styles.details, className)}>
      <summary className={styles.summary}><ChevronRightRegular aria-hidden="true" /><span className={mergeClasses(styles.title, strong && styles.strong)}>{summary}</span></summary>
      {children}
    </details>
  );
}
