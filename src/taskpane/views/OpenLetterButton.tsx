import { useState } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { openLetter } from '../actions/openLetter';
import { useText } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';

const useStyles = makeStyles({ said: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 } });

/** Opens a document that the service keeps as a new one in Word. Nothing where its bytes are not kept, or where this Word opens none. */
export function OpenLetterButton({ documentHash, name }: { documentHash: string | undefined; name: string }) {
  const say = useText();
  const styles = useStyles();
  const { services } = usePane();
  const [state, setState] = useState<'idle' | 'opening' | 'opened'>('idle');
  const [problem, setProblem] = useState<unknown>();
  if (documentHash === undefined || !services.word.host().canOpenLetters) return null;
  const open = (): void => {
    setProblem(undefined);
    setState('opening');
    openLetter(services, documentHash).then(() => setState('opened'), (error: unknown) => { setState('idle'); setProblem(error); });
  };
  return (
    <>
      <Button size="small" aria-label={say('letters.openThis', { name })} disabledFocusable={state === 'opening'} onClick={open}>{say('letters.openInWord')}</Button>
      {state === 'opened' && <p className={styles.said} role="status">{say('letters.opened')}</p>}
      <ProblemBar error={problem} onRetry={open} />
    </>
  );
}
