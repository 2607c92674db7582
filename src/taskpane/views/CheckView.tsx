import { useState } from 'react';
import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, ProgressBar, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { useQuery } from '@tanstack/react-query';
import { settledOf } from '../../contract/segmentLetter';
import { checkLetter, type CheckReport } from '../actions/checkLetter';
import { entryKey, type CheckEntry } from '../actions/joinIssues';
import { useLanguage, type Say } from '../locales/language';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { useLastCheck } from '../session/lastCheck';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { pauseForReal } from '../session/runRetry';
import { useLettersFrom } from '../session/useLettersFrom';
import { CheckEntryItem, entryToAccept, isAboutLanguage } from './CheckEntryItem';
import { CheckQuestions } from './CheckQuestions';
import { CheckSettled } from './CheckSettled';
import { LettersFrom } from './LettersFrom';
import { UnsavedChanges } from './UnsavedChanges';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  unsaved: { ':not(:empty)': { marginBottom: '12px' } },
  summary: { margin: '0 0 12px' },
  sentence: { margin: '0 0 4px', color: tokens.colorNeutralForeground2 },
  progress: { margin: '16px 0', display: 'grid', rowGap: '8px', color: tokens.colorNeutralForeground2 },
});

/** Everything wrong in one list, before anything is produced; each entry leads to its place. */
export function CheckView({ place: { no } }: { place: PlaceAt<'check'> }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { services, notes, announce } = usePane();
  const [, setLastCheck] = useLastCheck(no);
  const [loaded, setLoaded] = useState<[number, number]>([0, 0]);
  const { data, error, isFetching, refetch } = useQuery({
    // What the person called fine or settled asks again; the letter itself tells nobody when it changes.
    queryKey: ['checkLetter', no, settledOf(notes), notes.fineFields],
    queryFn: async ({ signal }) => {
      const report = await checkLetter(services, no, notes, { pause: pauseForReal, signal, onLoaded: (count, lineCount) => setLoaded([count, lineCount]) });
      announce(summaryOf(report, say).join(' '));
      setLastCheck({ errors: counted(report, 'error'), warnings: counted(report, 'warning'), stopsLog: stopsLog(report) });
      return report;
    },
    retry: false, staleTime: 0, gcTime: 0, refetchOnWindowFocus: false,
    placeholderData: (before) => before,
  });
  return (
    <Place title={say('check.title')} foot={<Button icon={<ArrowClockwiseRegular />} onClick={() => void refetch()} disabledFocusable={isFetching}>{say('check.again')}</Button>}>
      <div className={styles.unsaved}><UnsavedChanges no={no} /></div>
      <ProblemBar error={isFetching ? undefined : error} onRetry={() => void refetch()} />
      {isFetching && (
        <div className={styles.progress} role="status">
          <ProgressBar {...(loaded[1] > 0 ? { value: loaded[0] / loaded[1] } : {})} aria-label={say('check.reading', { loaded: loaded[0], total: loaded[1] })} />
          {loaded[1] > 0 ? say('check.reading', { loaded: loaded[0], total: loaded[1] }) : say('shell.loading')}
        </div>
      )}
      {data && <Summary report={data} />}
      {data && <MadeFrom no={no} />}
      {data && data.questions.length > 0 && <CheckQuestions questions={data.questions} />}
      {data && <ul className={styles.list}>{data.entries.map((entry) => <CheckEntryItem key={entryKey(entry)} no={no} entry={entry} canAccept={entry === entryToAccept(data.entries)} />)}</ul>}
      {data && <CheckSettled isAcceptingSaid={entryToAccept(data.entries) !== undefined} isLanguageSaid={data.entries.some(isAboutLanguage)} />}
    </Place>
  );
}

/** Looked at after the check, which reads the letter too. */
function MadeFrom({ no }: { no: string }) {
  return <LettersFrom from={useLettersFrom(no)} />;
}

const counted = ({ entries }: CheckReport, severity: CheckEntry['severity']): number => entries.filter((entry) => entry.severity === severity).length;

const stopsLog = ({ entries }: CheckReport): boolean => entries.some((entry) => entry.stopsLog);

/** What the check found, in a few sentences: they are shown, and said to those who hear the pane. */
function summaryOf(report: CheckReport, say: Say): string[] {
  const [errors, warnings] = [counted(report, 'error'), counted(report, 'warning')];
  if (errors + warnings === 0) return [say('check.clear', { count: report.ready })];
  return [...(errors > 0 ? [say('check.summaryErrors', { count: errors })] : []), ...(stopsLog(report) ? [say('check.stopsLog')] : []), ...(warnings > 0 ? [say('check.summaryWarnings', { count: warnings })] : [])];
}

function Summary({ report }: { report: CheckReport }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const sentences = summaryOf(report, say);
  if (report.entries.every(({ severity }) => severity === 'information')) return (
    <MessageBar intent="success" layout="multiline" className={styles.summary}>
      <MessageBarBody><MessageBarTitle>{say('check.clearTitle')}</MessageBarTitle>{' '}{sentences}</MessageBarBody>
    </MessageBar>
  );
  return <div className={styles.summary}>{sentences.map((sentence) => <p key={sentence} className={styles.sentence}>{sentence}</p>)}</div>;
}
