import { useState } from 'react';
import { makeStyles, Select, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { InteractionDetails } from '../../contract/interaction';
import { followUpChoices, type FollowUpChoice } from '../../contract/loggedChange';
import { useLanguage } from '../locales/language';
import { Loading } from '../parts/Loading';
import { MoreOnScroll } from '../parts/MoreOnScroll';
import { ProblemBar } from '../parts/ProblemBar';
import { SearchField } from '../parts/SearchField';
import { useDetailOptions } from '../session/detailValues';
import { useKept, usePane } from '../session/pane';
import { useSettled } from '../session/useSettled';
import { EntryActions } from './EntryActions';
import { LoggedEntry } from './LoggedEntry';
import { WideTableButton } from './WideTableButton';

const useStyles = makeStyles({
  title: { margin: '16px 0 4px', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  tools: { position: 'sticky', top: 0, zIndex: 1, display: 'grid', rowGap: '6px', padding: '4px 0 8px', backgroundColor: tokens.colorNeutralBackground1 },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface LoggedEntriesProps { entryNo: number; /** The details of its segment. */ details: InteractionDetails; /** What the log is called. */ title: string; chosen: readonly number[]; onChosen(chosen: readonly number[]): void }

/** What went out to whom: filtered, searched, and several chosen at once. */
export function LoggedEntries({ entryNo, details, title, chosen, onChosen }: LoggedEntriesProps) {
  const language = useLanguage();
  const { say } = language;
  const options = useDetailOptions(language);
  const styles = useStyles();
  const { services } = usePane();
  const [search, setSearch] = useKept(`logged ${entryNo} search`, '');
  const [of, setOf] = useKept<FollowUpChoice>(`logged ${entryNo} filter`, 'all');
  /** The entry that was chosen in the wide table, until something else is sought: it takes the focus each time it comes into the list. */
  const [shown, setShown] = useState<number>();
  const lookFor = (text: string): void => { setShown(undefined); setSearch(text); };
  const show = (choice: FollowUpChoice): void => { setShown(undefined); setOf(choice); };
  const sought = useSettled(search.trim());
  const entries = useInfiniteQuery({
    queryKey: ['loggedSegmentEntries', entryNo, { of, search: sought }],
    queryFn: ({ pageParam, signal }) => services.sync.ask('loggedSegmentEntries', { params: { entryNo }, query: { of, ...(sought && { search: sought }), ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '', getNextPageParam: (page) => page.next, placeholderData: (before) => before,
  });
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  const isCanceled = new Map(items.map((entry) => [entry.entryNo, entry.canceled]));
  return (
    <>
      <h2 className={styles.title}>{say('logged.entries')}</h2>
      <WideTableButton entryNo={entryNo} title={title} onOpen={(entry) => {
        setSearch(entry.contactNo);
        setOf('all');
        setShown(entry.entryNo);
      }} />
      <div className={styles.tools}>
        <SearchField label={say('loggedLife.find')} value={search} onChange={lookFor} />
        <Select aria-label={say('loggedLife.filter')} value={of} onChange={(_, { value }) => show(value as FollowUpChoice)}>
          {[...followUpChoices].reverse().map((choice) => <option key={choice} value={choice}>{say(`loggedLife.filter.${choice}`)}</option>)}
        </Select>
        {chosen.length > 0 && <EntryActions entryNo={entryNo} chosen={chosen} canUncancel={chosen.some((no) => isCanceled.get(no) ?? true)} onClear={() => onChosen([])} />}
      </div>
      <ProblemBar error={entries.error} onRetry={() => void (entries.data ? entries.fetchNextPage() : entries.refetch())} />
      {entries.isPending && entries.error === null && <Loading />}
      {entries.data && items.length === 0 && <p className={styles.quiet}>{say('loggedLife.nobody')}</p>}
      <ul className={styles.list}>
        {items.map((entry) => <LoggedEntry key={entry.entryNo} entry={entry} usual={details} options={options} isShown={entry.entryNo === shown} isChosen={chosen.includes(entry.entryNo)}
          onChoose={(isChosen) => onChosen(isChosen ? [...chosen, entry.entryNo] : chosen.filter((no) => no !== entry.entryNo))} />)}
      </ul>
      <MoreOnScroll more={entries.hasNextPage && !entries.isFetchingNextPage ? () => void entries.fetchNextPage() : undefined} loading={entries.isFetchingNextPage} />
    </>
  );
}
