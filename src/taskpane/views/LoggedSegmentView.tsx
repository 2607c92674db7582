import { useState } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useLanguage } from '../locales/language';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { useAsk } from '../session/asking';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { LoggedActions } from './LoggedActions';
import { LoggedEntries } from './LoggedEntries';
import { LoggedFollowUp } from './LoggedFollowUp';
import { SentAgain } from './SentAgain';

const useStyles = makeStyles({
  facts: { listStyle: 'none', margin: '0 0 12px', padding: 0, display: 'grid', rowGap: '4px', color: tokens.colorNeutralForeground2 },
  link: { minWidth: 0, padding: '0 4px' },
  followUp: { marginBottom: '16px' },
});

/** One logged segment with what went out to whom. */
export function LoggedSegmentView({ place: { entryNo } }: { place: PlaceAt<'loggedSegment'> }) {
  const { say, date, time } = useLanguage();
  const styles = useStyles();
  const { go } = usePane();
  const { data: logged, error, refetch } = useAsk('loggedSegment', { params: { entryNo } });
  const [chosen, setChosen] = useState<readonly number[]>([]);
  if (!logged) return <Place title={say('logged.title')}>{error ? <ProblemBar error={error} onRetry={() => void refetch()} /> : <Loading />}</Place>;
  const { description, segmentNo, loggedAt, loggedBy, date: day, interactionCount, attemptFailedCount, campaignEntryCount, remainderSegmentNo, followUpSegmentNo, canceled, canceledCount, evaluatedCount, respondedCount, resends, resentIn } = logged;
  return (
    <Place title={description || segmentNo} under={segmentNo}>
      <ul className={styles.facts}>
        {canceled && <li>{say('logged.canceled')}</li>}
        <li>{say('logged.by', { when: time(loggedAt), who: loggedBy })}</li>
        {day !== '' && <li>{say('logged.segmentDate')}{': '}{date(day)}</li>}
        <li>{say('logged.count', { count: interactionCount })}</li>
        {attemptFailedCount > 0 && <li>{say('logged.failed', { count: attemptFailedCount })}</li>}
        {respondedCount > 0 && <li>{say('loggedLife.responded', { count: respondedCount })}</li>}
        {evaluatedCount > 0 && <li>{say('loggedLife.evaluated', { count: evaluatedCount })}</li>}
        {canceledCount > 0 && !canceled && <li>{say('loggedLife.canceledCount', { count: canceledCount })}</li>}
        {campaignEntryCount > 0 && <li>{say('logged.campaigns', { count: campaignEntryCount })}</li>}
        {remainderSegmentNo !== undefined && <li>{say('logged.remainder', { no: remainderSegmentNo })} <Button className={styles.link} size="small" onClick={() => go({ at: 'segment', no: remainderSegmentNo })}>{say('logged.open')}</Button></li>}
        {followUpSegmentNo !== undefined && <li>{say('logged.followUpIs', { no: followUpSegmentNo })} <Button className={styles.link} size="small" onClick={() => go({ at: 'segment', no: followUpSegmentNo })}>{say('logged.open')}</Button></li>}
        {(resends !== undefined || resentIn.length > 0) && <li><SentAgain resends={resends} resentIn={resentIn} /></li>}
      </ul>
      <div className={styles.followUp}><LoggedFollowUp entryNo={entryNo} segmentNo={segmentNo} /></div>
      <LoggedActions logged={logged} chosen={chosen} />
      <LoggedEntries entryNo={entryNo} details={logged.header.details} title={description || segmentNo} chosen={chosen} onChosen={setChosen} />
    </Place>
  );
}
