import { makeStyles, tokens } from '@fluentui/react-components';
import { DiamondDismissFilled } from '@fluentui/react-icons/svg/diamond-dismiss';
import { SyncProblem } from '../../contract/problem';
import { useText } from '../locales/language';
import { explain } from '../session/explain';
import { isGone } from '../session/goneSegment';
import { usePane } from '../session/pane';
import { PlainButton } from './PlainButton';

const useStyles = makeStyles({
  bar: {
    display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: tokens.spacingHorizontalS, alignItems: 'start', boxSizing: 'border-box', minHeight: '36px', padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorStatusDangerBackground1, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300,
    '& > svg': { fontSize: tokens.fontSizeBase500, color: tokens.colorStatusDangerForeground1 },
  },
  detail: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  actions: { gridColumnEnd: 'span 2', display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '4px', marginTop: tokens.spacingVerticalMNudge },
});

interface ProblemBarProps {
  /** A SyncProblem, MergeError, WordProblem or RunProblem; anything else is our fault and is said so. Nothing is shown for undefined and null. */
  error: unknown;
  onRetry?: (() => void) | undefined;
  retrying?: boolean;
  /** Further ways out. */
  children?: React.ReactNode;
}

/**
 * Says in the person's language what went wrong and what can be done. Where the segment is gone, it shows the ways out of it. It looks like the bars of
 * Fluent and is written here: it belongs to the first view, because the problem may be that nothing more can be loaded, and theirs weighs too much for that.
 */
export function ProblemBar({ error, onRetry, retrying = false, children }: ProblemBarProps) {
  const say = useText();
  const styles = useStyles();
  const { go } = usePane();
  if (error === undefined || error === null) return null;
  const { key, detail } = explain(error);
  const gone = isGone(error);
  const entryNo = error instanceof SyncProblem ? error.problem?.loggedSegmentEntryNo : undefined;
  return (
    <div className={styles.bar} role="alert">
      <DiamondDismissFilled aria-hidden="true" />
      <div>
        {say(key)}
        {detail !== '' && <span className={styles.detail}>{say('problems.forSupport', { detail })}</span>}
      </div>
      {(onRetry !== undefined || gone || children !== undefined) && (
        <div className={styles.actions}>
          {onRetry && <PlainButton look="small" waiting={retrying} onClick={onRetry}>{say('problems.tryAgain')}</PlainButton>}
          {entryNo !== undefined && <PlainButton look="small" onClick={() => go({ at: 'loggedSegment', entryNo })}>{say('segment.showLogged')}</PlainButton>}
          {gone && <PlainButton look="small" onClick={() => go({ at: 'segments' })}>{say('segment.otherSegment')}</PlainButton>}
          {children}
        </div>
      )}
    </div>
  );
}
