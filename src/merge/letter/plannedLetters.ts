import { MergeError } from '../issues/mergeError';
import { plainColumns } from '../value/columns';
import { plainValues, type PlainRecord } from '../value/recordValues';
import { printedPassages, type LetterFacts, type ValueOf } from './produceLetter';
import type { Printed } from './program';
import { quickReader } from './quickValues';
import type { Template } from './template';
import { recordsOfFailed, workOut, type WorkedOut } from './workOut';

/** One letter of a list: its values, what it prints of them, where in the list it begins, and its formulas without a result. */
export interface PlannedLetter extends Pick<WorkedOut, 'failed'> { valueOf: ValueOf; printed: Printed; facts: LetterFacts & { recordNo: number } }

/** The letters of a list, and the numbers of the records (from 1) that get none. */
export interface PlannedList { letters: PlannedLetter[]; leftOut: number[] }

/** What a list begins with: a letter of so many records, one that cannot be made, or records that SKIPIF leaves out; undefined where the letter asks for records that are not known yet. */
export type ListStep = { letter?: PlannedLetter; error?: MergeError; records: number } | undefined;

/**
 * Answers the next letter of a list that comes piece by piece.
 * @param ahead the records that belong to no letter yet, as far as they are known, 0 for the first; that one is known
 * @param recordNo the number of the first of them in the whole list, from 1
 * @param isWhole all are known: a NEXT behind the last prints blanks
 */
export type NextInList = (ahead: (place: number) => PlainRecord | undefined, recordNo: number, isWhole: boolean) => ListStep;

/** Goes through a list step by step. */
export function nextInList(template: Template): NextInList {
  const read = quickReader(template, plainColumns);
  return (ahead, recordNo, isWhole) => {
    let isShort = false;
    const following = (place: number): ValueOf | undefined => {
      const record = ahead(place);
      isShort ||= record === undefined && !isWhole;
      return record && plainValues(record);
    };
    const first = ahead(0)!;
    const facts = { recordNo, following };
    const step = (): ListStep => {
      const quickly = read?.(first);
      if (quickly) return { letter: { valueOf: whenAsked(first), facts, printed: quickly, failed: [] }, records: 1 };
      const valueOf = plainValues(first);
      const { isSkipped, recordsTaken, failed, ...worked } = workOut(template, valueOf, facts);
      return isSkipped ? { records: recordsTaken } : { letter: { valueOf, facts, printed: { ...worked, passages: printedPassages(template) }, failed }, records: recordsTaken };
    };
    const found = orError(step, () => recordsOfFailed(template, plainValues(first), facts));
    return isShort ? undefined : found;
  };
}

function orError(step: () => ListStep, records: () => number): ListStep {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof MergeError)) throw error;
    return { error, records: records() };
  }
}

/** The values of a record whose letter is known already: few ask for them once more. */
function whenAsked(record: PlainRecord): ValueOf {
  let values: ValueOf | undefined;
  return (key) => (values ??= plainValues(record))(key);
}

/** Goes through a list: NEXT takes several records for one letter, SKIPIF leaves out all that were taken before it. Throws MergeError where a letter cannot be made. */
export function plannedLetters(template: Template, records: readonly PlainRecord[]): PlannedList {
  const letters: PlannedLetter[] = [];
  const leftOut: number[] = [];
  const next = nextInList(template);
  for (let at = 0; at < records.length;) {
    const first = at;
    const step = next((place) => records[first + place], first + 1, true)!;
    if (step.error) throw step.error;
    if (step.letter) letters.push(step.letter);
    at += step.records;
    if (!step.letter) for (let left = first; left < Math.min(at, records.length); left++) leftOut.push(left + 1);
  }
  return { letters, leftOut };
}
