import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from '@fluentui/react-components';
import { SyncProblem } from '../../contract/problem';
import { useText } from '../locales/language';
import { explain } from '../session/explain';
import { isGone } from '../session/goneSegment';
import { usePane } from '../session/pane';

const useStyles = makeStyles({
  detail: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
});

interface ProblemBarProps {
  /** A SyncProblem, MergeError, WordProblem or RunProblem; anything else is our fault and is said so. Nothing is shown for undefined and null. */
  error: unknown;
  onRetry?: (() => void) | undefined;
  retrying?: boolean;
  /** Further ways out. */
  children?: React.ReactNode;
}

/** Says in the person's language what went wrong and what can be done. Where the segment is gone, it shows the ways out of it. */
export function ProblemBar({ error, onRetry, retrying = false, children }: ProblemBarProps) {
  const say = useText();
  const styles = useStyles();
  const { go } = usePane();
  if (error === undefined || error === null) return null;
  const { key, detail } = explain(error);
  const gone = isGone(error);
  const entryNo = error instanceof SyncProblem ? error.problem?.loggedSegmentEntryNo : undefined;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        {say(key)}
        {detail !== '' && <span className={styles.detail}>{say('problems.forSupport', { detail })}</span>}
      </MessageBarBody>
      {(onRetry !== undefined || gone || children !== undefined) && (
        <MessageBarActions>
          <span className={styles.actions}>
            {onRetry && <Button size="small" onClick={onRetry} disabledFocusable={retrying}>{say('problems.tryAgain')}</Button>}
            {entryNo !== undefined && <Button size="small" appearance="primary" onClick={() => go({ at: 'loggedSegment', entryNo })}>{say('segment.showLogged')}</Button>}
            {gone && <Button size="small" onClick={() => go({ at: 'segments' })}>{say('segment.otherSegment')}</Button>}
            {children}
          </span>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
