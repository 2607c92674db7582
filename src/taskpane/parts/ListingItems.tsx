import type { ReactNode } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { useListing } from '../session/useListing';
import { Loading } from './Loading';
import { MoreOnScroll } from './MoreOnScroll';
import { ProblemBar } from './ProblemBar';

const useStyles = makeStyles({
  problem: { padding: '0 16px 8px' },
  nothing: { padding: '0 16px', color: tokens.colorNeutralForeground3 },
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

/** What a listing has to show, from edge to edge: what went wrong, that nothing is there, its items (`li`), and more of them on scrolling. */
export function ListingItems({ listing: { items, isPending, isLoadingMore, error, more, again }, nothing, children }: { listing: ReturnType<typeof useListing>; nothing: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <>
      {error !== null && <div className={styles.problem}><ProblemBar error={error} onRetry={again} /></div>}
      {isPending && error === null && <Loading />}
      {!isPending && error === null && items.length === 0 && <p className={styles.nothing}>{nothing}</p>}
      <ul className={styles.list}>{children}</ul>
      <MoreOnScroll more={more} loading={isLoadingMore} />
    </>
  );
}
