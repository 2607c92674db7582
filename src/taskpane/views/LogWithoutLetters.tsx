import { useMemo, useRef, useState } from 'react';
import { isHardBarrier } from '../../contract/whoGetsALetter';
import type { LogCall } from '../actions/logSegment';
import { useText } from '../locales/language';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';
import { useSegmentRows } from '../session/useSegmentRows';
import { LogChoose, type LogChoices } from './LogChoose';

/** A phone campaign or an event: the contacts themselves are chosen and logged, without letters. */
export function LogWithoutLetters({ no, chosen, before, onSend, onWithLetters }: { no: string; chosen: number[] | undefined; before: LogChoices | undefined; onSend: (call: LogCall) => void; onWithLetters: () => void }) {
  const say = useText();
  const { services } = usePane();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, state, error, store } = useSegmentRows(no);
  const [ticked, setTicked] = useState<ReadonlySet<number> | undefined>(chosen && new Set(chosen));
  const open = useMemo(() => rows.filter(({ barrier }) => !isHardBarrier(barrier)), [rows]);
  const everyone = useMemo(() => new Set(open.map(({ lineNo }) => lineNo)), [open]);
  const list = useMemo(() => open.map(({ lineNo, contactName, contactNo, companyName, city }) => ({ lineNo, name: contactName || contactNo, under: [companyName, city].filter(Boolean).join(' · ') || contactNo })), [open]);
  if (state !== 'loaded') return <Place title={say('log.title')}>{state === 'failed' ? <ProblemBar error={error} onRetry={() => store.load()} /> : <Loading />}</Place>;
  const out = ticked ?? everyone;
  return (
    <LogChoose no={no} rows={list} ticked={out} onTicked={setTicked} scroller={scroller} before={before} title={say('log.withoutLettersWho')} hint={say('log.withoutLettersUntick')} other={{ say: say('log.withLetters'), go: onWithLetters }}
      onSend={(choices) => onSend({ segmentNo: no, key: services.newId(), request: { lines: list.map(({ lineNo }) => lineNo).filter((lineNo) => out.has(lineNo)), ...choices } })} />
  );
}
