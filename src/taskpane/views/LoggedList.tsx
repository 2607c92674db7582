import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { useLanguage } from '../locales/language';
import { Loading } from '../parts/Loading';
import { MoreOnScroll } from '../parts/MoreOnScroll';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { SearchField } from '../parts/SearchField';
import { useKept, usePane } from '../session/pane';
import { useListing } from '../session/useListing';
import { useSettled } from '../session/useSettled';

const useStyles = makeStyles({
  top: { padding: '0 16px 8px' },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  logged: {
    display: 'block', width: '100%', padding: '10px 16px', border: 'none', backgroundColor: 'transparent', color: tokens.colorNeutralForeground1, textAlign: 'start', cursor: 'pointer',
    fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  name: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', columnGap: '8px', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  facts: { display: 'flex', justifyContent: 'space-between', columnGap: '8px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  quiet: { padding: '0 16px', color: tokens.colorNeutralForeground3 },
});

/** The segments that were logged; only here are they found. */
export function LoggedList() {
  const { say, date } = useLanguage();
  const styles = useStyles();
  const { go } = usePane();
  const [search, setSearch] = useKept('logged.search', '');
  const sought = useSettled(search.trim());
  const { items, isPending, isLoadingMore, error, more, again } = useListing('loggedSegments', sought);
  return (
    <Place title={say('logged.title')} flush top={<div className={styles.top}><SearchField label={say('logged.search')} value={search} onChange={setSearch} /></div>}>
      {error !== null && <div className={styles.top}><ProblemBar error={error} onRetry={again} /></div>}
      {isPending && error === null && <Loading />}
      {!isPending && items.length === 0 && <p className={styles.quiet}>{sought === '' ? say('logged.none') : say('logged.notFound', { search: sought })}</p>}
      <ul className={styles.list}>
        {items.map(({ entryNo, segmentNo, description, interactionCount, loggedAt, canceled }) => (
          <li key={entryNo} className={styles.item}>
            <button type="button" className={styles.logged} onClick={() => go({ at: 'loggedSegment', entryNo })}>
              <span className={styles.name}><span>{description || segmentNo}</span>{canceled && <Badge size="small" appearance="tint" color="warning">{say('logged.canceled')}</Badge>}</span>
              <span className={styles.facts}><span>{segmentNo}</span><span>{say('logged.count', { count: interactionCount })}</span><span>{date(loggedAt.slice(0, 10))}</span></span>
            </button>
          </li>
        ))}
      </ul>
      <MoreOnScroll more={more} loading={isLoadingMore} />
    </Place>
  );
}
