import { createCombined, letterNames, openTemplate, plainValues, produceLetter, resolverFor } from '../merge';
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
export async function mergeRecords({ template: templateFile, data, out, combined, names = '{Letter_No}' }: MergeCommand, { say, warn, signal }: Terminal): Promise<void> {
  const bytes = await readInput(templateFile, 'The letter');
  const records = readRecords(await readInput(data, 'The data file'), data);
  const template = await aboutTemplate(templateFile, () => openTemplate(bytes, { resolve: resolverFor(records) }));

  if (out) {
    const write = await openFolder(out);
    const fileNames = letterNames(names, records.map(plainValues));
    for (const [index, record] of records.entries()) {
      signal.throwIfAborted();
      await write(fileNames[index]!, await aboutTemplate(templateFile, () => produceLetter(template, plainValues(record))));
    }
    say(`${countOf(records.length)} in ${out}`);
  }
  if (combined && records.length > 0) {
    const document = createCombined(template);
    const documents = await aboutTemplate(templateFile, () => {
      for (const record of records) document.add(plainValues(record));
      return document.finish();
    });
    for (const file of await writeCombined(combined, documents)) say(`All letters in ${file}`);
  }
  const unknown = new Set(template.uses.filter(({ key }) => key === undefined).map(({ written }) => written));
  if (unknown.size > 0 && records.length > 0) warn(`Note: no record has a value for ${[...unknown].map((name) => `«${name}»`).join(', ')}; nothing is printed there.`);
}

const countOf = (letters: number): string => `${letters} ${letters === 1 ? 'letter' : 'letters'}`;
