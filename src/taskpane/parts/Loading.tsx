import { makeStyles, tokens } from '@fluentui/react-components';
import { useText } from '../locales/language';

const useStyles = makeStyles({
  loading: { display: 'flex', alignItems: 'center', justifyContent: 'center', columnGap: '8px', padding: '24px 16px', color: tokens.colorNeutralForeground2 },
  ring: {
    flexShrink: 0, width: '20px', height: '20px', boxSizing: 'border-box', borderRadius: '50%', border: `3px solid ${tokens.colorBrandStroke2Contrast}`, borderTopColor: tokens.colorBrandStroke1,
    animationName: { to: { transform: 'rotate(360deg)' } }, animationDuration: '1.2s', animationIterationCount: 'infinite', animationTimingFunction: 'linear',
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '6s' },
  },
});

/** A quiet sign that something is on its way. */
export function Loading({ label }: { label?: string }) {
  const say = useText();
  const styles = useStyles();
  return <div className={styles.loading} role="status"><span className={styles.ring} aria-hidden="true" />{label ?? say('shell.loading')}</div>;
}
