import { useId, useState } from 'react';
import { Button, makeStyles, MessageBar, MessageBarBody, Select, tokens } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { Barrier } from '../../contract/whoGetsALetter';
import { mergeFieldNames } from '../../contract/mergeFields';
import type { CheckEntry } from '../actions/joinIssues';
import { openLetter } from '../actions/openLetter';
import { useLanguage, type Language, type Say } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { useAsk } from '../session/asking';
import { usePane } from '../session/pane';
import type { PanePlace } from '../session/places';
import type { Place } from '../../merge/issues/mergeIssue';
import { neverInReach, type PlaceShown } from '../../word/wordDocument';
import { detailAtFault, remedyOf } from './checkRemedy';
import { fieldLabel } from './checkWords';
import { LetterChoice } from './LetterChoice';

const useStyles = makeStyles({
  entry: { display: 'grid', gridTemplateColumns: '20px 1fr', columnGap: '8px', padding: '12px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  error: { color: tokens.colorStatusDangerForeground1, fontSize: '20px' },
  warning: { color: tokens.colorStatusWarningForeground1, fontSize: '20px' },
  information: { color: tokens.colorNeutralForeground3, fontSize: '20px' },
  sentence: { margin: 0, overflowWrap: 'anywhere' },
  near: { margin: '4px 0 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '6px', marginTop: '8px' },
  meaning: { display: 'grid', rowGap: '4px', marginTop: '8px' },
  contacts: { listStyle: 'none', margin: '8px 0 0', padding: 0 },
  contact: { width: '100%', justifyContent: 'flex-start', fontWeight: tokens.fontWeightRegular, overflowWrap: 'anywhere', textAlign: 'start' },
});

/** Of places that can only be told. */
const mostSaid = 5;
type Accepted = 'TRACKED_CHANGES' | 'MARGIN_COMMENTS';
/** Names an author, and letters can be made without it. */
const canBeAccepted = (code: CheckEntry['code']): code is Accepted => code === 'TRACKED_CHANGES' || code === 'MARGIN_COMMENTS';
const signs = { error: ErrorCircleRegular, warning: WarningRegular, information: InfoRegular };

/** The entry with the choice that is for all of its kind in the open letter: the first of them. */
export const entryToAccept = (entries: readonly CheckEntry[]): CheckEntry | undefined => entries.find(({ code, letter }) => canBeAccepted(code) && !letter);

/** The entry with the choice of the language that the open letter's dates and numbers are in. */
export const isAboutLanguage = ({ code, letter }: CheckEntry): boolean => code === 'LANGUAGE_DIFFERS' && !letter;

/** The sentence of an entry, in the person's language. What only the header lacks is said of the segment: no contact is named. */
function sentenceOf({ code, severity, subject = '', count }: CheckEntry, { say, languageName }: Language, mapping: Readonly<Record<string, string>>): string {
  const detail = detailAtFault[code];
  if (detail && count === 0 && code.endsWith('_MISSING')) return say('check.headerLacks', { label: say(`detail.${detail}`) });
  if (code === 'STANDARD_TEXT_MISSING' && subject === '') return say('check.noTextWithoutLanguage', { count });
  if (severity === 'information' && canBeAccepted(code)) return say(`check.accepted.${code}`, { count });
  return say(`check.issue.${code}`, {
    count, subject,
    barrier: code === 'CONTACT_BARRED' ? say(`detail.barrier.${subject as Barrier}`) : '',
    label: code === 'VALUE_MISSING' ? fieldLabel(subject, say, mapping) : '',
    language: code === 'STANDARD_TEXT_MISSING' || code === 'LANGUAGE_DIFFERS' ? languageName(subject) : '',
  } as never);
}

/** The engine gives up to 80 characters of a paragraph, which may begin and end within a word. */
const cutSign = (near: string): string => (near.length < 78 ? near : `…${near}…`);

/** Where a place is, in words: what stands around it, and the story where that is not the text of the letter itself. */
function whereIs({ story, paragraph, near: around }: Place, say: Say): string {
  // Results of fields are dots: alone they tell nobody where to look.
  const near = /[\p{L}\p{N}]/u.test(around) ? around : '';
  if (story === 'body') return cutSign(near);
  return say(`check.where.${story}`, { near: cutSign(near), paragraph: paragraph + 1 } as never).replace(/[:\s]+$/, '');
}

/** One thing that is wrong: what, how bad, and the ways to put it right. */
export function CheckEntryItem({ no, entry, canAccept = false }: { no: string; entry: CheckEntry; /** It has the choice for all of its kind. */ canAccept?: boolean }) {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  const { services, go, notes, changeNotes } = usePane();
  const [nextPlace, setNextPlace] = useState(0);
  const [shown, setShown] = useState<PlaceShown>('shown');
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const listId = useId();
  const { code, severity, subject, places, contacts, count, letter } = entry;
  const header = useAsk('segment', { params: { no }, staleTime: 0, enabled: detailAtFault[code] !== undefined && contacts.length > 0 });
  const remedy = header.isLoading ? undefined : remedyOf(entry, header.data?.details);
  const inReach = letter ? [] : places.filter(({ story }) => !neverInReach.includes(story));
  const only = count === 1 && contacts.length === 1 ? contacts[0] : undefined;

  const Sign = signs[severity];
  const trying = (work: () => Promise<unknown>) => { setProblem(undefined); work().catch(setProblem); };
  const show = () => trying(async () => {
    setShown(await services.word.showPlace(places[nextPlace]!));
    setNextPlace((nextPlace + 1) % places.length);
  });
  return (
    <li className={styles.entry} data-code={code}>
      <Sign className={styles[severity]} aria-label={say(`check.${severity}`)} role="img" />
      <div>
        <p className={styles.sentence}>{sentenceOf(entry, language, notes.fieldMapping)}</p>
        {canBeAccepted(code) && subject !== undefined && subject !== '' && <p className={styles.near}>{subject}</p>}
        {(inReach.length > 0 ? [places[nextPlace]!] : places.slice(0, mostSaid)).map((place, nth) => { const where = whereIs(place, say); return where !== '' && <p key={nth} className={styles.near}>{where}</p>; })}
        {letter && <p className={styles.near}>{say('check.inLetter', { name: letter.name || say('letters.unnamed') })}</p>}
        {!letter && places.length > 0 && inReach.length === 0 && <p className={styles.near}>{say('check.outOfReach')}</p>}
        {code === 'FIELD_UNKNOWN' && subject !== undefined && !letter && <Meaning written={subject} onChosen={(name) => trying(() => changeNotes(({ fieldMapping }) => ({ fieldMapping: { ...fieldMapping, [subject]: name } })))} />}
        <div className={styles.actions}>
          {inReach.length > 0 && <Button size="small" onClick={show}>{places.length === 1 ? say('check.show') : say('check.showNext', { place: nextPlace + 1, count: places.length })}</Button>}
          {letter?.documentHash !== undefined && services.word.host().canOpenLetters && <Button size="small" onClick={() => trying(() => openLetter(services, letter.documentHash!))}>{say('check.openLetter', { name: letter.name })}</Button>}
          {only && <Button size="small" onClick={() => go({ at: 'contact', no, lineNo: only.lineNo })}>{say('check.openContact', { name: only.contactName || only.contactNo })}</Button>}
          {contacts.length > 0 && !only && <Button size="small" aria-expanded={open} aria-controls={listId} onClick={() => setOpen(!open)}>{open ? say('check.hideContacts') : say('check.contacts', { count })}</Button>}
          {code === 'VALUE_MISSING' && subject !== undefined && <Button size="small" onClick={() => trying(() => changeNotes(({ fineFields }) => ({ fineFields: [...fineFields, subject] })))}>{say('check.fine')}</Button>}
          {remedy && <Button size="small" onClick={() => go({ at: remedy.at, no } as PanePlace)}>{say(remedy.key)}</Button>}
        </div>
        {canAccept && <LetterChoice choice="acceptChanges" trying={trying} />}
        {isAboutLanguage(entry) && <LetterChoice choice="contactLanguage" trying={trying} />}
        {shown !== 'shown' && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{say(shown === 'gone' ? 'check.placeGone' : 'check.outOfReach')}</MessageBarBody></MessageBar>}
        <ProblemBar error={problem} />
        {open && (
          <ul className={styles.contacts} id={listId}>
            {contacts.map(({ lineNo, contactNo, contactName }) => (
              <li key={lineNo}><Button className={styles.contact} size="small" appearance="subtle" onClick={() => go({ at: 'contact', no, lineNo })}>{contactName === '' ? contactNo : `${contactName} · ${contactNo}`}</Button></li>
            ))}
            {count > contacts.length && <li className={styles.near}>{say('check.firstContacts', { shown: contacts.length, count })}</li>}
          </ul>
        )}
      </div>
    </li>
  );
}

/** The person says once what an unknown field means; it is remembered with the letter. */
function Meaning({ written, onChosen }: { written: string; onChosen: (name: string) => void }) {
  const { say, tag } = useLanguage();
  const styles = useStyles();
  const id = useId();
  const choices = mergeFieldNames.map((name) => ({ name, label: fieldLabel(name, say) })).sort((one, other) => one.label.localeCompare(other.label, tag));
  return (
    <div className={styles.meaning}>
      <label htmlFor={id}>{say('check.meaning', { field: written })}</label>
      <Select id={id} size="small" value="" onChange={(_, { value }) => { if (value !== '') onChosen(value); }}>
        <option value="">{say('check.chooseMeaning')}</option>
        {choices.map(({ name, label }) => <option key={name} value={name}>{label}</option>)}
      </Select>
    </div>
  );
}
