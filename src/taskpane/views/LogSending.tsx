import { useCallback, useEffect, useState } from 'react';
import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { keepLetters } from '../../contract/keptLetter';
import type { LogResult } from '../../contract/mergeRun';
import { entryKey, joinIssues } from '../actions/joinIssues';
import type { LogMemory } from '../actions/logMemory';
import { logSegment, type LogCall, type LogOutcome } from '../actions/logSegment';
import { useText } from '../locales/language';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';
import { askPatiently, pauseForReal } from '../session/runRetry';
import { useRun } from '../session/useRun';
import { CheckEntryItem } from './CheckEntryItem';

const useStyles = makeStyles({
  stack: { display: 'grid', rowGap: '12px' },
  list: { margin: 0, paddingInlineStart: '16px' },
  issues: { listStyle: 'none', margin: 0, padding: 0 },
  actions: { display: 'grid', rowGap: '8px', justifyItems: 'start' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

interface LogSendingProps {
  call: LogCall;
  memory: LogMemory;
  /** The call was sent before the pane was reloaded: it waits for the person. */
  pending: boolean;
  onLogged: (result: LogResult) => void;
  onBack: () => void;
}

/** Sends one log call, and repeats exactly that call until there is an answer. What the person can decide is asked here. */
export function LogSending({ call, memory, pending, onLogged, onBack }: LogSendingProps) {
  const say = useText();
  const styles = useStyles();
  const { services, go } = usePane();
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState(pending);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [outcome, setOutcome] = useState<Exclude<LogOutcome, { kind: 'logged' }>>();
  const [kept, setKept] = useState<{ kept: number; total: number }>();
  const { segmentNo: no, request } = call;
  const { queue } = useRun(no);

  /** The service keeps each letter with its entry: it gets those it has not. It logged nothing, so until they are there no log waits for its answer. */
  const keep = useCallback(async (runId: string): Promise<void> => {
    memory.forget(no);
    try {
      const letterOf = await queue.letterMaker(runId);
      await keepLetters({ sync: services.sync, runId, letterOf, patiently: (ask) => askPatiently(ask, { pause: pauseForReal, tries: 4 }), onKept: (done, total) => setKept({ kept: done, total }) });
    } finally {
      setKept(undefined);
    }
    memory.remember(call);
  }, [call, memory, no, queue, services.sync]);

  const send = useCallback(async (): Promise<LogResult | undefined> => {
    setWaiting(false);
    setBusy(true);
    setError(undefined);
    setOutcome(undefined);
    memory.remember(call);
    try {
      const { mergeRun } = call.request;
      const answer = await logSegment(services.sync, call, { pause: pauseForReal, tries: 4 }, mergeRun === undefined ? undefined : () => keep(mergeRun));
      memory.forget(no);
      if (answer.kind !== 'logged') setOutcome(answer);
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
  }, [call, keep, memory, no, onLogged, queries, services.sync]);

  useEffect(() => {
    if (!pending) void send();
    // Once: the same call is repeated only when the person asks.
  }, []);

  /** The changed letters are unticked, so they stay; the call itself is the same as before. */
  async function leaveOut(lineNos: number[], makeAgain: boolean): Promise<void> {
    setBusy(true);
    try {
      await services.sync.ask('changeMergeRun', { params: { id: request.mergeRun! }, body: { notOut: lineNos } });
    } catch (failure) {
      setError(failure);
      setBusy(false);
      return;
    }
    const result = await send();
    if (makeAgain && result?.remainderSegmentNo) go({ at: 'produce', no: result.remainderSegmentNo, lineNos });
  }
  if (busy) return <Place title={say('log.title')}><Loading label={kept ? say('log.keeping', kept) : say('log.logging')} /></Place>;
  return (
    <Place title={say('log.title')}>
      <div className={styles.stack}>
        {waiting && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{say('log.pending')}</MessageBarBody></MessageBar>}
        {waiting && <div><Button appearance="primary" onClick={() => void send()}>{say('log.askAgain')}</Button></div>}
        <ProblemBar error={error} onRetry={() => void send()}>{error !== undefined && <Button size="small" onClick={onBack}>{say('shell.back')}</Button>}</ProblemBar>
        {outcome?.kind === 'linesChanged' && (
          <>
            <MessageBar intent="warning" layout="multiline"><MessageBarBody><MessageBarTitle>{say('log.changedTitle', { count: outcome.lines.length })}</MessageBarTitle>{' '}{say('log.changedExplain')}</MessageBarBody></MessageBar>
            <ul className={styles.list}>{outcome.lines.map(({ lineNo, letterNo, contactName, contactNo, change }) => <li key={lineNo}>{say(change === 'removed' ? 'log.removedLine' : 'log.changedLine', { letterNo, name: contactName || contactNo })}</li>)}</ul>
            <div className={styles.actions}>
              <Button appearance="primary" onClick={() => void leaveOut(outcome.lines.map(({ lineNo }) => lineNo), false)}>{say('log.leaveOut')}</Button>
              {request.notOut === 'remainder' && outcome.lines.some(({ change }) => change === 'changed') && (
                <>
                  <Button onClick={() => void leaveOut(outcome.lines.map(({ lineNo }) => lineNo), true)}>{say('log.makeAgain')}</Button>
                  <p className={styles.hint}>{say('log.makeAgainHint')}</p>
                </>
              )}
              <Button onClick={onBack}>{say('log.no')}</Button>
            </div>
          </>
        )}
        {outcome?.kind === 'incomplete' && (
          <>
            <MessageBar intent="error" layout="multiline"><MessageBarBody>{say('log.incomplete')}</MessageBarBody></MessageBar>
            <ul className={styles.issues}>{joinIssues([], outcome.issues).map((entry) => <CheckEntryItem key={entryKey(entry)} no={no} entry={entry} />)}</ul>
            <div className={styles.actions}><Button appearance="primary" onClick={() => void send()}>{say('problems.tryAgain')}</Button><Button onClick={onBack}>{say('log.no')}</Button></div>
          </>
        )}
        {outcome?.kind === 'nothingToLog' && <><MessageBar intent="warning" layout="multiline"><MessageBarBody>{say('log.nothing')}</MessageBarBody></MessageBar><div><Button onClick={onBack}>{say('log.no')}</Button></div></>}
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
