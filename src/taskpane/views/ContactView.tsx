import { useEffect, useState } from 'react';
import { Button, Checkbox, Link, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { detailNames, type DetailName } from '../../contract/interaction';
import type { Segment, SegmentLine, TextChoice } from '../../contract/segment';
import { isHardBarrier } from '../../contract/whoGetsALetter';
import { useLanguage } from '../locales/language';
import { ConflictBar } from '../parts/ConflictBar';
import { DetailField } from '../parts/DetailField';
import { Disclosure } from '../parts/Disclosure';
import { Loading } from '../parts/Loading';
import { LongText } from '../parts/LongText';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { SaveSign } from '../parts/SaveSign';
import { Section } from '../parts/Section';
import { TextChooser } from '../parts/TextChooser';
import { useAsk } from '../session/asking';
import type { Conflict } from '../session/autosave';
import { lineChanged } from '../session/changed';
import { contactsChanged } from '../session/contactsAction';
import { detailInWords, useDetailOptions } from '../session/detailValues';
import { acceptsLineValue, lineChange, lineValues, passageIn } from '../session/lineEditing';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { useAutosave } from '../session/useAutosave';
import { useSegmentRows } from '../session/useSegmentRows';
import { LetterOfContact } from './LetterOfContact';
import { OwnPassages } from './OwnPassages';
import { removedName, type RemovedContacts } from './RemovedContacts';

const useStyles = makeStyles({
  card: { alignSelf: 'flex-start' },
  bars: { display: 'flex', flexDirection: 'column', rowGap: '8px', marginBottom: '12px', ':empty': { display: 'none' } },
  printed: { margin: 0, padding: '10px 12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground2, display: 'flex', flexDirection: 'column', rowGap: '8px' },
  fact: { margin: 0 },
  factName: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3 },
  factValue: { margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  foot: { display: 'flex', alignItems: 'center', columnGap: '4px' },
  stretch: { flexGrow: 1, textAlign: 'center' },
  place: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  remove: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: '8px', marginTop: '8px' },
  row: { display: 'flex', columnGap: '8px' },
});

/** One contact of a segment: the text in its letter, the note for the log, and every detail that may differ. */
export function ContactView({ place: { no, lineNo } }: { place: PlaceAt<'contact'> }) {
  const { services, kept } = usePane();
  useEffect(() => { kept.set(`${no} lastContact`, lineNo); }, [kept, no, lineNo]);
  const line = useQuery({
    // Asked for afresh at each visit: what is edited must be what the service has now.
    queryKey: ['segmentLine', no, lineNo], gcTime: 0, staleTime: Infinity,
    queryFn: ({ signal }) => services.sync.ask('segmentLine', { params: { no, lineNo }, signal }),
  });
  const segment = useAsk('segment', { params: { no } });
  const row = useSegmentRows(no).rows.find((one) => one.lineNo === lineNo);
  if (line.data) return <ContactEditor no={no} line={line.data} segment={segment.data} />;
  return <Place title={row?.contactName ?? no}>{line.error ? <ProblemBar error={line.error} onRetry={() => void line.refetch()} /> : <Loading />}</Place>;
}

function ContactEditor({ no, line: first, segment }: { no: string; line: SegmentLine; segment: Segment | undefined }) {
  const language = useLanguage();
  const { say, languageName } = language;
  const styles = useStyles();
  const pane = usePane();
  const { services: { sync }, go, drafts } = pane;
  const queries = useQueryClient();
  const options = useDetailOptions(language);
  const params = { no, lineNo: first.lineNo };
  const { whole, values, state, hasSaved, conflicts, error, saver } = useAutosave(first, {
    name: `${no}/${first.lineNo}`, drafts, read: lineValues, accepts: acceptsLineValue,
    load: () => sync.ask('segmentLine', { params }),
    save: (changes, line) => sync.ask('changeLine', { params, body: lineChange(changes, line), ifMatch: line.revision }),
    onSaved: (line) => lineChanged(pane, queries, no, line),
  });
  // Own was chosen and nothing is written: still the standard, but the person is about to write.
  const [aboutToWrite, setAboutToWrite] = useState(false);
  const edited = detailNames.filter((name) => values[`details.${name}`] !== null);
  const standardText = segment?.standardTexts[whole.languageCode] ?? '';
  const leave = (): void => void saver.flush();
  const passageTitle = (id: string): string => segment?.passages.find((passage) => passage.id === id)?.title || id;
  const nameOf = (name: string): string => (passageIn(name) !== undefined ? passageTitle(passageIn(name)!) : name === 'ownText' ? say('contact.ownLabel') : name === 'textChoice' ? say('contact.text') : name === 'noteForLog' ? say('contact.note')
    : name === 'includeExcluded' ? say('contact.include') : say(`detail.${name.slice('details.'.length) as DetailName}`));
  const inWords = (name: string, value: Conflict['mine']): string => (passageIn(name) !== undefined && !value ? say(value === '' ? 'contact.choice.none' : 'contact.choice.standard') : name === 'textChoice' ? say(`contact.choice.${value as TextChoice}`)
    : name.startsWith('details.') ? detailInWords(name.slice('details.'.length) as DetailName, value as never, language, options)
      : typeof value === 'boolean' ? say(value ? 'detail.value.yes' : 'detail.value.no') : String(value || say('detail.value.none')));

  return (
    <Place title={whole.contactName || whole.contactNo} under={[whole.companyName, whole.contactNo, whole.city].filter(Boolean).join(' · ')}
      foot={<Neighbours no={no} lineNo={whole.lineNo}><SaveSign state={state} hasSaved={hasSaved} /></Neighbours>}>
      <div className={styles.bars}>
        {state === 'failed' && <ProblemBar error={error} onRetry={leave} />}
        {conflicts.map((conflict) => <ConflictBar key={conflict.name} conflict={conflict} label={nameOf(conflict.name)} show={(value) => inWords(conflict.name, value)} onSettle={(whose) => saver.settle(conflict.name, whose)} />)}
        {whole.barrier && isHardBarrier(whole.barrier) && <MessageBar intent="error" layout="multiline"><MessageBarBody>{say(`detail.barrier.${whole.barrier}`)}. {say('contact.barred')}</MessageBarBody></MessageBar>}
        {whole.barrier === 'excluded' && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{say('contact.excluded')} <Checkbox label={say('contact.include')} checked={values.includeExcluded === true} onChange={(_, data) => saver.change({ includeExcluded: data.checked === true })} /></MessageBarBody>
          </MessageBar>
        )}
      </div>
      <Section title={say('contact.text')}>
        <TextChooser isMarked choice={values.textChoice === 'standard' && aboutToWrite ? 'own' : values.textChoice as TextChoice} ownText={String(values.ownText)} placeholder={say('contact.ownPlaceholder', { name: whole.contactName })} onBlur={leave}
          standard={{ text: standardText, about: <>{say(standardText === '' ? 'contact.standardMissing' : 'contact.standardIs', { language: languageName(whole.languageCode) || say('contact.withoutLanguage') })} <Link inline onClick={() => go({ at: 'segmentDetails', no })}>{say('contact.editStandard')}</Link></> }}
          onChange={(choice, ownText) => {
            setAboutToWrite(choice === 'own');
            const textChoice = choice === 'own' && ownText === '' ? 'standard' : choice;
            saver.change(ownText === values.ownText ? { textChoice } : { textChoice, ownText });
          }} />
      </Section>
      <OwnPassages name={`${no}/${whole.lineNo}`} passages={segment?.passages ?? []} values={values} contactName={whole.contactName} onChange={(id, text) => saver.change({ [`passages.${id}`]: text })} onBlur={leave} />
      <Section title={say('contact.note')}>
        <LongText short label={say('contact.note')} value={String(values.noteForLog)} onChange={(noteForLog) => saver.change({ noteForLog })} onBlur={leave} help={say('contact.noteHelp')} />
      </Section>
      <LetterOfContact no={no} line={whole} />
      <AsPrinted line={whole} />
      <Disclosure name="contact more" title={say('contact.more')} note={edited.length === 0 ? undefined : say('contact.edited', { count: edited.length })}>
        {detailNames.map((name) => {
          const own = values[`details.${name}`] ?? null;
          return <DetailField key={name} name={name} options={options} value={own ?? whole.inherited[name]} isOwn={own !== null} inherited={whole.inherited[name]} onChange={(value) => saver.change({ [`details.${name}`]: value })} onBlur={leave} />;
        })}
        <Button appearance="outline" size="small" className={styles.card} onClick={() => go({ at: 'contactCard', contactNo: whole.contactNo })}>{say('card.open')}</Button>
        <RemoveContact no={no} line={whole} />
      </Disclosure>
    </Place>
  );
}

