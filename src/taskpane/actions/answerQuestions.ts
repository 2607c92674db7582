import { maxAnswer } from '../../contract/segmentLetter';
import type { LetterQuestion } from '../../merge/worker/mergeWorker';

type Answers = Readonly<Record<string, string>>;

/** What stands in the field of a question: what was typed, else the answer that was given, else what the letter suggests – to all, not with a field in it. */
export const shownAnswer = ({ key, suggested, varies }: LetterQuestion, typed: Answers, given: Answers): string => own(typed, key) ?? own(given, key) ?? (varies ? '' : suggested);

/**
 * The answers as they are shown, all confirmed. Where the letter suggests something else to each contact, an empty one is none: each letter prints its own. One
 * that is too long leaves the answer that was given before.
 */
export const answersOf = (questions: readonly LetterQuestion[], typed: Answers, given: Answers): Record<string, string> => Object.fromEntries(questions.flatMap((question) => {
  const { key, varies } = question;
  const shown = shownAnswer(question, typed, given);
  const answer = isTooLong(shown) ? own(given, key) : shown;
  return answer === undefined || (varies && answer === '') ? [] : [[key, answer]];
}));

export const isTooLong = (answer: string): boolean => answer.length > maxAnswer;

/** Those that were given before, and what was typed since. */
export const typedAnswers = (questions: readonly LetterQuestion[], typed: Answers, given: Answers): Record<string, string> =>
  answersOf(questions.filter(({ key }) => own(typed, key) !== undefined || own(given, key) !== undefined), typed, given);

const own = (answers: Answers, key: string): string | undefined => (Object.hasOwn(answers, key) ? answers[key] : undefined);
