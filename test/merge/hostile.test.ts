import { MergeError, openTemplate, produceLetter, type LetterLimits } from '../../src/merge';
import { readPackage, writePackage } from '../../src/merge/package/docxPackage';
import { docx, fieldMarks, mergeField, p, passage, r } from './build/docx';
import { fixture } from './build/fixtures';
import { partText, readText, values } from './build/letterText';

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

const readPackageSize = (bytes: Uint8Array): number => [...readPackage(bytes).parts.values()].reduce((sum, { length }) => sum + length, 0);
const elementsIn = (bytes: Uint8Array): number => partText(bytes).match(/<\w/g)!.length;

describe('a hostile letter', () => {
  it.each([
    ['unclosed tags', `<w:document ${word}><w:body><w:p></w:body></w:document>`, 'XML_MALFORMED'],
    ['text after the end', `<w:document ${word}><w:body/></w:document>hello`, 'XML_MALFORMED'],
    ['two roots', `<w:document ${word}/><w:document ${word}/>`, 'XML_MALFORMED'],
    ['an attribute twice', `<w:document ${word}><w:body><w:p w:a="1" w:a="2"/></w:body></w:document>`, 'XML_MALFORMED'],
    ['a loose ampersand', `<w:document ${word}><w:body><w:p><w:r><w:t>A & B</w:t></w:r></w:p></w:body></w:document>`, 'XML_MALFORMED'],
    ['an unknown entity', `<w:document ${word}><w:body><w:p><w:r><w:t>&lol;</w:t></w:r></w:p></w:body></w:document>`, 'XML_MALFORMED'],
    ...['\0', '\u0001', '\u001f', '\uffff', '&#1;', '&#x0;', '&#xFFFE;', '&#xD800;'].flatMap((character) => [
      [`${JSON.stringify(character)} in a text`, `<w:document ${word}><w:body><w:p><w:r><w:t>a${character}b</w:t></w:r></w:p></w:body></w:document>`, 'XML_MALFORMED'],
      [`${JSON.stringify(character)} in an attribute`, `<w:document ${word}><w:body><w:p w:rsidR="${character}"/></w:body></w:document>`, 'XML_MALFORMED'],
    ]),
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
  /** A letter with a condition, a formula over two cells, and a passage: what it costs in each measure is the most that it may just cost. */
  const costly = docx({
    body: p(begin, code(' IF '), begin, code(' MERGEFIELD A '), end, code(' = 1 "yes" "no" '), end) + `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${['1', '2'].map((text) => `<w:tc>${p(r(text))}</w:tc>`).join('')}<w:tc>${p(begin, code(' = SUM(LEFT) + ( 1 + '), begin, code(' MERGEFIELD A '), end, code(' ) '), separate, r('x'), end)}</w:tc></w:tr></w:tbl>`
      + p(passage('one', r('standard'))),
  });
  const outcome = (limits: Partial<LetterLimits>): string => {
    try {
      const template = openTemplate(costly, { resolve: (name) => name, limits });
      return readText(produceLetter(template, values({ A: '1' }), () => 'own')).replace(/\n/g, '|');
    } catch (error) {
      return (error as MergeError).code;
    }
  };
  it('that costs just what it may is made', () => {
    expect(outcome({})).toBe('yes|1|2|5|own');
  });
  it.each<[Exclude<keyof LetterLimits, 'ratioFromBytes'>, number, string]>([
    ['entries', 6, 'PACKAGE_TOO_LARGE'],
    ['inflatedBytes', readPackageSize(costly), 'PACKAGE_TOO_LARGE'],
    ['xmlDepth', 8, 'XML_MALFORMED'],
    ['xmlElements', elementsIn(costly), 'PACKAGE_TOO_LARGE'],
    ['fieldDepth', 2, 'FIELDS_TOO_DEEP'],
    ['printedCharacters', 'yes'.length + '1'.length + '5'.length + '1'.length, 'FIELDS_TOO_LONG'],
    ['formulaTokens', 10, 'yes|1|2|!Formula Too Long|own'],
    ['formulaDepth', 4, 'yes|1|2|!Formula Too Deep|own'],
    ['formulaCells', 2, 'yes|1|2|!Formula Too Long|own'],
    ['passages', 1, 'yes|1|2|5|standard'],
  ])('may cost so much in %s, and not one more', (limit, most, refused) => {
    expect([outcome({ [limit]: most }), outcome({ [limit]: most - 1 })]).toEqual(['yes|1|2|5|own', refused]);
  });
  it('may inflate so many times, and not more, by a file and in all', () => {
    const packed = (files: number, size: number): Uint8Array => writePackage(new Map([...readPackage(costly).parts, ...Array.from({ length: files }, (_, index) => [`word/${index}.bin`, new Uint8Array(size)] as const)]));
    const codeWith = (bytes: Uint8Array, limits: Partial<LetterLimits>): string => {
      try {
        return openTemplate(bytes, { limits }) && 'opened';
      } catch (error) {
        return (error as MergeError).code;
      }
    };
    const [one, several] = [packed(1, 100_000), packed(10, 10_000)];
    expect([99_999, 100_000].map((ratioFromBytes) => codeWith(one, { ratio: 100, ratioFromBytes }))).toEqual(['PACKAGE_TOO_LARGE', 'opened']);
    const ratio = Math.ceil(readPackageSize(several) / several.length);
    expect([ratio, ratio - 1].map((most) => codeWith(several, { ratio: most, ratioFromBytes: 50_000 }))).toEqual(['opened', 'PACKAGE_TOO_LARGE']);
  });
  it('of 4,000 paragraphs with 8,000 fields is opened in no time', () => {
    const bytes = docx({ body: p(r(' '), mergeField('Contact_Name'), mergeField('Nobody')).repeat(4000) });
    /* Processor time: another program on the machine is not the engine's fault. */
    const start = process.cpuUsage();
    const template = openTemplate(bytes);
    expect(template.uses).toHaveLength(8000);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(10_000);
  });
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
