import { checkRecords, plannedLetters, type Place, type RecordIssue, type Template } from '../merge';
import { CommandProblem } from './commandProblem';
import { aboutTemplate, oneLine } from './explain';
import { issueWords } from './issueWords';
import { otherLanguages, shownLanguages } from './languageNotes';
import { namedNumbers, shownRecords } from './namedNumbers';
import type { DataFile } from './readData';
import type { Terminal } from './terminal';

/** `segment-letters merge --check`: what is wrong with a letter and its records, errors first, and makes nothing. Throws CommandProblem where there is an error. */
export async function checkData(template: Template, templateFile: string, data: DataFile, { say }: Pick<Terminal, 'say'>): Promise<void> {
  const [wrong] = data.wrong;
  if (wrong !== undefined) throw new CommandProblem(wrong);
  const planned = await aboutTemplate(templateFile, () => plannedLetters(template, data.records));
  const issues = checkRecords(template, data.records, planned);
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const unnamed = issues.filter(({ code }) => code === 'LANGUAGE_UNKNOWN').slice(shownLanguages);
  for (const issue of issues) if (!unnamed.includes(issue)) say(oneLine(`${issue.severity === 'error' ? 'Error' : 'To look at'}: ${issueWords(issue)}${whereOf(issue, data)}`));
  if (unnamed.length > 0) say(`To look at: ${otherLanguages(unnamed.reduce((sum, issue) => sum + issue.count, 0), data.each)}`);
  say(`${count(data.records.length, 'record')}, ${count(planned.letters.length, 'letter')}: ${issues.length === 0 ? 'nothing is wrong' : `${count(errors, 'error')}, ${count(issues.length - errors, 'thing')} to look at`}. Nothing was made.`);
  if (errors > 0) throw new CommandProblem(`${templateFile} is not ready.`);
}

/** The records that it hits, as the file counts them; else where it stands in the letter. */
function whereOf({ recordNos, places: [place] }: RecordIssue, { numbers, each }: DataFile): string {
  if (recordNos.length > 0) return namedNumbers(recordNos.slice(0, shownRecords).map((recordNo) => numbers[recordNo - 1]!), recordNos.length, each);
  return place ? ` – ${storyWords[place.story]}: "${place.near}"` : '';
}

const storyWords: Record<Place['story'], string> = { body: 'body', header: 'header', footer: 'footer', footnote: 'footnote', endnote: 'endnote', comment: 'comment', textBox: 'text box' };

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
