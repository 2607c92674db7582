import { Fragment } from 'react';
import { Badge, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { CommentRegular } from '@fluentui/react-icons/svg/comment';
import { detailNames, type InteractionDetails } from '../../contract/interaction';
import type { InteractionLogEntry } from '../../contract/loggedSegment';
import { useLanguage } from '../locales/language';
import { Details } from '../parts/Details';
import { detailInWords, type DetailOptions } from '../session/detailValues';
import { evaluationWord } from '../session/evaluationWords';
import { EntryComments } from './EntryComments';
import { KeptLetter } from './KeptLetter';
import { SentAgain } from './SentAgain';

const useStyles = makeStyles({
  entry: { display: 'flex', alignItems: 'flex-start', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  tick: { marginInlineStart: '-8px' },
  details: { flexGrow: 1, minWidth: 0, '& > summary': { padding: '8px 0' }, '& .fui-Badge:not(:last-child)': { marginInlineEnd: '4px' } },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  facts: { margin: '0 0 12px', paddingInlineStart: '26px', display: 'grid', rowGap: '2px' },
  term: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, marginTop: '6px' },
  value: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
});

/** So much of a letter's hash tells one letter from another for a person. */
const shortHash = 12;

/** The details that are said where they are not the segment's. An answer has its own mark; what the contact cost stands in the wide table. */
const detailsSaid = detailNames.filter((name) => name !== 'unitCost' && name !== 'unitDurationMinutes' && name !== 'campaignResponse');

interface LoggedEntryProps {
  entry: InteractionLogEntry;
  /** The segment's details: the entry's are said where they are others. */
  usual: InteractionDetails;
  options: DetailOptions;
  /** It begins open, with the focus: the person came for it. */
  isShown: boolean;
  isChosen: boolean;
  onChoose(isChosen: boolean): void;
}

/** One contact's entry in the interaction log: the printed text and its origin, the note, the letter, the details that are not the segment's, and what was written to it since. */
export function LoggedEntry({ entry, usual, options, isShown, isChosen, onChoose }: LoggedEntryProps) {
  const { contactName, contactNo, companyName, attemptFailed, canceled, letterText, textOrigin, passages, noteForLog, letterHash, letterKept, evaluation, campaignResponse, comments, resends, resentIn } = entry;
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  const others = detailsSaid.filter((name) => entry[name] !== usual[name]);
  return (
    <li className={styles.entry}>
      <Checkbox className={styles.tick} checked={isChosen} aria-label={say('loggedLife.choose', { name: contactName || contactNo })} onChange={(_, { checked }) => onChoose(checked === true)} />
      <Details className={styles.details} takeFocus={isShown} summary={<>
          {contactName || contactNo}{' '}
          {companyName !== '' && companyName !== contactName && <span className={styles.quiet}>{companyName}{' '}</span>}
          {attemptFailed && <Badge size="small" appearance="tint" color="warning">{say('logged.failedAttempt')}</Badge>}
          {campaignResponse && <Badge size="small" appearance="tint" color="success">{say('loggedLife.answered')}</Badge>}
          {evaluation !== '' && <Badge size="small" appearance="tint" color="informative">{evaluationWord(evaluation, say)}</Badge>}
          {comments.length > 0 && <Badge size="small" appearance="tint" color="informative" icon={<CommentRegular />} aria-label={say('afterLog.comments')}>{comments.length}</Badge>}
          {canceled && <Badge size="small" appearance="tint" color="subtle">{say('logged.canceled')}</Badge>}
        </>}>
        <dl className={styles.facts}>
          <dt className={styles.term}>{say('logged.text')}{' · '}{say(`logged.origin.${textOrigin}`)}</dt>
          {letterText !== '' && <dd className={styles.value}>{letterText}</dd>}
          {passages.map(({ id, title, text }) => <Fragment key={id}><dt className={styles.term}>{say('passages.heading', { title: title || id })}</dt><dd className={styles.value}>{text === '' ? say('contact.choice.none') : text}</dd></Fragment>)}
          {noteForLog !== '' && <><dt className={styles.term}>{say('logged.note')}</dt><dd className={styles.value}>{noteForLog}</dd></>}
          {others.map((name) => <Fragment key={name}><dt className={styles.term}>{say(`detail.${name}`)}{' · '}{say('logged.notTheSegments')}</dt><dd className={styles.value}>{detailInWords(name, entry[name], language, options)}</dd></Fragment>)}
          <dt className={styles.term}>{say('logged.letter')}</dt>
          <dd className={styles.value} title={letterHash}>{letterHash === '' ? say('logged.withoutLetter') : say('logged.hash', { hash: letterHash.slice(0, shortHash) })}</dd>
          {(letterKept || resends || resentIn) && <dd className={styles.value}>{letterKept && <KeptLetter entry={entry} />}<SentAgain resends={resends} resentIn={resentIn && [resentIn]} /></dd>}
          <dt className={styles.term}>{say('afterLog.comments')}</dt>
          <dd className={styles.value}><EntryComments entry={entry} /></dd>
        </dl>
      </Details>
    </li>
  );
}
