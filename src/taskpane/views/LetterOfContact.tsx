import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SegmentLine } from '../../contract/segment';
import { linkLetter, unlinkOne } from '../actions/linkLetter';
import { useLanguage } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { Section } from '../parts/Section';
import { answerKey, useAsk } from '../session/asking';
import { usePane } from '../session/pane';
import { useLettersFrom } from '../session/useLettersFrom';
import { OpenLetterButton } from './OpenLetterButton';

const useStyles = makeStyles({
  words: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  ways: { display: 'flex', flexWrap: 'wrap', gap: '6px', marginTop: '6px' },
});

/** Which document the letter of one contact is made from, and one of its own for it. */
export function LetterOfContact({ no, line: { lineNo, languageCode } }: { no: string; line: Pick<SegmentLine, 'lineNo' | 'languageCode'> }) {
  const { say, time } = useLanguage();
  const styles = useStyles();
  const pane = usePane();
  const queries = useQueryClient();
  const { data, error } = useAsk('letters', { params: { no } });
  const { documentOf, isKnown } = useLettersFrom(no);
  const whom = { languageCode: '', lineNo };
  const change = useMutation({
    mutationFn: async (what: 'link' | 'unlink') => { if (what === 'link') await linkLetter(pane, no, whom); else await unlinkOne(pane, no, whom); },
    onSuccess: (_, what) => {
      pane.announce(say(what === 'link' ? 'letters.contactLinked' : 'letters.contactTakenBack'));
      void queries.invalidateQueries({ queryKey: answerKey('letters', { params: { no } }) });
    },
  });
  if (!data) return <ProblemBar error={error} />;
  const letter = documentOf({ lineNo, languageCode });
  const isOwn = letter?.lineNo === lineNo;
  const name = letter && (letter.name || say('letters.unnamed'));
  return (
    <Section title={say('letters.ofContact')}>
      {isKnown && <p className={styles.words}>{name === undefined ? say('letters.ofContactOpen') : say(isOwn ? 'letters.ofContactOwn' : 'letters.ofContactFrom', { name })}</p>}
      {isOwn && <p className={styles.quiet}>{say('letters.kept', { when: time(letter.linkedAt), who: letter.linkedBy })}</p>}
      <div className={styles.ways}>
        {isOwn && <OpenLetterButton documentHash={letter.documentHash} name={name!} />}
        <Button size="small" disabledFocusable={change.isPending} onClick={() => change.mutate('link')}>{say(change.isPending && change.variables === 'link' ? 'segment.letter.linking' : 'letters.useForContact')}</Button>
        {isOwn && <Button size="small" appearance="subtle" disabledFocusable={change.isPending} onClick={() => change.mutate('unlink')}>{say('letters.takeBack')}</Button>}
      </div>
      <ProblemBar error={change.error} onRetry={() => { if (change.variables) change.mutate(change.variables); }} />
    </Section>
  );
}
