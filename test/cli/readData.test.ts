import { createHash } from 'node:crypto';
import fc from 'fast-check';
import Papa from 'papaparse';
import { CommandProblem } from '../../src/cli/commandProblem';
import { dataInput } from '../../src/cli/dataInput';
import { openData } from '../../src/cli/readData';
import { createCombined, openTemplate, plainValues, produceLetter, resolverFor, type PlainRecord } from '../../src/merge';
import { docx, mergeField, p, r } from '../merge/build/docx';
import { readAll } from './readAll';

const read = (text: string, file = 'records.csv') => readAll(new TextEncoder().encode(text), file);

it.each([
  ['commas', 'records.csv', 'First Name,City\nMaija,Turku\n'],
  ['semicolons', 'records.CSV', 'First Name;City\r\nMaija;Turku\r\n'],
  ['tabs', 'records.csv', 'First Name\tCity\nMaija\tTurku'],
  ['tabs, by its name', 'records.tsv', 'First Name\tCity\nMaija\tTurku\n'],
  ['quoted cells', 'records.csv', '"First Name","City"\n"Maija","Turku"\n'],
  ['a byte order mark', 'records.csv', '\ufeffFirst Name;City\nMaija;Turku\n'],
  ['a first line that says what separates', 'records.csv', 'sep=;\nFirst Name;City\nMaija;Turku\n'],
  ['empty rows and empty cells at the end', 'records.csv', '\n First Name ;City;;\n;;;\nMaija;Turku;;\n\n'],
  ['JSON lines', 'records.jsonl', '{"First Name":"Maija","City":"Turku"}\n'],
  ['JSON lines with a mark, blank lines and CRLF', 'records.ndjson', '\ufeff\r\n{"First Name":"Maija","City":"Turku"}\r\n  \r\n'],
  ['a JSON array', 'records.json', '[{"First Name":"Maija","City":"Turku"}]'],
  ['a JSON array under another name', 'records', '[{"First Name":"Maija","City":"Turku"}]'],
])('reads records with %s', async (_, file, text) => {
  expect((await read(text, file)).records).toEqual([{ 'First Name': 'Maija', City: 'Turku' }]);
});

it('reads what Excel writes without UTF-8 as the import does', async () => {
  expect((await readAll(Uint8Array.from(Buffer.from('City;Sum\nJämsä;1\n', 'latin1')), 'records.csv')).records).toEqual([{ City: 'Jämsä', Sum: '1' }]);
  expect((await readAll(Uint8Array.from(Buffer.from('\ufeffCity\tSum\nJämsä\t1\n', 'utf16le')), 'records.csv')).records).toEqual([{ City: 'Jämsä', Sum: '1' }]);
});

it('keeps cells as they are: zeros, blanks, quotation marks, separators and lines', async () => {
  expect((await read('A,B\n007," x ""y"", z\nw "\n')).records).toEqual([{ A: '007', B: ' x "y", z\nw ' }]);
});

it('keeps commas in a .tsv that has one column only', async () => {
  expect((await read('Address\nTurku, Finland\nÅbo, Finland\n', 'records.tsv')).records).toEqual([{ Address: 'Turku, Finland' }, { Address: 'Åbo, Finland' }]);
});

it('fills cells that a row lacks, and passes over a column without a name', async () => {
  expect((await read('A,,C\n1,2,3\n4\n')).records).toEqual([{ A: '1', C: '3' }, { A: '4', C: '' }]);
});

it('takes columns called constructor and __proto__ for columns', async () => {
  const valueOf = plainValues((await read('constructor,__proto__,A\nC,P,1\n')).records[0]!);
  expect(['constructor', '__proto__', 'toString'].map(valueOf)).toEqual(['C', 'P', '']);
});

it('goes through a file of JSON lines once for its names, and once for each time that its records come', async () => {
  let times = 0;
  async function* bytes() {
    times += 1;
    yield new TextEncoder().encode('{"A":1}\n{"B":2}\n');
  }
  const source = await openData({ name: 'r.jsonl', isPipe: false, bytes });
  for (let time = 0; time < 2; time += 1) {
    const { naming, records } = await source.read();
    expect(naming).toEqual([{ A: 1 }, { B: 2 }]);
    let count = 0;
    for await (const _ of records) count += 1;
    expect(count).toBe(2);
  }
  expect(times).toBe(3);
});

it('leaves what is piped in alone where the data are a file', () => {
  const terminal = { get input(): AsyncIterable<Uint8Array> { throw new Error('the pipe was asked for'); } };
  expect(dataInput('r.csv', terminal)).toMatchObject({ name: 'r.csv', isPipe: false });
  expect(() => dataInput('-', terminal).bytes()).toThrow('the pipe was asked for');
});

