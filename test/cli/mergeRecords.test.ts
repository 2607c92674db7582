import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { docx, field, fieldMarks, mergeField, p, r } from '../merge/build/docx';
import { fixture } from '../merge/build/fixtures';
import { partText, readText } from '../merge/build/letterText';
import { png } from '../merge/build/pictures';
import { atTerminal } from './atTerminal';

let folder: string;
const inFolder = (...parts: string[]): string => path.join(folder, ...parts);
const letter = docx({ body: p(r('Dear '), mergeField('First_Name'), r(' '), mergeField('"Last Name"')) + p(mergeField('City')) });
const records = [{ 'First Name': 'Maija', LAST_NAME: 'Virtanen', City: 'Helsinki' }, { first_name: 'Åke <&"\'> $&', 'last name': 'Öström', City: null }];

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'segment-letters-cli-'));
  await writeFile(inFolder('T.docx'), letter);
  await writeFile(inFolder('records.json'), JSON.stringify(records));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const merge = (...more: string[]) => atTerminal('merge', '--template', inFolder('T.docx'), '--data', inFolder('records.json'), '--out', inFolder('out'), ...more);

it('makes one letter a record, numbered, in the order of the data', async () => {
  expect(await merge()).toEqual({ code: 0, out: [`2 letters in ${inFolder('out')}`], error: [] });
  expect(await readdir(inFolder('out'))).toEqual(['0001.docx', '0002.docx']);
  expect(readText(await readFile(inFolder('out', '0001.docx')))).toBe('Dear Maija Virtanen\nHelsinki');
  expect(readText(await readFile(inFolder('out', '0002.docx')))).toBe('Dear Åke <&"\'> $& Öström');
});

it('accepts changes and removes comments in the letters where it is asked to', async () => {
  await writeFile(inFolder('T.docx'), fixture('letter - tracked changes.docx'));
  await merge();
  expect(partText(await readFile(inFolder('out', '0001.docx')))).toContain('w:del ');
  await merge('--accept-changes');
  expect(partText(await readFile(inFolder('out', '0001.docx')))).not.toMatch(/w:del|w:ins |Reviewer/);
  expect(readText(await readFile(inFolder('out', '0001.docx')))).toContain('More');
});

it('says what of its own a letter takes along into every letter, errors first', async () => {
  const field = (code: string) => fieldMarks.begin + fieldMarks.code(` ${code} `) + fieldMarks.separate + r('x') + fieldMarks.end;
  await writeFile(inFolder('T.docx'), docx({ body: p(mergeField('City'), field('FILLIN "Which day?"')) + p(field('INCLUDETEXT "x"')) + `<w:p><w:ins w:id="1" w:author="Reviewer One" w:date="2026-03-01T09:00:00Z">${r('New')}</w:ins></w:p>` }));
  const [changes, asked] = ['Note: tracked changes of Reviewer One that were neither accepted nor rejected (--accept-changes).', 'Note: nobody answered "Which day?" (--answer): what the letter suggests is printed, or nothing.'];
  const { code, error } = await merge();
  expect([code, error[0], error.at(-1)]).toEqual([0, changes, asked]);
  expect(error).toContainEqual(expect.stringMatching(/^Note: the field «INCLUDETEXT.*» is not filled in\.$/));
  expect((await merge('--accept-changes', '--answer', 'Which day?=Monday')).error).toHaveLength(1);
  await writeFile(inFolder('records.json'), '[]');
  expect((await merge()).error).toEqual([]);
});

it('says ten of such things at most', async () => {
  await writeFile(inFolder('T.docx'), docx({ body: Array.from({ length: 14 }, (_, at) => p(field(`FILLIN &quot;Q${at}&quot;`, 'x'))).join('') }));
  const { error } = await merge();
  expect([error.length, error.at(-1)]).toEqual([11, 'and 4 more, which --check says.']);
});

