import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { docx, mergeField, p, r } from '../merge/build/docx';
import { atTerminal, atThisTerminal, piped } from './atTerminal';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'segment-letters-languages-'));
  writeFileSync(inFolder('T.docx'), docx({ body: p(r('Dear '), mergeField('Name'), r(' '), mergeField('Born', { switches: '\\@ "MMMM"' })) }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string): string => path.join(folder, name);
const letters = (data: string, ...more: string[]) => atTerminal('merge', '--template', inFolder('T.docx'), '--data', data, '--out', inFolder('out.zip'), '--locale-from', 'Language', ...more);
const rows = (...languages: string[]): string => {
  writeFileSync(inFolder('r.csv'), ['Name;Born;Language', ...languages.map((language) => `Maija;1980-05-01;"${language}"`)].join('\n'));
  return inFolder('r.csv');
};

describe('languages that are not known', () => {
  it('are named as far as a person reads, and counted from there on', async () => {
    const data = rows(...Array.from({ length: 300 }, (_, index) => `Person ${index}`), 'Person 1', 'FIN');
    const named = [0, 1, 2, 3, 4].map((index) => `the language "Person ${index}" is not known, so dates and numbers are written as without one${index === 1 ? ' (2): rows 3, 302' : `: row ${index + 2}`}`);
    const others = '295 more rows have languages that are not known; is the column of --locale-from the right one?';
    expect(await letters(data)).toMatchObject({ code: 0, error: [...named, others].map((line) => `Note: ${line}`) });
    expect(await letters(data, '--check')).toEqual({ code: 0, error: [], out: [...[...named, others].map((line) => `To look at: ${line}`), '302 records, 302 letters: 0 errors, 300 things to look at. Nothing was made.'] });
    rows('a1', 'a2', 'a3', 'a4', 'a5', 'a6');
    expect((await letters(data)).error[5]).toBe('Note: 1 more row has a language that is not known; is the column of --locale-from the right one?');
  });

  it('are said in a line of sensible length, without orders to the terminal', async () => {
    const data = rows('en\nUS \u001b[31mred\u009b0m', `${'x'.repeat(38)}👋 and ${'y'.repeat(5000)}`);
    const expected = ['the language "en US [31mred 0m" is not known, so dates and numbers are written as without one: row 2', `the language "${'x'.repeat(38)}👋…" is not known, so dates and numbers are written as without one: row 3`];
    expect((await letters(data)).error.map((line) => line.replace(/^Note: /, '').replace('row 4', 'row 3'))).toEqual(expected);
    expect((await letters(data, '--check')).out.slice(0, 2).map((line) => line.replace(/^To look at: /, '').replace('row 4', 'row 3'))).toEqual(expected);
  });
});

describe('the column of --locale-from', () => {
  it('is asked of nobody where there is no record', async () => {
    writeFileSync(inFolder('none.json'), '[]');
    expect(await letters(inFolder('none.json'))).toMatchObject({ code: 0, error: [] });
    expect(await letters(inFolder('none.json'), '--receipts', inFolder('receipts.jsonl'))).toMatchObject({ code: 0, error: [] });
    expect(readFileSync(inFolder('receipts.jsonl'), 'utf8')).toContain('"localeFrom":"Language"');
    writeFileSync(inFolder('none.jsonl'), '');
    expect((await letters(inFolder('none.jsonl'))).code).toBe((await atTerminal('merge', '--template', inFolder('T.docx'), '--data', inFolder('none.jsonl'), '--out', inFolder('out.zip'))).code);
  });

  it('stands in the first line of what comes through a pipe, and anywhere in a file', async () => {
    const lines = '{"Name":"Maija"}\n{"Name":"Ann","Language":"ENU"}\n';
    expect((await atThisTerminal({ input: piped(lines) }, 'merge', '--template', inFolder('T.docx'), '--data', '-', '--out', inFolder('out.zip'), '--locale-from', 'Language')).error).toEqual([expect.stringMatching(/^segment-letters: --locale-from "Language": the first line of .* has no value of this name\.$/)]);
    writeFileSync(inFolder('r.jsonl'), lines);
    expect(await letters(inFolder('r.jsonl'))).toMatchObject({ code: 0 });
    writeFileSync(inFolder('r.json'), '[{"Name":"Maija"}]');
    expect(await letters(inFolder('r.json'))).toMatchObject({ code: 1, error: [`segment-letters: --locale-from "Language": no record of ${inFolder('r.json')} has a value of this name.`] });
  });
});
