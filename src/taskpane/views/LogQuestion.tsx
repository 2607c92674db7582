import { useEffect, useRef } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { LogCounts } from '../actions/countLog';
import { useText } from '../locales/language';
import { Place } from '../parts/Place';

const useStyles = makeStyles({
  counts: { listStyle: 'none', margin: '8px 0 24px', padding: 0, display: 'grid', rowGap: '8px', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  actions: { display: 'flex', columnGap: '8px' },
});

/** The question before Log: the counts and nothing else. All three stand there also where one is 0: a person looks for the one that should not be. */
export function LogQuestion({ counts: { logged, attemptFailed, left, blocked }, onYes, onNo }: { counts: LogCounts; onYes: () => void; onNo: () => void }) {
  const say = useText();
  const styles = useStyles();
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => no.current?.focus(), []);
  return (
    <Place title={say('log.questionTitle')}>
      <ul className={styles.counts}>
        <li>{say('log.question.logged', { count: logged })}</li>
        {attemptFailed > 0 && <li>{say('log.question.failed', { count: attemptFailed })}</li>}
        <li>{left > 0 ? say('log.question.left', { count: left }) : say('log.question.noneLeft')}</li>
        <li>{blocked > 0 ? say('log.question.blocked', { count: blocked }) : say('log.question.noneBlocked')}</li>
      </ul>
      <div className={styles.actions}>
        <Button appearance="primary" onClick={onYes}>{say('log.yes')}</Button>
        <Button ref={no} onClick={onNo}>{say('log.no')}</Button>
      </div>
    </Place>
  );
}
