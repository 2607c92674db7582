import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { engineVersion } from '../../src/merge';
import { docx, field, mergeField, p, r } from '../merge/build/docx';
import { readText } from '../merge/build/letterText';
import { atTerminal, atThisTerminal, piped } from './atTerminal';

let folder: string;
const inFolder = (...parts: string[]): string => path.join(folder, ...parts);
const letterSaying = (text: string, more = '') => docx({ body: p(r(text), mergeField('Name'), r(' '), mergeField('Born \\@ "d MMMM yyyy"')) + more });
const table = ['Name;Born', 'Maija;1980-05-01', 'Åke;1990-12-24', 'Sisko;1975-01-31'];
const rows = (...lines: string[]): void => writeFileSync(inFolder('r.csv'), `${lines.join('\n')}\n`);

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'segment-letters-verify-'));
  writeFileSync(inFolder('T.docx'), letterSaying('Dear '));
  rows(...table);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const merge = (...more: string[]) => atTerminal('merge', '--template', inFolder('T.docx'), '--data', inFolder('r.csv'), '--out', inFolder('letters.zip'), '--receipts', inFolder('receipts.jsonl'), ...more);
const command = (data = inFolder('r.csv')) => ['verify', '--receipts', inFolder('receipts.jsonl'), '--template', inFolder('T.docx'), '--data', data];
const verify = () => atTerminal(...command());
const receiptLines = (): Record<string, unknown>[] => readFileSync(inFolder('receipts.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const differing = (lines: string[]) => lines.filter((line) => line.startsWith('Letter '));

it('says of each letter what it was made of and what came out, and proves it', async () => {
  expect((await merge('--names', '{Name}', '--accept-changes', '--locale', 'fi-FI')).out).toEqual([`3 letters in ${inFolder('letters.zip')}`, `Receipts in ${inFolder('receipts.jsonl')}`]);
  const hash = expect.stringMatching(/^[0-9a-f]{64}$/) as unknown;
  const [head, ...lines] = receiptLines();
  expect(head).toEqual({ engineVersion, templateHash: hash, options: { accept: true, locale: 'fi-FI' } });
  expect(lines).toEqual([
    { letterNo: 1, name: 'Maija.docx', numbers: [2], recordHash: hash, letterHash: hash }, { letterNo: 2, name: 'Åke.docx', numbers: [3], recordHash: hash, letterHash: hash },
    { letterNo: 3, name: 'Sisko.docx', numbers: [4], recordHash: hash, letterHash: hash }, { letters: 3 },
  ]);
  const before = readdirSync(folder).sort();
  expect(await verify()).toEqual({ code: 0, out: ['3 of 3 letters are the same to the last byte.'], error: [] });
  expect(readdirSync(folder).sort()).toEqual(before); // writes nothing
  expect(await atThisTerminal({ input: piped(`${table.join('\n')}\n`) }, ...command('-'))).toMatchObject({ code: 0 });
});

it('holds for what the letter was answered', async () => {
  writeFileSync(inFolder('T.docx'), letterSaying('Dear ', p(field('FILLIN &quot;Which day?&quot;', 'x'))));
  expect((await merge('--answer', 'Which day?=Monday')).code).toBe(0);
  expect(receiptLines()[0]!.options).toEqual({ accept: false, answers: { 'Which day?': 'Monday' } });
  expect(await verify()).toMatchObject({ code: 0 });
  writeFileSync(inFolder('receipts.jsonl'), readFileSync(inFolder('receipts.jsonl'), 'utf8').replace('"Monday"', '5'));
  expect(await verify()).toMatchObject({ code: 1, error: [expect.stringContaining('is no file of receipts')] });
});

it('holds for letters in a folder and in one document, of several records each, and for records that were passed over', async () => {
  writeFileSync(inFolder('T.docx'), letterSaying('Dear ', p(field('NEXT', ''), mergeField('Name'), field('MERGEREC', ''))));
  rows(...table, 'a;b;c', 'Last;2000-01-01');
  expect(await merge('--combined', inFolder('all.docx'), '--on-issue', 'skip')).toMatchObject({ code: 1, error: [expect.stringContaining('Row 5'), 'segment-letters: 1 row got no letter.'] });
  expect(receiptLines().slice(1, -1).map(({ numbers }) => numbers)).toEqual([[2, 3], [4, 6]]);
  expect(await verify()).toMatchObject({ code: 0, out: [expect.stringContaining('1 row has no receipt'), '2 of 2 letters are the same to the last byte.'] });
  await atTerminal('merge', '--template', inFolder('T.docx'), '--data', inFolder('r.csv'), '--out', inFolder('out'), '--receipts', inFolder('receipts.jsonl'), '--on-issue', 'skip');
  expect(await verify()).toMatchObject({ code: 0 });
});

it('says which record changed, is gone, or is new', async () => {
  await merge();
  rows(table[0]!, table[1]!, 'Åke;1990-12-25', 'New;2001-01-01', 'Newer;2001-01-01');
  const { code, out, error } = await verify();
  expect([code, differing(error), error.at(-1)]).toEqual([1, [
    `Letter 2 (0002.docx): row 3 of ${inFolder('r.csv')} changed since.`, `Letter 3 (0003.docx): row 4 of ${inFolder('r.csv')} changed since.`,
  ], 'segment-letters: 1 of 3 letters is the same to the last byte.']);
  expect(out).toEqual(['1 row has no receipt, and was not compared.']);
  rows(table[0]!, table[3]!, table[1]!);
  expect(differing((await verify()).error)).toEqual([`Letter 2 (0002.docx): what row 3 of ${inFolder('r.csv')} was is not in the data any more.`]);
});

it('counts all records of a letter of several', async () => {
  writeFileSync(inFolder('T.docx'), letterSaying('Dear ', p(field('NEXT', ''), mergeField('Name'))));
  rows(...table, 'Last;2000-01-01');
  await merge();
  rows(table[0]!, table[1]!, 'Other;1990-12-24', table[3]!, 'Last;2000-01-01', 'New;2001-01-01', 'Newer;2001-01-01');
  const { out, error } = await verify();
  expect([differing(error), out]).toEqual([[`Letter 1 (0001.docx): row 2, 3 of ${inFolder('r.csv')} changed since.`], ['2 rows have no receipt, and were not compared.']]);
});

it('says that records stand elsewhere, where a letter prints their number', async () => {
  writeFileSync(inFolder('T.docx'), letterSaying('Dear ', p(field('MERGEREC', ''))));
  await merge();
  rows(table[0]!, table[2]!, table[1]!, table[3]!);
  expect(differing((await verify()).error)).toEqual(['Letter 2 (0002.docx): its row stands elsewhere in the data now.', 'Letter 1 (0001.docx): its row stands elsewhere in the data now.']);
});

it('says that the letter is another, or the engine', async () => {
  await merge();
  writeFileSync(inFolder('T.docx'), letterSaying('Hello '));
  const { code, error } = await verify();
  expect([code, error[0], error.at(-1)]).toEqual([1, `Note: ${inFolder('T.docx')} is not what the letters were made from`, 'segment-letters: 0 of 3 letters are the same to the last byte.']);
  expect(differing(error)[0]).toBe(`Letter 1 (0001.docx): ${inFolder('T.docx')} is not what the letters were made from.`);
  writeFileSync(inFolder('T.docx'), letterSaying('Dear '));
  const changed = readFileSync(inFolder('receipts.jsonl'), 'utf8').replace(`"engineVersion":"${engineVersion}"`, '"engineVersion":"1"');
  writeFileSync(inFolder('receipts.jsonl'), changed);
  expect(await verify()).toEqual({ code: 0, out: ['3 of 3 letters are the same to the last byte.'], error: [`Note: the letters were made by version 1 of the engine, this is ${engineVersion}`] });
});

it('says a fault where nothing changed, and names twenty letters at most', async () => {
  rows(table[0]!, ...Array.from({ length: 25 }, (_, index) => `N${index};`));
  await merge();
  writeFileSync(inFolder('receipts.jsonl'), readFileSync(inFolder('receipts.jsonl'), 'utf8').replace(/"letterHash":"[0-9a-f]{4}/g, '"letterHash":"0000'));
  const { code, error } = await verify();
  expect([code, differing(error).length, ...error.slice(-2)]).toEqual([1, 20, 'and 5 more', 'segment-letters: 0 of 25 letters are the same to the last byte.']);
  expect(error[0]).toBe('Letter 1 (0001.docx): the same letter, record and engine made other bytes, which is a fault of the program.');
});

it('takes no other options from a file of receipts than those it knows', async () => {
  await merge('--locale', 'fi-FI');
  const text = readFileSync(inFolder('receipts.jsonl'), 'utf8');
  writeFileSync(inFolder('receipts.jsonl'), text.replace('"locale":"fi-FI"', '"locale":"fi-FI","isList":false,"resolve":"x","mapping":{"Name":"Born"}'));
  expect(await verify()).toMatchObject({ code: 0, error: [] });
  writeFileSync(inFolder('receipts.jsonl'), text.replace('"fi-FI"', '"<fi>"'));
  expect(await verify()).toMatchObject({ code: 1, error: [expect.stringContaining('is no file of receipts')] });
});

it('compares many letters of equal records each with its own receipt', async () => {
  rows(table[0]!, ...Array.from({ length: 60 }, () => 'Maija;1980-05-01'));
  await merge();
  expect(await verify()).toMatchObject({ code: 0, out: ['60 of 60 letters are the same to the last byte.'] });
  rows(table[0]!, ...Array.from({ length: 58 }, () => 'Maija;1980-05-01'));
  expect(differing((await verify()).error)).toEqual(['Letter 59 (0059.docx): what row 60 of', 'Letter 60 (0060.docx): what row 61 of'].map((text) => expect.stringContaining(text) as string));
});

it('says which file is not there', async () => {
  expect(await verify()).toEqual({ code: 1, out: [], error: [`segment-letters: The file of receipts ${inFolder('receipts.jsonl')} does not exist.`] });
  await merge();
  expect(await atTerminal(...command(inFolder('gone.csv')))).toEqual({ code: 1, out: [], error: [`segment-letters: The data file ${inFolder('gone.csv')} does not exist.`] });
});

it.each<[string, (text: string) => string, string]>([
  ['nothing', () => '', 'is empty: segment-letters merge --receipts writes a file of receipts.'],
  ['something else', () => '{"Name":"Maija"}\n', 'is no file of receipts'],
  ['no JSON', () => 'Name;Born\n', 'Line 1 of'],
  ['a line that is no receipt', (text) => text.replace('"letterNo":2', '"letterNo":"2"'), 'is no receipt.'],
  ['a file that was cut off', (text) => text.slice(0, text.lastIndexOf('{')), 'is not whole: it has 3 receipts, and its last line is missing.'],
  ['a file that lacks a line', (text) => text.replace(/\{"letterNo":2.*\n/, ''), 'is not whole: it has 2 receipts, and says 3.'],
  ['two files in one', (text) => text + text, 'stands behind the last'],
])('refuses %s for receipts in one line', async (_, change, message) => {
  await merge();
  writeFileSync(inFolder('receipts.jsonl'), change(readFileSync(inFolder('receipts.jsonl'), 'utf8')));
  const { code, out, error } = await verify();
  expect([code, out]).toEqual([1, []]);
  expect(error).toEqual([expect.stringContaining(message)]);
});

it('leaves the receipts that were there as they were where nothing is made', async () => {
  await merge();
  const before = receiptLines();
  rows(...table, 'a;b;c');
  expect(await merge()).toMatchObject({ code: 1 });
  expect(receiptLines()).toEqual(before);
});

it('writes dates in the language that is asked for, whatever the letter is marked with', async () => {
  const textOf = async (...more: string[]) => {
    await atTerminal('merge', '--template', inFolder('T.docx'), '--data', inFolder('r.csv'), '--out', inFolder('out'), ...more);
    return readText(readFileSync(inFolder('out', '0001.docx')));
  };
  expect(await textOf()).toBe('Dear Maija 1 May 1980');
  expect(await textOf('--locale', 'fi-FI')).toBe('Dear Maija 1 toukokuuta 1980');
  expect(await textOf('--locale', 'sv')).toBe('Dear Maija 1 maj 1980');
});

it('holds for the letters of a long run, which come from an image: all of one length, the values those of the records', async () => {
  rows('Name;Born', ...Array.from({ length: 2001 }, (_, index) => `${index === 1000 ? 'x'.repeat(40) : index % 50 ? `Maija ${index}` : ''};1980-05-01`));
  expect(await merge()).toMatchObject({ code: 0, error: [] });
  expect(receiptLines()[0]).toMatchObject({ options: { accept: false, layout: { widths: expect.any(Array) } } });
  const letters = unzipSync(readFileSync(inFolder('letters.zip')));
  expect(new Set(Object.values(letters).map(({ length }) => length)).size).toBeLessThan(4); // narrow, twice and four times as wide
  expect(['0001.docx', '0002.docx', '1001.docx', '2001.docx'].map((name) => readText(letters[name]!))).toEqual(['Dear  1 May 1980', 'Dear Maija 1 1 May 1980', `Dear ${'x'.repeat(40)} 1 May 1980`, 'Dear  1 May 1980']);
  expect(await verify()).toMatchObject({ code: 0, out: ['2001 of 2001 letters are the same to the last byte.'] });
  const both = readFileSync(inFolder('letters.zip'));
  await atTerminal('merge', '--template', inFolder('T.docx'), '--data', inFolder('r.csv'), '--out', inFolder('letters.zip'));
  expect(readFileSync(inFolder('letters.zip')).equals(both)).toBe(true); // whether anybody else wants the bytes makes no difference
}, 120_000);

describe('letters each in the language that its record says', () => {
  const merging = (data: string, ...more: string[]) => ['merge', '--template', inFolder('T.docx'), '--data', data, '--out', inFolder('out'), '--receipts', inFolder('receipts.jsonl'), '--locale-from', 'Kieli', ...more];
  const texts = (...numbers: string[]) => numbers.map((number) => readText(readFileSync(inFolder('out', `${number}.docx`))));

  it('are written, promised and proven, from a file and through a pipe; a language that nobody knows is said', async () => {
    const mixed = ['Name;Born;KIELI', 'Maija;1980-05-01;FIN', 'Ann;1990-12-24;en-GB', 'Nil;1975-01-31;', 'Tlh;1975-01-31;tlh', 'Tlo;1975-01-31; tlh '];
    rows(...mixed);
    const note = 'Note: the language "tlh" is not known, so dates and numbers are written as without one (2): rows 5, 6';
    expect(await atTerminal(...merging(inFolder('r.csv')))).toMatchObject({ code: 0, error: [note] });
    const expected = ['Dear Maija 1 toukokuuta 1980', 'Dear Ann 24 December 1990', 'Dear Nil 31 January 1975', 'Dear Tlh 31 January 1975'];
    expect(texts('0001', '0002', '0003', '0004')).toEqual(expected);
    expect(receiptLines()[0]).toMatchObject({ options: { accept: false, localeFrom: 'Kieli' } });
    expect(await verify()).toMatchObject({ code: 0, out: ['5 of 5 letters are the same to the last byte.'] });
    expect(await atThisTerminal({ input: piped(`${mixed.join('\n')}\n`) }, ...merging('-', '--locale', 'sv'))).toMatchObject({ code: 0, error: [note] });
    expect(texts('0001', '0002', '0003')).toEqual([...expected.slice(0, 2), 'Dear Nil 31 januari 1975']);
    expect(await verify()).toMatchObject({ code: 0 });
    writeFileSync(inFolder('receipts.jsonl'), readFileSync(inFolder('receipts.jsonl'), 'utf8').replace('"Kieli"', '7'));
    expect(await verify()).toMatchObject({ code: 1, error: [expect.stringContaining('is no file of receipts')] });
  });

  it('come from an image in a long run, the same ones', async () => {
    rows('Name;Born;Kieli', ...Array.from({ length: 2001 }, (_, index) => `Maija;1980-05-01;${['FIN', 'ENU', 'SVE', 'XXX'][index % 4]}`));
    expect(await atTerminal(...merging(inFolder('r.csv')))).toMatchObject({ code: 0, error: ['Note: the language "XXX" is not known, so dates and numbers are written as without one (500): rows 5, 9, 13, 17, 21 …'] });
    expect(receiptLines()[0]).toMatchObject({ options: { layout: { widths: expect.any(Array) } } });
    expect(texts('0001', '0002', '0003', '0004')).toEqual(['toukokuuta', 'May', 'maj', 'May'].map((month) => `Dear Maija 1 ${month} 1980`));
    expect(await verify()).toMatchObject({ code: 0, out: ['2001 of 2001 letters are the same to the last byte.'] });
  });

  it('are looked at by the check', async () => {
    rows('Name;Born;Kieli', 'Maija;1980-05-01;FIN', 'Tlh;1975-01-31;tlh');
    expect(await atTerminal(...merging(inFolder('r.csv'), '--check'))).toMatchObject({ code: 0, out: [
      'To look at: the language "tlh" is not known, so dates and numbers are written as without one: row 3', '2 records, 2 letters: 0 errors, 1 thing to look at. Nothing was made.'] });
  });

  it.each([['Language', table], ['Kieli', ['Name;Born', 'Maija;1980-05-01']]])('are none where no record says it (%s)', async (column, lines) => {
    rows(...lines);
    expect(await atTerminal(...merging(inFolder('r.csv'), '--locale-from', column))).toEqual({ code: 1, out: [], error: [`segment-letters: --locale-from "${column}": no record of ${inFolder('r.csv')} has a value of this name.`] });
    expect(readdirSync(folder).sort()).toEqual(['T.docx', 'r.csv']);
  });
});
