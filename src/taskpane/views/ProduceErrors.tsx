import { useEffect, useRef } from 'react';
import { Button, makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useText } from '../locales/language';
import { usePane } from '../session/pane';

const useStyles = makeStyles({ ways: { display: 'flex', flexWrap: 'wrap', gap: '6px', paddingBlock: '6px' } });

/**
 * What the last check left open, before letters are made with it. The command line stops here (decision 7); a person is asked, because one may know
 * that the letter is right all the same. `stopsLog` = what is open also keeps the segment from being logged, which nobody should learn after the letters are sent. `asked` = the person wanted to make the letters: the question gets the focus, on its harmless answer.
 */
export function ProduceErrors({ no, errors, stopsLog, asked, count, onMake }: { no: string; errors: number; stopsLog: boolean; asked: boolean; count: number; onMake: () => void }) {
  const say = useText();
  const styles = useStyles();
  const { go } = usePane();
  const toCheck = useRef<HTMLButtonElement>(null);
  useEffect(() => { if (asked) toCheck.current?.focus(); }, [asked]);
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {say('produce.errorsOpen', { count: errors })}{stopsLog && ` ${say('check.stopsLog')}`}{asked && ` ${say('produce.errorsAsk')}`}
        <div className={styles.ways}>
          <Button ref={toCheck} size="small" onClick={() => go({ at: 'check', no })}>{say('produce.toCheck')}</Button>
          {asked && <Button size="small" onClick={onMake}>{say('produce.makeAllTheSame', { count })}</Button>}
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}
