import type { MergeRecord, MergeValues } from '../../contract/mergeData';
import type { FieldExpression } from '../letter/fieldExpression';
import type { Template } from '../letter/template';
import { workOut, type WorkedOut } from '../letter/workOut';
import { recordValues } from '../value/recordValues';
import { withPeople } from './contactIssues';
import type { Hit } from './hit';
import type { MergeIssue } from './mergeIssue';

/**
 * What only shows when the fields of each letter are worked out: formulas that come to nothing for some contacts – a division by zero, a name where a
 * number is wanted –, contacts that the letter's own SKIPIF leaves out, and questions that nobody answered yet.
 */
export function workedOutIssues(template: Template, records: readonly MergeRecord[], common: MergeValues): MergeIssue[] {
  const failures: Failure<MergeRecord>[] = [];
  const leftOut: MergeRecord[] = [];
  for (const record of template.formulas.length > 0 || template.mayLeaveOut ? records : []) {
    const { failed, isSkipped } = workOut(template, recordValues(common, record));
    if (isSkipped) leftOut.push(record);
    else if (failed.length) failures.push({ one: record, failed });
  }
  return [...failedFormulas(template, failures).map(withPeople), ...questionsUnanswered(template), ...leftOutByLetter(leftOut).map(withPeople)];
}

/** For whom formulas of a letter come to nothing, and which. */
export interface Failure<One> extends Pick<WorkedOut, 'failed'> { one: One }

export function failedFormulas<One>({ formulas }: Template, failures: readonly Failure<One>[]): Hit<One>[] {
  const hitBy = new Map<FieldExpression, One[]>();
  for (const { one, failed } of failures) for (const { field } of failed) {
    const ones = hitBy.get(field);
    if (!ones) hitBy.set(field, [one]);
    else if (ones.at(-1) !== one) ones.push(one); // a row that is repeated may fail several times
  }
  return formulas.flatMap(({ field, written, place }): Hit<One>[] => {
    const hit = hitBy.get(field);
    return hit ? [{ code: 'FORMULA_FAILED', severity: 'error', subject: written, places: place ? [place] : [], hit }] : [];
  });
}

/** Where each contact has a suggestion of its own, that may be all that is wanted. */
export const questionsUnanswered = ({ questions, answers }: Template): MergeIssue[] => questions.filter(({ key }) => !answers.has(key)).map(({ key, prompt, varies, place }) => (
  { code: 'QUESTION_UNANSWERED', severity: varies ? 'information' : 'warning', subject: prompt || key, count: 1, places: place ? [place] : [], contacts: [] }));

export const leftOutByLetter = <One>(hit: readonly One[]): Hit<One>[] => (hit.length ? [{ code: 'LEFT_OUT_BY_LETTER', severity: 'warning', places: [], hit }] : []);