it('answers what the letter asks, by bookmark or words; else prints what it suggests', async () => {
  const ask = (code: string) => field(code.replaceAll('"', '&quot;'), 'x');
  await writeFile(inFolder('T.docx'), docx({ body: p(ask('ASK Day "Which day = best?" \\d "Friday"'), field('REF Day', 'x'), r(' in '), ask('FILLIN "Which town?"')) }));
  const text = async () => readText(await readFile(inFolder('out', '0001.docx')));
  expect((await atTerminal('inspect', inFolder('T.docx'))).out.slice(-2)).toEqual(['Asks: Which day = best? (Day) – suggests "Friday"', 'Asks: Which town?']);
  await merge();
  expect(await text()).toBe('Friday in ');
  expect((await merge('--answer', 'day=Monday = soon', '--answer', 'Which town?=Turku')).code).toBe(0);
  expect(await text()).toBe('Monday = soon in Turku');
  expect((await merge('--answer', 'Which day = best?=Sunday')).code).toBe(0);
  expect(await text()).toBe('Sunday in ');
  expect(await merge('--answer', 'Colour=red')).toMatchObject({ code: 1, error: ['segment-letters: --answer "Colour=red": the letter has no such question. It asks "Which day = best?" (Day), "Which town?".'] });
  expect((await merge('--check', '--answer', 'Day=x')).out.filter((line) => line.includes('--answer'))).toEqual([expect.stringMatching(/^To look at: nobody answered "Which town\?" \(--answer\)/)]);
});

it('takes several records for one letter with NEXT, numbers them, and leaves out whom SKIPIF leaves out', async () => {
  const skip = fieldMarks.begin + fieldMarks.code(' SKIPIF ') + mergeField('Name') + fieldMarks.code(' = "C" ') + fieldMarks.end;
  const label = p(field('MERGEREC', '1'), r('. '), mergeField('Name'));
  await writeFile(inFolder('T.docx'), docx({ body: p(skip, r('Two labels')) + label + p(field('NEXT', ''), r('and')) + label }));
  await writeFile(inFolder('records.json'), JSON.stringify(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((Name) => ({ Name }))));
  expect((await merge()).out).toEqual([`3 letters in ${inFolder('out')}`, '1 record left out by the letter\'s SKIPIF']);
  const texts = await Promise.all((await readdir(inFolder('out'))).map(async (name) => readText(await readFile(inFolder('out', name))).split('\n').join('|')));
  expect(texts).toEqual(['Two labels|1. A|and|2. B', 'Two labels|4. D|and|5. E', 'Two labels|6. F|and|7. G']);
  await writeFile(inFolder('T.docx'), docx({ body: label + p(field('NEXT', ''), skip) + label }));
  await writeFile(inFolder('records.json'), JSON.stringify(['A', 'C', 'D', 'E'].map((Name) => ({ Name }))));
  expect((await merge()).out).toEqual([`1 letter in ${inFolder('out')}`, '2 records left out by the letter\'s SKIPIF']);
});

it('repeats a table row for a list, and says which of its fields stand elsewhere', async () => {
  await writeFile(inFolder('T.docx'), docx({ body: `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${p(mergeField('Orders.Item'))}</w:tc></w:tr></w:tbl>${p(r('First: '), mergeField('Orders.Item'))}` }));
  await writeFile(inFolder('records.json'), JSON.stringify([{ Orders: [{ Item: 'Chair' }, { Item: 'Lamp' }] }]));
  expect(await merge()).toEqual({ code: 0, out: [`1 letter in ${inFolder('out')}`], error: ['Note: the field «Orders.Item» of a list stands in no table row of that list, and prints nothing.'] });
  expect(readText(await readFile(inFolder('out', '0001.docx')))).toBe('Chair\nLamp\nFirst: ');
});

it('names letters by a pattern of columns, two of the same name apart', async () => {
  await writeFile(inFolder('records.json'), JSON.stringify([...records, { ...records[0], City: 'Turku/Åbo' }]));
  await merge('--names', '{Last_Name} {city}');
  expect((await readdir(inFolder('out'))).sort()).toEqual(['Virtanen Helsinki.docx', 'Virtanen Turku-Åbo.docx', 'Öström.docx'].sort());
  await merge('--names', 'letter');
  expect((await readdir(inFolder('out'))).filter((name) => name.startsWith('letter'))).toHaveLength(3);
});

it('puts all letters in one document as well', async () => {
  expect((await merge('--combined', inFolder('print', 'all.docx'))).out).toContain(`All letters in ${inFolder('print', 'all.docx')}`);
  const text = readText(await readFile(inFolder('print', 'all.docx')));
  expect(text.indexOf('Maija')).toBeLessThan(text.indexOf('Öström'));
});

it('makes the same bytes again', async () => {
  await merge('--combined', inFolder('all.docx'));
  const before = await Promise.all(['out/0001.docx', 'out/0002.docx', 'all.docx'].map((name) => readFile(inFolder(name))));
  await merge('--combined', inFolder('all.docx'));
  expect(await Promise.all(['out/0001.docx', 'out/0002.docx', 'all.docx'].map((name) => readFile(inFolder(name))))).toEqual(before);
});

