import type { MergeRecord, MergeValues } from '../../contract/mergeData';
import type { FieldExpression } from '../letter/fieldExpression';
import type { Template } from '../letter/template';
import { workOut } from '../letter/workOut';
import { recordValues } from '../value/recordValues';
import { peopleIn } from './contactIssues';
import type { MergeIssue } from './mergeIssue';

/** Formulas that come to nothing for some contacts: a division by zero, a name where a number is wanted. Their letters would say so. */
export function formulaIssues(template: Template, records: readonly MergeRecord[], common: MergeValues): MergeIssue[] {
  const { formulas } = template;
  if (formulas.length === 0) return [];
  const hit = new Map<FieldExpression, MergeRecord[]>();
  for (const record of records) {
    for (const { field } of workOut(template, recordValues(common, record)).failed) hit.set(field, [...(hit.get(field) ?? []), record]);
  }
  return formulas.flatMap(({ field, written, place }): MergeIssue[] => {
    const people = hit.get(field);
    return people ? [{ code: 'FORMULA_FAILED', severity: 'error', subject: written, places: place ? [place] : [], ...peopleIn(people) }] : [];
  });
}
