import { makeStyles, tokens } from '@fluentui/react-components';
import { useText } from '../locales/language';
import { useAsk } from '../session/asking';

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Says, where letters are chosen for the log, that the service keeps them. It stands before the question, which has the counts and nothing else. */
export function LettersAreKept() {
  const say = useText();
  const styles = useStyles();
  const { data: settings } = useAsk('settings', { staleTime: Infinity });
  return settings?.keepLetters ? <p className={styles.hint}>{say('log.kept')}</p> : null;
}
