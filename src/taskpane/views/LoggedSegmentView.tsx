import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLanguage } from '../locales/language';
import { Loading } from '../parts/Loading';
import { MoreOnScroll } from '../parts/MoreOnScroll';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { useAsk } from '../session/asking';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { LoggedEntry } from './LoggedEntry';
import { LoggedFollowUp } from './LoggedFollowUp';

const useStyles = makeStyles({
  facts: { listStyle: 'none', margin: '0 0 12px', padding: 0, display: 'grid', rowGap: '4px', color: tokens.colorNeutralForeground2 },
  title: { margin: '16px 0 4px', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  link: { minWidth: 0, padding: '0 4px' },
});

/** One logged segment with what went out to whom. */
export function LoggedSegmentView({ place: { entryNo } }: { place: PlaceAt<'loggedSegment'> }) {
  const { say, date, time } = useLanguage();
  const styles = useStyles();
  const { services, go } = usePane();
  const { data: logged, error, refetch } = useAsk('loggedSegment', { params: { entryNo } });
  const entries = useInfiniteQuery({
    queryKey: ['loggedSegmentEntries', entryNo],
    queryFn: ({ pageParam, signal }) => services.sync.ask('loggedSegmentEntries', { params: { entryNo }, query: pageParam ? { after: pageParam } : {}, signal }),
    initialPageParam: '', getNextPageParam: (page) => page.next,
  });
  if (!logged) return <Place title={say('logged.title')}>{error ? <ProblemBar error={error} onRetry={() => void refetch()} /> : <Loading />}</Place>;
  const { description, segmentNo, loggedAt, loggedBy, date: day, interactionCount, attemptFailedCount, campaignEntryCount, remainderSegmentNo, followUpSegmentNo, canceled } = logged;
  return (
    <Place title={description || segmentNo} under={segmentNo}>
      <ul className={styles.facts}>
        {canceled && <li>{say('logged.canceled')}</li>}
        <li>{say('logged.by', { when: time(loggedAt), who: loggedBy })}</li>
        {day !== '' && <li>{say('logged.segmentDate')}{': '}{date(day)}</li>}
        <li>{say('logged.count', { count: interactionCount })}</li>
        {attemptFailedCount > 0 && <li>{say('logged.failed', { count: attemptFailedCount })}</li>}
        {campaignEntryCount > 0 && <li>{say('logged.campaigns', { count: campaignEntryCount })}</li>}
        {remainderSegmentNo !== undefined && <li>{say('logged.remainder', { no: remainderSegmentNo })} <Button className={styles.link} size="small" onClick={() => go({ at: 'segment', no: remainderSegmentNo })}>{say('logged.open')}</Button></li>}
        {followUpSegmentNo !== undefined && <li>{say('logged.followUpIs', { no: followUpSegmentNo })} <Button className={styles.link} size="small" onClick={() => go({ at: 'segment', no: followUpSegmentNo })}>{say('logged.open')}</Button></li>}
      </ul>
      {followUpSegmentNo === undefined && !canceled && <LoggedFollowUp entryNo={entryNo} segmentNo={segmentNo} />}
      <h2 className={styles.title}>{say('logged.entries')}</h2>
      <ProblemBar error={entries.error} onRetry={() => void (entries.data ? entries.fetchNextPage() : entries.refetch())} />
      {entries.isPending && <Loading />}
      <ul className={styles.list}>{entries.data?.pages.flatMap(({ items }) => items).map((entry) => <LoggedEntry key={entry.entryNo} entry={entry} />)}</ul>
      <MoreOnScroll more={entries.hasNextPage && !entries.isFetchingNextPage ? () => void entries.fetchNextPage() : undefined} loading={entries.isFetchingNextPage} />
    </Place>
  );
}
