import { createCombined, letterNames, openTemplate, plannedLetters, produceLetter, resolverFor } from '../merge';
import { checkData } from './checkData';
import type { MergeCommand } from './commandLine';
import { aboutTemplate } from './explain';
import { readInput } from './files';
import { readData } from './readData';
import type { Terminal } from './terminal';
import { openFolder, writeCombined } from './writeLetters';

/**
 * `segment-letters merge`: one letter per record. Everything is read and understood before the first file is written, so a bad letter
 * or bad data leaves the folder as it was.
 */
export async function mergeRecords({ template: templateFile, data, out, combined, accept, check, names = '{Letter_No}' }: MergeCommand, { say, warn, signal }: Terminal): Promise<void> {
  const bytes = await readInput(templateFile, 'The letter');
  const dataFile = await readData(await readInput(data, 'The data file'), data);
  const { records } = dataFile;
  const template = await aboutTemplate(templateFile, () => openTemplate(bytes, { resolve: resolverFor(records), isList: true, accept }));
  const planned = await aboutTemplate(templateFile, () => plannedLetters(template, records));
  if (check) return checkData(template, templateFile, dataFile, planned, { say });
  const { letters, leftOut } = planned;

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
  if (leftOut.length > 0) say(`${leftOut.length} ${leftOut.length === 1 ? 'record' : 'records'} left out by the letter's SKIPIF`);
  const unknown = new Set(template.uses.filter(({ key }) => key === undefined).map(({ written }) => written));
  if (unknown.size > 0 && records.length > 0) warn(`Note: no record has a value for ${[...unknown].map((name) => `«${name}»`).join(', ')}; nothing is printed there.`);
}

const countOf = (letters: number): string => `${letters} ${letters === 1 ? 'letter' : 'letters'}`;
