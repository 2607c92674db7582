import { createCombined, letterNames, openTemplate, plainValues, produceLetter, resolverFor, workOut, type LetterFacts, type PlainRecord, type Template, type ValueOf } from '../merge';
import type { MergeCommand } from './commandLine';
import { aboutTemplate } from './explain';
import { readInput } from './files';
import { readRecords } from './readRecords';
import type { Terminal } from './terminal';
import { openFolder, writeCombined } from './writeLetters';

/**
 * `segment-letters merge`: one letter per record. Everything is read and understood before the first file is written, so a bad letter
 * or bad data leaves the folder as it was.
 */
export async function mergeRecords({ template: templateFile, data, out, combined, accept, names = '{Letter_No}' }: MergeCommand, { say, warn, signal }: Terminal): Promise<void> {
  const bytes = await readInput(templateFile, 'The letter');
  const records = readRecords(await readInput(data, 'The data file'), data);
  const template = await aboutTemplate(templateFile, () => openTemplate(bytes, { resolve: resolverFor(records), isList: true, accept }));
  const { letters, leftOut } = planned(template, records);

  if (out) {
    const write = await openFolder(out);
    const fileNames = letterNames(names, letters.map(({ valueOf }) => valueOf));
    for (const [index, { valueOf, facts }] of letters.entries()) {
      signal.throwIfAborted();
      await write(fileNames[index]!, await aboutTemplate(templateFile, () => produceLetter(template, valueOf, undefined, facts)));
    }
    say(`${countOf(letters.length)} in ${out}`);
  }
  if (combined && letters.length > 0) {
    const document = createCombined(template);
    const documents = await aboutTemplate(templateFile, () => {
      for (const { valueOf, facts } of letters) document.add(valueOf, undefined, facts);
      return document.finish();
    });
    for (const file of await writeCombined(combined, documents)) say(`All letters in ${file}`);
  }
  if (leftOut > 0) say(`${leftOut} ${leftOut === 1 ? 'record' : 'records'} left out by the letter's SKIPIF`);
  const unknown = new Set(template.uses.filter(({ key }) => key === undefined).map(({ written }) => written));
  if (unknown.size > 0 && records.length > 0) warn(`Note: no record has a value for ${[...unknown].map((name) => `«${name}»`).join(', ')}; nothing is printed there.`);
}

interface PlannedLetter { valueOf: ValueOf; facts: LetterFacts }

/** The letters of a list: NEXT takes several records for one letter, SKIPIF leaves one out. */
function planned(template: Template, records: readonly PlainRecord[]): { letters: PlannedLetter[]; leftOut: number } {
  const letters: PlannedLetter[] = [];
  let leftOut = 0;
  for (let at = 0; at < records.length;) {
    const first = at;
    const following = (place: number): ValueOf | undefined => (records[first + place] ? plainValues(records[first + place]!) : undefined);
    const letter: PlannedLetter = { valueOf: plainValues(records[first]!), facts: { recordNo: first + 1, following } };
    const { isSkipped, recordsTaken } = workOut(template, letter.valueOf, letter.facts);
    if (isSkipped) leftOut++;
    else letters.push(letter);
    at += isSkipped ? 1 : recordsTaken;
  }
  return { letters, leftOut };
}

const countOf = (letters: number): string => `${letters} ${letters === 1 ? 'letter' : 'letters'}`;
