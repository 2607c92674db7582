import { makeStyles, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { isForSame, type LetterLink } from '../../contract/segmentLetter';
import { useLanguage } from '../locales/language';
import { Loading } from '../parts/Loading';
import { MoreOnScroll } from '../parts/MoreOnScroll';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';
import { whomInWords } from '../session/whomInWords';
import { OpenLetterButton } from './OpenLetterButton';

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  version: { padding: '8px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, display: 'grid', rowGap: '4px', justifyItems: 'start', overflowWrap: 'anywhere' },
  when: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Every document that the segment was linked to, the newest first; each can be opened again. */
export function LetterVersions({ no, items }: { no: string; items: readonly LetterLink[] }) {
  const language = useLanguage();
  const { say, time } = language;
  const styles = useStyles();
  const { services } = usePane();
  const versions = useInfiniteQuery({
    queryKey: ['letterVersions', no],
    queryFn: ({ pageParam, signal }) => services.sync.ask('letterVersions', { params: { no }, query: pageParam ? { after: pageParam } : {}, signal }),
    initialPageParam: '', staleTime: 0, getNextPageParam: (page) => page.next,
  });
  const found = versions.data?.pages.flatMap((page) => page.items) ?? [];
  /** The newest with what is linked: one that was unlinked, or replaced, is in use for nobody. */
  const inUse = new Set(items.map((link) => found.find((version) => isForSame(version, link) && version.templateHash === link.templateHash)));
  return (
    <>
      <p className={styles.hint}>{say('letters.versionsHint', { button: say('letters.useAgain') })}</p>
      {versions.error !== null && <ProblemBar error={versions.error} onRetry={() => void versions.refetch()} />}
      {versions.isPending && versions.error === null && <Loading />}
      <ol className={styles.list}>
        {found.map((version) => {
          const whom = whomInWords(version, [...items, version], language);
          const name = version.name || say('letters.unnamed');
          const when = time(version.keptAt);
          return (
            <li key={version.position} className={styles.version}>
              <span>{name}<span className={styles.when}>{[inUse.has(version) && say('letters.versionInUse'), whom, when, version.keptBy].filter(Boolean).join(' · ')}</span></span>
              <OpenLetterButton documentHash={version.documentHash} name={`${name}, ${when}`} />
            </li>
          );
        })}
      </ol>
      <MoreOnScroll more={versions.hasNextPage && !versions.isFetchingNextPage ? () => void versions.fetchNextPage() : undefined} loading={versions.isFetchingNextPage} />
    </>
  );
}
