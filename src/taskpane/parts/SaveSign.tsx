import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import type { AutosaveSnapshot } from '../session/autosave';
import { useText } from '../locales/language';

const useStyles = makeStyles({ sign: { display: 'inline-flex', alignItems: 'center', columnGap: '4px', minHeight: '20px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 }, ok: { color: tokens.colorStatusSuccessForeground1 } });

/** Whether what was typed is saved: always in sight where something is edited. */
export function SaveSign({ state, hasSaved }: Pick<AutosaveSnapshot<unknown>, 'state' | 'hasSaved'>) {
  const say = useText();
  const styles = useStyles();
  return (
    <span className={styles.sign} role="status">
      {state === 'saved' ? hasSaved && <><CheckmarkRegular className={styles.ok} aria-hidden="true" />{say('shell.saved')}</> : say(state === 'typing' || state === 'saving' ? 'shell.saving' : 'shell.notSaved')}
    </span>
  );
}
