import { useId, useRef, useState, type FocusEvent } from 'react';
import { Button, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { choicesOf, maxAnswer, maxAnswers } from '../../contract/segmentLetter';
import type { LetterQuestion } from '../../merge/worker/mergeWorker';
import { answersOf, isTooLong, shownAnswer, typedAnswers } from '../actions/answerQuestions';
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
  const asked = questions.slice(0, maxAnswers);
  const isAnswered = Object.keys(answers).length > 0;
  const wasAnswered = useRef(isAnswered);
  wasAnswered.current ||= isAnswered;
  const keep = async (change: (given: Record<string, string>) => Record<string, string>): Promise<void> => {
    setProblem(undefined);
    try {
      let said: 'check.answersKept' | 'check.answersTakenBack' | undefined;
      await changeNotes(({ choices: before }) => {
        const given = before?.answers ?? {};
        const next = change(given);
        said = Object.keys(next).length > 0 ? 'check.answersKept' : Object.keys(given).length > 0 ? 'check.answersTakenBack' : undefined;
        return { choices: choicesOf({ ...before, answers: next }) };
      });
      // What was typed while Word kept the answers is none of them yet.
      setTyped(Object.fromEntries(Object.entries(latest.current).filter(([key, text]) => typed[key] !== text || isTooLong(text))));
      if (said) announce(say(said));
    } catch (error) {
      setProblem(error);
    }
  };
  const left = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (Object.values(typed).some((text) => !isTooLong(text)) && !currentTarget.contains(relatedTarget)) void keep((given) => typedAnswers(asked, typed, given));
  };
  return (
    <Section title={say('check.questions')}>
      <p className={styles.quiet}>{say('check.questionsHint')}</p>
      {questions.length > maxAnswers && <p className={styles.quiet}>{say('check.tooManyQuestions', { count: maxAnswers })}</p>}
      <form className={styles.form} onBlur={left} onSubmit={(event) => { event.preventDefault(); void keep((given) => answersOf(asked, typed, given)); }}>
        {asked.map((question) => (
          <Answer key={question.key} question={question} isAnswered={Object.hasOwn(answers, question.key)} value={shownAnswer(question, typed, answers)} onChange={(text) => setTyped({ ...typed, [question.key]: text })} />
        ))}
        <div className={styles.actions}>
          <Button type="submit" size="small">{say('check.useAnswers')}</Button>
          {wasAnswered.current && <Button size="small" appearance="subtle" disabledFocusable={!isAnswered} onClick={() => { setTyped({}); void keep(() => ({})); }}>{say('check.askAgain')}</Button>}
        </div>
      </form>
      <ProblemBar error={problem} />
    </Section>
  );
}

function Answer({ question: { key, prompt, suggested, varies }, isAnswered, value, onChange }: { question: LetterQuestion; isAnswered: boolean; value: string; onChange: (text: string) => void }) {
  const say = useText();
  const styles = useStyles();
  const id = useId();
  const excess = value.length - maxAnswer;
  const suggests = suggested !== '' && suggested !== value && say(varies ? 'check.suggestsEach' : 'check.suggests', { text: suggested });
  const hint = isAnswered || varies ? suggests : say(suggested === '' ? 'check.unanswered' : 'check.suggested');
  return (
    <div className={styles.question}>
      <label className={styles.label} htmlFor={id}>{prompt || key}</label>
      <Textarea className={styles.answer} id={id} resize="vertical" spellCheck aria-describedby={`${id}hint`} aria-invalid={excess > 0} value={value} onChange={(_, data) => onChange(data.value)} />
      <p className={styles.quiet} id={`${id}hint`}>{excess > 0 ? <span className={styles.tooLong} role="alert">{say('contact.tooLong', { count: excess })}</span> : hint}</p>
    </div>
  );
}
