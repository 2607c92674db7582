import type { MergeRecord, MergeValues } from '../../contract/mergeData';
import type { FieldExpression } from '../letter/fieldExpression';
import type { Template } from '../letter/template';
import { workOut } from '../letter/workOut';
import { recordValues } from '../value/recordValues';
import { peopleIn } from './contactIssues';
import type { MergeIssue } from './mergeIssue';

/**
 * What only shows when the fields of each letter are worked out: formulas that come to nothing for some contacts – a division by zero, a name where a
 * number is wanted –, contacts that the letter's own SKIPIF leaves out, and questions that nobody is asked.
 */
export function workedOutIssues(template: Template, records: readonly MergeRecord[], common: MergeValues): MergeIssue[] {
  const { formulas, questions, mayLeaveOut } = template;
  const hit = new Map<FieldExpression, MergeRecord[]>();
  const leftOut: MergeRecord[] = [];
  for (const record of formulas.length > 0 || mayLeaveOut ? records : []) {
    const { failed, isSkipped } = workOut(template, recordValues(common, record));
    if (isSkipped) leftOut.push(record);
    else for (const { field } of failed) {
      const people = hit.get(field);
      if (people) people.push(record);
      else hit.set(field, [record]);
    }
  }
  return [
    ...formulas.flatMap(({ field, written, place }): MergeIssue[] => {
      const people = hit.get(field);
      return people ? [{ code: 'FORMULA_FAILED', severity: 'error', subject: written, places: place ? [place] : [], ...peopleIn(people) }] : [];
    }),
    ...questions.map(({ prompt, place }): MergeIssue => ({ code: 'QUESTION_NOT_ASKED', severity: 'warning', subject: prompt, count: 1, places: place ? [place] : [], contacts: [] })),
    ...(leftOut.length ? [{ code: 'LEFT_OUT_BY_LETTER', severity: 'warning', places: [], ...peopleIn(leftOut) } satisfies MergeIssue] : []),
  ];
}
