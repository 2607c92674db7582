import { Badge, Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Address, ContactCard as Card } from '../../contract/contact';
import type { InteractionLogEntry } from '../../contract/loggedSegment';
import { barriersOf } from '../../contract/whoGetsALetter';
import { atBeginning, useLanguage, type Language } from '../locales/language';
import { Loading } from '../parts/Loading';
import { MoreOnScroll } from '../parts/MoreOnScroll';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { Section } from '../parts/Section';
import { useAsk } from '../session/asking';
import { evaluationWord } from '../session/evaluationWords';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { EntryComments } from './EntryComments';
import { KeptLetter } from './KeptLetter';
import { SentAgain } from './SentAgain';

const useStyles = makeStyles({
  bar: { marginBottom: '12px' },
  facts: { margin: '0 0 20px', display: 'grid', rowGap: '6px' },
  reasons: { listStyle: 'none', margin: 0, padding: 0 },
  term: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  value: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  link: { justifyContent: 'flex-start', textAlign: 'start', paddingInlineStart: 0, overflowWrap: 'anywhere', '@media (forced-colors: active)': { paddingInlineStart: '8px' } },
  entry: { padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  text: { margin: '4px 0 0', whiteSpace: 'pre-wrap' },
  more: { display: 'grid', rowGap: '6px', justifyItems: 'start', paddingTop: '6px', '& > div:last-child': { width: '100%' } },
});

const lineOf = ({ address, address2, postCode, city, county, countryCode }: Address, { countryName }: Language): string => [address, address2, [postCode, city].filter(Boolean).join(' '), county, countryName(countryCode)].filter(Boolean).join('\n');

/** One contact: what is known, where it stands, and what it was sent. */
export function ContactCard({ place: { contactNo } }: { place: PlaceAt<'contactCard'> }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { data: card, error, refetch } = useAsk('contactCard', { params: { no: contactNo } });
  if (!card) return <Place title={contactNo}>{error ? <ProblemBar error={error} onRetry={() => void refetch()} /> : <Loading />}</Place>;
  const { contact } = card;
  const barriers = barriersOf(contact);
  return (
    <Place title={contact.name || contact.no} under={[contact.jobTitle, contact.companyName !== contact.name && contact.companyName, contact.no].filter(Boolean).join(' · ')}>
      {barriers.length > 0 && (
        <MessageBar className={styles.bar} intent="warning" layout="multiline"><MessageBarBody>
          <ul className={styles.reasons}>{barriers.map((barrier) => <li key={barrier}>{say(`detail.barrier.${barrier}`)}</li>)}</ul>
        </MessageBarBody></MessageBar>
      )}
      <Facts card={card} />
      {card.openSegments.length > 0 && <OpenSegments card={card} />}
      <History contactNo={contactNo} />
    </Place>
  );
}

function Facts({ card: { contact, alternativeAddresses, mailingGroups } }: { card: Card }) {
  const language = useLanguage();
  const { say, date, languageName, tag } = language;
  const styles = useStyles();
  const { data: salespeople } = useAsk('salespeople', { staleTime: Infinity });
  const correspondence = contact.correspondenceType === '' ? '' : say(contact.correspondenceType === 'Email' ? 'detail.value.Email' : 'detail.value.HardCopy');
  const facts: [string, string][] = [
    [say('card.type'), say(contact.type === 'Person' ? 'card.person' : 'card.company')], [say('card.name2'), contact.name2], [say('card.address'), lineOf(contact, language)],
    ...alternativeAddresses.map((one): [string, string] => [say('card.alternative', { from: date(one.startingDate) }), one.endingDate === '' ? lineOf(one, language) : say('card.until', { address: lineOf(one, language), day: date(one.endingDate) })]),
    [say('card.phone'), contact.phone], [say('card.mobile'), contact.mobile], [say('card.fax'), contact.fax], [say('card.email'), contact.email], [say('card.homePage'), contact.homePage], [say('card.vat'), contact.vatRegistrationNo], [say('card.language'), atBeginning(languageName(contact.languageCode), tag)],
    [say('card.salesperson'), salespeople?.items.find(({ code }) => code === contact.salespersonCode)?.name ?? contact.salespersonCode], [say('card.correspondence'), correspondence],
    [say('card.groups'), mailingGroups.map(({ code, description }) => description || code).join(', ')],
  ];
  return <dl className={styles.facts}>{facts.filter(([, value]) => value !== '').map(([name, value]) => <div key={name}><dt className={styles.term}>{name}</dt><dd className={styles.value}>{value}</dd></div>)}</dl>;
}

function OpenSegments({ card: { openSegments } }: { card: Card }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { go } = usePane();
  return (
    <Section title={say('card.inSegments')}>
      <ul className={styles.list}>{openSegments.map(({ no, description, lineNo }) => <li key={no}><Button className={styles.link} appearance="transparent" onClick={() => go({ at: 'contact', no, lineNo })}>{[no, description].filter(Boolean).join(' · ')}</Button></li>)}</ul>
    </Section>
  );
}

function History({ contactNo }: { contactNo: string }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { services } = usePane();
  const entries = useInfiniteQuery({
    queryKey: ['interactionLogEntries', contactNo],
    queryFn: ({ pageParam, signal }) => services.sync.ask('interactionLogEntries', { query: { contactNo, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '', getNextPageParam: (page) => page.next,
  });
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={say('card.history')}>
      <ProblemBar error={entries.error} onRetry={() => void entries.refetch()} />
      {entries.isPending && entries.error === null && <Loading />}
      {entries.data && items.length === 0 && <p className={styles.quiet}>{say('card.nothing')}</p>}
      <ul className={styles.list}>{items.map((entry) => <Entry key={entry.entryNo} entry={entry} />)}</ul>
      <MoreOnScroll more={entries.hasNextPage && !entries.isFetchingNextPage ? () => void entries.fetchNextPage() : undefined} loading={entries.isFetchingNextPage} />
    </Section>
  );
}

function Entry({ entry }: { entry: InteractionLogEntry }) {
  const { date: day, description, letterText, letterKept, attemptFailed, canceled, campaignResponse, evaluation, loggedSegmentEntryNo, segmentNo, resends, resentIn } = entry;
  const { say, date } = useLanguage();
  const styles = useStyles();
  const { go } = usePane();
  return (
    <li className={styles.entry}>
      <Button className={styles.link} appearance="transparent" aria-description={say('card.openLog', { no: segmentNo })} onClick={() => go({ at: 'loggedSegment', entryNo: loggedSegmentEntryNo })}>{description || segmentNo}</Button>
      <div className={styles.quiet}>{date(day)}</div>
      {attemptFailed && <Badge size="small" appearance="tint" color="warning">{say('logged.failedAttempt')}</Badge>}
      {campaignResponse && <Badge size="small" appearance="tint" color="success">{say('loggedLife.answered')}</Badge>}
      {evaluation !== '' && <Badge size="small" appearance="tint" color="informative">{evaluationWord(evaluation, say)}</Badge>}
      {canceled && <Badge size="small" appearance="tint" color="subtle">{say('logged.canceled')}</Badge>}
      {letterText !== '' && <p className={styles.text}>{letterText}</p>}
      <div className={styles.more}>
        {letterKept && <KeptLetter entry={entry} />}
        <SentAgain resends={resends} resentIn={resentIn && [resentIn]} />
        <EntryComments entry={entry} />
      </div>
    </li>
  );
}
