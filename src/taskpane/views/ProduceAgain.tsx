import { useId, useState } from 'react';
import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { MergeRunOptions } from '../../contract/mergeRun';
import { exampleNumbers, readLetterNumbers } from '../actions/letterNumbers';
import { useLanguage } from '../locales/language';
import { Details } from '../parts/Details';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';
import type { RunQueue } from '../session/runQueue';
import type { RunSnapshot } from '../session/runSnapshot';

const useStyles = makeStyles({
  again: { display: 'grid', rowGap: '12px' },
  body: { display: 'grid', rowGap: '8px', paddingBlock: '4px 8px' },
  done: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** A single letter in Word, or some letters once more, byte-equal to the first time. A printer jams. */
export function ProduceAgain({ queue, run }: { queue: RunQueue; run: RunSnapshot }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { services } = usePane();
  const { canDownload, canOpenLetters } = services.word.host();
  const [numbers, setNumbers] = useState('');
  const [want, setWant] = useState<MergeRunOptions['handOver']>('combined');
  const [unreadable, setUnreadable] = useState(false);
  const [made, setMade] = useState<number>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const hint = useId();

  async function makeAgain(): Promise<void> {
    const letterNos = readLetterNumbers(numbers, run.total);
    setUnreadable(letterNos === undefined);
    setMade(undefined);
    setProblem(undefined);
    if (!letterNos) return;
    setBusy(true);
    try {
      if (letterNos.length === 1 && want === 'combined' && canOpenLetters) {
        await services.word.openLetters(await queue.letter(run.run!.id, letterNos[0]!));
        setMade(1);
        return;
      }
      const produced = await queue.again(run.run!.id, letterNos, want);
      for (const { name, blob } of produced.files) {
        if (want === 'combined' && canOpenLetters) await services.word.openLetters(new Uint8Array(await blob.arrayBuffer()));
        else services.download(name, blob);
      }
      setMade(produced.made);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Details strong className={styles.again} summary={say('produce.again')}>
      <form className={styles.body} onSubmit={(event) => { event.preventDefault(); void makeAgain(); }}>
        <Field label={say('produce.againNumbers')} hint={{ children: say('produce.againHint', { example: exampleNumbers(run.total) }), id: hint }} {...(unreadable ? { validationMessage: say('produce.againBad', { count: run.total, example: exampleNumbers(run.total) }) } : {})}>
          <Input value={numbers} onChange={(_, { value }) => setNumbers(value)} inputMode="numeric" />
        </Field>
        {canDownload && (
          <RadioGroup value={want} onChange={(_, { value }) => setWant(value as MergeRunOptions['handOver'])} aria-label={say('produce.how')}>
            <Radio value="combined" label={say('produce.combined')} />
            <Radio value="separate" label={say('produce.separate')} />
          </RadioGroup>
        )}
        <div><Button type="submit" disabledFocusable={busy}>{say('produce.againMake')}</Button></div>
        {made !== undefined && <p className={styles.done} role="status">{say('produce.againDone', { count: made })}</p>}
        <ProblemBar error={problem} onRetry={() => void makeAgain()} retrying={busy} />
      </form>
    </Details>
  );
}
