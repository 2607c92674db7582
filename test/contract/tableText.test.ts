import fc from 'fast-check';
import { headOf } from '../../src/contract/contactImport';
import { tableText } from '../../src/contract/tableText';

const table = 'Nimi;Paikka\r\nÅsa Öhman;Jyväskylä\r\nŻaneta;Łódź\r\n';
const western = 'Nimi;Paikka\r\nÅsa Öhman;Jyväskylä – 5 €\r\n';
const bytes = (text: string, encoding: BufferEncoding, mark: number[] = []) => new Uint8Array([...mark, ...Buffer.from(text, encoding)]);
const swapped = (little: Uint8Array) => Uint8Array.from(little, (_, index) => little[index ^ 1]!);
/** Windows-1252: Latin-1 with the euro and the dash where Microsoft put them. */
const windows = (text: string) => Uint8Array.from(text, (character) => ({ '€': 0x80, '–': 0x96 })[character] ?? character.charCodeAt(0));

it.each<[string, Uint8Array, string]>([
  ['UTF-8', bytes(table, 'utf8'), table], ['UTF-8 with a mark', bytes(table, 'utf8', [0xef, 0xbb, 0xbf]), table],
  ['UTF-16, as Excel\'s Unicode text', bytes(table, 'utf16le', [0xff, 0xfe]), table], ['UTF-16 the other way round', swapped(bytes(`\uFEFF${table}`, 'utf16le')), table],
  ['UTF-16 without a mark', bytes(table, 'utf16le'), table], ['UTF-16 the other way round without a mark', swapped(bytes(table, 'utf16le')), table],
  ['Windows-1252, as Excel\'s CSV', windows(western), western], ['nothing', new Uint8Array(), ''],
])('reads %s', (_, given, text) => expect(tableText(given)).toBe(text));

it('reads whatever is UTF-8 as UTF-8', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'ä', '€', ';', '\n', '語'), maxLength: 40 }), (text) => { expect(tableText(new TextEncoder().encode(text))).toBe(text); }));
});

it('takes a workbook for none', () => {
  expect(tableText(new Uint8Array([0x50, 0x4b, 3, 4, 20]))).toBeUndefined();
  expect(tableText(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBeUndefined();
});

it('cuts the head of a table after a whole row', () => {
  expect(headOf(table)).toBe(table);
  const long = `${'a;b\n'.repeat(60_000)}`;
  expect(headOf(long).length).toBeLessThanOrEqual(200_001);
  expect(headOf(long).endsWith('b\n')).toBe(true);
});
