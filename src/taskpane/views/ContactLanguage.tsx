import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { choicesOf } from '../../contract/segmentLetter';
import { useText } from '../locales/language';
import { usePane } from '../session/pane';

const useStyles = makeStyles({
  language: { display: 'grid', justifyItems: 'start', rowGap: '4px', marginTop: '8px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Dates and numbers of the open letter in the language of each contact; and the way back. One button, so that the focus stays at it. */
export function ContactLanguage({ trying }: { trying: (work: () => Promise<unknown>) => void }) {
  const say = useText();
  const styles = useStyles();
  const { notes: { choices }, changeNotes } = usePane();
  const isChosen = choices?.contactLanguage === true;
  return (
    <div className={styles.language}>
      <Button size="small" onClick={() => trying(() => changeNotes((newest) => ({ choices: choicesOf({ ...newest.choices, contactLanguage: !isChosen }) })))}>{say(isChosen ? 'check.asInLetter' : 'check.contactLanguage')}</Button>
      <p className={styles.hint}>{say(isChosen ? 'check.inContactLanguageHint' : 'check.contactLanguageHint')}</p>
    </div>
  );
}
