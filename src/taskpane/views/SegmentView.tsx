import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { Button, makeStyles, mergeClasses, MessageBar, MessageBarActions, MessageBarBody, ProgressBar, shorthands, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import { withoutMarkup } from '../../contract/readMarkup';
import type { Segment, SegmentLineRow } from '../../contract/segment';
import { useLanguage } from '../locales/language';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { SearchField } from '../parts/SearchField';
import { useAsk } from '../session/asking';
import { noChoice, stillThere } from '../session/choosing';
import { isGone } from '../session/goneSegment';
import { useKept, usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { countRows, findRows, rowFilters, type RowCounts, type RowFilter } from '../session/rowFilter';
import { useSegmentRows } from '../session/useSegmentRows';
import { ContactList } from './ContactList';
import { LetterOfSegment } from './LetterOfSegment';
import { Removed, RemoveChosen, removedName, type RemovedContacts } from './RemovedContacts';
import { UnsavedChanges } from './UnsavedChanges';

const useStyles = makeStyles({
  above: { display: 'flex', flexDirection: 'column', rowGap: '8px', padding: '0 16px 10px' },
  facts: {
    display: 'flex', alignItems: 'center', columnGap: '8px', width: '100%', padding: '6px 10px', boxSizing: 'border-box', textAlign: 'start', cursor: 'pointer', fontFamily: tokens.fontFamilyBase,
    color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground2, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '& svg': { flexShrink: 0 },
  },
  ways: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  factWords: { flexGrow: 1, minWidth: 0 },
  factTitle: { display: 'block', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3 },
  factText: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  find: { position: 'sticky', top: 0, zIndex: 1, padding: '0 16px 8px', backgroundColor: tokens.colorNeutralBackground1, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, display: 'flex', flexDirection: 'column', rowGap: '8px' },
  filters: { display: 'flex', flexWrap: 'wrap', gap: '4px', border: 'none', margin: 0, padding: 0 },
  filter: {
    border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusCircular, backgroundColor: 'transparent', color: tokens.colorNeutralForeground2, cursor: 'pointer',
    fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase200, lineHeight: '16px', padding: '3px 8px', whiteSpace: 'nowrap',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  filterOn: { backgroundColor: tokens.colorBrandBackground2, ...shorthands.borderColor(tokens.colorBrandStroke1), color: tokens.colorBrandForeground2, fontWeight: tokens.fontWeightSemibold, '@media (forced-colors: active)': { ...shorthands.borderColor('Highlight'), color: 'Highlight' } },
  found: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  quiet: { padding: '16px', margin: 0, color: tokens.colorNeutralForeground3 },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 6px' },
  stretch: { flexGrow: 1 },
  footCount: { fontWeight: tokens.fontWeightSemibold },
  bar: { padding: '0 16px 8px' },
});

/** One segment: its letter, its standard text, and its contacts to find, choose and open. */
export function SegmentView({ place: { no } }: { place: PlaceAt<'segment'> }) {
  const { say, date } = useLanguage();
  const styles = useStyles();
  const { go, kept } = usePane();
  const segment = useAsk('segment', { params: { no }, staleTime: 0 });
  const { data: letters } = useAsk('letters', { params: { no } });
  const ownLetters = useMemo(() => new Set(letters?.items.flatMap(({ lineNo }) => lineNo ?? [])), [letters]);
  const { store, rows, state, lineCount, error } = useSegmentRows(no);
  useEffect(() => { if (segment.data && !segment.isFetching) store.keepUpWith(segment.data.revision); }, [segment.data, segment.isFetching, store]);
  const [search, setSearch] = useKept(`${no} search`, '');
  const [filter, setFilter] = useKept<RowFilter>(`${no} filter`, 'all');
  const [lastChoice, setChoice] = useKept(`${no} choice`, noChoice);
  const choice = useMemo(() => (state === 'loaded' ? stillThere(lastChoice, (lineNo) => store.indexOf(lineNo) >= 0) : lastChoice), [lastChoice, state, rows, store]);
  const [removed, setRemoved] = useKept<RemovedContacts | undefined>(removedName(no), undefined);
  const sought = useDeferredValue(search);
  const shown = useMemo(() => findRows(rows, sought, filter), [rows, sought, filter]);
  const counts = useMemo(() => countRows(rows), [rows]);
  const language = useMemo(() => mostUsedLanguage(rows), [rows]);
  const scroller = useRef<HTMLDivElement>(null);
  const above = useRef<HTMLDivElement>(null);
  const pinned = useRef<HTMLDivElement>(null);
  const narrow = (nextSearch: string, nextFilter: RowFilter): void => {
    setSearch(nextSearch);
    setFilter(nextFilter);
    setChoice({ ...choice, active: 0, anchor: 0 });
    // To the first contact found; the search stays where it is.
    if (scroller.current && above.current) scroller.current.scrollTop = Math.min(scroller.current.scrollTop, above.current.offsetHeight);
  };
  const comesBack = kept.get(`${no} opened`) === true;
  useEffect(() => { kept.delete(`${no} opened`); }, [kept, no]);

  if (segment.error && (!segment.data || isGone(segment.error))) return <Place title={no}><ProblemBar error={segment.error} onRetry={isGone(segment.error) ? undefined : () => void segment.refetch()} /></Place>;
  const facts = segment.data && [no, say('segment.contacts', { count: segment.data.lineCount }), date(segment.data.date)].filter(Boolean).join(' · ');
  return (
    <Place title={segment.data?.description || no} under={facts ?? no} flush bodyRef={scroller} step={`${choice.chosen.size > 0 ? 'chosen' : ''} ${removed ? 'removed' : ''}`}
      foot={choice.chosen.size === 0 ? undefined : (
        <div className={styles.foot}>
          <span className={styles.footCount} role="status">{say('segment.chosen', { count: choice.chosen.size })}</span>
          <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={say('segment.unchoose')} onClick={() => setChoice({ ...choice, chosen: new Set() })} />
          <span className={styles.stretch} />
          <Button size="small" appearance="primary" onClick={() => go({ at: 'severalContacts', no, lineNos: inOrder(choice.chosen) })}>{say('segment.oneText')}</Button>
          <Button size="small" onClick={() => go({ at: 'produce', no, lineNos: inOrder(choice.chosen) })}>{say('segment.lettersForThese')}</Button>
          <RemoveChosen no={no} lineNos={inOrder(choice.chosen)} onRemoved={(what) => { setRemoved(what); setChoice(noChoice); scroller.current?.scrollTo({ top: 0 }); }} />
        </div>
      )}>
      <div>
        <div ref={above} className={styles.above}>
          <OpenRun no={no} />
          <UnsavedChanges no={no} />
          <LetterOfSegment no={no} />
          <div className={styles.ways}>
            <Button size="small" icon={<PersonAddRegular />} onClick={() => go({ at: 'findContacts', no })}>{say('criteria.find.title')}</Button>
            <Button size="small" icon={<FilterRegular />} onClick={() => go({ at: 'chooseContacts', no })}>{say('criteria.title')}</Button>
          </div>
          <Removed no={no} removed={removed} revision={segment.data?.revision} onBack={() => setRemoved(undefined)} />
          <FactsButton segment={segment.data} language={language} onClick={() => go({ at: 'segmentDetails', no })} />
        </div>
        <div ref={pinned} className={styles.find}>
          <SearchField label={say('segment.search')} value={search} onChange={(next) => narrow(next, filter)}
            onKeyDown={(event) => { if (event.key === 'ArrowDown') { event.preventDefault(); scroller.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus({ preventScroll: true }); } }} />
          <Filters counts={counts} present={filter} onChange={(next) => narrow(search, next)} />
          {state === 'loading' && lineCount > 0 && (
            <div className={styles.found}>{say('segment.loading', { loaded: rows.length, total: lineCount })}<ProgressBar value={rows.length / lineCount} aria-label={say('shell.loading')} /></div>
          )}
          {state === 'loaded' && (sought !== '' || filter !== 'all') && <div className={styles.found} role="status">{say('segment.found', { found: shown.length, total: rows.length })}</div>}
        </div>
        {state === 'failed' && <div className={styles.bar}><ProblemBar error={error} onRetry={store.load} /></div>}
        {state === 'loading' && rows.length === 0 && <Loading />}
        {state === 'loaded' && shown.length === 0 && <p className={styles.quiet}>{say(rows.length === 0 ? 'segment.empty' : 'segment.noneFound')}</p>}
        {shown.length > 0 && (
          <ContactList label={say('segment.list')} ownLetters={ownLetters} rows={shown} choice={choice} onChoice={setChoice} scroller={scroller} pinned={pinned} takeFocus={comesBack}
            onOpen={(row, active) => {
              setChoice({ ...choice, active, anchor: active });
              kept.set(`${no} order`, shown.map(({ lineNo }) => lineNo));
              kept.set(`${no} opened`, true);
              go({ at: 'contact', no, lineNo: row.lineNo });
            }} />
        )}
      </div>
    </Place>
  );
}

/** The language of most contacts: its standard text says best what the letters will say. */
function mostUsedLanguage(rows: readonly SegmentLineRow[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { languageCode } of rows) counts.set(languageCode, (counts.get(languageCode) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

const inOrder = (chosen: ReadonlySet<number>): number[] => [...chosen].sort((a, b) => a - b);

/** The way to the header; says what most letters will say. */
function FactsButton({ segment, language, onClick }: { segment: Segment | undefined; language: string | undefined; onClick: () => void }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const texts = segment ? Object.values(segment.standardTexts) : [];
  const text = segment?.standardTexts[language ?? ''] ?? texts[0];
  return (
    <button type="button" className={styles.facts} onClick={onClick}>
      <span className={styles.factWords}>
        <span className={styles.factTitle}>{say('segment.details')}</span>
        {segment && <span className={styles.factText}>{text === undefined ? say('segment.noStandardText') : withoutMarkup(text)}</span>}
        {texts.length > 1 && <span className={styles.factTitle}>{say('segment.moreLanguages', { count: texts.length - 1 })}</span>}
      </span>
      <ChevronRightRegular aria-hidden="true" />
    </button>
  );
}

/** The counts, and each a filter. Those that would show nothing are left out, except the three choices of the text. */
function Filters({ counts, present, onChange }: { counts: RowCounts; present: RowFilter; onChange: (filter: RowFilter) => void }) {
  const { say, number } = useLanguage();
  const styles = useStyles();
  return (
    <div role="group" aria-label={say('segment.show')} className={styles.filters}>
      {rowFilters.filter((filter) => counts[filter] > 0 || filter === present || ['all', 'standard', 'own', 'none'].includes(filter)).map((filter) => (
        <button key={filter} type="button" aria-pressed={filter === present} className={mergeClasses(styles.filter, filter === present && styles.filterOn)} onClick={() => onChange(filter === present ? 'all' : filter)}>
          {say(`segment.filter.${filter}`)} {number(counts[filter])}
        </button>
      ))}
    </div>
  );
}

/** Letters that were begun and neither logged nor given up: after a reload or a crash this is the first thing to know. */
function OpenRun({ no }: { no: string }) {
  const { say } = useLanguage();
  const { go } = usePane();
  const run = useAsk('openMergeRuns', { params: { no }, staleTime: 0 }).data?.items[0];
  if (!run) return null;
  const { planned, made } = run.counts;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{run.state === 'making' ? say('segment.run.making', { made, planned }) : say('segment.run.made', { count: made })}</MessageBarBody>
      <MessageBarActions><Button size="small" onClick={() => go({ at: run.state === 'handedOver' ? 'log' : 'produce', no })}>{say('segment.run.continue')}</Button></MessageBarActions>
    </MessageBar>
  );
}
