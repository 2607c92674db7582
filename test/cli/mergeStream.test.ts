import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { docx, field, fieldMarks, mergeField, p, r } from '../merge/build/docx';
import { partText, readText } from '../merge/build/letterText';
import { atTerminal, atThisTerminal, piped } from './atTerminal';

let folder: string;
const inFolder = (...parts: string[]): string => path.join(folder, ...parts);
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'segment-letters-stream-'));
  await writeFile(inFolder('T.docx'), docx({ body: p(r('Dear '), mergeField('Name')) }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const command = (data: string, ...more: string[]) => ['merge', '--template', inFolder('T.docx'), '--data', data, ...more];
const textsIn = (file: string): [string, string][] => Object.entries(unzipSync(readFileSync(file))).map(([name, bytes]) => [name, readText(bytes)]);
const withFormula = (): Promise<void> => writeFile(inFolder('T.docx'), docx({ body: p(mergeField('Name'), fieldMarks.begin, fieldMarks.code(' = 100 / '), mergeField('Share'), fieldMarks.code(' '), fieldMarks.end) }));
const records = 'Name,Share\nA,2\nB,0\nC,4,5\nD,5\n';

describe('where letters go', () => {
  beforeEach(() => writeFile(inFolder('r.csv'), 'Name\nMaija\n\u00c5ke\n'));
  it.each([
    ['a zip by its name', ['--out', 'letters.ZIP'], 'letters.ZIP'], ['a zip as it is told', ['--out', 'letters', '--format', 'zip'], 'letters'],
  ])('is %s', async (_, [option, name, ...more], file) => {
    expect(await atTerminal(...command(inFolder('r.csv'), option!, inFolder('deep', name!), ...more))).toEqual({ code: 0, out: [`2 letters in ${inFolder('deep', file)}`], error: [] });
    expect(textsIn(inFolder('deep', file))).toEqual([['0001.docx', 'Dear Maija'], ['0002.docx', 'Dear \u00c5ke']]);
    expect(readdirSync(inFolder('deep'))).toEqual([file]);
  });
  it('is one document by its name, or as it is told', async () => {
    expect((await atTerminal(...command(inFolder('r.csv'), '--out', inFolder('all.docx')))).out).toEqual([`All letters in ${inFolder('all.docx')}`]);
    await atTerminal(...command(inFolder('r.csv'), '--out', inFolder('all'), '--format', 'combined'));
    expect(readFileSync(inFolder('all'))).toEqual(readFileSync(inFolder('all.docx')));
    expect(readText(readFileSync(inFolder('all')))).toContain('Dear \u00c5ke');
  });
  it('is one document of many letters, each of which is as long as the others in the file, and reads as it should', async () => {
    const letters = async (count: number): Promise<Uint8Array> => {
      await writeFile(inFolder('r.csv'), ['Name', ...Array.from({ length: count }, (_, index) => (index % 7 ? `Number ${index}` : `${index}`))].join('\n'));
      expect(await atTerminal(...command(inFolder('r.csv'), '--out', inFolder('all.docx'), '--receipts', inFolder('receipts.jsonl')))).toMatchObject({ code: 0, error: [] });
      return readFileSync(inFolder('all.docx'));
    };
    const many = await letters(501);
    expect(readText(many).split('\n').filter((line) => line !== '')).toEqual(Array.from({ length: 501 }, (_, index) => `Dear ${index % 7 ? 'Number ' : ''}${index}`));
    expect(new Set(partText(many).split('<w:sectPr>').slice(1, 500).map((letter) => letter.length)).size).toBe(1);
    expect(await letters(501)).toEqual(many);
    expect(partText(await letters(500))).not.toContain('"preserve" ');
    expect(await atTerminal('verify', '--receipts', inFolder('receipts.jsonl'), '--template', inFolder('T.docx'), '--data', inFolder('r.csv'))).toMatchObject({ code: 0 });
  });
  it('is a folder that is called otherwise, and one document beside it', async () => {
    expect((await atTerminal(...command(inFolder('r.csv'), '--out', inFolder('a.zip'), '--format', 'folder', '--combined', inFolder('all.docx')))).out).toEqual([`All letters in ${inFolder('all.docx')}`, `2 letters in ${inFolder('a.zip')}`]);
    expect(readdirSync(inFolder('a.zip'))).toEqual(['0001.docx', '0002.docx']);
  });
});

describe('a record with an error', () => {
  beforeEach(async () => {
    await withFormula();
    await writeFile(inFolder('r.csv'), records);
  });
  it.each([['letters'], ['letters.zip'], ['letters.docx']])('stops before anything is made in %s', async (place) => {
    const { code, out, error } = await atTerminal(...command(inFolder('r.csv'), '--out', inFolder(place)));
    expect([code, out]).toEqual([1, []]);
    expect(error).toEqual([expect.stringMatching(/^segment-letters: Row 3 of .*r\.csv: the formula «= 100 \/ «Share»» has no result$/)]);
    expect(existsSync(inFolder(place))).toBe(false);
  });
  it.each([['r.csv', records, 'row'], ['r.jsonl', '{"Name":"A","Share":2}\n{"Name":"B","Share":0}\n{"Name":["C"]}\n{"Name":"D","Share":5}', 'line'], ['r.json', '[{"Name":"A","Share":2},{"Name":"B","Share":0},{"Name":["C"]},{"Name":"D","Share":5}]', 'record']])(
    'is passed over in %s where that is asked for, and named with its number and why', async (file, text, each) => {
      await writeFile(inFolder(file), text);
      const { code, out, error } = await atTerminal(...command(inFolder(file), '--out', inFolder('letters.zip'), '--on-issue', 'skip'));
      expect([code, out]).toEqual([1, [`2 letters in ${inFolder('letters.zip')}`]]);
      expect(error).toHaveLength(3);
      expect(error[0]).toContain(`${each === 'row' ? 'Row 3' : each === 'line' ? 'Line 2' : 'Record 2'} of ${inFolder(file)}: the formula`);
      expect(error[1]).toContain(each === 'row' ? 'Row 4 of' : each === 'line' ? 'Line 3 of' : 'Record 3 of');
      expect(error[2]).toBe(`segment-letters: 2 ${each}s got no letter.`);
      expect(textsIn(inFolder('letters.zip'))).toEqual([['0001.docx', 'A50'], ['0002.docx', 'D20']]);
    });
  it('is all that a letter of several records takes', async () => {
    await writeFile(inFolder('T.docx'), docx({ body: p(mergeField('Name')) + p(field('NEXT', ''), mergeField('Name'), fieldMarks.begin, fieldMarks.code(' = 100 / '), mergeField('Share'), fieldMarks.code(' '), fieldMarks.end) }));
    await writeFile(inFolder('r.csv'), 'Name,Share\nA,2\nB,0\nC,0\nD,4\nE,1\n');
    const { code, error } = await atTerminal(...command(inFolder('r.csv'), '--out', inFolder('letters.zip'), '--on-issue', 'skip'));
    expect([code, error]).toEqual([1, [expect.stringContaining(`Rows 2–3 of ${inFolder('r.csv')}: the formula`), expect.stringContaining('Row 6 of'), 'segment-letters: 3 rows got no letter.']]);
    expect(textsIn(inFolder('letters.zip'))).toEqual([['0001.docx', 'C\nD25']]);
  });
  it.each([['a file', 'r.csv'], ['a pipe', '-']])('is all that a letter takes that prints more than Word can open, from %s', async (_, data) => {
    const twice = (name: string, inside: string): string => [fieldMarks.begin, fieldMarks.code(` SET ${name} "`), inside, inside, fieldMarks.code('" '), fieldMarks.separate, fieldMarks.end].join('');
    const doubled = Array.from({ length: 15 }, (__, index) => twice(`A${index}`, index === 0 ? mergeField('Name') : field(`REF A${index - 1}`, ''))).join('');
    await writeFile(inFolder('T.docx'), docx({ body: p(doubled, r('Dear '), mergeField('Name'), r(' and '), field('NEXT', ''), mergeField('Name')) }));
    const table = `Name\nA\nB\n${'x'.repeat(1000)}\nD\nE\nF\n`;
    await writeFile(inFolder('r.csv'), table);
    const { code, error } = await atThisTerminal({ input: piped(table) }, ...command(data === '-' ? data : inFolder(data), '--out', inFolder('letters.zip'), '--on-issue', 'skip'));
    expect([code, error]).toEqual([1, [expect.stringMatching(/^Rows 4–5 of .*: the letter has fields that print more than Word can open\.$/), 'segment-letters: 2 rows got no letter.']]);
    expect(textsIn(inFolder('letters.zip'))).toEqual([['0001.docx', 'Dear A and B'], ['0002.docx', 'Dear E and F']]);
  });
});

describe('through a pipe', () => {
  it.each([
    ['a table', 'Name;City\nMaija;Turku\n\u00c5ke;\u00c5bo\n'], ['JSON lines', ' {"Name":"Maija"}\n\n{"name":"\u00c5ke"}\n'], ['a JSON array', '\n[{"Name":"Maija"},{"Name":"\u00c5ke","New":1}]'],
  ])('comes %s, in pieces of any size', async (_, text) => {
    const bytes = new TextEncoder().encode(text);
    async function* one() { for (const byte of bytes) yield Uint8Array.of(byte); }
    expect(await atThisTerminal({ input: one() }, ...command('-', '--out', inFolder('letters.zip')))).toEqual({ code: 0, out: [`2 letters in ${inFolder('letters.zip')}`], error: [] });
    expect(textsIn(inFolder('letters.zip')).map(([, letter]) => letter)).toEqual(['Dear Maija', 'Dear \u00c5ke']);
  });

  it('letters are there before the last record has come, and none is held', async () => {
    const seen: number[] = [];
    async function* rows() {
      yield new TextEncoder().encode('Name\n');
      for (let row = 1; row <= 120; row += 1) {
        yield new TextEncoder().encode(`${'x'.repeat(5_000)}${row}\n`);
        await new Promise(setImmediate);
        seen.push(existsSync(inFolder('out')) ? readdirSync(inFolder('out')).length : 0);
      }
    }
    expect((await atThisTerminal({ input: rows() }, ...command('-', '--out', inFolder('out')))).out).toEqual([`120 letters in ${inFolder('out')}`]);
    expect(seen.at(-1)).toBeGreaterThan(60);
  });

  it('a wrong record stops where it stands: the folder keeps what was made, a zip and a document are not there', async () => {
    const text = 'Name\nA\nB\nC,D\n';
    const stopped = (...outputs: string[]) => atThisTerminal({ input: piped(text) }, ...command('-', ...outputs));
    expect(await stopped('--out', inFolder('out'), '--combined', inFolder('all.docx'))).toEqual({ code: 1, out: [], error: [`segment-letters: Row 4 of the input: the row has 2 cells, the table 1 columns. Made before: 2 letters in ${inFolder('out')}.`] });
    expect(readdirSync(inFolder('out'))).toEqual(['0001.docx', '0002.docx']);
    expect(await stopped('--out', inFolder('letters.zip'))).toMatchObject({ code: 1, error: ['segment-letters: Row 4 of the input: the row has 2 cells, the table 1 columns.'] });
    expect(readdirSync(folder).sort()).toEqual(['T.docx', 'out']);
  });

  it.each([
    ['a name that the first line has not', '{"Name":"A"}\n{"Name":"B","City":"Turku"}\n', 'Line 2 of the input has "City", which the first line has not'],
    ['a column of a list that the first line has not', '{"Orders":[{"Item":"A"}],"Gifts":[]}\n{"Orders":[{"Item":"B"}],"Gifts":[{"Item":"C"}]}\n{"Orders":[{"Size":"L"}]}\n', 'Line 3 of the input has "Orders.Size", which the first line has not'],
    ['nothing', '', 'the input is empty: its first row must hold the names of the columns.'],
    ['a workbook', 'PK\u0003\u0004', 'the input is a workbook'],
  ])('%s is said', async (_, text, message) => {
    const { code, error } = await atThisTerminal({ input: piped(text) }, ...command('-', '--out', inFolder('letters.zip')));
    expect([code, error]).toEqual([1, [expect.stringContaining(message)]]);
  });

  it('a table that is not UTF-8 is refused; a file of the same bytes is read', async () => {
    const bytes = Buffer.from(`Name\n${'a'.repeat(5000)}\nJ\u00e4ms\u00e4\n`, 'latin1');
    async function* one() { yield bytes; }
    const { code, error } = await atThisTerminal({ input: one() }, ...command('-', '--out', inFolder('p.zip')));
    expect([code, error]).toEqual([1, ['segment-letters: the input is not written in UTF-8; a table that comes through a pipe is UTF-8 or UTF-16: save it in one of them, or give the file by its name.']]);
    await writeFile(inFolder('r.csv'), bytes);
    await atTerminal(...command(inFolder('r.csv'), '--out', inFolder('f.zip'), '--names', '{Name}'));
    expect(Object.keys(unzipSync(readFileSync(inFolder('f.zip')))).at(-1)).toBe('J\u00e4ms\u00e4.docx');
  });
});

describe('Ctrl+C', () => {
  const rowsUntil = (stop: AbortController) => async function* () {
    yield new TextEncoder().encode('Name\n');
    for (let row = 1; row <= 400; row += 1) {
      if (row === 300) stop.abort();
      yield new TextEncoder().encode(`${'x'.repeat(3_000)}${row}\n`);
    }
  };
  it.each([['out', 'folder'], ['letters.zip', 'zip']])('leaves whole letters in %s, and says how many', async (place, kind) => {
    const stop = new AbortController();
    const { code, out, error } = await atThisTerminal({ signal: stop.signal, input: rowsUntil(stop)() }, ...command('-', '--out', inFolder(place), '--combined', inFolder('all.docx')));
    expect([code, out]).toEqual([130, []]);
    const [, made] = /^segment-letters: given up: (\d+) letters in /.exec(error[0]!) ?? [];
    expect(Number(made)).toBeGreaterThan(0);
    const letters = kind === 'zip' ? textsIn(inFolder(place)) : readdirSync(inFolder(place)).map((name) => [name, readText(readFileSync(inFolder(place, name)))]);
    expect(letters).toHaveLength(Number(made));
    for (const [, text] of letters) expect(text).toMatch(/^Dear x+\d+$/);
    expect(readdirSync(folder).sort()).toEqual(['T.docx', place].sort());
  });
  it('is heard while records are looked at: nothing is made', async () => {
    await writeFile(inFolder('r.json'), JSON.stringify(Array.from({ length: 3 }, (_, index) => ({ Name: String(index) }))));
    const stop = new AbortController();
    stop.abort();
    expect(await atThisTerminal({ signal: stop.signal }, ...command(inFolder('r.json'), '--out', inFolder('letters.zip')))).toEqual({ code: 130, out: [], error: ['segment-letters: given up.'] });
    expect(readdirSync(folder).sort()).toEqual(['T.docx', 'r.json']);
  });
});

it.each([
  ['a folder of its name', () => mkdir(inFolder('letters.zip')), 'letters.zip', 'letters.zip cannot be written: a folder of this name is in the way.'],
  ['a file where its folder should be', () => writeFile(inFolder('deep'), ''), 'deep/letters.zip', 'deep cannot be made: a file of this name is in the way.'],
])('says before anything is made that %s is in the way of a zip', async (_, prepare, place, message) => {
  await prepare();
  const before = readdirSync(folder).sort();
  const { code, out, error } = await atThisTerminal({ input: piped('Name\nA\n') }, ...command('-', '--out', inFolder(place), '--combined', inFolder('all.docx')));
  expect([code, out, error]).toEqual([1, [], [expect.stringContaining(message)]]);
  expect(readdirSync(folder).sort()).toEqual(before);
});

it('leaves no half a zip behind where the receipts have no place', async () => {
  await mkdir(inFolder('receipts'));
  expect(await atThisTerminal({ input: piped('Name\nA\n') }, ...command('-', '--out', inFolder('letters.zip'), '--receipts', inFolder('receipts')))).toMatchObject({ code: 1, error: [expect.stringContaining('receipts cannot be written')] });
  expect(readdirSync(folder).sort()).toEqual(['T.docx', 'receipts']);
});

it('leaves the zip that was there as it was where the new one fails', async () => {
  await writeFile(inFolder('letters.zip'), 'before');
  expect(await atThisTerminal({ input: piped('Name\nA\nB,C\n') }, ...command('-', '--out', inFolder('letters.zip')))).toMatchObject({ code: 1 });
  expect(readFileSync(inFolder('letters.zip'), 'utf8')).toBe('before');
  expect(readdirSync(folder).sort()).toEqual(['T.docx', 'letters.zip']);
});
