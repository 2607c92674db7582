import { once } from 'node:events';
import { linkSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { openGrowingFile } from '../../src/cli/growingFile';
import { docx, mergeField, p, r } from '../merge/build/docx';
import { readText } from '../merge/build/letterText';
import { atThisTerminal, piped } from './atTerminal';

let folder: string;
const inFolder = (...parts: string[]): string => path.join(folder, ...parts);
const here = (): string[] => readdirSync(folder).sort();
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'segment-letters-whole-'));
  writeFileSync(inFolder('T.docx'), docx({ body: p(r('Dear '), mergeField('Name')) }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const merge = (input: AsyncIterable<Uint8Array>, ...outputs: string[]) => atThisTerminal({ input }, 'merge', '--template', inFolder('T.docx'), '--data', '-', ...outputs);
const good = (): AsyncIterable<Uint8Array> => piped('Name\nMaija\nÅke\n');
const wrongAtTheEnd = (): AsyncIterable<Uint8Array> => piped('Name\nA\nB\nC,D\n');
const receipts = (): string[] => ['--receipts', inFolder('r.jsonl')];

describe('receipts are of letters that are there', () => {
  it.each([['letters.zip'], ['all.docx']])('those of before stay where no new %s comes', async (place) => {
    await merge(good(), '--out', inFolder(place), ...receipts());
    const before = [place, 'r.jsonl'].map((name) => readFileSync(inFolder(name)));
    expect(await merge(wrongAtTheEnd(), '--out', inFolder(place), ...receipts())).toMatchObject({ code: 1 });
    expect([place, 'r.jsonl'].map((name) => readFileSync(inFolder(name)))).toEqual(before);
    expect(here()).toEqual(['T.docx', place, 'r.jsonl'].sort());
  });
  it('they come with what a folder keeps of a run that was stopped', async () => {
    expect(await merge(wrongAtTheEnd(), '--out', inFolder('out'), ...receipts())).toMatchObject({ code: 1, error: [expect.stringContaining('Made before: 2 letters')] });
    expect(JSON.parse(readFileSync(inFolder('r.jsonl'), 'utf8').trim().split('\n').at(-1)!)).toEqual({ letters: 2 });
  });
});

describe('a place that is not to be had', () => {
  it('is said of the document of all letters before a letter is made', async () => {
    mkdirSync(inFolder('all.docx'));
    let rows = 0;
    async function* input() {
      for (; rows < 300; rows += 1) yield new TextEncoder().encode(`Name${'x'.repeat(3_000)}\n`);
    }
    expect(await merge(input(), '--out', inFolder('letters.zip'), '--combined', inFolder('all.docx'), ...receipts())).toEqual({ code: 1, out: [], error: [`segment-letters: ${inFolder('all.docx')} cannot be written: a folder of this name is in the way.`] });
    expect(rows).toBeLessThan(300);
    expect(here()).toEqual(['T.docx', 'all.docx']);
  });
  /** Rows, and meanwhile somebody makes a folder where a file should come. */
  const meanwhile = (place: string) => async function* () {
    yield new TextEncoder().encode('Name\n');
    for (let row = 0; row < 60; row += 1) yield new TextEncoder().encode(`${'x'.repeat(5_000)}\n`);
    expect(here().filter((name) => name.endsWith('.part'))).toHaveLength(2); // letters are being made
    mkdirSync(inFolder(place));
    yield new TextEncoder().encode('B\n');
  };
  it('at the end leaves no halves, and keeps no letters that have no receipts', async () => {
    expect(await merge(meanwhile('all.docx')(), '--out', inFolder('letters.zip'), '--combined', inFolder('all.docx'), ...receipts())).toEqual({ code: 1, out: [], error: [expect.stringContaining('all.docx cannot be written: a folder of this name is in the way.')] });
    expect(here()).toEqual(['T.docx', 'all.docx']);
  });
  it('at the end keeps what has its place already, and its receipts', async () => {
    const { code, out, error } = await merge(meanwhile('letters.zip')(), '--out', inFolder('letters.zip'), '--combined', inFolder('all.docx'), ...receipts());
    expect([code, out, error]).toEqual([1, [`All letters in ${inFolder('all.docx')}`], [expect.stringContaining('letters.zip cannot be written: a folder of this name is in the way.')]]);
    expect(here()).toEqual(['T.docx', 'all.docx', 'letters.zip', 'r.jsonl']);
  });
  it.each([['letters.zip'], ['all.docx']])('is not that of something else than a file: %s', async (place) => {
    const other = createServer().listen(inFolder(place)); // a socket; a device is the same
    await once(other, 'listening');
    expect(await merge(good(), '--out', inFolder(place), ...receipts())).toEqual({ code: 1, out: [], error: [`segment-letters: ${inFolder(place)} cannot be written: it is a device, not a file.`] });
    expect(statSync(inFolder(place)).isSocket()).toBe(true);
    other.close();
  });
});

describe('a file has its name only when it is whole', () => {
  it.each([['out', 'out/0002.docx'], ['all.docx', 'all.docx']])('in %s: one that was there is not written into', async (place, file) => {
    mkdirSync(inFolder('out'));
    writeFileSync(inFolder(file), 'before');
    linkSync(inFolder(file), inFolder('same'));
    expect(await merge(good(), '--out', inFolder(place))).toMatchObject({ code: 0 });
    expect(readText(readFileSync(inFolder(file)))).toContain('Åke');
    expect(readFileSync(inFolder('same'), 'utf8')).toBe('before');
    expect(readdirSync(path.dirname(inFolder(file))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
  it('and leaves nothing else where it cannot have it', async () => {
    mkdirSync(inFolder('out', '0002.docx'), { recursive: true });
    expect(await merge(good(), '--out', inFolder('out'))).toMatchObject({ code: 1, error: [expect.stringContaining('0002.docx cannot be written: a folder of this name is in the way. Made before: 1 letter in')] });
    expect(readdirSync(inFolder('out'))).toEqual(['0001.docx', '0002.docx']);
  });
  it('two that grow at once do not meet: the last that is whole stays', async () => {
    const [one, other] = [await openGrowingFile(inFolder('z')), await openGrowingFile(inFolder('z'))];
    for (const word of ['a', 'b']) {
      one.write(Buffer.from(word));
      other.write(Buffer.from(word.toUpperCase()));
    }
    one.finish();
    expect(readFileSync(inFolder('z'), 'utf8')).toBe('ab');
    other.finish();
    expect(readFileSync(inFolder('z'), 'utf8')).toBe('AB');
    expect(here()).toEqual(['T.docx', 'z']);
  });
});
