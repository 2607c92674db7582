import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startUnderTest, token, type ServiceUnderTest } from '../service/serviceUnderTest';
import { atTerminal } from './atTerminal';

let folder: string;
let service: ServiceUnderTest;
let where: string[];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'import-'));
  service = await startUnderTest();
  writeFileSync(inFolder('token'), token);
  where = ['--service', await service.app.listen({ port: 0, host: '127.0.0.1' }), '--token-file', inFolder('token')];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string): string => path.join(folder, name);
function file(name: string, content: string | Uint8Array): string { writeFileSync(inFolder(name), content); return inFolder(name); }
const importing = (...args: string[]) => atTerminal('import', ...args, ...where);
const find = async (search: string) => (await service.ask('contacts', { query: { search } })).items;

it('says what it would do, does it, and keeps the rows that are wrong beside what is wrong', async () => {
  const contacts = file('contacts.csv', Buffer.from('Nimi;Kaupunki;Kieli;Kengännumero\r\nÅkerlund Ab;Turku;ruotsi;38\r\nÖljy Oy;Oulu;klingon;"4;0"\r\n', 'latin1'));
  const would = await importing(contacts, '--dry-run');
  expect(would).toEqual({ code: 1, out: ['Columns: Nimi → name, Kaupunki → city, Kieli → languageCode', 'Not used: Kengännumero', 'Dry run: nothing is changed.', '2 rows: 1 new (1 company), 0 changed, 0 unchanged, 1 rejected'],
    error: ['Row 3: Kieli "klingon" is not known', 'segment-letters: 1 row would not be imported.'] });
  expect(await find('Åkerlund')).toEqual([]);
  const did = await importing(contacts, '--rejected', inFolder('rejected.csv'), '--group', 'NEWS');
  expect([did.code, did.out.slice(2)]).toEqual([1, ['2 rows: 1 new (1 company), 0 changed, 0 unchanged, 1 rejected', '1 contact joined the mailing group NEWS']]);
  expect(await find('Åkerlund')).toMatchObject([{ name: 'Åkerlund Ab', city: 'Turku', languageCode: 'SVE', type: 'Company' }]);
  expect(readFileSync(inFolder('rejected.csv'), 'utf8')).toBe('\uFEFFRow;What is wrong;Nimi;Kaupunki;Kieli;Kengännumero\r\n3;"Kieli ""klingon"" is not known";Öljy Oy;Oulu;klingon;"4;0"\r\n');
  const mended = file('mended.csv', readFileSync(inFolder('rejected.csv'), 'utf8').replace(';klingon;', ';suomi;'));
  expect((await importing(mended)).code).toBe(0);
  expect(await find('Öljy')).toMatchObject([{ city: 'Oulu', languageCode: 'FIN' }]);
  expect((await service.ask('contactImports', { query: {} })).items.map(({ source, added }) => [source, added])).toEqual([['mended.csv', 1], ['contacts.csv', 1]]);
});

it('names the columns of rejected rows after their use where the table has no headings, so that no row of headings comes in as a contact', async () => {
  const contacts = file('plain.csv', 'Aalto Oy;Espoo;suomi;38\nÖljy Oy;Oulu;klingon;40\n');
  await importing(contacts, '--map', '#1=name', '--map', '#2=city', '--map', '#3=languageCode', '--rejected', inFolder('rejected.csv'));
  expect(readFileSync(inFolder('rejected.csv'), 'utf8')).toBe('\uFEFFRow;What is wrong;name;city;languageCode;#4\r\n2;"languageCode ""klingon"" is not known";Öljy Oy;Oulu;klingon;40\r\n');
  const mended = await importing(file('mended.csv', readFileSync(inFolder('rejected.csv'), 'utf8').replace(';klingon;', ';suomi;')));
  expect([mended.code, mended.out.at(-1)]).toEqual([0, '1 row: 1 new (1 company), 0 changed, 0 unchanged, 0 rejected']);
  expect(await find('Öljy')).toMatchObject([{ city: 'Oulu', languageCode: 'FIN' }]);
});

