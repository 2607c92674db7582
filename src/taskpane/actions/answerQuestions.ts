import type { LetterQuestion } from '../../merge/worker/mergeWorker';

type Answers = Readonly<Record<string, string>>;

/** What stands in the field of a question: what was typed, else the answer that was given, else what the letter suggests. */
export const shownAnswer = ({ key, suggested }: LetterQuestion, typed: Answers, given: Answers): string => own(typed, key) ?? own(given, key) ?? suggested;

/** The answers as they are shown, all confirmed. A suggestion with fields in it is none as long as it is not changed: each letter prints its own. */
export const answersOf = (questions: readonly LetterQuestion[], typed: Answers, given: Answers): Record<string, string> => Object.fromEntries(questions.flatMap((question) => {
  const answer = shownAnswer(question, typed, given);
  return question.varies && answer === question.suggested ? [] : [[question.key, answer]];
}));

/** Those that were given before, and what was typed since. */
export const typedAnswers = (questions: readonly LetterQuestion[], typed: Answers, given: Answers): Record<string, string> =>
  answersOf(questions.filter(({ key }) => own(typed, key) !== undefined || own(given, key) !== undefined), typed, given);

const own = (answers: Answers, key: string): string | undefined => (Object.hasOwn(answers, key) ? answers[key] : undefined);
