import { makeStyles } from '@fluentui/react-components';
import { PersonProhibitedRegular } from '@fluentui/react-icons/svg/person-prohibited';
import { barrierOf } from '../../contract/whoGetsALetter';
import { useLanguage } from '../locales/language';
import { ListingItems } from '../parts/ListingItems';
import { Mark } from '../parts/Mark';
import { Place } from '../parts/Place';
import { SearchField } from '../parts/SearchField';
import { SegmentItem } from '../parts/SegmentItem';
import { useKept, usePane } from '../session/pane';
import { useListing } from '../session/useListing';
import { useSettled } from '../session/useSettled';

const useStyles = makeStyles({ top: { padding: '0 16px 8px' } });

/** Everybody the firm knows, to look somebody up. */
export function Contacts() {
  const { say } = useLanguage();
  const styles = useStyles();
  const { go } = usePane();
  const [search, setSearch] = useKept('contacts.search', '');
  const sought = useSettled(search.trim());
  const listing = useListing('contacts', sought);
  return (
    <Place title={say('card.title')} flush under={listing.total === undefined ? undefined : say('card.count', { count: listing.total })} top={<div className={styles.top}><SearchField label={say('card.search')} value={search} onChange={setSearch} /></div>}>
      <ListingItems listing={listing} nothing={sought === '' ? say('card.none') : say('card.notFound', { search: sought })}>
        {listing.items.map((contact) => {
          const barrier = barrierOf(contact);
          const { no, type, name, companyName, city } = contact;
          return <SegmentItem key={no} name={name || no} mark={barrier && <Mark tone="warning" icon={<PersonProhibitedRegular />}>{say(`segment.mark.${barrier}`)}</Mark>}
            facts={[[type === 'Person' && companyName !== '' ? companyName : say(type === 'Person' ? 'card.person' : 'card.company'), city]]} onClick={() => go({ at: 'contactCard', contactNo: no })} />;
        })}
      </ListingItems>
    </Place>
  );
}
