import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import type { ChangedLine } from '../../contract/mergeRun';
import { useText } from '../locales/language';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: '16px' },
  actions: { display: 'grid', rowGap: '8px', justifyItems: 'start' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

interface LogLinesChangedProps {
  lines: readonly ChangedLine[];
  /** Otherwise these are contacts of a log without letters: all that can have happened to them is that they are gone. */
  withLetters: boolean;
  /** There is something to log without these. */
  othersLeft: boolean;
  onLeaveOut: (makeAgain: boolean) => void;
  onBack: () => void;
}

/** Names what is not as it was any more, and asks what is to become of the rest. */
export function LogLinesChanged({ lines, withLetters, othersLeft, onLeaveOut, onBack }: LogLinesChangedProps) {
  const say = useText();
  const styles = useStyles();
  const count = lines.length;
  const nameOf = ({ contactName, contactNo, letterNo, change }: ChangedLine): string => {
    const name = contactName || contactNo;
    if (withLetters) return say(change === 'removed' ? 'log.removedLine' : 'log.changedLine', { letterNo, name });
    return name || say('log.goneUnnamed');
  };
  return (
    <>
      <MessageBar intent="warning" layout="multiline"><MessageBarBody>
        <MessageBarTitle>{say(withLetters ? 'log.changedTitle' : 'log.goneTitle', { count })}</MessageBarTitle>{' '}{say(withLetters ? 'log.changedExplain' : 'log.goneExplain', { count })}
      </MessageBarBody></MessageBar>
      <ul className={styles.list}>{lines.map((line) => <li key={line.lineNo}>{nameOf(line)}</li>)}</ul>
      <div className={styles.actions}>
        {othersLeft && <Button appearance="primary" onClick={() => onLeaveOut(false)}>{say('log.leaveOut')}</Button>}
        {lines.some(({ change }) => change === 'changed') && (
          <>
            <Button onClick={() => onLeaveOut(true)}>{say('log.makeAgain')}</Button>
            <p className={styles.hint}>{say('log.makeAgainHint')}</p>
          </>
        )}
        <Button onClick={onBack}>{say('log.no')}</Button>
      </div>
    </>
  );
}
