import { comparable } from '../contract/mergeFieldCatalogue';
import { maxAnswer, maxAnswers } from '../contract/segmentLetter';
import type { LetterQuestion } from '../merge';
import { CommandProblem } from './commandProblem';

/** `--answer "Name=text"` as it was written; the name is the question's key or its words, which may hold `=` themselves. */
export type GivenAnswer = string;

/**
 * The answers to a letter's questions, by their keys. What answers none of them is left out. An answer by a key, which means one question, goes before one by
 * words, whatever their order.
 */
export function answersTo(questions: readonly LetterQuestion[], given: readonly GivenAnswer[]): Record<string, string> {
  const found = given.flatMap((one) => {
    const answer = answerIn(questions, one);
    return answer ? [answer] : [];
  });
  const sorted = [...found.filter(({ byKey }) => !byKey), ...found.filter(({ byKey }) => byKey)];
  return Object.fromEntries(sorted.flatMap(({ keys, text }) => keys.map((key) => [key, text])));
}

/** The questions that an answer names, by the shortest name that is one of a key or of words. */
function answerIn(questions: readonly LetterQuestion[], given: GivenAnswer): { keys: string[]; byKey: boolean; text: string } | undefined {
  for (let at = given.indexOf('='); at >= 0; at = given.indexOf('=', at + 1)) {
    const name = named(given.slice(0, at));
    if (name === '') continue;
    const byKey = questions.filter(({ key }) => named(key) === name);
    const asked = byKey.length > 0 ? byKey : questions.filter(({ prompt }) => named(prompt) === name);
    if (asked.length > 0) return { keys: asked.map(({ key }) => key), byKey: byKey.length > 0, text: given.slice(at + 1) };
  }
  return undefined;
}

/** Every answer has its question, and is not too long. Throws CommandProblem. */
export function demandQuestions(questions: readonly LetterQuestion[], given: readonly GivenAnswer[]): void {
  for (const one of given) {
    const answers = Object.values(answersTo(questions, [one]));
    if (answers.length === 0) throw new CommandProblem(`--answer "${one}": the letter has no such question. ${questions.length > 0 ? `It asks ${questions.map(({ key, prompt }) => (prompt === '' || prompt === key ? `"${key}"` : `"${prompt}" (${key})`)).join(', ')}.` : 'It asks nothing.'}`);
    if (answers[0]!.length > maxAnswer) throw new CommandProblem(`--answer "${one.slice(0, 40)}…" is longer than ${maxAnswer} characters.`);
  }
  if (Object.keys(answersTo(questions, given)).length > maxAnswers) throw new CommandProblem(`A letter keeps at most ${maxAnswers} answers (--answer).`);
}

const named = (written: string): string => comparable(written) || written.trim();
