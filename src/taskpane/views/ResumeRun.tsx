import { useState } from 'react';
import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLanguage, type Say } from '../locales/language';
import { Loading } from '../parts/Loading';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';
import type { RunQueue } from '../session/runQueue';
import type { ResumeFindings } from '../session/runResume';
import type { RunSnapshot } from '../session/runSnapshot';

const useStyles = makeStyles({
  resume: { display: 'grid', rowGap: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, margin: 0 },
  list: { margin: '4px 0 0', paddingInlineStart: '16px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});
const mostNamed = 20, mostDocuments = 5;

/** "412 of 1,000 – continue": what was cut off, what changed since, and the choice that is left. Never a mix of old and new. */
export function ResumeRun({ queue, no, runId, now }: { queue: RunQueue; no: string; runId: string; now?: RunSnapshot }) {
  const { say, time } = useLanguage();
  const styles = useStyles();
  const { go } = usePane();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<unknown>();
  const { data: findings, error, isFetching, refetch } = useQuery({ queryKey: ['resume', runId, now?.stage], queryFn: () => queue.examine(runId), staleTime: 0, gcTime: 0, retry: false, refetchOnWindowFocus: false });
  async function startAgain(): Promise<void> {
    setProblem(undefined);
    try {
      await queue.abandon(runId);
      await queries.invalidateQueries({ queryKey: ['openMergeRun', no] });
    } catch (failure) {
      setProblem(failure);
    }
  }
  if (isFetching && !findings) return <Loading label={say('produce.resume.looking')} />;
  if (!findings) return <ProblemBar error={error ?? now?.error} onRetry={() => void refetch()}><Button size="small" onClick={() => void startAgain()}>{say('produce.resume.startAgain')}</Button></ProblemBar>;
  const { run, choice, letterChanged, documentsChanged, changed } = findings;
  const { planned: total, made, failed } = run.counts;
  const title = run.state === 'handedOver' ? say('produce.resume.handedOverTitle', { total }) : run.state === 'made' ? say('produce.resume.madeTitle', { total }) : say('produce.resume.title', { made: made + failed, total });
  return (
    <section className={styles.resume}>
      {now?.stage === 'cancelled' && <MessageBar intent="info" layout="multiline"><MessageBarBody>{say('produce.cancelled', { made: made + failed, total })}</MessageBarBody></MessageBar>}
      {now?.stage === 'stopped' && <ProblemBar error={now.error} />}
      <div>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.quiet}>{say('produce.resume.begun', { when: time(run.createdAt) })}</p>
      </div>
      {choice === 'continue' && <p className={styles.quiet}>{say('produce.resume.nothingChanged')}</p>}
      {letterChanged && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{changedWords(documentsChanged, say)}</MessageBarBody></MessageBar>}
      {changed.length > 0 && (
        <div>
          {say('produce.resume.contactsChanged', { count: changed.length })}
          <ul className={styles.list}>
            {changed.slice(0, mostNamed).map(({ lineNo, letterNo, contactName, contactNo, change }) => <li key={lineNo}>{say(change === 'removed' ? 'produce.resume.removedLine' : 'produce.resume.changedLine', { letterNo, name: contactName || contactNo })}</li>)}
            {changed.length > mostNamed && <li>{say('produce.andMore', { count: changed.length - mostNamed })}</li>}
          </ul>
        </div>
      )}
      {choice === 'ask' && <p className={styles.quiet}>{say('produce.resume.ask')}</p>}
      {choice === 'restart' && <p className={styles.quiet}>{say('produce.resume.restart')}</p>}
      <div className={styles.actions}>
        {run.state === 'handedOver' && <Button appearance="primary" onClick={() => go({ at: 'log', no })}>{say('produce.toLog')}</Button>}
        {choice !== 'restart' && (
          <Button appearance={run.state === 'handedOver' ? 'secondary' : 'primary'} onClick={() => void queue.resume(findings)}>
            {choice === 'ask' ? say('produce.resume.goOn') : run.state === 'making' ? say('produce.continue') : say('produce.resume.makeAgain')}
          </Button>
        )}
        <Button onClick={() => void startAgain()}>{say('produce.resume.startAgain')}</Button>
      </div>
      {made > 0 && <p className={styles.quiet}>{say('produce.startNewHint')}</p>}
      <ProblemBar error={problem} onRetry={() => void startAgain()} />
    </section>
  );
}

/** Which of several documents; of one alone only that it changed. Long lists are cut off. */
function changedWords(documents: ResumeFindings['documentsChanged'], say: Say): string {
  if (documents.length === 0) return say('produce.resume.letterChanged');
  const sentences = documents.slice(0, mostDocuments).map((document) => {
    const name = document.name || say('letters.unnamed');
    return document.before === undefined ? say('produce.resume.documentChanged', { name }) : say('produce.resume.documentOther', { before: document.before || say('letters.unnamed'), name });
  });
  return [...sentences, ...(documents.length > mostDocuments ? [say('produce.andMore', { count: documents.length - mostDocuments })] : [])].join(' ');
}
