import { useId, useRef, useState, type FocusEvent } from 'react';
import { Button, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { choicesOf, maxAnswer } from '../../contract/segmentLetter';
import type { LetterQuestion } from '../../merge/worker/mergeWorker';
import { answersOf, shownAnswer, typedAnswers } from '../actions/answerQuestions';
import { useText } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { Section } from '../parts/Section';
import { useKept, usePane } from '../session/pane';

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
  form: { display: 'grid', rowGap: '12px', marginTop: '8px' },
  question: { display: 'grid', rowGap: '2px' },
  label: { overflowWrap: 'anywhere' },
  answer: { width: '100%', '& textarea': { minHeight: '32px', fieldSizing: 'content', maxHeight: '160px' } },
  tooLong: { color: tokens.colorStatusDangerForeground1 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
});

/**
 * What the open letter asks (ASK, FILLIN), once for all its letters. What was typed is kept when the person goes on to something else, as if it had been
 * confirmed; what was only suggested is an answer when it is confirmed.
 */
export function CheckQuestions({ questions }: { questions: readonly LetterQuestion[] }) {
  const say = useText();
  const styles = useStyles();
  const { notes: { choices }, changeNotes, announce } = usePane();
  const [typed, setTyped] = useKept<Record<string, string>>('check.answers', {});
  const latest = useRef(typed);
  latest.current = typed;
  const [problem, setProblem] = useState<unknown>();
  const answers = choices?.answers ?? {};
  const isTooLong = questions.some((question) => shownAnswer(question, typed, answers).length > maxAnswer);
  const keep = async (next: Record<string, string>): Promise<void> => {
    setProblem(undefined);
    try {
      await changeNotes({ choices: choicesOf({ ...choices, answers: next }) });
      // What was typed while Word kept the answers is none of them yet.
      setTyped(Object.fromEntries(Object.entries(latest.current).filter(([key, text]) => typed[key] !== text)));
      announce(say(Object.keys(next).length > 0 ? 'check.answersKept' : 'check.answersTakenBack'));
    } catch (error) {
      setProblem(error);
    }
  };
  const left = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!isTooLong && Object.keys(typed).length > 0 && !currentTarget.contains(relatedTarget)) void keep(typedAnswers(questions, typed, answers));
  };
  return (
    <Section title={say('check.questions')}>
      <p className={styles.quiet}>{say('check.questionsHint')}</p>
      <form className={styles.form} onBlur={left} onSubmit={(event) => { event.preventDefault(); if (!isTooLong) void keep(answersOf(questions, typed, answers)); }}>
        {questions.map((question) => (
          <Answer key={question.key} question={question} isAnswered={Object.hasOwn(answers, question.key)} value={shownAnswer(question, typed, answers)} onChange={(text) => setTyped({ ...typed, [question.key]: text })} />
        ))}
        <div className={styles.actions}>
          <Button type="submit" size="small">{say('check.useAnswers')}</Button>
          {Object.keys(answers).length > 0 && <Button size="small" appearance="subtle" onClick={() => { setTyped({}); void keep({}); }}>{say('check.askAgain')}</Button>}
        </div>
      </form>
      <ProblemBar error={problem} />
    </Section>
  );
}

function Answer({ question: { key, prompt, suggested }, isAnswered, value, onChange }: { question: LetterQuestion; isAnswered: boolean; value: string; onChange: (text: string) => void }) {
  const say = useText();
  const styles = useStyles();
  const id = useId();
  const excess = value.length - maxAnswer;
  const hint = isAnswered ? suggested !== '' && suggested !== value && say('check.suggests', { text: suggested }) : say(suggested === '' ? 'check.unanswered' : 'check.suggested');
  return (
    <div className={styles.question}>
      <label className={styles.label} htmlFor={id}>{prompt || key}</label>
      <Textarea className={styles.answer} id={id} resize="vertical" spellCheck aria-describedby={`${id}hint`} aria-invalid={excess > 0} value={value} onChange={(_, data) => onChange(data.value)} />
      <p className={styles.quiet} id={`${id}hint`}>{excess > 0 ? <span className={styles.tooLong} role="alert">{say('contact.tooLong', { count: excess })}</span> : hint}</p>
    </div>
  );
}
