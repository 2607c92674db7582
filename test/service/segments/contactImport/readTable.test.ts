import fc from 'fast-check';
import Papa from 'papaparse';
import { contactCaptions } from '../../../../src/contract/aliases/contactCaptions';
import { importFields } from '../../../../src/contract/contactImport';
import { comparable } from '../../../../src/contract/mergeFieldCatalogue';
import { fieldOfHeading, importColumns } from '../../../../src/service/segments/contactImport/importColumns';
import { formOf, isEmpty, rowsAhead, tableRows } from '../../../../src/service/segments/contactImport/readTable';

const read = (text: string, size?: number) => [...tableRows(text, formOf(text), size)].flat();
const cells = (text: string) => read(text).map((row) => row.cells);
const written = (rows: string[][], delimiter: string, newline: string) => rows.map((row) => row.map((cell) => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)).join(newline);

it('reads back every table that a spreadsheet may write, in pages of any size', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ä', ' ', '"', ';', ',', '\t', '|', '\n', '1'), maxLength: 6 });
  const table = fc.integer({ min: 2, max: 5 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));
  fc.assert(fc.property(table, fc.constantFrom(';', ',', '\t', '|'), fc.constantFrom('\r\n', '\n'), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 100 }), (rows, delimiter, newline, size, atOnce) => {
    const text = written(rows, delimiter, newline);
    const form = { delimiter, newline, start: 0 };
    expect([...tableRows(text, form, size, atOnce)].flat().map((row) => row.cells)).toEqual(rows);
  }));
});

it.each([
  ['commas', ','], ['semicolons', ';'], ['tabs, as cells are pasted from Excel', '\t'], ['bars', '|'],
])('finds out that cells stand between %s', (_, delimiter) => {
  const text = written([['Name', 'City', 'Note'], ['Aalto, Anna', 'Turku', 'a; b'], ['Berg', 'Åbo', '1|2']], delimiter, '\r\n');
  expect(formOf(text)).toEqual({ delimiter, newline: '\r\n', start: 0 });
  expect(cells(text)[1]).toEqual(['Aalto, Anna', 'Turku', 'a; b']);
});

it('is told by Excel\'s own line, and reads past a byte order mark', () => {
  expect(cells('\uFEFFsep=|\r\nName|City;Town\r\nAnna|Turku\r\n')).toEqual([['Name', 'City;Town'], ['Anna', 'Turku']]);
  expect(cells('\uFEFFName;City\nAnna;Turku')[0]).toEqual(['Name', 'City']);
});

it('reads a single column', () => expect(cells('Email\na@x.example\nb@x.example\n')).toEqual([['Email'], ['a@x.example'], ['b@x.example']]));

it('keeps a line break within a cell, and counts rows as a spreadsheet does', () => {
  expect(read('Name;Note\nAnna;"two\nlines"\n;\nBerg;x\n')).toEqual([{ row: 1, cells: ['Name', 'Note'] }, { row: 2, cells: ['Anna', 'two\nlines'] }, { row: 3, cells: ['', ''] }, { row: 4, cells: ['Berg', 'x'] }]);
});

it.each([1, 2, 500])('loses only the line in which a quotation mark is not closed (pages of %i)', (size) => {
  const rows = read('Name;Note\nAnna;x\nBerg;"open\nCarl;"fine; here"\nDora;y\n', size);
  expect(rows.map(({ row, unclosed }) => [row, unclosed])).toEqual([[1, undefined], [2, undefined], [3, true], [4, undefined], [5, undefined]]);
  expect(rows[2]!.cells).toEqual(['Berg', '"open']);
  expect(rows[3]!.cells).toEqual(['Carl', 'fine; here']);
});

it('reads a table with broken quotation marks alike in pieces of any size', () => {
  const broken = fc.string({ unit: fc.constantFrom('a', ' ', '"', '"', ';', '\n', '\r\n', 'b"', ';"', '"\n'), maxLength: 60 });
  fc.assert(fc.property(broken, fc.constantFrom('\r\n', '\n'), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 40 }), (text, newline, size, atOnce) => {
    const form = { delimiter: ';', newline, start: 0 };
    const filled = (...how: number[]) => [...tableRows(text, form, ...how)].flat().filter((row) => !isEmpty(row));
    expect(filled(size, atOnce)).toEqual(filled());
  }));
});

