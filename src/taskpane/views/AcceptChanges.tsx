import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { choicesOf } from '../../contract/segmentLetter';
import { useText } from '../locales/language';
import { usePane } from '../session/pane';

const useStyles = makeStyles({
  accept: { display: 'grid', justifyItems: 'start', rowGap: '4px', marginTop: '8px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Letters without the tracked changes and comments of the open letter, which stays as it is; and the way back. One button, so that the focus stays at it. */
export function AcceptChanges({ trying }: { trying: (work: () => Promise<unknown>) => void }) {
  const say = useText();
  const styles = useStyles();
  const { notes: { choices }, changeNotes } = usePane();
  const isAccepted = choices?.acceptChanges === true;
  return (
    <div className={styles.accept}>
      <Button size="small" onClick={() => trying(() => changeNotes((newest) => ({ choices: choicesOf({ ...newest.choices, acceptChanges: !isAccepted }) })))}>{say(isAccepted ? 'check.askAgain' : 'check.accept')}</Button>
      <p className={styles.hint}>{say('check.acceptHint')}</p>
    </div>
  );
}
