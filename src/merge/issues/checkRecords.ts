import type { PlannedList } from '../letter/plannedLetters';
import type { ValueOf } from '../letter/produceLetter';
import type { Template } from '../letter/template';
import { plainValues, type PlainRecord } from '../value/recordValues';
import type { Hit } from './hit';
import { letterIssues } from './letterIssues';
import { worstFirst, type MergeIssue } from './mergeIssue';
import { missingValues } from './missingValues';
import { unknownLanguages } from './unknownLanguages';
import { failedFormulas, leftOutByLetter, questionsUnanswered } from './workedOutIssues';

/** An issue of a letter and plain records. `recordNos` are the records it hits, from 1; none where it is about the letter alone. */
export interface RecordIssue extends Omit<MergeIssue, 'contacts' | 'document'> { recordNos: readonly number[] }

/**
 * What `checkLetters` says of a letter for plain records, errors before warnings: they have values and no contact, so nothing is said of barriers, addresses
 * and languages. Without records no name can be unknown.
 * @param template opened with `resolverFor(records)`, as a list
 * @param planned what `plannedLetters` makes of them
 */
export function checkRecords(template: Template, records: readonly PlainRecord[], { letters, leftOut }: PlannedList): RecordIssue[] {
  const valuesOf = records.map(plainValues);
  const recordNos = valuesOf.map((_, index) => index + 1);
  const valuesIn = (recordNo: number): ValueOf => valuesOf[recordNo - 1]!;
  const failures = letters.map(({ facts, failed }) => ({ one: facts.recordNo, failed }));
  const issues = [
    ...letterIssues(template, [], {}).filter(({ code }) => code !== 'FIELD_UNKNOWN' || records.length > 0).map(ofLetter),
    ...failedFormulas(template, failures).map(ofRecords), ...questionsUnanswered(template).map(ofLetter), ...leftOutByLetter(leftOut).map(ofRecords),
    ...unknownLanguages(template, recordNos, valuesIn).map(ofRecords), ...missingValues(template.uses, recordNos, valuesIn, () => true).map(ofRecords),
  ];
  return worstFirst(issues);
}

const ofLetter = ({ contacts: _, ...issue }: MergeIssue): RecordIssue => ({ ...issue, recordNos: [] });
const ofRecords = ({ hit, ...issue }: Hit<number>): RecordIssue => ({ ...issue, count: hit.length, recordNos: hit });