it('numbers records as the file does', async () => {
  expect(await read('A\n1\n\n2\n')).toMatchObject({ each: 'row', numbers: [2, 4] });
  expect(await read('\n{"A":1}\n\n{"A":2}', 'records.jsonl')).toMatchObject({ each: 'line', numbers: [2, 4] });
  expect(await read('[{"A":1},{"A":2}]', 'records.json')).toMatchObject({ each: 'record', numbers: [1, 2] });
});

it('has no records where there is only a heading, or no line', async () => {
  expect((await read('A,B\n')).records).toEqual([]);
  expect((await read('', 'records.jsonl')).records).toEqual([]);
});

it.each([
  ['records.csv', '', 'records.csv is empty: its first row must hold the names of the columns.'],
  ['records.csv', ',,\n \n', 'records.csv is empty'],
  ['records.csv', 'PK\u0003\u0004', 'records.csv is a workbook or another packed file, not a table of text: save it as CSV first.'],
  ['records.csv', 'A;B\n1;2\n\n1;2;3\n', 'Row 4 of records.csv: the row has 3 cells, the table 2 columns.'],
  ['records.csv', 'A;B\n1;2\n"3;4\n5;6\n', 'Row 3 of records.csv: a quotation mark is not closed.'],
  ['records.csv', 'A;"B\n1;2\n', 'Row 1 of records.csv: a quotation mark is not closed.'],
  ['records.csv', 'First Name;City;first_name\n1;2;3\n', 'Row 1 of records.csv has two columns "first_name": names that differ only in case, blanks or signs are one.'],
  ['records.tsv', 'A\tB\n1\t2\t3\n', 'Row 2 of records.tsv: the row has 3 cells, the table 2 columns.'],
  ['records.jsonl', '{"A":1}\n\n{"A":\n', 'Line 3 of records.jsonl is not JSON'],
  ['records.jsonl', '{"A":1}\n[1]\n', 'Line 2 of records.jsonl must be an object of names and values; it is a list.'],
  ['records.jsonl', '[\n{"A":1}\n]', 'Line 1 of records.jsonl is not JSON'],
  ['records.ndjson', '{"A":{"B":1}}', 'Line 1 of records.ndjson: "A" holds an object'],
  ['records.ndjson', '{"First Name":"a","first_name":"b"}', 'Line 1 of records.ndjson has two values for "first_name"'],
  ['records.txt', 'A;B\n1;2\n', 'records.txt is not JSON'],
])('says in one line what is wrong in %s %j', async (file, text, message) => {
  const problem: unknown = await read(text, file).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(CommandProblem);
  expect((problem as Error).message).toContain(message);
  expect((problem as Error).message).not.toContain('\n');
});

it('refuses JSON lines in another encoding than UTF-8', async () => {
  await expect(readAll(Uint8Array.of(0x7b, 0xe4, 0x7d), 'latin.jsonl')).rejects.toThrow('latin.jsonl is not written in UTF-8, as JSON is: save it in that encoding.');
});

const names = ['First Name', 'City', 'Sum'];
const bytes = docx({ body: p(r('Dear '), mergeField('First_Name')) + p(mergeField('City')) + p(mergeField('Sum')) });
/** The hash of each letter, and of all in one document. */
const lettersOf = (records: readonly PlainRecord[]): string[] => {
  const template = openTemplate(bytes, { resolve: resolverFor(records), isList: true });
  const letters = records.map((record) => produceLetter(template, plainValues(record)));
  const all = createCombined(template);
  for (const record of records) all.add(plainValues(record));
  return [...letters, ...all.finish()].map((file) => createHash('sha256').update(file).digest('hex'));
};

it('makes the same letters of the same records, to the last byte, whatever they are written as', async () => {
  const cell = fc.oneof(fc.string({ unit: fc.constantFrom(...'aÄ9 ,;\t"\'\n&<\u{1f44b}') }), fc.string({ unit: 'grapheme' }).filter((text) => !/\r/.test(text)));
  const row = fc.tuple(cell.filter((text) => text.trim() !== ''), cell, cell);
  await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\ufeff'), async (rows, delimiter, newline, mark) => {
    const records = rows.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index]])));
    const wanted = lettersOf((await read(JSON.stringify(records), 'records.json')).records);
    expect(lettersOf((await read(mark + records.map((record) => JSON.stringify(record)).join(newline), 'records.jsonl')).records)).toEqual(wanted);
    const table = Papa.unparse([names, ...rows], { delimiter, newline, quotes: true });
    expect(lettersOf((await read(mark + table, delimiter === '\t' ? 'records.tsv' : 'records.csv')).records)).toEqual(wanted);
  }), { numRuns: 40 });
});
