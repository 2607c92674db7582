import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Button, Checkbox, makeStyles, mergeClasses, MessageBar, MessageBarActions, MessageBarBody, shorthands, tokens } from '@fluentui/react-components';
import { PersonProhibitedRegular } from '@fluentui/react-icons/svg/person-prohibited';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import type { Contact } from '../../contract/contact';
import type { ActionResult } from '../../contract/criteria';
import { barrierOf, isHardBarrier, type Barrier } from '../../contract/whoGetsALetter';
import { useText } from '../locales/language';
import { ActionCounts } from '../parts/ActionCounts';
import { Loading } from '../parts/Loading';
import { Mark } from '../parts/Mark';
import { MoreOnScroll } from '../parts/MoreOnScroll';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { SearchField } from '../parts/SearchField';
import { useContactsAction } from '../session/contactsAction';
import { useKept, usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { useListing } from '../session/useListing';
import { useSegmentRows } from '../session/useSegmentRows';
import { useSettled } from '../session/useSettled';

const useStyles = makeStyles({
  top: { padding: '0 16px 8px' },
  bar: { padding: '0 16px 8px' },
  list: { outlineStyle: 'none', ':focus-visible [data-active]': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' } },
  row: { display: 'flex', alignItems: 'center', columnGap: '12px', padding: '8px 16px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, cursor: 'pointer', ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover } },
  chosen: { backgroundColor: tokens.colorBrandBackground2, ':hover': { backgroundColor: tokens.colorBrandBackground2Hover } },
  closed: { cursor: 'default', color: tokens.colorNeutralForeground3 },
  box: { flexShrink: 0, width: '16px', height: '16px', boxSizing: 'border-box', border: `1px solid ${tokens.colorNeutralStrokeAccessible}`, borderRadius: '3px', '& svg': { display: 'block', width: '14px', height: '14px' } },
  boxOn: { backgroundColor: tokens.colorCompoundBrandBackground, ...shorthands.borderColor(tokens.colorCompoundBrandBackground), color: tokens.colorNeutralForegroundInverted, '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight', color: 'HighlightText', ...shorthands.borderColor('Highlight') } },
  boxClosed: { visibility: 'hidden' },
  words: { flexGrow: 1, minWidth: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  under: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  quiet: { margin: 0, padding: '0 16px 12px', color: tokens.colorNeutralForeground3 },
  foot: { display: 'flex', flexDirection: 'column', rowGap: '4px', alignItems: 'flex-start' },
  names: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** Finds contacts by name, company or city and adds those that are ticked, also over several searches. What speaks against a contact is said on its row. */
export function FindContacts({ place: { no } }: { place: PlaceAt<'findContacts'> }) {
  const say = useText();
  const styles = useStyles();
  const { announce } = usePane();
  const [search, setSearch] = useKept(`${no} finding`, '');
  const sought = useSettled(search.trim());
  const { items, isPending, isLoadingMore, error, more, again } = useListing('contacts', sought);
  const { rows } = useSegmentRows(no);
  const there = useMemo(() => new Set(rows.map(({ contactNo }) => contactNo)), [rows]);
  const [chosen, setChosen] = useKept<ReadonlyMap<string, Contact>>(`${no} found`, new Map());
  const [onPurpose, setOnPurpose] = useState(false);
  const [active, setActive] = useState(0);
  const [done, setDone] = useState<ActionResult>();
  const body = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const excluded = [...chosen.values()].filter((contact) => barrierOf(contact) === 'excluded').length;
  const add = useContactsAction('addByHand', no, (result) => {
    setDone(result);
    setChosen(new Map());
    setOnPurpose(false);
    announce(say('criteria.did.add', { count: result.changed }));
    if (body.current) body.current.scrollTop = 0;
    box.current?.focus({ preventScroll: true });
  });
  const undo = useContactsAction('goBack', no, ({ lineCount }) => {
    setDone(undefined);
    announce(say('criteria.wentBack', { count: lineCount }));
    box.current?.focus({ preventScroll: true });
  });
  const at = Math.min(active, items.length - 1);
  const closed = (contact: Contact): boolean => there.has(contact.no) || isHardBarrier(barrierOf(contact));
  const toggle = (contact: Contact | undefined): void => {
    if (!contact || closed(contact)) return;
    const next = new Map(chosen);
    if (!next.delete(contact.no)) next.set(contact.no, contact);
    setChosen(next);
  };
  function onKeyDown(event: KeyboardEvent): void {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
    if (to === undefined && event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    if (to === undefined) toggle(items[at]);
    else setActive(Math.max(0, Math.min(items.length - 1, to)));
  }
  useEffect(() => { if (document.activeElement === box.current) box.current?.querySelector('[data-active]')?.scrollIntoView?.({ block: 'nearest' }); }, [at]);
  const names = [...chosen.values()].map(({ name, no: contactNo }) => name || contactNo);
  return (
    <Place title={say('criteria.find.title')} under={no} flush bodyRef={body}
      top={<div className={styles.top}><SearchField label={say('criteria.find.search')} value={search} onChange={(next) => { setSearch(next); setActive(0); }}
        onKeyDown={(event) => { if (event.key === 'ArrowDown') { event.preventDefault(); box.current?.focus(); } }} /></div>}
      foot={chosen.size === 0 ? undefined : (
        <div className={styles.foot}>
          <p className={styles.names} role="status">{names.slice(0, 3).join(', ')}{names.length > 3 && ` ${say('criteria.andMore', { count: names.length - 3 })}`}</p>
          {excluded > 0 && <p className={styles.names}>{say('criteria.find.excluded', { count: excluded })}</p>}
          {excluded > 0 && <Checkbox label={say('criteria.find.onPurpose')} checked={onPurpose} onChange={(_, { checked }) => setOnPurpose(checked === true)} />}
          <Button appearance="primary" disabledFocusable={add.isPending} onClick={() => add.mutate({ body: { contactNos: [...chosen.keys()], ...(onPurpose && { ignoreExclusion: true }) } })}>{say('criteria.find.add', { count: chosen.size })}</Button>
        </div>
      )}>
      {done && (
        <div className={styles.bar}>
          <MessageBar intent={done.changed > 0 ? 'success' : 'warning'} layout="multiline">
            <MessageBarBody><ActionCounts result={done} /></MessageBarBody>
            {done.changed > 0 && <MessageBarActions><Button size="small" disabledFocusable={undo.isPending} onClick={() => undo.mutate({ body: {}, ifMatch: done.revision })}>{say('criteria.undo')}</Button></MessageBarActions>}
          </MessageBar>
        </div>
      )}
      <div className={styles.bar}>
        <ProblemBar error={add.error ?? undo.error} />
        <ProblemBar error={error} onRetry={again} />
      </div>
      {isPending && error === null && <Loading />}
      {!isPending && items.length === 0 && <p className={styles.quiet}>{sought === '' ? say('criteria.find.none') : say('criteria.find.notFound', { search: sought })}</p>}
      {items.length > 0 && (
        <div ref={box} className={styles.list} role="listbox" aria-multiselectable="true" aria-label={say('criteria.find.list')} tabIndex={0} aria-activedescendant={items[at] && `found-${items[at].no}`} onKeyDown={onKeyDown}>
          {items.map((contact, index) => {
            const isChosen = chosen.has(contact.no);
            const isClosed = closed(contact);
            return (
              <div key={contact.no} id={`found-${contact.no}`} role="option" aria-selected={isChosen} aria-disabled={isClosed || undefined} data-active={index === at ? '' : undefined}
                className={mergeClasses(styles.row, isChosen && styles.chosen, isClosed && styles.closed)} onClick={() => { setActive(index); toggle(contact); }}>
                <span aria-hidden="true" className={mergeClasses(styles.box, isChosen && styles.boxOn, isClosed && styles.boxClosed)}>{isChosen && <svg viewBox="0 0 14 14"><path d="M2.5 7.5l3 3 6-6.5" fill="none" stroke="currentColor" strokeWidth="1.8" /></svg>}</span>
                <span className={styles.words}>
                  <span className={styles.name}>{contact.name || contact.no}</span>
                  <span className={styles.under}>{[contact.companyName !== contact.name && contact.companyName, contact.city].filter(Boolean).join(' · ') || contact.no}</span>
                </span>
                <Said there={there.has(contact.no)} barrier={barrierOf(contact)} />
              </div>
            );
          })}
        </div>
      )}
      <MoreOnScroll more={more} loading={isLoadingMore} />
    </Place>
  );
}

/** What speaks against adding a contact. */
function Said({ there, barrier }: { there: boolean; barrier: Barrier | undefined }) {
  const say = useText();
  if (there) return <Mark icon={<CheckmarkRegular />}>{say('criteria.find.there')}</Mark>;
  return barrier === undefined ? null : <Mark tone={barrier === 'excluded' ? 'warning' : 'danger'} icon={<PersonProhibitedRegular />}>{say(`segment.mark.${barrier}`)}</Mark>;
}
