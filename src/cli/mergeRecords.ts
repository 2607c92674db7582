import { letterNames, openTemplate, produceCombined, produceLetter } from '../merge';
import type { MergeCommand } from './commandLine';
import { aboutTemplate } from './explain';
import { readInput } from './files';
import { fieldKey, readRecords, type FlatRecord } from './readRecords';
import type { Terminal } from './terminal';
import { openFolder, writeCombined } from './writeLetters';

/**
 * `segment-letters merge`: one letter per record. Everything is read and understood before the first file is written, so a bad letter
 * or bad data leaves the folder as it was.
 */
export async function mergeRecords({ template: templateFile, data, out, combined, names = '{Letter_No}' }: MergeCommand, { say, warn, signal }: Terminal): Promise<void> {
  const bytes = await readInput(templateFile, 'The letter');
  const records = readRecords(await readInput(data, 'The data file'), data);
  const template = await aboutTemplate(templateFile, () => openTemplate(bytes, { resolve: fieldKey }));

  const columns = new Set(records.flatMap((record) => [...record.keys()]));
  const unknown = new Set(template.uses.filter(({ written }) => !columns.has(fieldKey(written))).map(({ written }) => written));
  if (unknown.size > 0 && records.length > 0) warn(`No record has a value for ${[...unknown].map((name) => `«${name}»`).join(', ')}: nothing is printed there.`);

  if (out) {
    const write = await openFolder(out);
    const fileNames = letterNames(names, records.map((record) => (name: string) => record.get(fieldKey(name)) ?? ''));
    for (const [index, record] of records.entries()) {
      signal.throwIfAborted();
      await write(fileNames[index]!, await aboutTemplate(templateFile, () => produceLetter(template, valuesOf(record))));
    }
    say(`${countOf(records.length)} in ${out}`);
  }
  if (combined && records.length > 0) {
    const documents = await aboutTemplate(templateFile, () => produceCombined(template, records.map(valuesOf)));
    for (const file of await writeCombined(combined, documents)) say(`All letters in ${file}`);
  }
}

const valuesOf = (record: FlatRecord) => (key: string): string => record.get(key) ?? '';
const countOf = (letters: number): string => `${letters} ${letters === 1 ? 'letter' : 'letters'}`;
