import { checkRecords, combinedLimits, createCombined, openTemplate, plainValues, plannedLetters, produceLetter, readPicture, resolverFor, type PlainRecord } from '../../../src/merge';
import { readPackage } from '../../../src/merge/package/docxPackage';
import { docx, field, fieldMarks, mergeField, p, r, section, type DocxSource } from '../build/docx';
import { partText, readText } from '../build/letterText';
import { gif, jpeg, png } from '../build/pictures';
import { lintLetter } from '../lint/lintLetter';
import { validatorFaults } from '../lint/validatorFaults';

const { begin, separate, end, code } = fieldMarks;
const inch = 914_400;
const opened = (source: DocxSource, records: readonly PlainRecord[]) => openTemplate(docx(source), { resolve: resolverFor(records), isList: true });
const made = (source: DocxSource | string, record: PlainRecord): Uint8Array => produceLetter(opened(typeof source === 'string' ? { body: source } : source, [record]), plainValues(record));
const sizes = (bytes: Uint8Array, part?: string): [number, number][] => [...partText(bytes, part).matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"\/>/g)].map(([, wide, high]) => [Number(wide), Number(high)]);
const media = (bytes: Uint8Array): string[] => [...readPackage(bytes).parts.keys()].filter((name) => name.includes('/media/'));

const photo = (bytes: Uint8Array): PlainRecord => ({ Photo: readPicture(bytes, 'Maija <"&"> in Turku') });
const box = (cx: number, cy: number): string => `<w:r><w:drawing><wp:inline><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="3" name="Old"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphic></wp:inline></w:drawing></w:r>`;
const framed = (cx: number, cy: number): string => begin + code(' MERGEFIELD Photo ') + separate + box(cx, cy) + end;

it('stands where its field stood, in the look of the text around, with a text for those who do not see it', async () => {
  const letter = made(p(r('Before '), mergeField('Photo', { switches: '\\b &quot;[&quot; \\f &quot;]&quot;', properties: '<w:b/>' }), r(' behind')), photo(png(96, 48)));
  expect(sizes(letter)).toEqual([[inch, inch / 2]]);
  expect(partText(letter)).toMatch(/\[<\/w:t><\/w:r><w:r><w:rPr><w:b\/><\/w:rPr><w:drawing>/);
  expect(partText(letter)).toContain('descr="Maija &lt;&quot;&amp;&quot;&gt; in Turku"');
  expect(readText(letter)).toBe('Before [] behind');
  expect(media(letter)).toEqual(['word/media/value1.png']);
  expect(lintLetter(letter)).toEqual([]);
  expect(await validatorFaults(letter)).toEqual([]);
}, 30_000);

it.each<[string, Uint8Array, string, [number, number]]>([
  ['a PNG of 300 points an inch', png(300, 150, { perMetre: 11811 }), 'png', [914_402, 457_201]], ['a PNG that says nonsense', png(96, 96, { perMetre: 1 }), 'png', [inch, inch]],
  ['a JPEG in inches', jpeg(300, 600, { unit: 1, density: 300 }), 'jpeg', [inch, 2 * inch]], ['a JPEG in centimetres', jpeg(254, 127, { unit: 2, density: 100 }), 'jpeg', [inch, inch / 2]],
  ['a JPEG without a unit', jpeg(96, 96, { unit: 0, density: 2 }), 'jpeg', [inch, inch]], ['a GIF', gif(192, 96), 'gif', [2 * inch, inch]],
])('prints %s in its natural size', (_, bytes, ending, size) => {
  const letter = made(p(mergeField('Photo')), photo(bytes));
  expect(sizes(letter)).toEqual([size]);
  expect(media(letter)).toEqual([`word/media/value1.${ending}`]);
  expect(partText(letter, '[Content_Types].xml')).toContain(`<Default Extension="${ending}" ContentType="image/${ending}"/>`);
});

it('stands without a text of its own, alone in its line, and is not missing', () => {
  const record = { Photo: readPicture(png(96, 96), ''), Rows: [{ Photo: readPicture(gif(96, 96), '') }] };
  const body = p(mergeField('Photo')) + `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc>${p(mergeField('Rows.Photo'))}${p(r('x'))}</w:tc></w:tr></w:tbl>` + p();
  const template = opened({ body }, [record]);
  expect(sizes(produceLetter(template, plainValues(record)))).toEqual([[inch, inch], [inch, inch]]);
  expect(checkRecords(template, [record], plannedLetters(template, [record]))).toEqual([]);
});

it('is no wider than its column, cell or text box, without the indents of its paragraph', () => {
  const wide = photo(png(2000, 1000));
  const width = (body: string, last = section()): number => sizes(made({ body, section: last }, wide))[0]![0] / 635;
  expect(width(p(mergeField('Photo')))).toBeCloseTo(11906 - 2268, 0);
  expect(width(`<w:p><w:pPr><w:ind w:left="1000" w:right="500"/></w:pPr>${mergeField('Photo')}</w:p>`)).toBeCloseTo(11906 - 2268 - 1500, 0);
  expect(width(p(mergeField('Photo')), section().replace('<w:cols w:space="708"/>', '<w:cols w:num="2" w:space="708"/>'))).toBeCloseTo((11906 - 2268 - 708) / 2, 0);
  const cell = (properties: string): string => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1500"/><w:gridCol w:w="2500"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc><w:tc><w:tcPr>${properties}</w:tcPr>${p(mergeField('Photo'))}</w:tc></w:tr></w:tbl>${p()}`;
  expect(width(cell('<w:tcW w:w="3000" w:type="dxa"/>'))).toBeCloseTo(3000 - 216, 0);
  expect(width(cell('<w:gridSpan w:val="2"/>'))).toBeCloseTo(4000 - 216, 0);
  const [size] = sizes(made(p(mergeField('Photo')), wide));
  expect(size![0] / size![1]).toBeCloseTo(2, 3);
});

it('takes the box of the picture that the field shows', () => {
  expect(sizes(made(p(framed(400_000, 100_000)), photo(png(96, 96))))).toEqual([[100_000, 100_000]]);
  expect(sizes(made(p(framed(inch * 4, inch * 2)), photo(png(96, 96))))).toEqual([[inch * 2, inch * 2]]);
  expect(partText(made(p(framed(400_000, 100_000)), { Photo: '' }))).not.toContain('w:drawing');
});

it('is there for conditions, and its text where only a text can stand', () => {
  const asked = p(begin, code(' IF '), mergeField('Photo'), code(' &lt;&gt; "" "'), mergeField('Photo'), code('" "no photo" '), separate, r('x'), end);
  expect(sizes(made(asked, photo(png(96, 96))))).toHaveLength(1);
  expect(readText(made(asked, { Photo: null }))).toBe('no photo');
  expect(readText(made(p(mergeField('Photo', { switches: '\\* Upper' })), photo(gif(1, 1))))).toBe('MAIJA <"&"> IN TURKU');
  expect(partText(made(p(r('a')) + p(mergeField('Photo')) + p(r('b')), {}))).not.toContain('w:drawing');
});

it('stands in headers and repeated rows with ids of its own, once for all letters of a document', async () => {
  const header = p(mergeField('Logo'), mergeField('Name'));
  const row = `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${p(mergeField('Orders.Photo'), box(9525, 9525).replace('<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/>', '<a:graphicData uri="x"/>'))}</w:tc></w:tr></w:tbl>`;
  const source: DocxSource = { body: p(mergeField('Photo'), field('PAGE', '1')) + row + p(r('end')), headers: { rIdH: header }, section: section('<w:headerReference w:type="default" r:id="rIdH"/>') };
  const logo = png(20, 20);
  const records: PlainRecord[] = [1, 2, 3].map((one) => ({
    Name: one === 3 ? 'B' : 'A', Logo: readPicture(new Uint8Array(logo), 'Logo'), Photo: readPicture(png(10, 10, { grey: one }), 'Photo'), Orders: [{ Photo: readPicture(logo, 'x') }, { Photo: readPicture(png(10, 10, { grey: 1 }), 'y') }],
  }));
  const template = opened(source, records);
  const letter = produceLetter(template, plainValues(records[0]!));
  expect(produceLetter(template, plainValues(records[0]!))).toEqual(letter);
  expect(partText(letter, 'word/_rels/rIdH.xml.rels')).toContain('media/value');
  expect(media(letter)).toHaveLength(2);
  const combined = createCombined(template);
  for (const record of records) combined.add(plainValues(record));
  const [document] = combined.finish();
  expect(media(document!)).toHaveLength(4);
  expect([...readPackage(document!).parts.keys()].filter((name) => /rIdH\w*\.xml$/.test(name))).toHaveLength(2);
  for (const bytes of [letter, document!]) {
    expect(lintLetter(bytes)).toEqual([]);
    expect((await validatorFaults(bytes)).filter((fault) => !fault.includes('graphicData'))).toEqual([]);
  }
}, 30_000);

it('goes into the document that shows it, where letters come in several', () => {
  const records = [1, 2].map((grey) => photo(png(10, 10, { grey })));
  const template = opened({ body: p(mergeField('Photo'), r('x'.repeat(500))) }, records);
  const combined = createCombined(template, { ...combinedLimits, textBytes: 1500 });
  for (const record of records) combined.add(plainValues(record));
  const documents = combined.finish();
  expect(documents.map((one) => [media(one), lintLetter(one)])).toEqual([[['word/media/value1.png'], []], [['word/media/value1.png'], []]]);
});

describe('in a document of many letters', () => {
  const size = png(10, 10, { grey: 1 }).length;
  const documents = (source: DocxSource, greys: readonly (number | undefined)[], pictureBytes: number): number[] => {
    const records = greys.map((grey): PlainRecord => (grey === undefined ? { Name: 'x' } : { Name: 'x', ...photo(png(10, 10, { grey })) }));
    const template = opened(source, records);
    const combined = createCombined(template, { ...combinedLimits, pictureBytes });
    for (const record of records) combined.add(plainValues(record));
    return combined.finish().map((one) => {
      expect(lintLetter(one)).toEqual([]);
      expect(media(one)).toEqual(media(one).map((_, index) => `word/media/value${index + 1}.png`));
      return media(one).length;
    });
  };
  const inBody: DocxSource = { body: p(mergeField('Photo'), mergeField('Name')) };
  const inHeader: DocxSource = { body: p(mergeField('Name')), headers: { rIdH: p(mergeField('Photo')) }, section: section('<w:headerReference w:type="default" r:id="rIdH"/>') };
  const inNote: DocxSource = { body: p(mergeField('Name'), '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes: `<w:footnote w:id="1">${p(mergeField('Photo'))}</w:footnote>` };

  it.each([['the body', inBody], ['a header', inHeader], ['a note', inNote]])('counts, from %s, and is in the document that shows it', (_, source) => {
    expect(documents(source, [1, 2, 3, 4, 5], 2 * size)).toEqual([2, 2, 1]);
    expect(documents(source, [1, 2, 3, 4, 5], 5 * size)).toEqual([5]);
    expect(documents(source, [1, undefined, 2, undefined, 3], 2 * size)).toEqual([2, 1]);
  });

  it('counts once, and again in the next document', () => {
    expect(documents(inBody, [1, 1, 2, 1, 2, 2], 2 * size)).toEqual([2]);
    expect(documents(inBody, [1, 2, 3, 1, 3], 2 * size)).toEqual([2, 2]);
  });

  it('is refused where one letter alone has too many', () => {
    expect(() => documents(inBody, [1], size - 1)).toThrow('COMBINED_TOO_LARGE');
    expect(() => documents(inBody, [undefined, 1], size - 1)).toThrow('COMBINED_TOO_LARGE');
  });
});

it('is another one for receipts where its bytes are others', () => {
  const [one, same, other] = [1, 1, 2].map((grey) => JSON.stringify(readPicture(png(9, 9, { grey }), 'x')));
  expect([one === same, one === other]).toEqual([true, false]);
});

it.each<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(), 'PICTURE_UNREADABLE'], ['a text', new TextEncoder().encode('<svg onload="x"/>'), 'PICTURE_UNREADABLE'], ['a PNG that ends', png(9, 9).slice(0, 18), 'PICTURE_UNREADABLE'],
  ['a JPEG without a frame', jpeg(1, 1).slice(0, 26), 'PICTURE_UNREADABLE'], ['a GIF without width', gif(0, 5), 'PICTURE_UNREADABLE'], ['too much', new Uint8Array(9 * 1024 * 1024), 'PICTURE_TOO_LARGE'],
])('refuses %s', (_, bytes, message) => {
  expect(() => readPicture(bytes, '')).toThrow(message);
});