function AsPrinted({ line }: { line: SegmentLine }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const facts = [
    [say('contact.formal'), line.formalSalutation], [say('contact.informal'), line.informalSalutation], [say('contact.address'), line.addressBlock || say('contact.noAddress')],
  ] as const;
  return (
    <Section title={say('contact.printed')}>
      <dl className={styles.printed}>
        {facts.map(([name, value]) => <div key={name}><dt className={styles.factName}>{name}</dt><dd className={styles.factValue}>{value}</dd></div>)}
        {line.salutationFallback && <div className={styles.factName}>{say(`contact.fallback.${line.salutationFallback}`)}</div>}
      </dl>
    </Section>
  );
}

/** The way to the contacts before and after, in the order of the list the person came from. */
function Neighbours({ no, lineNo, children }: { no: string; lineNo: number; children: React.ReactNode }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { kept, replace } = usePane();
  const { rows } = useSegmentRows(no);
  const seen = kept.get(`${no} order`) as number[] | undefined;
  const order = seen?.includes(lineNo) ? seen : rows.map((row) => row.lineNo);
  const place = order.indexOf(lineNo);
  const step = (by: number) => () => { const to = order[place + by]; if (to !== undefined) replace({ at: 'contact', no, lineNo: to }); };
  return (
    <div className={styles.foot}>
      <Button appearance="subtle" icon={<ChevronLeftRegular />} aria-label={say('contact.previous')} disabledFocusable={place <= 0} onClick={step(-1)} />
      {place >= 0 && <span className={styles.place}>{say('contact.placeInList', { place: place + 1, total: order.length })}</span>}
      <Button appearance="subtle" icon={<ChevronRightRegular />} aria-label={say('contact.next')} disabledFocusable={place < 0 || place >= order.length - 1} onClick={step(1)} />
      <span className={styles.stretch} />
      {children}
    </div>
  );
}

function RemoveContact({ no, line }: { no: string; line: SegmentLine }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { services, keptRows, back, kept } = usePane();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const remove = useMutation({
    mutationFn: () => services.sync.ask('removeLine', { params: { no, lineNo: line.lineNo }, ifMatch: line.revision }),
    onSuccess: ({ revision }) => {
      keptRows(no)?.remove(line.lineNo);
      contactsChanged({ keptRows }, queries, no);
      kept.set(removedName(no), { count: 1, revision } satisfies RemovedContacts);
      back();
    },
  });
  return (
    <div className={styles.remove}>
      {!asked && <Button size="small" appearance="outline" onClick={() => setAsked(true)}>{say('contact.remove')}</Button>}
      {asked && (
        <>
          <span role="alert">{say('contact.removeSure', { name: line.contactName })}</span>
          <span className={styles.row}>
            <Button size="small" appearance="primary" disabledFocusable={remove.isPending} onClick={() => remove.mutate()}>{say('contact.removeYes')}</Button>
            <Button size="small" onClick={() => setAsked(false)}>{say('shell.cancel')}</Button>
          </span>
        </>
      )}
      <ProblemBar error={remove.error} onRetry={() => remove.mutate()} />
    </div>
  );
}
