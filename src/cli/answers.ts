import { comparable } from '../contract/mergeFieldCatalogue';
import { maxAnswer } from '../contract/segmentLetter';
import type { LetterQuestion } from '../merge';
import { CommandProblem } from './commandProblem';

/** `--answer "Name=text"` as it was written; the name is the question's key or its words, which may hold `=` themselves. */
export type GivenAnswer = string;

/** The answers to a letter's questions, by their keys. What answers none of them is left out. */
export const answersTo = (questions: readonly LetterQuestion[], given: readonly GivenAnswer[]): Record<string, string> => Object.fromEntries(given.flatMap((one) => {
  for (let at = one.indexOf('='); at >= 0; at = one.indexOf('=', at + 1)) {
    const name = named(one.slice(0, at));
    const asked = questions.filter(({ key, prompt }) => named(key) === name || named(prompt) === name);
    if (asked.length > 0) return asked.map(({ key }) => [key, one.slice(at + 1)]);
  }
  return [];
}));

/** Every answer has its question, and is not too long. Throws CommandProblem. */
export function demandQuestions(questions: readonly LetterQuestion[], given: readonly GivenAnswer[]): void {
  for (const one of given) {
    const answers = Object.values(answersTo(questions, [one]));
    if (answers.length === 0) throw new CommandProblem(`--answer "${one}": the letter has no such question. ${questions.length > 0 ? `It asks ${questions.map(({ key, prompt }) => (prompt === '' || prompt === key ? `"${key}"` : `"${prompt}" (${key})`)).join(', ')}.` : 'It asks nothing.'}`);
    if (answers[0]!.length > maxAnswer) throw new CommandProblem(`--answer "${one.slice(0, 40)}…" is longer than ${maxAnswer} characters.`);
  }
}

const named = (written: string): string => comparable(written) || written.trim();