it('notes a field that no record has, and prints nothing there', async () => {
  await writeFile(inFolder('records.json'), '[{"First Name":"Maija","Last Name":"Virtanen"}]');
  const { code, error } = await merge();
  expect([code, error]).toEqual([0, ['Note: no record has a value for «City»; nothing is printed there.']]);
});

it('is done with no records: no letters', async () => {
  await writeFile(inFolder('records.json'), '[]');
  expect(await merge('--combined', inFolder('all.docx'))).toMatchObject({ code: 0, error: [] });
  expect(await readdir(inFolder('out'))).toEqual([]);
});

describe('stops with one line that says why, and writes nothing', () => {
  it.each<[name: string, prepare: () => Promise<unknown> | unknown, message: string]>([
    ['a letter that is not there', () => rm(inFolder('T.docx')), 'T.docx does not exist.'],
    ['a text that calls itself a letter', () => writeFile(inFolder('T.docx'), 'Dear Maija'), 'is not a Word document: open it in Word and save it as .docx.'],
    ['an empty file', () => writeFile(inFolder('T.docx'), ''), 'is not a Word document: open it in Word and save it as .docx.'],
    ['half a letter', () => writeFile(inFolder('T.docx'), letter.subarray(0, letter.length / 2)), 'T.docx is '],
    ['a letter that is a folder', async () => { await rm(inFolder('T.docx')); await mkdir(inFolder('T.docx')); }, 'T.docx is a folder, not a file.'],
    ['data that are not there', () => rm(inFolder('records.json')), 'records.json does not exist.'],
    ['data that are no JSON', () => writeFile(inFolder('records.json'), 'First Name;Last Name'), 'is not JSON'],
    ['data that are no array', () => writeFile(inFolder('records.json'), '{"First Name":"Maija"}'), 'must hold a JSON array of records'],
    ['nested data', () => writeFile(inFolder('records.json'), '[{"City":{"name":"Turku"}}]'), '"City" holds an object'],
    ['a file where the folder should be', () => writeFile(inFolder('out'), ''), 'a file of this name is in the way'],
  ])('%s', async (_, prepare, message) => {
    await prepare();
    const { code, out, error } = await merge('--combined', inFolder('all.docx'));
    expect(code).toBe(1);
    expect(error).toHaveLength(1);
    expect(error[0]).toContain(message);
    expect(error[0]).not.toMatch(/\n|\bat .*:\d+/);
    expect(out).toEqual([]);
    expect(await readdir(folder)).not.toContain('all.docx');
  });
});

it('takes a table by its name, and makes no letter of it where its last row is wrong', async () => {
  const ofTable = async (text: string) => {
    await writeFile(inFolder('records.csv'), text);
    return atTerminal('merge', '--template', inFolder('T.docx'), '--data', inFolder('records.csv'), '--out', inFolder('out'));
  };
  expect(await ofTable('First Name;Last Name;City\nMaija;Virtanen;Turku\nÅke;Öström;Åbo;2\n')).toEqual({ code: 1, out: [], error: [`segment-letters: Row 3 of ${inFolder('records.csv')}: the row has 4 cells, the table 3 columns.`] });
  expect(await readdir(folder)).not.toContain('out');
  expect((await ofTable('First Name;Last Name;City\nMaija;Virtanen;Turku\nÅke;Öström;Åbo\n')).out).toEqual([`2 letters in ${inFolder('out')}`]);
  expect(readText(await readFile(inFolder('out', '0002.docx')))).toBe('Dear Åke Öström\nÅbo');
});

it('tells a command that was written wrong by its exit code', async () => {
  expect(await atTerminal('merge', '--template', 'T.docx')).toEqual({ code: 2, out: [], error: ['segment-letters: --data is missing.'] });
});

