import { useState } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { createLogMemory } from '../actions/logMemory';
import { useText } from '../locales/language';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { useRun } from '../session/useRun';
import type { LogChoices } from './LogChoose';
import { LogLetters } from './LogLetters';
import { LogSending } from './LogSending';
import { LogWithoutLetters } from './LogWithoutLetters';

const useStyles = makeStyles({
  nothing: { display: 'grid', rowGap: '12px', justifyItems: 'start' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Log writes exactly what went out. First the ticks, then one question with the counts, then what was done. */
export function LogView({ place: { no, lineNos } }: { place: PlaceAt<'log'> }) {
  const say = useText();
  const styles = useStyles();
  const { go, logged } = usePane();
  const { queue } = useRun(no);
  const [memory] = useState(() => createLogMemory());
  // A remembered call was sent before: it is not sent again until the person asks.
  const [remembered] = useState(() => memory.recall(no));
  const [call, setCall] = useState(remembered);
  const [withoutLetters, setWithoutLetters] = useState(lineNos !== undefined);
  const [chosen, setChosen] = useState(lineNos);
  const [before, setBefore] = useState<LogChoices>();
  const open = useQuery({ queryKey: ['runToLog', no], queryFn: async () => (await queue.findToLog()) ?? null, enabled: call === undefined, staleTime: 0, gcTime: 0, refetchOnWindowFocus: false });

  /** Back to what was chosen; the run remembers its own ticks. */
  function back(): void {
    if (call?.request.lines) {
      setChosen(call.request.lines);
      setWithoutLetters(true);
    }
    setBefore(call?.request);
    setCall(undefined);
  }
  if (call) return (
    <LogSending call={call} memory={memory} pending={call === remembered}
      onLogged={(result) => { if (call.request.mergeRun) void queue.forget(call.request.mergeRun); logged(no, result); }}
      onBack={back} />
  );
  if (withoutLetters) return <LogWithoutLetters no={no} chosen={chosen} before={before} onSend={setCall} onWithLetters={() => setWithoutLetters(false)} />;
  if (open.data?.state === 'handedOver') return <LogLetters no={no} runId={open.data.id} before={before} onSend={setCall} onWithoutLetters={() => setWithoutLetters(true)} />;
  return (
    <Place title={say('log.title')}>
      {open.error ? <ProblemBar error={open.error} onRetry={() => void open.refetch()} /> : open.data === undefined ? <Loading /> : (
        <div className={styles.nothing}>
          <span>{!open.data ? say('log.nothingYet') : open.data.state === 'made' ? say('log.notOpened') : say('log.notHandedOver', { made: open.data.counts.made, total: open.data.counts.planned })}</span>
          <Button appearance="primary" onClick={() => go({ at: 'produce', no })}>{say('log.toProduce')}</Button>
          <Button onClick={() => setWithoutLetters(true)}>{say('log.withoutLetters')}</Button>
          <p className={styles.hint}>{say('log.withoutLettersHint')}</p>
        </div>
      )}
    </Place>
  );
}
