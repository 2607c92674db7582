import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { textOfRich, readMarkup } from '../../../src/contract/readMarkup';
import { createCombined, createLetterImages, imagedBody, openTemplate, plainValues, printedReader, plainColumns, produceLetter, readPicture, readRich, resolverFor, usualLayout, type PlainRecord } from '../../../src/merge';
import { readPackage } from '../../../src/merge/package/docxPackage';
import { docx, field, fieldMarks, mergeField, p, passage, r, section, simpleField, type DocxSource } from '../build/docx';
import { partText, readText } from '../build/letterText';
import { png } from '../build/pictures';
import { lintLetter } from '../lint/lintLetter';
import { validatorFaults } from '../lint/validatorFaults';

const opened = (source: DocxSource, records: readonly PlainRecord[]) => openTemplate(docx(source), { resolve: resolverFor(records), isList: true });
const made = (source: DocxSource | string, markup: string): Uint8Array => {
  const record = { Note: readRich(markup) };
  return produceLetter(opened(typeof source === 'string' ? { body: source } : source, [record]), plainValues(record));
};
const combinedOf = (source: DocxSource, records: readonly PlainRecord[]): Uint8Array => {
  const combined = createCombined(opened(source, records));
  for (const record of records) combined.add(plainValues(record));
  return combined.finish()[0]!;
};
const alone = p(mergeField('Note'));

/** Each paragraph as it prints, items behind a bullet or their number, by the lists of the letter: lists of one definition go on from each other, unless they begin again. */
function listed(bytes: Uint8Array, part?: string): string[] {
  const lists = partText(bytes, 'word/numbering.xml');
  const readList = (number: string): { kind: string; counter: string } => {
    const [, definition, more] = new RegExp(`<w:num w:numId="${number}"><w:abstractNumId w:val="(\\d+)"/>(.*?)</w:num>`).exec(lists)!;
    return { kind: new RegExp(`<w:abstractNum w:abstractNumId="${definition}">.*?<w:numFmt w:val="(\\w+)"`, 's').exec(lists)![1]!, counter: more!.includes('<w:startOverride w:val="1"/>') ? number : `of ${definition}` };
  };
  const counts = new Map<string, number>();
  return [...partText(bytes, part).matchAll(/<w:p(?: [^>]*)?(?:\/>|>([\s\S]*?)<\/w:p>)/g)].map(([whole, content = '']) => {
    const [, number] = /<w:numId w:val="(\w+)"/.exec(content) ?? [];
    const text = readText(docx({ body: whole }));
    if (number === undefined) return text;
    const { kind, counter } = readList(number);
    counts.set(counter, (counts.get(counter) ?? 0) + 1);
    return kind === 'bullet' ? `• ${text}` : `${counts.get(counter)}. ${text}`;
  });
}

function unusedLists(bytes: Uint8Array): string[] {
  const parts = [...readPackage(bytes).parts.keys()].filter((name) => /^word\/[^/]*\.xml$/.test(name)).map((name) => partText(bytes, name)).join('');
  return [...parts.matchAll(/<w:num w:numId="(\d+)"/g)].map(([, number]) => number!).filter((number) => !parts.includes(`<w:numId w:val="${number}"/>`));
}

it('prints bold and italic in the look of its field, each property in its place', async () => {
  const letter = made(p(r('Hi '), mergeField('Note', { properties: '<w:rFonts w:ascii="Arial"/><w:b w:val="0"/><w:i/><w:sz w:val="28"/>' })), 'a **b** _c_\td\ne');
  expect(readText(letter)).toBe('Hi a b c⇥d⏎e');
  expect(partText(letter)).toContain('<w:r><w:rPr><w:rFonts w:ascii="Arial"/><w:b/><w:bCs/><w:i/><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">b</w:t></w:r>');
  expect(partText(letter)).toContain('<w:r><w:rPr><w:rFonts w:ascii="Arial"/><w:b w:val="0"/><w:i/><w:iCs/><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">c</w:t></w:r>');
  expect(partText(letter)).toContain('<w:r><w:rPr><w:rFonts w:ascii="Arial"/><w:b w:val="0"/><w:i/><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">a </w:t></w:r>');
  expect(lintLetter(letter)).toEqual([]);
  expect(await validatorFaults(letter)).toEqual([]);
}, 30_000);