describe('text with markup', () => {
  const made = async (records: unknown, ...more: string[]) => {
    await writeFile(inFolder('T.docx'), docx({ body: p(r('Dear '), mergeField('Name')) + p(mergeField('Note')) }));
    await writeFile(inFolder('p.json'), JSON.stringify(records));
    return atTerminal('merge', '--template', inFolder('T.docx'), '--data', inFolder('p.json'), '--out', inFolder('out'), ...more);
  };

  it('prints as it says, in JSON, and proves itself', async () => {
    const records = [{ Name: '**A**', Note: { rich: 'Come to **our** [shop](https://example.com/):\n1. chairs\n2. lamps' } }, { Name: 'B', Note: { rich: 'plain' } }, { Name: 'C', Note: '**C**' }, { Name: 'D', Note: { rich: '' } }];
    expect(await made(records, '--receipts', inFolder('receipts.jsonl'))).toMatchObject({ code: 0, error: [] });
    const letters = await Promise.all((await readdir(inFolder('out'))).map((name) => readFile(inFolder('out', name))));
    expect(letters.map((letter) => readText(letter))).toEqual(['Dear **A**\nCome to our shop:\nchairs\nlamps', 'Dear B\nplain', 'Dear C\n**C**', 'Dear D']);
    expect(partText(letters[0]!).match(/<w:numId w:val="1"\/>/g)).toHaveLength(2);
    const verify = () => atTerminal('verify', '--receipts', inFolder('receipts.jsonl'), '--template', inFolder('T.docx'), '--data', inFolder('p.json'));
    expect(await verify()).toMatchObject({ code: 0, out: ['4 of 4 letters are the same to the last byte.'] });
    await writeFile(inFolder('p.json'), JSON.stringify(records).replace('**our**', '_our_'));
    expect(await verify()).toMatchObject({ code: 1 });
  });
  it('with a link that leads elsewhere is said, and nothing is made', async () => {
    expect(await made([{ Name: 'A', Note: { rich: '**fine**' } }, { Name: 'B', Note: { rich: '[this](javascript:alert`1`)' } }])).toEqual({
      code: 1, out: [], error: [`segment-letters: Record 2 of ${inFolder('p.json')}: "Note" has a link to javascript:alert\`1\`; links begin with https://, http:// or mailto: and are whole addresses without spaces.`],
    });
    expect(await readdir(inFolder())).not.toContain('out');
  });
});

describe('pictures', () => {
  const picture = png(96, 96);
  const address = `data:image/png;base64,${Buffer.from(picture).toString('base64')}`;
  beforeEach(async () => {
    await writeFile(inFolder('T.docx'), docx({ body: p(r('Photo: '), mergeField('Photo')) }));
    await mkdir(inFolder('photos'));
    await writeFile(inFolder('photos', 'maija.png'), picture);
    await writeFile(inFolder('..maija.png'), picture);
    await writeFile(inFolder('photos', 'text.png'), 'no picture');
  });
  const made = async (file: string) => atTerminal('merge', '--template', inFolder('T.docx'), '--data', inFolder(file), '--out', inFolder('out'));
  const drawn = async (): Promise<string[]> => Promise.all((await readdir(inFolder('out'))).map(async (name) => /descr="([^"]*)"/.exec(partText(await readFile(inFolder('out', name))))?.[1] ?? 'none'));

  it('come as data or as files beside JSON', async () => {
    await writeFile(inFolder('p.json'), JSON.stringify([{ Photo: { picture: address, alt: 'Maija' } }, { Photo: { picture: 'photos/maija.png' } }, { Photo: { picture: '..maija.png' } }, { Photo: { picture: '' } }, {}]));
    expect(await made('p.json')).toMatchObject({ code: 0, error: [] });
    expect(await drawn()).toEqual(['Maija', 'Photo', 'Photo', 'none', 'none']);
  });
  it('come as files in a column of a table that says so', async () => {
    await writeFile(inFolder('p.csv'), 'Name,Photo (picture)\nA,photos/maija.png\nB,\n');
    expect(await made('p.csv')).toMatchObject({ code: 0, error: [] });
    expect(await drawn()).toEqual(['Photo', 'none']);
  });
  it.each([
    [{ picture: '..' }, 'lies outside the folder of the data'], [{ picture: 'photos/text.png' }, 'Record 1 of .*p\\.json: "Photo" is no picture: a letter takes PNG, JPEG and GIF'], [{ picture: '../x.png' }, 'lies outside the folder of the data'], [{ picture: 'photos/gone.png' }, '"Photo": photos/gone.png does not exist'],
    [{ picture: 'data:image/png;x' }, 'is not written in base64'], [{ picture: 'data:;base64,AAAA' }, 'is no picture'], [{ picture: address, size: 3 }, 'holds an object'], [{ picture: 5 }, 'holds an object'],
  ])('that are none are said: %j', async (Photo, message) => {
    await writeFile(inFolder('p.json'), JSON.stringify([{ Photo }]));
    const { code, error } = await made('p.json');
    expect([code, error]).toEqual([1, [expect.stringMatching(message)]]);
  });
});
