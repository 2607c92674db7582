import { Button, makeStyles } from '@fluentui/react-components';
import { TableArrowUpRegular } from '@fluentui/react-icons/svg/table-arrow-up';
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

const useStyles = makeStyles({
  top: { padding: '0 16px 8px', display: 'flex', flexDirection: 'column', rowGap: '8px' },
  import: { alignSelf: 'flex-start', paddingInlineStart: '4px' },
});

/** Everybody the firm knows, to look somebody up. */
export function Contacts() {
  const { say } = useLanguage();
  const styles = useStyles();
  const { go } = usePane();
  const [search, setSearch] = useKept('contacts.search', '');
  const sought = useSettled(search.trim());
  const listing = useListing('contacts', sought);
  return (
    <Place title={say('card.title')} flush under={listing.total === undefined ? undefined : say('card.count', { count: listing.total })}
      top={<div className={styles.top}>
        <SearchField label={say('card.search')} value={search} onChange={setSearch} />
        <Button className={styles.import} appearance="subtle" icon={<TableArrowUpRegular />} onClick={() => go({ at: 'importContacts' })}>{say('contactImport.title')}</Button>
      </div>}>
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