it('reads a table that comes piece by piece as it reads the whole, and asks for more before it is over', () => {
  const broken = fc.string({ unit: fc.constantFrom('a', ' ', '"', '"', ';', '\n', '\r\n', 'b"', ';"', '"\n', '\n\n'), maxLength: 80 });
  fc.assert(fc.property(broken, fc.constantFrom('\r\n', '\n'), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9 }), (text, newline, size, atOnce, piece) => {
    const ahead = { text: '', from: 0, isWhole: false };
    let given = 0;
    const rows = [];
    for (const page of rowsAhead(ahead, { delimiter: ';', newline }, size, atOnce)) {
      rows.push(...page);
      if (page.length > 0) continue;
      expect(ahead.isWhole).toBe(false);
      ahead.text = ahead.text.slice(ahead.from) + text.slice(given, given += piece);
      ahead.from = 0;
      ahead.isWhole = given >= text.length;
    }
    expect(rows).toEqual([...tableRows(text, { delimiter: ';', newline, start: 0 }, size, atOnce)].flat());
  }));
});

it('does not read the rest of the table again for every broken line', () => {
  const parse = jest.spyOn(Papa, 'parse');
  const rows = read(`Name;Note\n${'Anna;"open\n'.repeat(4000)}`);
  expect(rows.filter(({ unclosed }) => unclosed)).toHaveLength(4000);
  const characters = parse.mock.calls.reduce((sum, [text]) => sum + (text as unknown as string).length, 0);
  parse.mockRestore();
  expect(characters).toBeLessThan(4000 * 1500);
});

it('takes a stray quotation mark within a cell for what it is', () => expect(cells('Name;Size\nAnna;12" screen\n"Berg "" Co";1\n')).toEqual([['Name', 'Size'], ['Anna', '12" screen'], ['Berg " Co', '1']]));

it('knows the headings of every field, and none that means two', () => {
  const all = importFields.flatMap((field) => [...new Set([field, ...contactCaptions[field]].map(comparable))].map((caption) => ({ field, caption })));
  const twice = all.filter(({ caption }, index) => all.findIndex((other) => other.caption === caption) !== index);
  expect(twice).toEqual([]);
  for (const { field, caption } of all) expect([caption, fieldOfHeading(caption)]).toEqual([caption, field]);
});

it.each([
  ['English', 'No.;First Name;Surname;E-Mail;Post Code', ['no', 'firstName', 'surname', 'email', 'postCode']],
  ['Finnish', 'Nro;Etunimi;SUKUNIMI;Sähköposti;Postinumero', ['no', 'firstName', 'surname', 'email', 'postCode']],
  ['Swedish', 'Nr;Förnamn;Efternamn;E-post;Postnr', ['no', 'firstName', 'surname', 'email', 'postCode']],
  ['German', 'Nr.;Vorname;Nachname;E-Mail;PLZ-Code', ['no', 'firstName', 'surname', 'email', 'postCode']],
])('says what the columns are by %s headings', (_, headings, uses) => {
  const { headings: headed, columns } = importColumns({ text: `${headings};Shoe size\nCT1;Anna;Aalto;a@x.example;00100;38\n` });
  expect(headed).toBe(true);
  expect(columns.map(({ use }) => use)).toEqual([...uses, '']);
  expect(columns[5]).toEqual({ heading: 'Shoe size', examples: ['38'], use: '' });
});

it('sees that there are no headings, unless it is told otherwise', () => {
  const text = 'Anna Aalto\tTurku\nBerg\tÅbo\n';
  expect(importColumns({ text })).toEqual({ delimiter: '\t', headings: false, columns: [{ heading: '', examples: ['Anna Aalto', 'Berg'], use: '' }, { heading: '', examples: ['Turku', 'Åbo'], use: '' }] });
  expect(importColumns({ text, headings: true }).columns[0]).toEqual({ heading: 'Anna Aalto', examples: ['Berg'], use: '' });
  expect(importColumns({ text: '\n\n' })).toEqual({ delimiter: ',', headings: false, columns: [] });
});

it('uses the first of two columns with one name', () => expect(importColumns({ text: 'Name,Nimi\na,b' }).columns.map(({ use }) => use)).toEqual(['name', '']));

it.each([[1, 1], [2, 3]])('ends with the last heading where %i of %i rows have a cell beyond it', (wide, all) => {
  const rows = Array.from({ length: all }, (_, index) => (index < wide ? 'Bo,Katu 5, 2. krs,Helsinki' : 'Bo,Katu 5,Helsinki,,'));
  expect(importColumns({ text: `Nimi,Katuosoite,Kaupunki\n${rows.join('\n')}\n` }).columns.map(({ heading }) => heading)).toEqual(['Nimi', 'Katuosoite', 'Kaupunki']);
});
