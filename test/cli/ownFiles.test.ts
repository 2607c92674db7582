import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { docx, mergeField, p, r } from '../merge/build/docx';
import { atTerminal } from './atTerminal';

let folder: string;
const inFolder = (...parts: string[]): string => path.join(folder, ...parts);
const letter = docx({ body: p(r('Dear '), mergeField('Name')) });
const table = 'Name\nMaija\nÅke\n';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'segment-letters-own-'));
  writeFileSync(inFolder('T.docx'), letter);
  writeFileSync(inFolder('r.csv'), table);
  writeFileSync(inFolder('token'), 'x');
  mkdirSync(inFolder('deep'));
  symlinkSync(folder, inFolder('deep', 'link'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Names in the folder are written with a leading `@`. */
const run = (line: string) => atTerminal(...line.split(' ').map((word) => word.replace(/^(SVE=)?@/, (_, language = '') => `${language}${folder}/`)));
const untouched = (): void => {
  expect(readdirSync(folder).sort()).toEqual(['T.docx', 'deep', 'r.csv', 'token']);
  expect(readFileSync(inFolder('T.docx')).equals(letter)).toBe(true);
  expect([readFileSync(inFolder('r.csv'), 'utf8'), readFileSync(inFolder('token'), 'utf8')]).toEqual([table, 'x']);
};

it.each([
  ['merge --template @T.docx --data @r.csv --out @T.docx', 'T.docx is named twice, as the letter and as the document of all letters, and would be written over.'],
  ['merge --template @T.docx --data @r.csv --out @deep/link/T.docx', 'as the letter and as the document'],
  ['merge --template @T.docx --data @r.csv --out @o --combined @o/../T.docx', 'as the letter and as the document'],
  ['merge --template @T.docx --data @r.csv --out @o --receipts @r.csv', 'r.csv is named twice, as the data and as the receipts, and would be written over.'],
  ['merge --template @T.docx --data @r.csv --out @r.csv --format zip', 'as the data and as the place of the letters'],
  ['merge --template @T.docx --data @r.csv --out @x.zip --receipts @deep/../x.zip', 'x.zip is named twice, as the place of the letters and as the receipts: each needs a place of its own.'],
  ['merge --template @T.docx --data @r.csv --out @x.zip --combined @deep/link/x.zip', 'as the place of the letters and as the document of all letters: each'],
  ['letters --segment S --template SVE=@T.docx --out @o --combined @T.docx', 'as the letter and as the document'],
  ['letters --segment S --token-file @token --combined @token', 'as the token and as the document'],
  ['import @r.csv --rejected @r.csv', 'as the table and as the rejected rows'],
])('refuses before anything is made: %s', async (line, message) => {
  expect(await run(line)).toEqual({ code: 2, out: [], error: [expect.stringContaining(message)] });
  untouched();
});

it('lets two places beside one another be, and those of a check, which makes nothing', async () => {
  expect(await run('merge --template @T.docx --data @r.csv --out @T.docx --check')).toMatchObject({ code: 0 });
  untouched();
  expect(await run('merge --template @T.docx --data @r.csv --out @x.zip --combined @x.docx --receipts @x.jsonl')).toMatchObject({ code: 0, error: [] });
});

it.each(['--out @ --names T', '--out @deep/link --names T'])('writes no letter of a folder over the letter that it is made from: %s', async (outputs) => {
  expect(await run(`merge --template @T.docx --data @r.csv ${outputs}`)).toEqual({ code: 1, out: [], error: [expect.stringMatching(/A letter would be written over .*T\.docx: name the letters otherwise \(--names\), or another folder\.$/)] });
  untouched();
});

it('names letters of a folder as a file of another folder is named', async () => {
  expect(await run('merge --template @T.docx --data @r.csv --out @deep --names T')).toMatchObject({ code: 0 });
  expect(readdirSync(inFolder('deep')).sort()).toEqual(['T (2).docx', 'T.docx', 'link']);
});
