import { useEffect, useRef, useState } from 'react';
import { Button, Field, Input, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { TextEditStyleRegular } from '@fluentui/react-icons/svg/text-edit-style';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { maxPassages, maxPassageTitle, tellable, type Passage, type PassagesRead, type SegmentPassage } from '../../contract/passage';
import { useText } from '../locales/language';
import { Disclosure } from '../parts/Disclosure';
import { ProblemBar } from '../parts/ProblemBar';
import { answerKey, useAsk } from '../session/asking';
import { usePane } from '../session/pane';
import { useLettersFrom } from '../session/useLettersFrom';

const useStyles = makeStyles({
  passages: { margin: '4px 16px' },
  intro: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  mark: { marginTop: '6px', display: 'flex', flexDirection: 'column', rowGap: '6px', alignItems: 'flex-start', '& > div': { width: '100%' } },
  list: { listStyle: 'none', margin: '8px 0 0', padding: 0 },
  passage: { padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, display: 'flex', flexDirection: 'column', rowGap: '2px' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  text: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '6px', marginTop: '4px' },
});

/** The passages of the open letter that contacts can have texts of their own in: mark one, go to it, take its mark off. */
export function LetterPassages({ no }: { no: string }) {
  const say = useText();
  const styles = useStyles();
  const { services: { word, sync, newId }, announce } = usePane();
  const queries = useQueryClient();
  const [title, setTitle] = useState('');
  const key = ['passages', no];
  const marked = useQuery({ queryKey: key, queryFn: () => word.passages(), retry: false, staleTime: 0, gcTime: 0 });
  const segment = useAsk('segment', { params: { no } });
  const known = segment.data?.passages;
  const tell = useMutation({
    mutationFn: (body: PassagesRead) => sync.ask('readPassages', { params: { no }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: answerKey('segment', { params: { no } }) }),
  });
  /** Of a document that makes nobody's letters the service needs to know nothing. */
  const { whom, isKnown } = useLettersFrom(no);
  const isOfSegment = isKnown && whom.length > 0;
  const fresh = isOfSegment && marked.data && known ? unknownOf(marked.data, known) : [];
  useEffect(() => { if (fresh.length > 0 && tell.isIdle) tell.mutate({ passages: tellable(marked.data!), whole: false }); });

  const mark = useMutation({
    mutationFn: () => word.markPassage({ id: newId().slice(0, 8), title }),
    onSuccess: (passage) => {
      setTitle('');
      tell.reset();
      announce(say('passages.marked', { title: passage.title }));
      void marked.refetch();
    },
  });
  const count = marked.data?.length ?? 0;
  return (
    <section className={styles.passages} aria-label={say('passages.title')}>
      <Disclosure name="passages" title={say('passages.title')} note={count > 0 ? say('passages.count', { count }) : undefined}>
      <p className={styles.intro}>{say('passages.intro')}</p>
      {count >= maxPassages && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{say(count > maxPassages ? 'passages.tooMany' : 'passages.full', { most: maxPassages })}</MessageBarBody></MessageBar>}
      <div className={styles.mark}>
        <Field label={say('passages.name')} hint={say('passages.nameHelp')}><Input value={title} maxLength={maxPassageTitle} onChange={(_, data) => setTitle(data.value)} /></Field>
        <Button size="small" appearance="primary" icon={<TextEditStyleRegular />} disabledFocusable={mark.isPending || count >= maxPassages} onClick={() => mark.mutate()}>{say('passages.mark')}</Button>
      </div>
      <ProblemInView error={mark.error} onRetry={() => mark.mutate()} />
      <ProblemBar error={marked.error ?? tell.error} onRetry={() => { tell.reset(); void marked.refetch(); }} />
      {marked.data && marked.data.length > 0 && (
        <ul className={styles.list}>
          {marked.data.map((passage) => (
            <MarkedPassage key={passage.id} passage={passage} texts={known?.find(({ id }) => id === passage.id)?.lines ?? 0} onUnmarked={async () => {
              await marked.refetch();
              if (isOfSegment) tell.mutate({ passages: [], whole: false, unmarked: [passage.id] });
            }} />
          ))}
        </ul>
      )}
      </Disclosure>
    </section>
  );
}

/** What was refused stands under the button, and that may be at the end of what the pane shows: it comes into view. */
function ProblemInView({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => { if (error) said.current?.scrollIntoView?.({ block: 'nearest' }); }, [error]);
  return error ? <div ref={said}><ProblemBar error={error} onRetry={onRetry} /></div> : null;
}

/** Those that the service does not know, or knows otherwise. */
const unknownOf = (passages: readonly Passage[], known: readonly SegmentPassage[]): Passage[] => tellable(passages)
  .filter(({ id, title, text }) => !known.some((one) => one.isInLetter && one.id === id && one.title === title && one.text === text));

function MarkedPassage({ passage: { id, title, text }, texts, onUnmarked }: { passage: Passage; texts: number; onUnmarked: () => Promise<void> }) {
  const say = useText();
  const styles = useStyles();
  const { services: { word }, announce } = usePane();
  const [asked, setAsked] = useState(false);
  const [gone, setGone] = useState(false);
  const name = title || id;
  const show = useMutation({ mutationFn: () => word.showPassage(id), onSuccess: (shown) => setGone(shown === 'gone') });
  const unmark = useMutation({
    mutationFn: () => word.unmarkPassage(id),
    onSuccess: async () => {
      announce(say('passages.unmarked', { title: name }));
      await onUnmarked();
    },
  });
  return (
    <li className={styles.passage}>
      <span className={styles.name}>{say('passages.heading', { title: name })}</span>
      <span className={styles.text}>{text === '' ? say('passages.empty') : text.replace(/\s*\n\s*/g, ' ')}</span>
      {texts > 0 && <span className={styles.intro}>{say('passages.own', { count: texts })}</span>}
      {asked && <span role="alert" className={styles.intro}>{say('passages.unmarkSure', { count: texts })}</span>}
      <span className={styles.actions}>
        {!asked && <Button size="small" aria-label={say('passages.showOf', { title: name })} onClick={() => show.mutate()}>{say('passages.show')}</Button>}
        {!asked && <Button size="small" aria-label={say('passages.unmarkOf', { title: name })} disabledFocusable={unmark.isPending} onClick={() => (texts > 0 ? setAsked(true) : unmark.mutate())}>{say('passages.unmark')}</Button>}
        {asked && <Button size="small" appearance="primary" disabledFocusable={unmark.isPending} onClick={() => unmark.mutate()}>{say('passages.unmark')}</Button>}
        {asked && <Button size="small" onClick={() => setAsked(false)}>{say('shell.cancel')}</Button>}
      </span>
      {gone && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{say('passages.notThere')}</MessageBarBody></MessageBar>}
      <ProblemInView error={unmark.error ?? show.error} onRetry={() => (unmark.error ? unmark.mutate() : show.mutate())} />
    </li>
  );
}
