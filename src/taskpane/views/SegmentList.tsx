import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DocumentLinkRegular } from '@fluentui/react-icons/svg/document-link';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import type { SegmentSummary } from '../../contract/segment';
import { useLanguage } from '../locales/language';
import { Loading } from '../parts/Loading';
import { Mark } from '../parts/Mark';
import { MoreOnScroll } from '../parts/MoreOnScroll';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { SearchField } from '../parts/SearchField';
import { useAsk } from '../session/asking';
import { useKept, usePane } from '../session/pane';
import { useListing } from '../session/useListing';
import { useSettled } from '../session/useSettled';

const useStyles = makeStyles({
  top: { padding: '0 16px 8px', display: 'flex', flexDirection: 'column', rowGap: '8px', color: tokens.colorNeutralForeground2 },
  new: { alignSelf: 'flex-start', paddingInlineStart: '4px' },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  segment: {
    display: 'block', width: '100%', padding: '10px 16px', border: 'none', backgroundColor: 'transparent', color: tokens.colorNeutralForeground1, textAlign: 'start', cursor: 'pointer',
    fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  name: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', columnGap: '8px', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  facts: { display: 'flex', justifyContent: 'space-between', columnGap: '8px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  quiet: { padding: '16px', color: tokens.colorNeutralForeground3 },
  bar: { padding: '0 16px' },
});

/** The open segments, to choose the one this letter is for. */
export function SegmentList() {
  const { say } = useLanguage();
  const styles = useStyles();
  const { go } = usePane();
  const [search, setSearch] = useKept('segments.search', '');
  const sought = useSettled(search.trim());
  const { items, total, isPending, isLoadingMore, error, more, again } = useListing('segments', sought);
  const templates = useAsk('interactionTemplates', { staleTime: Infinity });
  const templateNames = new Map(templates.data?.items.map(({ code, description }) => [code, description]));
  return (
    <Place title={say('segments.title')} flush under={total === undefined ? undefined : say('segments.showing', { count: total })}
      top={<div className={styles.top}>
        <SearchField label={say('segments.search')} value={search} onChange={setSearch} />
        <Button className={styles.new} appearance="subtle" icon={<AddRegular />} onClick={() => go({ at: 'newSegment' })}>{say('worksheet.new')}</Button>
      </div>}
      foot={<Button appearance="transparent" icon={<HistoryRegular />} onClick={() => go({ at: 'logged' })}>{say('segments.logged')}</Button>}>
      {error !== null && <div className={styles.bar}><ProblemBar error={error} onRetry={again} /></div>}
      {isPending && error === null && <Loading />}
      {!isPending && items.length === 0 && <p className={styles.quiet}>{sought === '' ? say('segments.none') : say('segments.notFound', { search: sought })}</p>}
      <ul className={styles.list}>
        {items.map((segment) => (
          <li key={segment.no} className={styles.item}>
            <SegmentButton segment={segment} template={templateNames.get(segment.interactionTemplateCode) ?? segment.interactionTemplateCode} />
          </li>
        ))}
      </ul>
      <MoreOnScroll more={more} loading={isLoadingMore} />
    </Place>
  );
}

function SegmentButton({ segment, template }: { segment: SegmentSummary; template: string }) {
  const { say, date } = useLanguage();
  const styles = useStyles();
  const { go, notes } = usePane();
  return (
    <button type="button" className={styles.segment} onClick={() => go({ at: 'segment', no: segment.no })}>
      <span className={styles.name}>
        <span>{segment.description || segment.no}</span>
        {notes.segmentNo === segment.no && <Mark tone="brand" icon={<DocumentLinkRegular />}>{say('segments.linked')}</Mark>}
      </span>
      <span className={styles.facts}><span>{segment.no}</span><span>{say('segments.contacts', { count: segment.lineCount })}</span></span>
      <span className={styles.facts}><span>{template || say('segments.noTemplate')}</span><span>{date(segment.date)}</span></span>
    </button>
  );
}
