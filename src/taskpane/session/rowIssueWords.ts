import type { RowIssue } from '../../contract/contactImport';
import type { Say } from '../locales/language';

/** What is wrong with a row of a table, in a sentence. */
export function rowIssueWords(issue: RowIssue, say: Say): string {
  switch (issue.code) {
    case 'tooLong': return say('contactImport.issue.tooLong', { field: say(`contactImport.field.${issue.field}`), length: issue.length, limit: issue.limit });
    case 'unknownValue': case 'notYesOrNo': return say(`contactImport.issue.${issue.code}`, { field: say(`contactImport.field.${issue.field}`), value: issue.value });
    case 'notAnEmail': return say('contactImport.issue.notAnEmail', { value: issue.value });
    case 'sameAsRow': return say('contactImport.issue.sameAsRow', { row: issue.row });
    case 'emailOfSeveral': return say('contactImport.issue.emailOfSeveral', { contacts: issue.contactNos.join(', ') });
    case 'moreCells': return say('contactImport.issue.moreCells', { cells: issue.cells, columns: issue.columns });
    case 'noName': case 'removed': case 'otherKind': case 'quoteNotClosed': return say(`contactImport.issue.${issue.code}`);
  }
}
