import { checkRecords, type Template } from '../merge';
import { issueWords } from './issueWords';

/** So many of them are said. */
const shown = 10;

/** What letters are made with all the same, because it is the letter's own and no record's: tracked changes, comments, fields that nobody merges, questions. Errors of the check first. */
export function letterNotes(template: Template): string[] {
  const issues = checkRecords(template, [], { letters: [], leftOut: [] }).filter(({ severity }) => severity !== 'information');
  const notes = issues.slice(0, shown).map((issue) => `Note: ${issueWords(issue)}.`);
  return issues.length > shown ? [...notes, `and ${issues.length - shown} more, which --check says.`] : notes;
}
