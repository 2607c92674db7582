import { useEffect, useRef, useState } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { ProblemBar } from '../parts/ProblemBar';
import { renderLetter } from './renderLetter';

const useStyles = makeStyles({
  desk: { backgroundColor: tokens.colorNeutralBackground4, padding: '12px', borderRadius: tokens.borderRadiusMedium, overflow: 'auto', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
});

/** A letter's bytes as they look on paper, to look at and to read; it keeps showing the last one while the next is being painted. */
export function LetterPicture({ bytes, label, larger }: { bytes: Uint8Array; label: string; larger: boolean }) {
  const styles = useStyles();
  const host = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    let current = true;
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
    setProblem(undefined);
    // Painted aside first: a letter that is slow to paint must not overwrite a later one.
    const paint = (): Promise<void> => renderLetter(bytes, shadow, nonce, larger ? element.clientWidth * 2 : element.clientWidth, () => current);
    paint().catch((error: unknown) => { if (current) setProblem(error); });
    return () => { current = false; };
  }, [bytes, larger]);
  return (
    <>
      <ProblemBar error={problem} />
      <div className={styles.desk} role="article" aria-label={label} tabIndex={larger ? 0 : -1}><div ref={host} /></div>
    </>
  );
}
