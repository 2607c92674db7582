import { plainValues, type PlainRecord } from '../value/recordValues';
import type { LetterFacts, ValueOf } from './produceLetter';
import type { Template } from './template';
import { workOut, type WorkedOut } from './workOut';

/** One letter of a list: its values, where in the list it begins, and its formulas without a result. */
export interface PlannedLetter extends Pick<WorkedOut, 'failed'> { valueOf: ValueOf; facts: LetterFacts & { recordNo: number } }

/** The letters of a list, and the numbers of the records (from 1) that get none. */
export interface PlannedList { letters: PlannedLetter[]; leftOut: number[] }

/** Goes through a list: NEXT takes several records for one letter, SKIPIF leaves one out. */
export function plannedLetters(template: Template, records: readonly PlainRecord[]): PlannedList {
  const letters: PlannedLetter[] = [];
  const leftOut: number[] = [];
  for (let at = 0; at < records.length;) {
    const first = at;
    const following = (place: number): ValueOf | undefined => (records[first + place] ? plainValues(records[first + place]!) : undefined);
    const valueOf = plainValues(records[first]!);
    const facts = { recordNo: first + 1, following };
    const { isSkipped, recordsTaken, failed } = workOut(template, valueOf, facts);
    if (isSkipped) leftOut.push(first + 1);
    else letters.push({ valueOf, facts, failed });
    at += isSkipped ? 1 : recordsTaken;
  }
  return { letters, leftOut };
}
