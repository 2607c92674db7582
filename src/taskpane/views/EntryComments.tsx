import { useEffect, useRef, useState } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InteractionLogEntry } from '../../contract/loggedSegment';
import type { LogComment } from '../../contract/logComment';
import { maxTextLength } from '../../contract/segment';
import { useLanguage } from '../locales/language';
import { LongText } from '../parts/LongText';
import { ProblemBar } from '../parts/ProblemBar';
import { useKept, usePane } from '../session/pane';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', rowGap: '6px' },
  text: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  under: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  form: { display: 'grid', rowGap: '6px', paddingTop: '6px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
});

/** What was written to an entry after it was logged, with who and when; more can be written, and each taken away. */
export function EntryComments({ entry: { entryNo, comments } }: { entry: InteractionLogEntry }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { services, announce } = usePane();
  const asked = useAskedAgain();
  const [text, setText] = useKept(`comment ${entryNo}`, '');
  const [writing, setWriting] = useState(text !== '');
  const opener = useRef<HTMLButtonElement>(null);
  const wrote = useRef(writing);
  /** The keyboard goes on where the writing began. */
  useEffect(() => {
    if (wrote.current && !writing) opener.current?.focus();
    wrote.current = writing;
  }, [writing]);
  const add = useMutation({
    mutationFn: () => services.sync.ask('addComment', { params: { entryNo }, body: { comment: text } }),
    onSuccess: async () => {
      setText('');
      announce(say('afterLog.commentAdded'));
      setWriting(false);
      await asked();
    },
  });
  const isReady = text.trim() !== '' && text.length <= maxTextLength && !add.isPending;
  return (
    <div>
      {comments.length > 0 && <ul className={styles.list}>{comments.map((comment) => <Comment key={comment.position} entryNo={entryNo} comment={comment} onRemoved={() => opener.current?.focus()} />)}</ul>}
      {writing ? (
        <form className={styles.form} onSubmit={(event) => { event.preventDefault(); if (isReady) add.mutate(); }}>
          <LongText label={say('afterLog.comment')} help={say('afterLog.commentHelp')} value={text} onChange={setText} short autoFocus={text === ''} />
          <ProblemBar error={add.error} onRetry={() => add.mutate()} retrying={add.isPending} />
          <div className={styles.buttons}>
            <Button size="small" type="submit" disabledFocusable={!isReady}>{say('afterLog.saveComment')}</Button>
            <Button size="small" appearance="subtle" onClick={() => setWriting(false)}>{say('afterLog.dropComment')}</Button>
          </div>
        </form>
      ) : <Button ref={opener} size="small" onClick={() => setWriting(true)}>{say('afterLog.addComment')}</Button>}
    </div>
  );
}

function Comment({ entryNo, comment: { position, comment, at, by }, onRemoved }: { entryNo: number; comment: LogComment; onRemoved(): void }) {
  const { say, time } = useLanguage();
  const styles = useStyles();
  const { services, announce } = usePane();
  const asked = useAskedAgain();
  const [isSure, setSure] = useState(false);
  const remove = useMutation({
    mutationFn: () => services.sync.ask('removeComment', { params: { entryNo, position } }),
    onSuccess: async () => {
      announce(say('afterLog.commentRemoved'));
      onRemoved();
      await asked();
    },
  });
  return (
    <li>
      <div className={styles.text}>{comment}</div>
      <div className={styles.under}>
        <span>{time(at)} · {by}</span>
        <Button size="small" appearance="subtle" aria-description={comment} disabledFocusable={remove.isPending} onClick={() => { if (!isSure) setSure(true); else if (!remove.isPending) remove.mutate(); }}>{say(isSure ? 'afterLog.removeForGood' : 'afterLog.removeComment')}</Button>
        {isSure && <Button size="small" appearance="subtle" onClick={() => setSure(false)}>{say('afterLog.keepComment')}</Button>}
      </div>
      <ProblemBar error={remove.error} />
    </li>
  );
}

/** Everything that shows comments is asked for again. */
function useAskedAgain(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () => Promise.all(['loggedSegmentEntries', 'interactionLogEntries', 'segmentEvents'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
}
