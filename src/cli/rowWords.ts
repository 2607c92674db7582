import type { ImportField, RowIssue } from '../contract/contactImport';

/** What is wrong with a row of a table, in a few words. `nameOf`: what the table calls the column of a field, where its columns have uses. */
export function rowWords(issue: RowIssue, nameOf: (field: ImportField) => string = (field) => field): string {
  switch (issue.code) {
    case 'tooLong': return `${nameOf(issue.field)} has ${issue.length} characters, at most ${issue.limit} are possible`;
    case 'unknownValue': return `${nameOf(issue.field)} "${issue.value}" is not known`;
    case 'notYesOrNo': return `${nameOf(issue.field)} "${issue.value}" is neither yes nor no`;
    case 'notAnEmail': return `"${issue.value}" is no email address`;
    case 'sameAsRow': return `row ${issue.row} is about the same contact: delete this row, or give it its own number or email address`;
    case 'emailOfSeveral': return `several contacts have this email address (${issue.contactNos.join(', ')}): give the number`;
    case 'moreCells': return `the row has ${issue.cells} cells, the table ${issue.columns} columns`;
    case 'noName': return 'there is no name';
    case 'removed': return 'the contact was removed';
    case 'otherKind': return 'the contact is a company there and a person here, or the other way round';
    case 'quoteNotClosed': return 'a quotation mark is not closed';
  }
}
