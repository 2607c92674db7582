import { useMemo, useRef } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { MergeRunWithLetters } from '../../contract/mergeRun';
import type { LogCall } from '../actions/logSegment';
import { useText } from '../locales/language';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';
import { ticksName, type RunTicks } from '../session/runTicks';
import { useRunTicks } from '../session/useRunTicks';
import { LogChoose, type LogChoices } from './LogChoose';

interface LogLettersProps { no: string; runId: string; before: LogChoices | undefined; onSend: (call: LogCall) => void; onWithoutLetters: () => void }

/** The letters that were handed over, all ticked; those that came out badly are unticked. */
export function LogLetters(props: LogLettersProps) {
  const say = useText();
  const { services, kept } = usePane();
  /** Ticks that were left before the service had them: what is read meanwhile may lack them. */
  const left = (): RunTicks | undefined => kept.get(ticksName(props.runId)) as RunTicks | undefined;
  const { data, error, refetch } = useQuery({ queryKey: ['mergeRun', props.runId], queryFn: ({ signal }) => left()?.read() ?? services.sync.ask('mergeRun', { params: { id: props.runId }, signal }), staleTime: 0, gcTime: 0, refetchOnWindowFocus: false });
  if (data) return <Ticks {...props} run={data} />;
  return <Place title={say('log.title')}>{error ? <ProblemBar error={error} onRetry={() => void refetch()} /> : <Loading />}</Place>;
}

function Ticks({ no, runId, before, run, onSend, onWithoutLetters }: LogLettersProps & { run: MergeRunWithLetters }) {
  const say = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const { ticks, out, problem } = useRunTicks(run);
  const letters = useMemo(() => run.letters.filter(({ handedOver }) => handedOver).sort((one, other) => one.letterNo - other.letterNo), [run]);
  const rows = useMemo(() => letters.map(({ lineNo, letterNo, contactName, contactNo }) => ({ lineNo, name: say('log.letter', { letterNo, name: contactName || contactNo }), under: contactNo })), [letters, say]);
  return (
    <LogChoose no={no} rows={rows} ticked={out} onTicked={ticks.set} letters={run.letters} scroller={scroller} before={before}
      title={say('log.whoGot')} hint={say('log.untick')} other={{ say: say('log.withoutLetters'), go: onWithoutLetters }}
      problem={problem === undefined ? undefined : <ProblemBar error={problem} onRetry={() => { ticks.flush().catch(() => undefined); }} />}
      beforeSend={() => ticks.agree()}
      onSend={(choices) => onSend({ segmentNo: no, key: runId, request: { mergeRun: runId, ...choices } })} />
  );
}
