import type { MergeRecord, MergeValues } from '../../contract/mergeData';
import type { Template } from '../letter/template';
import { checkLetters } from './checkLetters';
import { namedContacts } from './contactIssues';
import { grouped } from './grouped';
import { worstFirst, type MergeIssue, type MergeIssueCode } from './mergeIssue';

/** What contacts lack whichever document their letter is made from: said once for all of them. */
const ofContacts: readonly MergeIssueCode[] = ['CONTACT_BARRED', 'CONTACT_EXCLUDED', 'CONTACT_NAME_MISSING', 'ADDRESS_MISSING', 'STANDARD_TEXT_MISSING', 'SALUTATION_FALLBACK'];

/** A document with the records that it is for; `accepted` = what its letters are made without (`acceptedIssues`). */
export interface CheckedDocument { template: Template; records: readonly MergeRecord[]; accepted: readonly MergeIssue[] }

/**
 * Checks the letters of several documents, each with the records it is for, in one list as `checkLetters` has it. What is wrong in a document
 * says which it is; a document that nobody gets a letter of is not asked.
 */
export function checkDocuments(documents: readonly CheckedDocument[], options: { common?: MergeValues; fine?: readonly string[] }): MergeIssue[] {
  const anybody = documents.some(({ records }) => records.length > 0);
  const found = documents.flatMap(({ template, records, accepted }, place) => (records.length === 0 && (anybody || place > 0) ? [] : [...checkLetters(template, records, options), ...accepted]
    .map((issue): MergeIssue => (ofContacts.includes(issue.code) ? issue : { ...issue, document: place }))));
  if (documents.length === 1) return found;
  const issues = [...grouped(found, ({ code, subject = '', document }) => `${code} ${document ?? ''} ${subject}`).values()].map(together);
  return worstFirst(issues);
}

const together = (issues: readonly MergeIssue[]): MergeIssue => ({
  ...issues[0]!, count: issues.reduce((sum, { count }) => sum + count, 0), places: issues.flatMap(({ places }) => places), contacts: issues.flatMap(({ contacts }) => contacts).slice(0, namedContacts),
});
