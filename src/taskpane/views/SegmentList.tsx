import { makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DocumentLinkRegular } from '@fluentui/react-icons/svg/document-link';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { useLanguage } from '../locales/language';
import { late } from '../parts/late';
import { ListingItems } from '../parts/ListingItems';
import { Mark } from '../parts/Mark';
import { Place } from '../parts/Place';
import { PlainButton } from '../parts/PlainButton';
import { SearchField } from '../parts/SearchField';
import { SegmentItem } from '../parts/SegmentItem';
import { useAsk } from '../session/asking';
import { useKept, usePane } from '../session/pane';
import { useListing } from '../session/useListing';
import { useSettled } from '../session/useSettled';

/** Few letters come without their segment's number: the list does not wait for what recognises them, and stands also where it cannot be loaded. */
const LetterFound = late(async () => (await import('./LetterFound')).LetterFound);

const useStyles = makeStyles({
  top: { padding: '0 16px 8px', display: 'flex', flexDirection: 'column', rowGap: '8px', color: tokens.colorNeutralForeground2 },
  new: { alignSelf: 'flex-start', paddingInlineStart: '4px' },
});

/** The open segments, to choose the one this letter is for. */
export function SegmentList() {
  const { say, date } = useLanguage();
  const styles = useStyles();
  const { go, notes } = usePane();
  const [search, setSearch] = useKept('segments.search', '');
  const sought = useSettled(search.trim());
  const listing = useListing('segments', sought);
  const templates = useAsk('interactionTemplates', { staleTime: Infinity });
  const templateNames = new Map(templates.data?.items.map(({ code, description }) => [code, description]));
  return (
    <Place title={say('segments.title')} flush under={listing.total === undefined ? undefined : say('segments.showing', { count: listing.total })}
      top={<div className={styles.top}>
        <SearchField label={say('segments.search')} value={search} onChange={setSearch} />
        <PlainButton className={styles.new} look="subtle" icon={<AddRegular />} onClick={() => go({ at: 'newSegment' })}>{say('worksheet.new')}</PlainButton>
        {notes.segmentNo === undefined && <LetterFound />}
      </div>}
      foot={<>
        <PlainButton icon={<HistoryRegular />} onClick={() => go({ at: 'logged' })}>{say('segments.logged')}</PlainButton>
        <PlainButton icon={<PeopleRegular />} onClick={() => go({ at: 'contacts' })}>{say('segments.allContacts')}</PlainButton>
      </>}>
      <ListingItems listing={listing} nothing={sought === '' ? say('segments.none') : say('segments.notFound', { search: sought })}>
        {listing.items.map(({ no, description, lineCount, interactionTemplateCode, date: day }) => (
          <SegmentItem key={no} name={description || no} mark={notes.segmentNo === no && <Mark tone="brand" icon={<DocumentLinkRegular />}>{say('segments.linked')}</Mark>}
            facts={[[no, say('segments.contacts', { count: lineCount })], [templateNames.get(interactionTemplateCode) || interactionTemplateCode || say('segments.noTemplate'), date(day)]]} onClick={() => go({ at: 'segment', no })} />
        ))}
      </ListingItems>
    </Place>
  );
}
