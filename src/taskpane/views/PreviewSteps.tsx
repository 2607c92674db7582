import { useEffect, useState } from 'react';
import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { PreviousRegular } from '@fluentui/react-icons/svg/previous';
import { NextRegular } from '@fluentui/react-icons/svg/next';
import { useLanguage } from '../locales/language';

const useStyles = makeStyles({
  steps: { display: 'flex', alignItems: 'center', justifyContent: 'center', columnGap: '2px' },
  number: { width: '5em', '& input': { textAlign: 'end' } },
  of: { color: tokens.colorNeutralForeground2, paddingInline: '4px', whiteSpace: 'nowrap' },
});

/** First, previous, the number, next, last: as in Word's own preview. */
export function PreviewSteps({ order, at, onStep }: { order: readonly number[]; at: number; onStep: (lineNo: number | undefined) => void }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  useEffect(() => setTyped(at < 0 ? '' : String(at + 1)), [at]);
  const go = () => {
    const lineNo = order[Number(typed) - 1];
    if (lineNo === undefined) setTyped(at < 0 ? '' : String(at + 1));
    else onStep(lineNo);
  };
  return (
    <div className={styles.steps}>
      <Button appearance="subtle" icon={<PreviousRegular />} aria-label={say('preview.first')} disabledFocusable={at <= 0} onClick={() => onStep(order[0])} />
      <Button appearance="subtle" icon={<ChevronLeftRegular />} aria-label={say('preview.previous')} disabledFocusable={at <= 0} onClick={() => onStep(order[at - 1])} />
      <Input className={styles.number} size="small" inputMode="numeric" aria-label={say('preview.letterNo')} value={typed} onChange={(_, { value }) => setTyped(value)} onBlur={go} onKeyDown={(event) => { if (event.key === 'Enter') go(); }} />
      <span className={styles.of}>{say('preview.of', { count: order.length })}</span>
      <Button appearance="subtle" icon={<ChevronRightRegular />} aria-label={say('preview.next')} disabledFocusable={at < 0 || at >= order.length - 1} onClick={() => onStep(order[at + 1])} />
      <Button appearance="subtle" icon={<NextRegular />} aria-label={say('preview.last')} disabledFocusable={at < 0 || at >= order.length - 1} onClick={() => onStep(order.at(-1))} />
    </div>
  );
}
