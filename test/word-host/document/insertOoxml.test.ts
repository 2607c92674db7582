import { nodeDom } from '../../../word-host/document/nodeDom';
import { openDocument, type OpenDocument } from '../../../word-host/document/openDocument';
import { flatOpc, letterOf, longField, paragraph, run, w } from './letters';

const open = (body: string): OpenDocument => openDocument(letterOf(body), nodeDom);
const texts = (document: OpenDocument): string[] => document.paragraphs().map((one) => document.text(one));
const put = (document: OpenDocument, number: number, offset: number, ooxml: string) => document.insertOoxml({ paragraph: document.paragraphs()[number]!, offset }, ooxml);
const two = flatOpc(paragraph(run('one'), '<w:jc w:val="right"/>') + paragraph(run('two')));

test.each([
  ['into text', 'head tail', 5, ['head one', 'two', 'tail']],
  ['before text', 'tail', 0, ['one', 'two', 'tail']],
  ['after text', 'head', 4, ['headone', 'two']],
  ['into an empty paragraph', '', 0, ['one', 'two']],
])('several paragraphs %s stand as pasting puts them', (_, text, offset, expected) => {
  const document = open(paragraph(text && run(text)));
  const span = put(document, 0, offset, two);
  expect(texts(document)).toEqual(expected);
  expect(document.textOf(span)).toBe('one\ntwo');
});

test('into a content control with half a field, a field of several paragraphs comes behind all of the control, and both end where they ended', () => {
  const [begun, ended] = longField('one', 'two');
  const [pasted, itsEnd] = longField('three', 'four');
  const document = open(paragraph(`<w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr><w:sdtContent>${run('Turku')}${begun}</w:sdtContent></w:sdt>`) + paragraph(ended));
  const outer = (): Element[] => document.fields(document.stories()[0]!.root).map(({ pieces }) => pieces.at(-1)!);
  const [end] = outer();
  put(document, 0, 1, flatOpc(paragraph(pasted) + paragraph(itsEnd)));
  expect(outer()).toEqual([end]);
  expect(texts(document).join('|')).toBe('Turkuonethree|four||two');
});

test('a table is followed by a paragraph where nothing else is', () => {
  const document = open(paragraph(run('head')));
  put(document, 0, 4, flatOpc(`<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${paragraph(run('cell'))}</w:tc></w:tr></w:tbl>`));
  expect(texts(document)).toEqual(['head', 'cell', '']);
});

test('styles it needs come along with those they build on; those the document has stay the document\'s', () => {
  const document = open(paragraph(run('x')));
  put(document, 0, 1, flatOpc(paragraph(run('a', '<w:rStyle w:val="Loud"/>'), '<w:pStyle w:val="Note"/>') + paragraph('', '<w:pStyle w:val="Heading1"/>'),
    '<w:style w:type="paragraph" w:styleId="Note"><w:name w:val="Note"/><w:basedOn w:val="Base"/></w:style><w:style w:type="paragraph" w:default="1" w:styleId="Base"><w:name w:val="Base"/></w:style>'
    + '<w:style w:type="character" w:styleId="Loud"><w:name w:val="Loud"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="theirs"/></w:style><w:style w:type="paragraph" w:styleId="Unused"><w:name w:val="Unused"/></w:style>'));
  expect(document.lookup.styles().map((style) => style.getAttributeNS(w, 'styleId')).sort()).toEqual(['Base', 'Heading1', 'Loud', 'Normal', 'Note']);
  expect(document.lookup.nameOf(document.lookup.style('Heading1'))).toBe('Heading 1');
  expect(document.lookup.styles().filter((style) => style.getAttributeNS(w, 'default') === '1')).toHaveLength(1);
});

test('lists, pictures and links come along under ids of their own, and undo takes them away', () => {
  const numbering = `<pkg:part pkg:name="/word/numbering.xml" pkg:contentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"><pkg:xmlData><w:numbering xmlns:w="${w}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering></pkg:xmlData></pkg:part>`;
  const picture = `<pkg:part pkg:name="/word/media/image1.png" pkg:contentType="image/png"><pkg:binaryData>${Buffer.from('picture').toString('base64')}</pkg:binaryData></pkg:part>`;
  const item = paragraph(`<w:r><w:drawing><a:blip xmlns:a="a" r:embed="i1"/></w:drawing></w:r><w:hyperlink r:id="l1">${run('link')}</w:hyperlink>`, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
  const document = open(paragraph(run('x')));
  const before = document.partNames();
  for (let times = 0; times < 2; times += 1) put(document, document.paragraphs().length - 1, 0, flatOpc(item + item, '', numbering + picture));
  expect(document.partNames().filter((name) => !before.includes(name))).toEqual(['word/numbering.xml', 'word/media/image1.png']);
  const numbers = [...document.body.getElementsByTagNameNS(w, 'numId')].map((one) => one.getAttributeNS(w, 'val'));
  expect(numbers).toEqual(['1', '1', '2', '2']);
  const embedded = [...document.body.getElementsByTagName('a:blip')].map((one) => document.target('word/document.xml', one.getAttribute('r:embed') ?? ''));
  expect(new Set(embedded)).toEqual(new Set(['word/media/image1.png']));
  expect(openDocument(document.save(), nodeDom).partNames()).toContain('word/numbering.xml');
  while (document.undo());
  expect(document.partNames()).toEqual(before);
  while (document.redo());
  expect([...document.body.getElementsByTagNameNS(w, 'numId')]).toHaveLength(4);
});

test.each([['no XML', 'hello'], ['not well-formed', '<a>'], ['no document', '<a/>'], ['a package without a document', '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>']])('%s is refused', (_, ooxml) => {
  const document = open(paragraph(run('x')));
  expect(() => put(document, 0, 0, ooxml)).toThrow(expect.objectContaining({ code: 'BAD_OOXML' }) as Error);
  expect(document.edited).toBe(false);
});

test('what is cut out as OOXML is the stretch and no more', () => {
  const document = open(paragraph(run('abc')) + paragraph(run('def')) + paragraph(run('ghi')));
  const [first, second] = document.paragraphs();
  const other = open(paragraph(''));
  put(other, 0, 0, document.ooxmlOf({ start: { paragraph: first!, offset: 1 }, end: { paragraph: second!, offset: 2 } }));
  expect(texts(other)).toEqual(['bc', 'de']);
  expect(texts(document)).toEqual(['abc', 'def', 'ghi']);
});
