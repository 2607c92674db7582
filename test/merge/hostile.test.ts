import { MergeError, openTemplate, produceLetter, type LetterLimits } from '../../src/merge';
import { readPackage, writePackage } from '../../src/merge/package/docxPackage';
import { docx, fieldMarks, mergeField, p, r } from './build/docx';
import { fixture } from './build/fixtures';
import { readText, values } from './build/letterText';

const { begin, separate, end, code } = fieldMarks;
const codeOf = (bytes: Uint8Array): string => {
  try {
    openTemplate(bytes);
    return 'opened';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};
const withDocument = (text: string | Uint8Array): Uint8Array => writePackage(new Map(readPackage(fixture('letter - plain.docx')).parts).set('word/document.xml', typeof text === 'string' ? new TextEncoder().encode(text) : text));
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

describe('a hostile letter', () => {
  it.each([
    ['unclosed tags', `<w:document ${word}><w:body><w:p></w:body></w:document>`, 'XML_MALFORMED'],
    ['text after the end', `<w:document ${word}><w:body/></w:document>hello`, 'XML_MALFORMED'],
    ['two roots', `<w:document ${word}/><w:document ${word}/>`, 'XML_MALFORMED'],
    ['an attribute twice', `<w:document ${word}><w:body><w:p w:a="1" w:a="2"/></w:body></w:document>`, 'XML_MALFORMED'],
    ['a loose ampersand', `<w:document ${word}><w:body><w:p><w:r><w:t>A & B</w:t></w:r></w:p></w:body></w:document>`, 'XML_MALFORMED'],
    ['an unknown entity', `<w:document ${word}><w:body><w:p><w:r><w:t>&lol;</w:t></w:r></w:p></w:body></w:document>`, 'XML_MALFORMED'],
    ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document ${word}><w:body/></w:document>`, 'DOCTYPE_REFUSED'],
    ['100,000 tags in one another', `<w:document ${word}>${'<w:p>'.repeat(100_000)}${'</w:p>'.repeat(100_000)}</w:document>`, 'XML_MALFORMED'],
    ['nothing', '', 'XML_MALFORMED'],
    ['no body', `<w:document ${word}/>`, 'XML_MALFORMED'],
  ])('with %s is refused with a code', (_, text, expected) => {
    expect(codeOf(withDocument(text))).toBe(expected);
  });
  it('that is not UTF-8 is refused', () => {
    expect(codeOf(withDocument(Uint8Array.from([0x3c, 0x61, 0xff, 0xff, 0x3e])))).toBe('XML_MALFORMED');
  });
  it('with 10,000 fields in one another is refused, with 10,000 unended ones is opened', () => {
    const body = begin.repeat(10_000) + end.repeat(10_000);
    expect(codeOf(docx({ body: p(body) }))).toBe('FIELDS_TOO_DEEP');
    expect(codeOf(docx({ body: p((separate + end).repeat(10_000)) }))).toBe('opened');
  });
  it('whose names double each other is refused before it takes the memory', () => {
    const names = Array.from({ length: 60 }, (_, index) => begin + code(` SET N${index + 1} "`) + begin + code(` REF N${index} `) + end + begin + code(` REF N${index} `) + end + code('" ') + end).join('');
    const body = p(begin, code(' SET N0 "0123456789" '), end, names, begin, code(' REF N60 '), end);
    expect(() => produceLetter(openTemplate(docx({ body })), values({}))).toThrow(new MergeError('FIELDS_TOO_LONG'));
  });
  it('is refused by limits of one\'s own, each with its code', () => {
    const bytes = docx({ body: p(begin, code(' IF '), begin, code(' MERGEFIELD A '), end, code(' = 1 "yes" "no" '), end) });
    const refused = (limits: Partial<LetterLimits>): string | undefined => {
      try {
        produceLetter(openTemplate(bytes, { resolve: (name) => name, limits }), values({ A: '1' }));
        return undefined;
      } catch (error) {
        return (error as MergeError).code;
      }
    };
    expect([{}, { entries: 2 }, { inflatedBytes: 100 }, { ratioFromBytes: 10, ratio: 1 }, { fieldDepth: 1 }, { printedCharacters: 2 }].map(refused))
      .toEqual([undefined, 'PACKAGE_TOO_LARGE', 'PACKAGE_TOO_LARGE', 'PACKAGE_TOO_LARGE', 'FIELDS_TOO_DEEP', 'FIELDS_TOO_LONG']);
  });
  it('of 4,000 paragraphs with 8,000 fields is opened in no time', () => {
    const bytes = docx({ body: p(r(' '), mergeField('Contact_Name'), mergeField('Nobody')).repeat(4000) });
    const start = performance.now();
    const template = openTemplate(bytes);
    expect(template.uses).toHaveLength(8000);
    expect(performance.now() - start).toBeLessThan(10_000);
  }, 30_000);
  it('of another program may be UTF-16', () => {
    const text = `<?xml version="1.0" encoding="UTF-16"?><w:document ${word}><w:body>${p(r('Hyvä '), begin, code('MERGEFIELD Contact_Name'), end)}</w:body></w:document>`;
    const bytes = withDocument(Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from([...text].map((one) => one.charCodeAt(0))).buffer)]));
    expect(readText(produceLetter(openTemplate(bytes), values({ Contact_Name: 'Äijä' })))).toBe('Hyvä Äijä');
  });
  it('may have its main part anywhere, and be strict', () => {
    const { parts } = readPackage(fixture('letter - plain.docx'));
    const strict = (name: string): Uint8Array => new TextEncoder().encode(new TextDecoder().decode(parts.get(name))
      .replaceAll('http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main')
      .replaceAll('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://purl.oclc.org/ooxml/officeDocument/relationships')
      .replaceAll('word/document.xml', 'text/main.xml').replaceAll('"styles.xml"', '"/word/styles.xml"').replaceAll('"settings.xml"', '"/word/settings.xml"'));
    const moved = new Map([...parts.keys()].map((name) => [name.replace('word/document.xml', 'text/main.xml').replace('word/_rels/document', 'text/_rels/main'), strict(name)]));
    const letter = produceLetter(openTemplate(writePackage(moved)), values({ Contact_Name: 'M' }));
    expect(readText(letter, 'text/main.xml')).toBe('Dear M,\nIt is spring.');
  });
  it('that is a workbook, or lacks its main part, is refused', () => {
    const { parts } = readPackage(fixture('letter - plain.docx'));
    const types = new TextDecoder().decode(parts.get('[Content_Types].xml')).replace('wordprocessingml.document.main', 'spreadsheetml.sheet.main');
    expect(codeOf(writePackage(new Map(parts).set('[Content_Types].xml', new TextEncoder().encode(types))))).toBe('NOT_A_DOCX');
    const without = new Map(parts);
    without.delete('word/document.xml');
    expect(codeOf(writePackage(without))).toBe('PART_MISSING');
  });
});
