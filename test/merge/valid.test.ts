import { readFileSync } from 'node:fs';
import path from 'node:path';
import { combinedLimits, createCombined, imagedBody, openTemplate, plainValues, produceLetter, usualLayout } from '../../src/merge';
import { fixtureLetters } from '../fixtures/makeLetters';
import { fixture } from './build/fixtures';
import { lintLetter } from './lint/lintLetter';
import { validatorFaults } from './lint/validatorFaults';

const samples = path.join(__dirname, '..', '..', 'assets', 'sample-letters');
/** A letter with a broken field is reported before it is made, and left as it is. */
const templates: [string, Uint8Array][] = [
  ...Object.keys(fixtureLetters).filter((name) => !name.includes('broken')).map((name): [string, Uint8Array] => [name, fixture(name)]),
  ...['Spring letter.docx', 'Kevätkirje.docx'].map((name): [string, Uint8Array] => [name, new Uint8Array(readFileSync(path.join(samples, name)))]),
];
const records = [
  { Contact_Name: 'Maija <&"\'> Virtanen', Contact_No: 'CT0001', Contact_City: 'Turku', Company_Name: 'Northwind Oy', Comment: 'One\nTwo\n\nThree\tfour 😀', Address_Block: 'A\nB\nC' },
  { Contact_Name: 'Åke', Contact_No: 'CT0002', Comment: '' },
  { Contact_Name: 'שלום', Contact_No: 'CT0003', Company_Name: 'Other', Comment: 'x'.repeat(2000) },
];

describe('Microsoft\'s validator and our lint find nothing in letters made from', () => {
  const faults = async (bytes: Uint8Array): Promise<string[]> => [...await validatorFaults(bytes), ...lintLetter(bytes)];

  it.each(templates)('%s', async (_, bytes) => {
    const template = openTemplate(bytes);
    expect(await faults(produceLetter(template, plainValues(records[0]!)))).toEqual([]);
    expect(lintLetter(produceLetter(template, plainValues(records[1]!)))).toEqual([]);
    /* From an image, which holds what the plain document holds (imagedBody.test.ts). */
    const combined = createCombined(template, combinedLimits, imagedBody(usualLayout(template)));
    for (const [index, record] of records.entries()) combined.add(plainValues(record), (id) => [undefined, `${id}\n<own>\n\ntext`, ''][index]);
    const [document, ...more] = combined.finish();
    expect(more).toEqual([]);
    expect(await faults(document!)).toEqual([]);
  }, 30_000);
});