it('prints links that lead out of the part in hand, each address once', async () => {
  const header = p(mergeField('Note'));
  const source: DocxSource = { body: p(r('See '), mergeField('Note', { properties: '<w:color w:val="FF0000"/><w:lang w:val="fi-FI"/>' })) + p(mergeField('Note')), headers: { rIdH: header }, section: section('<w:headerReference w:type="default" r:id="rIdH"/>') };
  const letter = made(source, 'our [**new** shop](below), [ours](https://example.com/?a=1&b=2), [again](https://example.com/?a=1&b=2)');
  expect(readText(letter).split('\n')[0]).toBe('See our [new shop](below), ours, again');
  for (const [part, links] of [['word/_rels/document.xml.rels', 4], ['word/_rels/rIdH.xml.rels', 2]] as const) {
    expect(partText(letter, part).match(/Type="[^"]*\/hyperlink" Target="https:\/\/example.com\/\?a=1&amp;b=2" TargetMode="External"/g)).toHaveLength(1);
    expect(partText(letter, part.replace('_rels/', '').replace('.rels', '')).match(/<w:hyperlink xmlns:r="[^"]*" r:id="rIdValue1" w:history="1">/g)).toHaveLength(links);
  }
  expect(partText(letter)).toContain('<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/><w:lang w:val="fi-FI"/></w:rPr><w:t xml:space="preserve">ours</w:t></w:r></w:hyperlink>');
  expect(lintLetter(letter)).toEqual([]);
  expect(await validatorFaults(letter)).toEqual([]);
}, 30_000);

it('a link has the style that the letter has for links, but for a field with a style of its own', () => {
  const styles = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="character" w:styleId="Hyperlinkki"><w:name w:val="Hyperlink"/></w:style><w:style w:type="character" w:styleId="Loud"><w:name w:val="Loud"/></w:style>';
  const letter = made({ body: alone + p(mergeField('Note', { properties: '<w:rStyle w:val="Loud"/>' })), styles }, '[a](https://x.fi)');
  expect(partText(letter)).toContain('<w:rPr><w:rStyle w:val="Hyperlinkki"/></w:rPr><w:t xml:space="preserve">a</w:t>');
  expect(partText(letter)).toContain('<w:rPr><w:rStyle w:val="Loud"/><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">a</w:t>');
});

const noLinks: [string, string][] = [
  ['a link', p(`<w:hyperlink w:anchor="x">${mergeField('Note')}</w:hyperlink><w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>`)],
  ['a tracked insertion', p(`<w:ins w:id="5" w:author="A">${mergeField('Note')}</w:ins>`)],
  ['a content control for plain text', p(`<w:sdt><w:sdtPr><w:id w:val="7"/><w:text/></w:sdtPr><w:sdtContent>${mergeField('Note')}</w:sdtContent></w:sdt>`)],
  ['the field of a link', p(fieldMarks.begin, fieldMarks.code(' HYPERLINK "https://y.fi" '), fieldMarks.separate, mergeField('Note'), fieldMarks.end)],
];
it.each(noLinks)('in %s it is bold, but no link of its own', (_, body) => {
  const letter = made(body, '**[a](https://x.fi)**');
  expect(partText(letter)).not.toContain('r:id=');
  expect(partText(letter)).toContain('<w:b/>');
  expect(readText(letter)).toBe('a');
});

describe('a list', () => {
  const markup = 'Come:\n- **a**\n- b\n\n1. c\n2. d\n\nor\nnot\n1. e';
  const printed = ['Come:', '• a', '• b', '1. c', '2. d', 'or⏎not', '1. e'];

  it('is paragraphs with numbers of its own, where it fills its paragraph', async () => {
    const letter = made(p(r('x')) + `<w:p w:rsidR="00A1"><w:pPr><w:pStyle w:val="Normal"/><w:keepNext/><w:spacing w:after="40"/><w:ind w:left="500" w:right="100" w:firstLine="20"/><w:jc w:val="both"/></w:pPr><w:bookmarkStart w:id="1" w:name="here"/>${mergeField('Note')}<w:bookmarkEnd w:id="1"/></w:p>` + p(r('y')), markup);
    expect(listed(letter)).toEqual(['x', ...printed, 'y']);
    expect(partText(letter)).toContain('<w:p><w:pPr><w:pStyle w:val="Normal"/><w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="40"/><w:ind w:left="1220" w:right="100" w:hanging="360"/><w:contextualSpacing/><w:jc w:val="both"/></w:pPr>');
    expect(partText(letter, '[Content_Types].xml')).toContain('/word/numbering.xml');
    expect(lintLetter(letter)).toEqual([]);
    expect(await validatorFaults(letter)).toEqual([]);
  }, 30_000);

  const beginnings: [string, string][] = [['no properties', alone], ['properties', `<w:p><w:pPr><w:keepNext/></w:pPr>${mergeField('Note')}</w:p>`], ['empty ones', `<w:p><w:pPr/>${simpleField('Note')}</w:p>`]];
  it.each(beginnings)('begins its paragraph, which has %s', (_, body) => {
    const letter = made(body, '- a\n1. b');
    expect(listed(letter)).toEqual(['• a', '1. b']);
    expect(lintLetter(letter)).toEqual([]);
  });

  it('is written with the prefixes of the letter', () => {
    const strange = (xml: string): string => xml.replace(/(<\/?|\s)w:/g, '$1x:').replace('xmlns:w=', 'xmlns:x=');
    const files = unzipSync(docx({ body: `<w:p><w:pPr><w:ind w:left="5"/></w:pPr>${mergeField('Note')}</w:p>`, numbering: '<w:abstractNum w:abstractNumId="0"/><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' }));
    for (const name of ['word/document.xml', 'word/numbering.xml']) files[name] = strToU8(strange(strFromU8(files[name]!)));
    const record = { Note: readRich('1. **[a](https://x.fi)**\n- b') };
    const letter = produceLetter(openTemplate(zipSync(files), { resolve: resolverFor([record]) }), plainValues(record));
    for (const part of ['word/document.xml', 'word/numbering.xml']) expect(partText(letter, part)).not.toContain('w:');
    expect(partText(letter)).toContain('<x:numId x:val="2"/></x:numPr><x:ind x:left="725" x:hanging="360"/><x:contextualSpacing/></x:pPr><x:hyperlink');
    expect(partText(letter, 'word/numbering.xml')).toContain('<x:num x:numId="2"><x:abstractNumId x:val="2"/>');
    expect(lintLetter(letter)).toEqual([]);
  });

  it('is written in the namespaces of strict OOXML', () => {
    const files = unzipSync(docx({ body: `<w:p><w:pPr><w:ind w:start="5"/></w:pPr>${mergeField('Note')}</w:p>` }));
    const strict = (text: string): string => text.replaceAll('http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main').replaceAll('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://purl.oclc.org/ooxml/officeDocument/relationships');
    for (const [name, bytes] of Object.entries(files)) files[name] = strToU8(strict(strFromU8(bytes)));
    const record = { Note: readRich('1. [a](https://x.fi)') };
    const letter = produceLetter(openTemplate(zipSync(files), { resolve: resolverFor([record]) }), plainValues(record));
    const parts = [...readPackage(letter).parts.keys()].map((name) => partText(letter, name));
    expect(parts.join('').replaceAll(/http:\/\/schemas.openxmlformats.org\/(?:package|drawingml|markup)[^"]*/g, '')).not.toContain('schemas.openxmlformats.org');
    expect(partText(letter, 'word/numbering.xml')).toContain('<w:pPr><w:ind w:start="720" w:hanging="360"/>');
    expect(partText(letter)).toContain('<w:ind w:start="725" w:hanging="360"/>');
  });

  it('leaves room for what \\b and \\f print beside it', () => {
    const body = p(mergeField('Note', { switches: '\\b &quot;P.S.&quot; \\f &quot;Bye&quot;' }));
    expect(listed(made(body, '- a\n- b'))).toEqual(['P.S.', '• a', '• b', 'Bye']);
    expect(listed(made(body, 'c\n- a'))).toEqual(['P.S.c', '• a', 'Bye']);
    expect(listed(made(body, '- a\nc'))).toEqual(['P.S.', '• a', 'cBye']);
  });

  const besides: [string, string, string][] = [
    ['beside other text', p(r('See '), mergeField('Note'), r('.')), 'See Come:⏎• a⏎• b\n1. c⏎2. d\nor⏎not⏎1. e.'],
    ['as a simple field beside other text', p(r('See '), simpleField('Note')), 'See Come:⏎• a⏎• b\n1. c⏎2. d\nor⏎not⏎1. e'],
    ['in a numbered paragraph', `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr></w:pPr>${mergeField('Note')}</w:p>`, 'Come:⏎• a⏎• b⏎⏎1. c⏎2. d⏎⏎or⏎not⏎1. e'],
    ['in the text of an IF', p(fieldMarks.begin, fieldMarks.code(' IF 1 = 1 "'), mergeField('Note'), fieldMarks.code('" "" '), fieldMarks.separate, r('x'), fieldMarks.end), 'Come:⏎• a⏎• b⏎⏎1. c⏎2. d⏎⏎or⏎not⏎1. e'],
    ['in a passage', p(passage('one', mergeField('Note'))), 'Come:⏎• a⏎• b\n1. c⏎2. d\nor⏎not⏎1. e'],
    ['in two fields', p(mergeField('Note'), mergeField('Note', { switches: '\\* Upper' })), 'Come:⏎• a⏎• b\n1. c⏎2. d\nor⏎not⏎1. eCOME:⏎• A⏎• B\n1. C⏎2. D\nOR⏎NOT⏎1. E'],
  ];
  it.each(besides)('is lines %s', (_, body, text) => {
    const letter = made(body, markup);
    expect(readText(letter)).toBe(text);
    expect(readPackage(letter).parts.has('word/numbering.xml')).toBe(false);
  });

  it('is sound, whatever stands around', async () => {
    const letter = made([...noLinks, ...beginnings, ...besides].map(([, body]) => body).join(''), markup);
    expect(lintLetter(letter)).toEqual([]);
    expect(await validatorFaults(letter)).toEqual([]);
  }, 30_000);

  it('is its text where it becomes code, and where a condition or a format asks for it', () => {
    const asked = p(fieldMarks.begin, fieldMarks.code(' IF "'), mergeField('Note'), fieldMarks.code('" = "*bold*" "yes" "no" '), fieldMarks.separate, r('x'), fieldMarks.end);
    expect(readText(made(asked, 'a **bold** word'))).toBe('yes');
    expect(readText(made(asked, 'a **bo** ld'))).toBe('no');
    const code = p(fieldMarks.begin, fieldMarks.code(' HYPERLINK "https://x.fi/'), mergeField('Note'), fieldMarks.code('" '), fieldMarks.separate, r('x'), fieldMarks.end);
    expect(partText(made(code, '**a**\n- b'))).toContain('<w:instrText xml:space="preserve">a • b</w:instrText>');
  });

  it('grows the lists that the letter has, and begins again in each letter of a document', async () => {
    const numbering = '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>';
    const item = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${r('own')}</w:p>`;
    const cell = `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${p(mergeField('Orders.Note'))}</w:tc></w:tr></w:tbl>`;
    const source: DocxSource = {
      body: item + alone + cell + p(r('end'), '<w:r><w:footnoteReference w:id="1"/></w:r>'), headers: { rIdH: alone }, footers: { rIdF: p(mergeField('Note'), field('PAGE', '1')) }, footnotes: `<w:footnote w:id="1">${alone}</w:footnote>`, numbering,
      section: section('<w:headerReference w:type="default" r:id="rIdH"/><w:footerReference w:type="default" r:id="rIdF"/>'),
    };
    const records: PlainRecord[] = ['1. a\n2. **b**\n- c', 'no **list**, [but](https://x.fi)', 'plain', '- a\n1. [b](https://x.fi)', '1. z'].map((markup) => ({ Note: readRich(markup), Orders: ['1. x\n2. y', '- q', '1. [w](mailto:a@b.fi)'].map((one) => ({ Note: readRich(one) })), Photo: readPicture(png(3, 3), '') }));
    const document = combinedOf(source, records);
    expect(listed(document)).toEqual(records.flatMap(({ Note }, index) => {
      const rows = ['1. x', '2. y', '• q', '1. w'];
      return ['1. own', ...[['1. a', '2. b', '• c'], ['no list, but'], [Note as string], ['• a', '1. b'], ['1. z']][index]!, ...rows, 'end'];
    }));
    expect(listed(document, 'word/footnotes.xml')).toEqual(['1. a', '2. b', '• c', 'no list, but', 'plain', '• a', '1. b', '1. z']);
    expect(unusedLists(document)).toEqual([]);
    const template = opened(source, records);
    const letters = records.map((record) => produceLetter(template, plainValues(record)));
    expect(listed(letters[0]!)).toEqual(['1. own', '1. a', '2. b', '• c', '1. x', '2. y', '• q', '1. w', 'end']);
    for (const bytes of [document, ...letters]) expect(lintLetter(bytes)).toEqual([]);
    for (const bytes of [document, letters[0]!]) expect(await validatorFaults(bytes)).toEqual([]);
    expect(combinedOf(source, records)).toEqual(document);
    expect(records.map((record) => produceLetter(template, plainValues(record)))).toEqual(letters);
  }, 60_000);
});

it('a text without markup is the text that it is today, to the last byte', () => {
  const source: DocxSource = { body: p(r('Hi '), mergeField('Note')) + alone };
  for (const text of ['plain', 'a\n\nb', 'a_b', '24. joulukuuta', 'x@y.fi']) {
    const template = opened(source, [{ Note: text }]);
    expect(readRich(text)).toBe(text);
    expect(made(source, text)).toEqual(produceLetter(template, plainValues({ Note: text })));
  }
  expect(readRich('\\*a\\*')).toBe('*a*');
  expect(readText(made(p(r('a')) + alone + p(r('b')), ' '))).toBe('a\nb');
});

it('letters from an image and documents of them are those of the plain producer', () => {
  const source: DocxSource = { body: p(r('Hi '), mergeField('Name')) + alone };
  const records: PlainRecord[] = Array.from({ length: 30 }, (_, index) => ({ Name: `N${index}`, Note: index % 7 === 3 ? readRich('**b**\n1. x') : 'text' }));
  const template = opened(source, records);
  const images = createLetterImages(template, usualLayout(template));
  const read = printedReader(template, plainColumns);
  const imaged = createCombined(template, undefined, imagedBody(usualLayout(template)));
  const texts = records.map((record) => {
    imaged.addPrinted(read(record));
    return listed(images.letter(read(record)));
  });
  expect(images.madePlainly).toBe(4);
  expect(texts).toEqual(records.map(({ Name, Note }) => [`Hi ${Name as string}`, ...(Note === 'text' ? ['text'] : ['b', '1. x'])]));
  const [document] = imaged.finish();
  expect(lintLetter(document!)).toEqual([]);
  expect(unusedLists(document!)).toEqual([]);
  expect(listed(document!).filter((text) => text !== '')).toEqual(texts.flat());
});

it('prints what its text says, whatever stands in it (random)', () => {
  const pieces = fc.constantFrom('**', '_', '[', '](https://x.fi)', '- ', '1. ', '2. ', '\\', '\n', '\n\n', ' ', 'a', 'ä', '&', '<', '\t', '.');
  const template = opened({ body: p(r('x')) + alone + p(r('See '), mergeField('Note')) }, [{ Note: '' }]);
  fc.assert(fc.property(fc.array(pieces, { maxLength: 25 }).map((all) => all.join('')), (markup) => {
    const value = readRich(markup);
    if (typeof value === 'string') return;
    const letter = produceLetter(template, plainValues({ Note: value }));
    expect(value.text).toBe(textOfRich(readMarkup(markup.replace(/\n+$/, ''))));
    const inLine = value.text.split('\n').reduce<string[]>((all, line) => {
      if (line.trim() === '') all.push('');
      else all[all.length - 1] += (all.at(-1) === '' ? '' : '⏎') + line.replaceAll('\t', '⇥');
      return all;
    }, ['']);
    const read = readText(letter).split('\n');
    const [start] = [read.findIndex((line) => line.startsWith('See '))];
    expect(read.slice(start).join('\n')).toBe(`See ${inLine.join('\n')}`);
    const words = (text: string): string => text.replace(/[\s⏎⇥]/g, '');
    expect(words(listed(letter).slice(1, start).join(''))).toBe(words(value.text));
    expect(lintLetter(letter)).toEqual([]);
  }), { numRuns: 300 });
});

it('refuses a link that leads elsewhere', () => {
  for (const address of ['javascript:alert`1`', 'file:///etc/passwd', 'FILE:x', 'data:text/html,x', 'www.example.com', 'https://exa mple.com', 'https://example.com/?a=1&b="x%22"']) expect(() => readRich(`see [this](${address})`)).toThrow(`LINK_REFUSED: ${address}`);
});

it('is another one for receipts where its markup is another', () => {
  expect(JSON.stringify(readRich('**a**'))).not.toBe(JSON.stringify(readRich('_a_')));
});
