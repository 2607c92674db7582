import fc from 'fast-check';
import { CommandProblem } from '../../src/cli/commandProblem';
import { comparable } from '../../src/contract/mergeFieldCatalogue';
import { plainValues } from '../../src/merge';
import { readAll } from './readAll';

const read = async (text: string) => (await readAll(new TextEncoder().encode(text), 'records.json')).records;

it('makes text of every value', async () => {
  const valueOf = plainValues((await read('[{"Name":"Maija","Points":12.5,"Member":true,"Note":null}]'))[0]!);
  expect(['Name', 'Points', 'Member', 'Note', 'Other'].map(valueOf)).toEqual(['Maija', '12.5', 'true', '', '']);
});

it('keeps text as it is: leading zeros, blanks, line breaks, signs of XML and of patterns', async () => {
  const value = '007 \n <&"\'> $& \u{1f44b} \u05d0';
  expect(plainValues((await read(JSON.stringify([{ A: value }])))[0]!)('A')).toBe(value);
});

it('knows columns by name without regard to case, blanks and underscores', async () => {
  const valueOf = plainValues((await read('[{"Post Code":"00100"}]'))[0]!);
  expect([valueOf('post_code'), valueOf('POST CODE')]).toEqual(['00100', '00100']);
});

it('takes columns called constructor and __proto__ for columns', async () => {
  const [record, empty] = (await read('[{"constructor":"C","__proto__":"P","toString":"T"},{}]')).map(plainValues);
  const names = ['constructor', '__proto__', 'toString'];
  expect([names.map(record!), names.map(empty!)]).toEqual([['C', 'P', 'T'], ['', '', '']]);
});

it('drops a byte order mark', async () => {
  expect(await read('\ufeff[{"A":"1"}]')).toHaveLength(1);
});

it.each([
  ['', 'is empty'],
  ['{"A":1}', 'must hold a JSON array of records; it holds an object'],
  ['"A"', 'it holds a text'],
  ['[1]', 'Record 1 of records.json must be an object of names and values; it is a number'],
  ['[{"A":"x"},null]', 'Record 2 of records.json'],
  ['[{"A":"x"},{"A":{"b":1}}]', 'Record 2 of records.json: "A" holds an object'],
  ['[{"A":["x"]}]', 'Record 1 of records.json: "A" holds a list with a text in it; each element must be an object'],
  ['[{"A":[{"B":1},{"B":[]}]}]', 'Record 1 of records.json: "A", element 2: "B" holds a list; a value is text, a number, true, false, null, a picture: {"picture": "…"}, or text with markup: {"rich": "…"}.'],
  ['[{"A":true},{"A":{"B":1}}]', 'a value is text, a number, true, false, null, a picture: {"picture": "…"}, text with markup: {"rich": "…"}, or a list of objects.'],
  ['[{"A":9007199254740991},{"A":12345678901234567890}]', 'Record 2 of records.json: "A" holds a number of more digits than a JSON number keeps; write it as text, in quotation marks.'],
  ['[{"A":1e21}]', '"A" holds a number of more digits'],
  ['[{"A":[{"B":-9007199254740992}]}]', '"A", element 1: "B" holds a number of more digits'],
  ['[{"A":[{"B":"x","b":"y"}]}]', '"A", element 1 has two values for "b"'],
  ['[{"First Name":"a","First_Name":"b"}]', 'two values for "First_Name"'],
  ['[{"A":1}', 'is not JSON'],
  ['<xml/>', 'is not JSON'],
])('says in one line why %j is no data', async (text, message) => {
  const problem: unknown = await read(text).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(CommandProblem);
  expect((problem as Error).message).toContain(message);
  expect((problem as Error).message).not.toContain('\n');
});

it('refuses another encoding than UTF-8', async () => {
  await expect(readAll(Uint8Array.of(0x5b, 0xe4, 0x5d), 'latin.json')).rejects.toThrow('latin.json is not written in UTF-8, as JSON is: save it in that encoding.');
});

it('reads back every array of flat records', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)))), async (records) => {
    fc.pre(records.every((record) => new Set(Object.keys(record).map(comparable)).size === Object.keys(record).length));
    const back = await read(JSON.stringify(records));
    expect(back).toHaveLength(records.length);
    records.forEach((record, index) => {
      for (const [name, value] of Object.entries(record)) expect(plainValues(back[index]!)(name)).toBe(value === null ? '' : String(value));
    });
  }));
});
