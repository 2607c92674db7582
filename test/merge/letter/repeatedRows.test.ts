import fc from 'fast-check';
import { checkRecords, createCombined, openTemplate, plainValues, plannedLetters, produceLetter, resolverFor, type PlainRecord } from '../../../src/merge';
import { docx, field, fieldMarks, mergeField, p, passage, r, type DocxSource } from '../build/docx';
import { partText, readText } from '../build/letterText';
import { lintLetter } from '../lint/lintLetter';
import { validatorFaults } from '../lint/validatorFaults';

const { begin, separate, end, code } = fieldMarks;
const cell = (...content: string[]): string => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${content.join('')}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${rows.join('')}</w:tbl>`;
const orderRow = row(cell(p(mergeField('Orders.Item'))), cell(p(mergeField('Orders.Price'))));
const formula = (text: string, ...inner: string[]): string => begin + code(` = ${text}`) + inner.join('') + code(' ') + separate + r('0') + end;
const orders = (...items: [string, string][]): PlainRecord => ({ Name: 'Maija', Orders: items.map(([Item, Price]) => ({ Item, Price })) });
const three = orders(['Chair', '120'], ['Lamp', '35.5'], ['Desk <&">', '7']);

const opened = (source: DocxSource | string, records: readonly PlainRecord[]) => openTemplate(docx(typeof source === 'string' ? { body: source } : source), { resolve: resolverFor(records), isList: true });
const made = (source: DocxSource | string, record: PlainRecord): Uint8Array => produceLetter(opened(source, [record, three]), plainValues(record));
const text = (body: string, record: PlainRecord): string => readText(made(body, record));

it('repeats a row for each element of a list, with the record\'s other values', () => {
  const body = table(row(cell(p(r('Item'))), cell(p(r('Price')))), row(cell(p(mergeField('Orders.Item'), r(' for '), mergeField('name'))), cell(p(mergeField('"ORDERS.price"', { switches: '\\# 0.00' }))))) + p(r('end'));
  expect(text(body, three)).toBe('Item\nPrice\nChair for Maija\n120.00\nLamp for Maija\n35.50\nDesk <&"> for Maija\n7.00\nend');
  expect(text(body, orders())).toBe('Item\nPrice\nend');
  expect(text(body, { Name: 'Åke' })).toBe('Item\nPrice\nend');
});

it('knows lists and columns by name, blanks and underscores being one', () => {
  const record = { 'Order Lines': [{ 'Unit Price': 5 }, { 'Unit Price': 6 }] };
  expect(text(table(row(cell(p(mergeField('"order_lines.Unit_Price"'))))) + p(), record)).toBe('5\n6\n');
});

it('works out conditions and formulas for each element, and a sum of all', () => {
  const rate = `${begin}${code(' IF ')}${mergeField('Orders.Price')}${code(' > 50 "high" "low" ')}${separate}${r('x')}${end}`;
  const body = table(
    row(cell(p(rate)), cell(p(formula('2 * ', mergeField('Orders.Price')))), cell(p(mergeField('Orders.Price'))), cell(p(formula('C1 + 1')))),
    row(cell(p(r('Total'))), cell(p(field('= SUM(ABOVE)', '0'))), cell(p(field('= SUM(C1)', '0'))), cell(p(field('= COUNT(C1)', '0')))),
  ) + p();
  expect(text(body, three).trim().split('\n')).toEqual(['high', '240', '120', '121', 'low', '71', '35.5', '36.5', 'low', '14', '7', '8', 'Total', '325', '162.5', '3']);
  expect(text(body, orders()).trim().split('\n')).toEqual(['Total', '0', '0', '0']);
});

it.each([
  [['', '10', '20'], '30'], [['10', '', '20'], '20'], [['10', '20', ''], '0'],
])('adds up above from the last element until a blank one: %j', (prices, sum) => {
  const body = table(orderRow, row(cell(p(r('Total'))), cell(p(field('= SUM(ABOVE)', '?'))))) + p();
  expect(text(body, orders(...prices.map((price): [string, string] => ['x', price]))).trim().split('\n').at(-1)).toBe(sum);
  const below = table(row(cell(p(r('Total'))), cell(p(field('= SUM(BELOW)', '?')))), orderRow) + p();
  expect(text(below, orders(...[...prices].reverse().map((price): [string, string] => ['x', price]))).split('\n')[1]).toBe(sum);
});

it('takes the rows from the record that is in hand where they stand', () => {
  const body = table(orderRow) + p(field('NEXT', ''), mergeField('Name')) + table(orderRow) + p();
  const [first, second] = [orders(['Chair', '1']), { ...orders(['Lamp', '2'], ['Desk', '3']), Name: 'Åke' }];
  const letter = produceLetter(opened(body, [first, second]), plainValues(first), undefined, { following: () => plainValues(second) });
  expect(readText(letter).trim()).toBe('Chair\n1\nÅke\nLamp\n2\nDesk\n3');
});

it('keeps a text that SET gives in one element for that element', () => {
  const set = begin + code(' SET Twice ') + formula('2 * ', mergeField('Orders.Price')) + code(' ') + end;
  expect(text(table(row(cell(p(set, r('='), field('REF Twice', 'x'))))) + p(), three)).toBe('=240\n=71\n=14\n');
});

it('takes a table that is left without rows away, and keeps the cell or note around it whole', () => {
  expect(partText(made(p(r('a')) + table(orderRow) + p(r('b')), orders()))).not.toContain('w:tbl');
  expect(text(p(r('a')) + table(orderRow, orderRow) + p(r('b')), orders())).toBe('a\nb');
  const around = table(row(cell(table(orderRow)))) + p();
  expect(partText(made(around, orders()))).toMatch(/<w:tc><w:tcPr>.*?<\/w:tcPr><w:p\/><\/w:tc>/);
  expect(text(table(row(cell(table(orderRow), p()))) + p(), three)).toContain('Lamp');
});

it('lets lines disappear in each element by itself', () => {
  const body = table(row(cell(p(mergeField('Orders.Item')), p(mergeField('Orders.Price'))))) + p();
  expect(text(body, orders(['Chair', ''], ['', '7'], ['Lamp', '1']))).toBe('Chair\n7\nLamp\n1\n');
});

it('repeats rows in headers, notes and text boxes in a row', () => {
  const header = made({ body: p(), headers: { rIdH: table(orderRow) + p() }, section: '<w:sectPr><w:headerReference w:type="default" r:id="rIdH"/></w:sectPr>' }, three);
  expect(readText(header, 'word/rIdH.xml')).toContain('Lamp\n35.5');
  const box = `<w:r><w:pict><v:shape id="Box1" style="width:10pt"><v:textbox><w:txbxContent>${p(mergeField('Orders.Item'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
  const boxes = partText(made(table(row(cell(p(box, r('-'))))) + p(), three));
  expect(boxes.match(/id="Box1[^"]*"/g)).toHaveLength(3);
  expect(new Set(boxes.match(/id="Box1[^"]*"/g)).size).toBe(3);
  expect(boxes).toMatch(/Chair[\s\S]*Lamp[\s\S]*Desk/);
});

it('gives copies of a row marks of their own, or none', async () => {
  const drawing = '<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="4" name="Dot"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
  const control = `<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>${mergeField('Orders.Item')}</w:sdtContent></w:sdt>`;
  const note = '<w:r><w:footnoteReference w:id="2"/></w:r>';
  const body = table(row(cell(`<w:p w14:paraId="1A2B3C4D">${drawing}${control}<w:bookmarkStart w:id="1" w:name="Here"/>${r('!')}<w:bookmarkEnd w:id="1"/>${note}</w:p>`), cell(p(mergeField('Orders.Price'))))) + p('<w:bookmarkStart w:id="5" w:name="Other"/>', r('x'), '<w:bookmarkEnd w:id="5"/>');
  const source: DocxSource = { body, footnotes: `<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2">${p(r('Note of '), mergeField('Name'))}</w:footnote>` };
  const records = [three, orders(), orders(['Only', '1']), three];
  const template = opened(source, records);
  const letter = produceLetter(template, plainValues(three));
  const xml = partText(letter);
  expect(xml.match(/w:name="Here"/g)).toHaveLength(1);
  expect(xml.match(/<w:footnoteReference/g)).toHaveLength(1);
  expect(new Set([...xml.matchAll(/docPr id="(\d+)"/g)].map(([, id]) => id)).size).toBe(3);
  expect(new Set([...xml.matchAll(/w:id w:val="(\d+)"/g)].map(([, id]) => id)).size).toBe(3);
  const combined = createCombined(template);
  for (const record of records) combined.add(plainValues(record));
  const [document] = combined.finish();
  expect(partText(document!).match(/docPr id="(\d+)"/g)).toHaveLength(7);
  for (const bytes of [letter, produceLetter(template, plainValues(orders())), document!]) {
    expect(lintLetter(bytes)).toEqual([]);
    expect(await validatorFaults(bytes)).toEqual([]);
  }
}, 30_000);

it('stands in a passage that can be personal, and around one', () => {
  const records = [three];
  const template = opened(p(r('a')) + passage('one', table(orderRow)) + p(r('b')) + table(row(cell(p(mergeField('Orders.Item'), passage('two', r(' new')))))) + p(), records);
  const letter = (own: Record<string, string>): string => readText(produceLetter(template, plainValues(three), (id) => own[id])).trim();
  expect(letter({})).toContain('a\nChair\n120\nLamp');
  expect(letter({})).toContain('Desk <&"> new');
  expect(letter({ one: 'Nothing ordered', two: ' old' })).toBe('a\nNothing ordered\nb\nChair old\nLamp old\nDesk <&"> old');
});

it('says which fields of a list stand where nothing repeats them', () => {
  const inner = table(row(cell(p(mergeField('Guests.Name')))));
  const body = p(mergeField('Orders.Item')) + table(row(cell(inner + p(mergeField('Orders.Item'), mergeField('Guests.Name'))))) + p(begin, code(' IF 1 = 1 "')) + table(row(cell(p(code('x" "" '), separate, end, mergeField('Orders.Price'))))) + p();
  const records = [{ ...three, Guests: [{ Name: 'G' }] }];
  const template = opened(body, records);
  const issues = checkRecords(template, records, plannedLetters(template, records)).filter(({ code: one }) => one === 'LIST_OUT_OF_PLACE');
  expect(issues.map(({ subject, severity, count, places }) => [subject, severity, count, places.map(({ paragraph }) => paragraph)])).toEqual([['Orders.Item', 'error', 1, [0]], ['Guests.Name', 'error', 2, [1, 2]], ['Orders.Price', 'error', 1, [4]]]);
  expect(readText(produceLetter(template, plainValues(records[0]!)))).not.toContain('G\n');
});

it('checks the elements of lists: names that none has, values that one lacks, formulas that fail for some', () => {
  const body = table(row(cell(p(mergeField('Orders.Item'), mergeField('Orders.Size'))), cell(p(formula('1 / ', mergeField('Orders.Price')))))) + p();
  const records = [orders(['Chair', '1'], ['', '0'], ['Lamp', '0']), orders(['Desk', '2']), orders()];
  const template = opened(body, records);
  expect(checkRecords(template, records, plannedLetters(template, records)).map(({ code: one, subject, recordNos }) => [one, subject, recordNos])).toEqual([
    ['FIELD_UNKNOWN', 'Orders.Size', []], ['FORMULA_FAILED', '= 1 / «Orders.Price»', [1]], ['VALUE_MISSING', 'Orders.Item', [1]],
  ]);
  const empty = opened(body, [orders()]);
  expect(checkRecords(empty, [orders()], plannedLetters(empty, [orders()]))).toEqual([]);
});

it('refuses more than a letter may hold', () => {
  const many = { Orders: Array.from({ length: 2000 }, () => ({ Item: 'x', Price: '1' })) };
  const template = openTemplate(docx({ body: table(orderRow) + p() }), { resolve: resolverFor([many]), limits: { printedCharacters: 100_000 } });
  expect(() => produceLetter(template, plainValues(many))).toThrow('FIELDS_TOO_LONG');
});

it('prints any list as so many rows, alone and among others', () => {
  const item = fc.record({ Item: fc.string({ unit: fc.constantFrom('a', 'ä', '<', '&', '"', '$', '*', '.', '0'), minLength: 1 }), Price: fc.integer({ min: 0, max: 999 }).map(String) });
  const body = p(r('begin')) + table(orderRow) + table(orderRow, row(cell(p(r('total'))), cell(p(field('= SUM(ABOVE)', '0'))))) + p(r('end'));
  fc.assert(fc.property(fc.array(fc.array(item, { maxLength: 4 }), { minLength: 1, maxLength: 4 }), (lists) => {
    const records: PlainRecord[] = lists.map((Orders) => ({ Orders }));
    const template = opened(body, records);
    const expected = lists.map((list) => {
      const rows = list.flatMap(({ Item, Price }) => [Item, Price]);
      return ['begin', ...rows, ...rows, 'total', String(list.reduce((sum, { Price }) => sum + Number(Price), 0)), 'end'].join('\n');
    });
    const combined = createCombined(template);
    for (const record of records) combined.add(plainValues(record));
    expect(records.map((record) => readText(produceLetter(template, plainValues(record))))).toEqual(expected);
    expect(readText(combined.finish()[0]!)).toBe(expected.join('\n'));
  }), { numRuns: 60 });
});
