import { makeStyles, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLanguage } from '../locales/language';
import { Loading } from '../parts/Loading';
import { MoreOnScroll } from '../parts/MoreOnScroll';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { useAsk } from '../session/asking';
import { eventInWords } from '../session/eventWords';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';

const useStyles = makeStyles({
  hint: { margin: '0 0 8px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  event: { padding: '8px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: 'anywhere' },
  when: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Who did what when to a segment, the newest first; also of one that was logged. */
export function SegmentHistory({ place: { segmentNo } }: { place: PlaceAt<'history'> }) {
  const language = useLanguage();
  const { say, time } = language;
  const styles = useStyles();
  const { services } = usePane();
  const events = useInfiniteQuery({
    queryKey: ['segmentEvents', segmentNo],
    queryFn: ({ pageParam, signal }) => services.sync.ask('segmentEvents', { params: { no: segmentNo }, query: pageParam ? { after: pageParam } : {}, signal }),
    initialPageParam: '', staleTime: 0, getNextPageParam: (page) => page.next,
  });
  const languages = new Set(useAsk('languages', { staleTime: Infinity }).data?.items.map(({ code }) => code));
  const items = events.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Place title={say('worksheet.history')} under={segmentNo}>
      {events.error !== null && <ProblemBar error={events.error} onRetry={() => void events.refetch()} />}
      {events.isPending && events.error === null && <Loading />}
      {events.data && <p className={styles.hint}>{say(items.length === 0 ? 'worksheet.historyEmpty' : 'worksheet.historyTogether')}</p>}
      <ol className={styles.list}>
        {items.map((event) => <li key={event.position} className={styles.event}>{eventInWords(event, language, languages)}<span className={styles.when}>{time(event.at)} · {event.by}</span></li>)}
      </ol>
      <MoreOnScroll more={events.hasNextPage && !events.isFetchingNextPage ? () => void events.fetchNextPage() : undefined} loading={events.isFetchingNextPage} />
    </Place>
  );
}
