import { Button, makeStyles, MessageBar, MessageBarBody, ProgressBar, tokens } from '@fluentui/react-components';
import { useLanguage } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import type { RunQueue } from '../session/runQueue';
import type { RunSnapshot } from '../session/runSnapshot';
import { timeLeft } from './produceWords';

const useStyles = makeStyles({
  progress: { display: 'grid', rowGap: '8px', paddingTop: '16px' },
  count: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground3, display: 'flex', justifyContent: 'space-between', columnGap: '8px', flexWrap: 'wrap' },
});

/** Reading and making, with what is done, how long it takes, and a way to stop. */
export function ProduceProgress({ queue, run }: { queue: RunQueue; run: RunSnapshot }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { stage, loaded, lineCount, made, failed, total, acknowledged, lettersPerSecond, secondsLeft, waiting, kept } = run;
  const done = made + failed;
  const reading = stage === 'reading';
  const sending = !reading && total > 0 && done === total;
  const label = reading ? say('produce.reading') : say('produce.progress', { made: done, total });
  return (
    <div className={styles.progress}>
      <span className={styles.count}>{label}</span>
      <ProgressBar aria-label={label} thickness="large" {...(reading ? (lineCount > 0 ? { value: loaded / lineCount } : {}) : sending ? {} : { value: total > 0 ? done / total : 0 })} />
      <span className={styles.quiet}>
        {reading && lineCount > 0 && <span>{say('produce.readingCount', { loaded, total: lineCount })}</span>}
        {!reading && !sending && lettersPerSecond > 0 && <span>{say('produce.pace', { pace: Math.round(lettersPerSecond) })}</span>}
        {!reading && !sending && secondsLeft !== undefined && <span>{timeLeft(secondsLeft, say)}</span>}
        {sending && <span role="status">{say('produce.sending', { sent: acknowledged, total })}</span>}
      </span>
      <div><Button onClick={() => queue.cancel()}>{say('produce.cancel')}</Button></div>
      {waiting && <><ProblemBar error={waiting} onRetry={() => queue.tryNow()} />{!reading && <span className={styles.quiet}>{say('produce.waiting')}</span>}</>}
      {!kept && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{say('produce.notKept')}</MessageBarBody></MessageBar>}
    </div>
  );
}