it('rejects a row with an unquoted separator, and again as it comes back, until its text has its quotation marks', async () => {
  const contacts = file('contacts.csv', 'Etunimi,Sukunimi,Katuosoite,Postinumero,Kaupunki\nAino,Tuohimaa,"Katu 1, 3. krs",00100,Helsinki\nBo,Berg,Katu 5, 2. krs,00100,Helsinki\nEeva,Ek,Katu 6, 1. krs,00100,Helsinki\n');
  const first = await importing(contacts, '--rejected', inFolder('rejected.csv'));
  expect([first.out, first.error[0]]).toEqual([['Columns: Etunimi → firstName, Sukunimi → surname, Katuosoite → address, Postinumero → postCode, Kaupunki → city', '3 rows: 1 new (1 person), 0 changed, 0 unchanged, 2 rejected'], 'Row 3: the row has 6 cells, the table 5 columns']);
  const rejected = readFileSync(inFolder('rejected.csv'), 'utf8');
  expect(rejected).toBe('\uFEFFRow,What is wrong,Etunimi,Sukunimi,Katuosoite,Postinumero,Kaupunki,\r\n3,"the row has 6 cells, the table 5 columns",Bo,Berg,Katu 5, 2. krs,00100,Helsinki\r\n4,"the row has 6 cells, the table 5 columns",Eeva,Ek,Katu 6, 1. krs,00100,Helsinki\r\n');
  expect((await importing(inFolder('rejected.csv'))).out.at(-1)).toBe('2 rows: 0 new, 0 changed, 0 unchanged, 2 rejected');
  const mended = file('mended.csv', rejected.replace('Katu 5, 2. krs', '"Katu 5, 2. krs"'));
  expect((await importing(mended)).out.at(-1)).toBe('2 rows: 1 new (1 person), 0 changed, 0 unchanged, 1 rejected');
  expect(await find('Bo Berg')).toMatchObject([{ address: 'Katu 5, 2. krs', postCode: '00100', city: 'Helsinki' }]);
});

it('counts the places of mended rows as in the table they come from, so that the same command brings them in', async () => {
  const places = ['--map', '#1=name', '--map', '#2=city', '--map', '#3=languageCode'];
  await importing(file('plain.csv', 'Öljy Oy;Oulu;klingon;40\n'), ...places, '--rejected', inFolder('rejected.csv'));
  const mended = await importing(file('mended.csv', readFileSync(inFolder('rejected.csv'), 'utf8').replace(';klingon;', ';suomi;')), ...places);
  expect([mended.code, mended.out[0]]).toEqual([0, 'Columns: name → name, city → city, languageCode → languageCode']);
  expect(await find('Öljy')).toMatchObject([{ name: 'Öljy Oy', city: 'Oulu', languageCode: 'FIN' }]);
});

it('uses columns as it is told, by heading or by place, from a file and from the line', async () => {
  const contacts = file('contacts.tsv', 'Firm\tTown\tCity\nAalto Oy\tEspoo\tx\n');
  const mapping = file('mapping.json', '{"firm": "city", "Town": "CITY"}');
  expect((await importing(contacts, '--mapping', mapping, '--map', 'Firm=name', '--map', '#3=none')).code).toBe(0);
  expect(await find('Aalto Oy')).toMatchObject([{ city: 'Espoo' }]);
});

it.each<[string, () => string[], number, string]>([
  ['a workbook', () => [file('a.xlsx', new Uint8Array([0x50, 0x4b, 3, 4]))], 1, 'is a workbook'],
  ['an empty file', () => [file('a.csv', '\n\n')], 1, 'is empty'],
  ['a file that is not there', () => ['nothing.csv'], 1, 'The table nothing.csv does not exist'],
  ['an unknown field', () => [file('a.csv', 'Name\nA\n'), '--map', 'Name=shoe'], 2, '"shoe" is nothing of a contact'],
  ['an unknown column', () => [file('a.csv', 'Name\nA\n'), '--map', 'Town=city'], 1, 'has no column "town". Its columns: Name'],
  ['a mapping that is none', () => [file('a.csv', 'Name\nA\n'), '--mapping', file('m.json', '[1]')], 1, 'must hold an object'],
  ['an unknown group', () => [file('a.csv', 'Name\nA\n'), '--group', 'NONE'], 1, 'there is no such mailing group'],
  ['two tables', () => ['a.csv', 'b.csv'], 2, 'One table at a time'],
  ['no table', () => [], 2, 'Say which table'],
  ['an unknown kind', () => ['a.csv', '--kind', 'dog'], 2, 'say company or person'],
])('says in one line that %s cannot be imported', async (_, args, code, words) => {
  const { code: ended, error } = await importing(...args());
  expect([ended, error]).toEqual([code, [expect.stringContaining(words)]]);
});
