import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { choicesOf } from '../../contract/segmentLetter';
import { useText, type TextKey } from '../locales/language';
import { usePane } from '../session/pane';

/** `acceptChanges`: letters without the tracked changes and comments of the open letter, which stays as it is. `contactLanguage`: its dates and numbers in the language of each contact. */
type Choice = 'acceptChanges' | 'contactLanguage';

interface Words { choose: TextKey; hint: TextKey; takeBack: TextKey; chosenHint: TextKey }
const words = {
  acceptChanges: { choose: 'check.accept', hint: 'check.acceptHint', takeBack: 'check.askAgain', chosenHint: 'check.acceptHint' },
  contactLanguage: { choose: 'check.contactLanguage', hint: 'check.contactLanguageHint', takeBack: 'check.asInLetter', chosenHint: 'check.inContactLanguageHint' },
} as const satisfies Record<Choice, Words>;

const useStyles = makeStyles({
  choice: { display: 'grid', justifyItems: 'start', rowGap: '4px', marginTop: '8px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** What the letters of the open document are made with, and the way back. One button, so that the focus stays at it. */
export function LetterChoice({ choice, trying }: { choice: Choice; trying: (work: () => Promise<unknown>) => void }) {
  const say = useText();
  const styles = useStyles();
  const { notes: { choices }, changeNotes } = usePane();
  const isChosen = choices?.[choice] === true;
  const { choose, hint, takeBack, chosenHint } = words[choice];
  return (
    <div className={styles.choice}>
      <Button size="small" onClick={() => trying(() => changeNotes((newest) => ({ choices: choicesOf({ ...newest.choices, [choice]: !isChosen }) })))}>{say(isChosen ? takeBack : choose)}</Button>
      <p className={styles.hint}>{say(isChosen ? chosenHint : hint)}</p>
    </div>
  );
}
