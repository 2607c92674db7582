import { useState } from 'react';
import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentLinkRegular } from '@fluentui/react-icons/svg/document-link';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SyncProblem } from '../../contract/problem';
import { linkLetter, unlinkLetter } from '../actions/linkLetter';
import { useText } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { answerKey, useAsk } from '../session/asking';
import { usePane } from '../session/pane';
import { isOf } from '../session/segmentLetters';

const useStyles = makeStyles({
  letter: { display: 'flex', flexDirection: 'column', rowGap: '4px', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  line: { display: 'flex', alignItems: 'center', columnGap: '6px', rowGap: '6px', flexWrap: 'wrap', '& > svg': { flexShrink: 0, width: '16px', height: '16px' } },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
});

/** Whether the letter in Word is the one of this segment, and the way to make it so. */
export function LetterOfSegment({ no }: { no: string }) {
  const say = useText();
  const styles = useStyles();
  const pane = usePane();
  const { notes, services, announce, go } = pane;
  const queries = useQueryClient();
  const known = useAsk('letters', { params: { no } });
  const [doing, setDoing] = useState<'link' | 'unlink'>('link');
  const change = useMutation({
    mutationFn: async (what: 'link' | 'unlink') => {
      setDoing(what);
      if (what === 'unlink') await unlinkLetter(pane, no);
      else await linkLetter(pane, no);
    },
    onSuccess: (_, what) => {
      announce(say(what === 'link' ? 'segment.letter.nowLinked' : 'segment.letter.unlinked'));
      void queries.invalidateQueries({ queryKey: answerKey('letters', { params: { no } }) });
    },
  });
  const other = known.data?.items.find((link) => !isOf(services.word.file())(link));
  const isLinked = notes.segmentNo === no;
  const elsewhere = isLinked ? undefined : notes.segmentNo;
  const gone = useAsk('segment', { params: { no: elsewhere ?? '' }, enabled: elsewhere !== undefined }).error;
  const loggedAs = gone instanceof SyncProblem ? gone.problem?.loggedSegmentEntryNo : undefined;
  const remainder = useAsk('loggedSegment', { params: { entryNo: loggedAs ?? 0 }, enabled: loggedAs !== undefined }).data?.remainderSegmentNo;
  return (
    <div className={styles.letter}>
      <div className={styles.line}>
        <DocumentLinkRegular aria-hidden="true" />
        {isLinked && <span className={styles.words}>{say('segment.letter.linked')}</span>}
        {elsewhere !== undefined && <span className={styles.words}>{say(loggedAs === undefined ? 'segment.letter.linkedElsewhere' : remainder === no ? 'segment.letter.linkedBefore' : 'segment.letter.linkedLogged', { no: elsewhere })}</span>}
        {remainder !== undefined && remainder !== no && <Button size="small" onClick={() => go({ at: 'segment', no: remainder })}>{say('log.openRemainder', { no: remainder })}</Button>}
        {!isLinked && notes.segmentNo === undefined && other && (
          <span className={styles.words}>
            {say('segment.letter.other', { name: other.name })} {/^https?:/.test(other.url) && <Link href={other.url} target="_blank" rel="noreferrer">{say('segment.letter.open')}</Link>}
          </span>
        )}
        <Button size="small" appearance={isLinked ? 'subtle' : 'secondary'} disabledFocusable={change.isPending} onClick={() => change.mutate(isLinked ? 'unlink' : 'link')}>
          {change.isPending && doing === 'link' ? say('segment.letter.linking') : say(isLinked ? 'segment.letter.unlink' : 'segment.letter.use')}
        </Button>
      </div>
      <ProblemBar error={change.error} onRetry={() => change.mutate(doing)} />
    </div>
  );
}
