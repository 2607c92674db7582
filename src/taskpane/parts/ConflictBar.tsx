import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from '@fluentui/react-components';
import type { Conflict } from '../session/autosave';
import { useText } from '../locales/language';

const useStyles = makeStyles({
  versions: { display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: '8px', rowGap: '4px', margin: '6px 0 0' },
  whose: { fontWeight: tokens.fontWeightSemibold },
  what: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', maxHeight: '120px', overflowY: 'auto' },
});

/** Two people changed the same thing: shows both versions and lets the person choose. Nothing is overwritten before. */
export function ConflictBar({ conflict, label, show, onSettle }: { conflict: Conflict; label: string; show: (value: Conflict['mine']) => string; onSettle: (whose: 'mine' | 'theirs') => void }) {
  const say = useText();
  const styles = useStyles();
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <strong>{label}</strong>: {say('contact.conflict')}
        <dl className={styles.versions}>
          <dt className={styles.whose}>{say('contact.mine')}</dt><dd className={styles.what}>{show(conflict.mine)}</dd>
          <dt className={styles.whose}>{say('contact.theirs')}</dt><dd className={styles.what}>{show(conflict.theirs)}</dd>
        </dl>
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => onSettle('mine')}>{say('contact.keepMine')}</Button>
        <Button size="small" onClick={() => onSettle('theirs')}>{say('contact.takeTheirs')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
