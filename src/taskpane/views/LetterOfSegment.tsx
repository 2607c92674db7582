import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { DocumentLinkRegular } from '@fluentui/react-icons/svg/document-link';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SyncProblem } from '../../contract/problem';
import { isForSame, settledOf, type LetterLink } from '../../contract/segmentLetter';
import { adoptLetter, goBackTo, linkLetter, unlinkLetter } from '../actions/linkLetter';
import { openLetter } from '../actions/openLetter';
import { useLanguage } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { answerKey, useAsk } from '../session/asking';
import { usePane } from '../session/pane';
import { changedLinks, forAll, isEarlier, isOf, whomOf } from '../session/segmentLetters';
import { useLettersFrom } from '../session/useLettersFrom';
import { whomInWords } from '../session/whomInWords';

const useStyles = makeStyles({
  letter: { display: 'flex', flexDirection: 'column', rowGap: '4px', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  line: { display: 'flex', alignItems: 'center', columnGap: '6px', rowGap: '6px', flexWrap: 'wrap', '& > svg': { flexShrink: 0, width: '16px', height: '16px' } },
  words: { flex: '1 1 140px', minWidth: 0, overflowWrap: 'anywhere' },
  all: { alignSelf: 'flex-start', paddingInlineStart: '4px' },
});

type Doing = 'link' | 'unlink' | 'keep' | 'open' | { adopt: LetterLink } | { goBack: LetterLink };

/** Whether the letter in Word is the one of this segment and of whom, whether the service has it as it is now, and the ways to make it so. */
export function LetterOfSegment({ no }: { no: string }) {
  const language = useLanguage();
  const { say, time } = language;
  const styles = useStyles();
  const pane = usePane();
  const { notes, services, announce, go } = pane;
  const queries = useQueryClient();
  const known = useAsk('letters', { params: { no } });
  const items = known.data?.items ?? [];
  const isLinked = notes.segmentNo === no;
  const { hash, links, whom, isKnown } = useLettersFrom(no);
  const same = links.find(({ templateHash }) => templateHash === hash) ?? links[0];
  const keptForAll = items.find((link) => link.documentHash !== undefined && isForSame(link, forAll));
  /** The open one is none of them, and there is one for all: letters are made from that. */
  const isOther = isKnown && whom.length === 0 && links.length === 0;
  /** It was this one once. */
  const older = links.length > 0 ? undefined : items.find((link) => isEarlier(link, hash));
  const other = older ?? keptForAll ?? items.find((link) => !isOf(services.word.file())(link) && link.lineNo === undefined);
  /** What the service has instead of the letter as it is now: an older version, or – not one of `links` – what a colleague put in its place. */
  const stale = hash === undefined ? undefined : links.length > 0 ? changedLinks(links, { hash, ...settledOf(notes) })[0] : isLinked && !older ? items.find((link) => isForSame(link, whomOf(notes))) : undefined;
  const change = useMutation({
    mutationFn: async (what: Doing) => {
      if (what === 'unlink') await unlinkLetter(pane, no, hash);
      else if (what === 'link') await linkLetter(pane, no);
      else if (what === 'keep') for (const link of links.length > 0 ? links : [stale ?? whomOf(notes)]) await linkLetter(pane, no, link);
      else if (what === 'open') await openLetter(services, other!.documentHash!);
      else if ('goBack' in what) await goBackTo(pane, { segmentNo: no, name: what.goBack.name, languageCode: what.goBack.languageCode, ...(what.goBack.lineNo !== undefined && { lineNo: what.goBack.lineNo }), ...settledOf(what.goBack) });
      else await adoptLetter(pane, no, what.adopt.templateHash, what.adopt);
    },
    onSuccess: (_, what) => {
      announce(say(what === 'unlink' ? 'segment.letter.unlinked' : what === 'keep' ? 'letters.keptNow' : what === 'open' ? 'letters.opened' : 'segment.letter.nowLinked'));
      void queries.invalidateQueries({ queryKey: answerKey('letters', { params: { no } }) });
      if (what !== 'open') void queries.invalidateQueries({ queryKey: ['openLetter'] });
    },
  });
  const doing = change.isPending ? change.variables : undefined;
  const elsewhere = isLinked ? undefined : notes.segmentNo;
  const gone = useAsk('segment', { params: { no: elsewhere ?? '' }, enabled: elsewhere !== undefined }).error;
  const loggedAs = gone instanceof SyncProblem ? gone.problem?.loggedSegmentEntryNo : undefined;
  const remainder = useAsk('loggedSegment', { params: { entryNo: loggedAs ?? 0 }, enabled: loggedAs !== undefined }).data?.remainderSegmentNo;
  const linked = (): string => {
    const { lineNo, languageCode } = whomOf(notes);
    if (links.length > 1) return say('letters.isForSeveral', { whom: links.map((link) => whomInWords(link, items, language)).join(', ') });
    if (lineNo !== undefined) return say('letters.isForContact', { name: items.find((link) => link.lineNo === lineNo)?.contactName ?? '' });
    return languageCode === '' ? say('segment.letter.linked') : say('letters.isForLanguage', { language: language.languageName(languageCode) });
  };
  return (
    <div className={styles.letter}>
      <div className={styles.line}>
        <DocumentLinkRegular aria-hidden="true" />
        {isLinked && (links.length > 0 || whom.some((one) => isForSame(one, whomOf(notes)))) && <span className={styles.words}>{linked()}</span>}
        {!isLinked && same && <span className={styles.words}>{say('letters.isThis', { name: same.name || say('letters.unnamed') })}</span>}
        {!same && elsewhere !== undefined && <span className={styles.words}>{say(loggedAs === undefined ? 'segment.letter.linkedElsewhere' : remainder === no ? 'segment.letter.linkedBefore' : 'segment.letter.linkedLogged', { no: elsewhere })}</span>}
        {remainder !== undefined && remainder !== no && <Button size="small" onClick={() => go({ at: 'segment', no: remainder })}>{say('log.openRemainder', { no: remainder })}</Button>}
        {other && isKnown && (isOther || (!isLinked && !same && notes.segmentNo === undefined)) && (
          <span className={styles.words}>
            {say(older ? 'segment.letter.older' : isOther ? 'segment.letter.notThis' : 'segment.letter.other', { name: other.name || say('letters.unnamed') })} {other.documentHash !== undefined && services.word.host().canOpenLetters
              ? <Button size="small" appearance="subtle" disabledFocusable={change.isPending} onClick={() => change.mutate('open')}>{say('segment.letter.open')}</Button>
              : /^https?:/.test(other.url) && <Link href={other.url} target="_blank" rel="noreferrer">{say('segment.letter.open')}</Link>}
          </span>
        )}
        {older && <Button size="small" disabledFocusable={change.isPending} onClick={() => change.mutate({ goBack: older })}>{say('letters.useAgain')}</Button>}
        {!isLinked && same && <Button size="small" disabledFocusable={change.isPending} onClick={() => change.mutate({ adopt: same })}>{say('segment.letter.use')}</Button>}
        {(isLinked || (!same && !older)) && (
          <Button size="small" appearance={isLinked ? 'subtle' : 'secondary'} disabledFocusable={change.isPending} onClick={() => change.mutate(isLinked ? 'unlink' : 'link')}>
            {doing === 'link' ? say('segment.letter.linking') : say(isLinked ? 'segment.letter.unlink' : 'segment.letter.use')}
          </Button>
        )}
      </div>
      {stale && (
        <div className={styles.line}>
          <span className={styles.words}>{stale.documentHash === undefined ? say('letters.unkept') : links.length > 0 ? say('letters.changed', { when: time(stale.linkedAt) }) : say('letters.otherVersion', { name: stale.name || say('letters.unnamed'), when: time(stale.linkedAt), who: stale.linkedBy })}</span>
          <Button size="small" disabledFocusable={change.isPending} onClick={() => change.mutate('keep')}>{say('letters.keep')}</Button>
        </div>
      )}
      <Button className={styles.all} size="small" appearance="subtle" icon={<ChevronRightRegular />} iconPosition="after" onClick={() => go({ at: 'segmentLetters', no })}>{say('letters.all', { count: items.length })}</Button>
      <ProblemBar error={change.error} onRetry={() => { if (change.variables) change.mutate(change.variables); }} />
    </div>
  );
}
