import { nextInList, type PlainRecord, type PlannedLetter, type Template } from '../merge';
import { mergeErrorWords, oneLine } from './explain';
import { issueWords } from './issueWords';
import type { DataRecord, DataSource } from './readData';

/** What becomes of records: a letter, none because the letter's own SKIPIF leaves them out, or none because something is `wrong`, as a whole sentence. */
export interface ListedLetter {
  /** Those it takes, by the numbers that they have in the data. */
  numbers: number[];
  records: PlainRecord[];
  letter?: PlannedLetter;
  wrong?: string;
}

type Known = Extract<DataRecord, { record: PlainRecord }>;

/** The letters of records as they come. Only as many records are held as one letter takes. */
export async function* lettersOfList(template: Template, { name, each }: Pick<DataSource, 'name' | 'each'>, records: AsyncIterable<DataRecord>): AsyncGenerator<ListedLetter> {
  let ahead: Known[] = [];
  let recordNo = 1;
  const nextLetter = nextInList(template);
  /** How many the next letter wants to see, as far as is known: as many as the one before. */
  let wanted = 1;
  const called = (numbers: readonly number[]): string => `${each[0]!.toUpperCase()}${each.slice(1)}${numbers.length === 1 ? ` ${numbers[0]}` : `s ${numbers[0]}–${numbers.at(-1)}`} of ${name}`;

  function next(isWhole: boolean): ListedLetter | undefined {
    const known = ahead; // the letter asks for its records again when it is made
    const step = nextLetter((place) => known[place]?.record, recordNo, isWhole);
    if (!step) {
      wanted = ahead.length + 1;
      return undefined;
    }
    const taken = ahead.slice(0, step.records);
    ahead = ahead.slice(step.records);
    recordNo += step.records;
    wanted = Math.max(1, taken.length);
    const { letter, error } = step;
    const wrong = error ? `the letter ${mergeErrorWords(error)}` : letter && failure(template, letter);
    const numbers = taken.map(({ number }) => number);
    return { numbers, records: taken.map(({ record }) => record), ...(wrong === undefined ? letter && { letter } : { wrong: oneLine(`${called(numbers)}: ${wrong}`) }) };
  }

  for await (const one of records) {
    if ('wrong' in one) {
      yield { numbers: [one.number], records: [], wrong: one.wrong };
      continue;
    }
    ahead.push(one);
    while (ahead.length >= wanted) {
      const letter = next(false);
      if (letter) yield letter;
    }
  }
  while (ahead.length > 0) yield next(true)!;
}

/** A letter that prints Word's word for a formula without a result is none to send. */
function failure({ formulas }: Template, { failed }: PlannedLetter): string | undefined {
  const formula = formulas.find(({ field }) => failed.some((one) => one.field === field));
  return formula && issueWords({ code: 'FORMULA_FAILED', severity: 'error', subject: formula.written, count: 1 });
}
