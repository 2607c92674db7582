import { useCallback, useEffect, useState } from 'react';
import { Button, makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { keepLetters } from '../../contract/keptLetter';
import type { ChangedLine, LogResult } from '../../contract/mergeRun';
import { entryKey, joinIssues } from '../actions/joinIssues';
import { leavingOut, named } from '../actions/leaveOut';
import type { LogMemory } from '../actions/logMemory';
import { logSegment, type LogCall, type LogOutcome } from '../actions/logSegment';
import { useText } from '../locales/language';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';
import { askPatiently, pauseForReal } from '../session/runRetry';
import { tellTicksLeft } from '../session/runTicks';
import { useRun } from '../session/useRun';
import { CheckEntryItem } from './CheckEntryItem';
import { LogLinesChanged } from './LogLinesChanged';

const useStyles = makeStyles({
  stack: { display: 'grid', rowGap: '12px' },
  issues: { listStyle: 'none', margin: 0, padding: 0 },
  actions: { display: 'grid', rowGap: '8px', justifyItems: 'start' },
});

interface LogSendingProps {
  /** The first to send; where lines are left out, another follows. */
  call: LogCall;
  memory: LogMemory;
  /** The call was sent before the pane was reloaded: it waits for the person. */
  pending: boolean;
  onLogged: (result: LogResult) => void;
  onBack: () => void;
}

/** Sends a log call, and repeats exactly that call until there is an answer. What the person can decide is asked here. */
export function LogSending({ call: first, memory, pending, onLogged, onBack }: LogSendingProps) {
  const say = useText();
  const styles = useStyles();
  const pane = usePane();
  const { services, go, rows, keptRows } = pane;
  const queries = useQueryClient();
  const [call, setCall] = useState(first);
  const [chosenFrom] = useState(() => rows(first.segmentNo).snapshot().rows);
  const [waiting, setWaiting] = useState(pending);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [outcome, setOutcome] = useState<Exclude<LogOutcome, { kind: 'logged' }>>();
  const [kept, setKept] = useState<{ kept: number; total: number }>();
  const { segmentNo: no, request } = call;
  const { queue } = useRun(no);

  /** The service keeps each letter with its entry: it gets those it has not. It logged nothing, so until they are there no log waits for its answer. */
  const keep = useCallback(async (runId: string, sent: LogCall): Promise<void> => {
    memory.forget(no);
    try {
      const letterOf = await queue.letterMaker(runId);
      await keepLetters({ sync: services.sync, runId, letterOf, leaveOut: sent.request.leaveOut, patiently: (ask) => askPatiently(ask, { pause: pauseForReal, tries: 4 }), onKept: (done, total) => setKept({ kept: done, total }) });
    } finally {
      setKept(undefined);
    }
    memory.remember(sent);
  }, [memory, no, queue, services.sync]);

  /** The list that the person chose from still has who is gone. It is read again for the next choice; where that fails, the next log names them again. */
  const namedAndReadAgain = useCallback((lines: ChangedLine[]): ChangedLine[] => {
    services.sync.ask('segment', { params: { no } }).then(({ revision }) => keptRows(no)?.keepUpWith(revision), () => undefined);
    return named(lines, chosenFrom);
  }, [chosenFrom, keptRows, no, services.sync]);

  const send = useCallback(async (sent: LogCall): Promise<LogResult | undefined> => {
    setWaiting(false);
    setBusy(true);
    setError(undefined);
    setOutcome(undefined);
    memory.remember(sent);
    try {
      const { mergeRun } = sent.request;
      if (mergeRun !== undefined) await tellTicksLeft(pane, mergeRun);
      const answer = await logSegment(services.sync, sent, { pause: pauseForReal, tries: 4 }, mergeRun === undefined ? undefined : () => keep(mergeRun, sent));
      memory.forget(no);
      if (answer.kind !== 'logged') setOutcome(answer.kind === 'linesChanged' && mergeRun === undefined ? { ...answer, lines: namedAndReadAgain(answer.lines) } : answer);
      if (answer.kind === 'logged' || answer.kind === 'alreadyLogged') {
        void queries.invalidateQueries({ queryKey: ['segments'] });
        void queries.invalidateQueries({ queryKey: ['loggedSegments'] });
      }
      if (answer.kind !== 'logged') return undefined;
      onLogged(answer.result);
      return answer.result;
    } catch (failure) {
      setError(failure);
      return undefined;
    } finally {
      setBusy(false);
    }
  }, [keep, memory, namedAndReadAgain, no, onLogged, pane, queries, services.sync]);

  useEffect(() => {
    if (!pending) void send(call);
    // Once: the same call is repeated only when the person asks.
  }, []);

  async function leaveOut(lineNos: number[], makeAgain: boolean): Promise<void> {
    const others = leavingOut(call, lineNos, services.newId);
    setCall(others);
    const result = await send(others);
    if (makeAgain && result?.remainderSegmentNo) go({ at: 'produce', no: result.remainderSegmentNo, lineNos });
  }
  if (busy) return <Place title={say('log.title')}><Loading label={kept ? say('log.keeping', kept) : say('log.logging')} /></Place>;
  return (
    <Place title={say('log.title')}>
      <div className={styles.stack}>
        {waiting && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{say('log.pending')}</MessageBarBody></MessageBar>}
        {waiting && <div><Button appearance="primary" onClick={() => void send(call)}>{say('log.askAgain')}</Button></div>}
        <ProblemBar error={error} onRetry={() => void send(call)}>{error !== undefined && <Button size="small" onClick={onBack}>{say('shell.back')}</Button>}</ProblemBar>
        {outcome?.kind === 'linesChanged' && (
          <LogLinesChanged lines={outcome.lines} withLetters={request.mergeRun !== undefined} othersLeft={request.mergeRun !== undefined || outcome.lines.length < request.lines!.length}
            onLeaveOut={(makeAgain) => void leaveOut(outcome.lines.map(({ lineNo }) => lineNo), makeAgain)} onBack={onBack} />
        )}
        {outcome?.kind === 'incomplete' && (
          <>
            <MessageBar intent="error" layout="multiline"><MessageBarBody>{say('log.incomplete')}</MessageBarBody></MessageBar>
            <ul className={styles.issues}>{joinIssues([], outcome.issues).map((entry) => <CheckEntryItem key={entryKey(entry)} no={no} entry={entry} />)}</ul>
            <div className={styles.actions}><Button appearance="primary" onClick={() => void send(call)}>{say('problems.tryAgain')}</Button><Button onClick={onBack}>{say('log.no')}</Button></div>
          </>
        )}
        {outcome?.kind === 'nothingToLog' && <><MessageBar intent="warning" layout="multiline"><MessageBarBody>{say(request.mergeRun === undefined ? 'log.nothingContacts' : 'log.nothing')}</MessageBarBody></MessageBar><div><Button onClick={onBack}>{say('log.no')}</Button></div></>}
        {outcome?.kind === 'alreadyLogged' && (
          <>
            <MessageBar intent="info" layout="multiline"><MessageBarBody>{say('log.already')}</MessageBarBody></MessageBar>
            <div><Button appearance="primary" onClick={() => go(outcome.entryNo === undefined ? { at: 'logged' } : { at: 'loggedSegment', entryNo: outcome.entryNo })}>{say('log.showLogged')}</Button></div>
          </>
        )}
      </div>
    </Place>
  );
}
