import type { MergeValues } from '../../contract/mergeData';
import { barrierToLetter } from '../../contract/whoGetsALetter';
import type { Template } from '../letter/template';
import { recordValues } from '../value/recordValues';
import type { RichRecord } from '../value/richRecord';
import { contactIssues, withPeople } from './contactIssues';
import { letterIssues } from './letterIssues';
import { worstFirst, type MergeIssue } from './mergeIssue';
import { unknownLanguages } from './unknownLanguages';
import { workedOutIssues } from './workedOutIssues';

/**
 * Everything that is wrong in one list, before anything is produced: what stands in the letter first, then what the contacts lack, errors before
 * warnings. Contacts that get no letter are named once, for that, and not asked for their values.
 * ```ts
 * const issues = checkLetters(template, records, { common, fine: ['Job_Title'] });
 * ```
 * @param options.fine fields whose missing values the person called fine, by either name.
 */
export function checkLetters(template: Template, records: readonly RichRecord[], { common = {}, fine = [] }: { common?: MergeValues; fine?: readonly string[] } = {}): MergeIssue[] {
  const getLetter = records.filter((record) => barrierToLetter(record) === undefined);
  const issues = [...letterIssues(template, getLetter, common), ...workedOutIssues(template, getLetter, common), ...unknownLanguages(template, getLetter, (record) => recordValues(common, record)).map(withPeople), ...contactIssues(template, records, getLetter, common, fine)];
  return worstFirst(issues);
}
