import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { docx, field, fieldMarks, mergeField, p, r } from '../merge/build/docx';
import { fixture } from '../merge/build/fixtures';
import { atTerminal } from './atTerminal';

let folder: string;
const inFolder = (...parts: string[]): string => path.join(folder, ...parts);
beforeEach(async () => { folder = await mkdtemp(path.join(os.tmpdir(), 'segment-letters-check-')); });
afterEach(() => rm(folder, { recursive: true, force: true }));

async function check(letter: Uint8Array, text: string, file = 'records.csv', ...more: string[]) {
  await writeFile(inFolder('T.docx'), letter);
  await writeFile(inFolder(file), text);
  const said = await atTerminal('merge', '--template', inFolder('T.docx'), '--data', inFolder(file), '--check', ...more);
  expect((await readdir(folder)).filter((name) => name !== 'T.docx' && !name.startsWith('records.'))).toEqual([]); // makes nothing
  return said;
}
const letter = docx({ body: p(r('Dear '), mergeField('First_Name')) + p(mergeField('City')) });
const notReady = () => [`segment-letters: ${inFolder('T.docx')} is not ready.`];

it('is content where nothing is wrong, and makes nothing even where --out is said', async () => {
  expect(await check(letter, 'First Name,City\nMaija,Turku\nÅke,Åbo\n', 'records.csv', '--out', inFolder('out'), '--combined', inFolder('all.docx')))
    .toEqual({ code: 0, out: ['2 records, 2 letters: nothing is wrong. Nothing was made.'], error: [] });
});

it('says which records lack a value, the first few by the number they have in the file', async () => {
  expect(await check(letter, 'First Name,City\nA,\nB,Turku\n\nC, \n,Turku\n')).toEqual({ code: 0, error: [], out: [
    'To look at: the field «First_Name» is empty: row 6',
    'To look at: the field «City» is empty (2): rows 2, 5',
    '4 records, 4 letters: 0 errors, 2 things to look at. Nothing was made.',
  ] });
  const many = Array.from({ length: 9 }, () => '{"First Name":"A","City":null}').join('\n\n');
  expect((await check(letter, many, 'records.jsonl')).out[0]).toBe('To look at: the field «City» is empty (9): lines 1, 3, 5, 7, 9 …');
  expect((await check(letter, '[{"First Name":"A","City":"B"},{"City":"B"}]', 'records.json')).out[0]).toBe('To look at: the field «First_Name» is empty: record 2');
});

it('says errors first, and its exit code says that there are some', async () => {
  const { code, out, error } = await check(letter, 'First Name\nA\nB\n');
  expect([code, error]).toEqual([1, notReady()]);
  expect(out[0]).toBe('Error: the field «City» is not known – body: "«City»"');
  expect(out.at(-1)).toBe('2 records, 2 letters: 1 error, 0 things to look at. Nothing was made.');
  const both = await check(docx({ body: `<w:p><w:ins w:id="1">${r('New')}</w:ins></w:p>` }), 'A\n1\n');
  expect(both.out).toEqual([
    'Error: tracked changes of somebody that were neither accepted nor rejected (--accept-changes) – body: "New"', 'To look at: the letter has no fields', '1 record, 1 letter: 1 error, 1 thing to look at. Nothing was made.',
  ]);
});

it('has no unknown names where there are no records', async () => {
  expect(await check(letter, '[]', 'records.json')).toMatchObject({ code: 0, out: ['0 records, 0 letters: nothing is wrong. Nothing was made.'] });
});

it('says for whom a formula has no result, and whom the letter leaves out', async () => {
  const skip = fieldMarks.begin + fieldMarks.code(' SKIPIF ') + mergeField('Name') + fieldMarks.code(' = "C" ') + fieldMarks.end;
  const share = fieldMarks.begin + fieldMarks.code(' = 100 / ') + mergeField('Share') + fieldMarks.code(' ') + fieldMarks.end;
  const { code, out } = await check(docx({ body: p(skip, mergeField('Name'), share) }), 'Name,Share\nA,2\nB,0\nC,0\nD,0\n');
  expect(code).toBe(1);
  expect(out[0]).toMatch(/^Error: the formula «.*» has no result \(2\): rows 3, 5$/);
  expect(out[1]).toBe('To look at: contacts that a condition in the letter leaves out: row 4');
  expect(out.at(-1)).toBe('4 records, 3 letters: 1 error, 1 thing to look at. Nothing was made.');
});

it('takes NEXT and MERGEREC for what they are in a list', async () => {
  const label = p(field('MERGEREC', '1'), mergeField('Name'));
  expect(await check(docx({ body: label + p(field('NEXT', ''), r('and')) + label }), 'Name\nA\nB\nC\n')).toMatchObject({ code: 0, out: ['3 records, 2 letters: nothing is wrong. Nothing was made.'] });
});

it.each([
  ['letter - broken field.docx', /^Error: fields that are broken by formatting.* – \w+: "/],
  ['letter - tracked changes.docx', /^Error: tracked changes of Reviewer One that were neither accepted nor rejected \(--accept-changes\) \(2\)/],
  ['letter - margin comments.docx', /^Error: comments of Reviewer One in the margin, which stand in every letter \(--accept-changes\)/],
  ['letter - unknown field.docx', /^Error: the field «Contact_Nmae» is not known/],
])('stops at %s', async (name, line) => {
  const { code, out, error } = await check(fixture(name), 'Contact_Name,Comment,First_Name,Company_Name,City,Address_Block,Today\nA,B,C,D,E,F,G\n');
  expect([code, error]).toEqual([1, notReady()]);
  expect(out.some((said) => line.test(said))).toBe(true);
  expect(out.every((said) => !said.includes('\n'))).toBe(true);
});

it.each(['letter - tracked changes.docx', 'letter - margin comments.docx'])('finds nothing of the kind in %s where letters are made without', async (name) => {
  const { out } = await check(fixture(name), 'Contact_Name,Comment\nA,B\n', 'records.csv', '--accept-changes');
  expect(out.filter((line) => /Reviewer/.test(line))).toEqual([]);
});

it('finds a letter without fields worth a look', async () => {
  expect(await check(docx({ body: p(r('Hello')) }), 'A\n1\n')).toMatchObject({ code: 0, out: ['To look at: the letter has no fields', '1 record, 1 letter: 0 errors, 1 thing to look at. Nothing was made.'] });
});

it('says bad data in the same one line', async () => {
  expect(await check(letter, 'A,B\n1,2,3\n')).toEqual({ code: 1, out: [], error: [`segment-letters: Row 2 of ${inFolder('records.csv')}: the row has 3 cells, the table 2 columns.`] });
});
