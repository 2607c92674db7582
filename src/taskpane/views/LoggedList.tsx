import { Badge, Button, makeStyles } from '@fluentui/react-components';
import { DataBarHorizontalRegular } from '@fluentui/react-icons/svg/data-bar-horizontal';
import { useLanguage } from '../locales/language';
import { ListingItems } from '../parts/ListingItems';
import { Place } from '../parts/Place';
import { SearchField } from '../parts/SearchField';
import { SegmentItem } from '../parts/SegmentItem';
import { useKept, usePane } from '../session/pane';
import { useListing } from '../session/useListing';
import { useSettled } from '../session/useSettled';

const useStyles = makeStyles({ top: { padding: '0 16px 8px' } });

/** The segments that were logged; only here are they found. */
export function LoggedList() {
  const { say, date } = useLanguage();
  const styles = useStyles();
  const { go } = usePane();
  const [search, setSearch] = useKept('logged.search', '');
  const sought = useSettled(search.trim());
  const listing = useListing('loggedSegments', sought);
  return (
    <Place title={say('logged.title')} flush top={<div className={styles.top}><SearchField label={say('logged.search')} value={search} onChange={setSearch} /></div>}
      foot={<Button appearance="transparent" icon={<DataBarHorizontalRegular />} onClick={() => go({ at: 'statistics' })}>{say('statistics.open')}</Button>}>
      <ListingItems listing={listing} nothing={sought === '' ? say('logged.none') : say('logged.notFound', { search: sought })}>
        {listing.items.map(({ entryNo, segmentNo, description, interactionCount, loggedAt, canceled }) => (
          <SegmentItem key={entryNo} name={description || segmentNo} mark={canceled && <Badge size="small" appearance="tint" color="warning">{say('logged.canceled')}</Badge>}
            facts={[[segmentNo, say('logged.count', { count: interactionCount }), date(loggedAt.slice(0, 10))]]} onClick={() => go({ at: 'loggedSegment', entryNo })} />
        ))}
      </ListingItems>
    </Place>
  );
}
