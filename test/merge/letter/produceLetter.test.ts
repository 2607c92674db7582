import { openTemplate } from '../../../src/merge/letter/template';
import { produceLetter } from '../../../src/merge/letter/produceLetter';
import { docx, field, fieldMarks, mergeField, p, r, section, simpleField } from '../build/docx';
import { partText, readText, values } from '../build/letterText';

const { begin, separate, end, code } = fieldMarks;
const bookmark = '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>';
const made = (body: string, record: Record<string, string>): Uint8Array => produceLetter(openTemplate(docx({ body })), values(record));
const text = (body: string, record: Record<string, string>): string => readText(made(body, record));

describe('a letter', () => {
  it('prints a value where its field stood', () => {
    expect(text(p(r('Dear '), mergeField('Contact_Name'), r(',')), { Contact_Name: 'Maija Virtanen' })).toBe('Dear Maija Virtanen,');
  });

  it.each([
    ['a code split over runs', p(begin, code(' MERGE'), '<w:proofErr w:type="spellStart"/>', code('FIELD Cont'), code('act_Name '), separate, r('«Cont'), r('act»'), end, r('!'))],
    ['no separator and no result', p(begin, code(' MERGEFIELD Contact_Name '), end, r('!'))],
    ['all of it in one run', p('<w:r><w:t>&gt;</w:t><w:fldChar w:fldCharType="begin"/><w:instrText> MERGEFIELD Contact_Name </w:instrText><w:fldChar w:fldCharType="separate"/><w:t>x</w:t><w:fldChar w:fldCharType="end"/><w:t>!</w:t></w:r>')],
    ['the short form', p(simpleField('Contact_Name'), r('!'))],
    ['a result of several paragraphs', p(begin, code(' MERGEFIELD Contact_Name '), separate, r('one')) + p(r('two')) + p(r('three'), end, r('!'))],
    ['a bookmark that begins in it', p(begin, code('MERGEFIELD Contact_Name'), separate, '<w:bookmarkStart w:id="0" w:name="b"/>', r('x'), end, r('!'), '<w:bookmarkEnd w:id="0"/>')],
    ['a link around it', p(bookmark, '<w:hyperlink w:anchor="a">', mergeField('Contact_Name'), '</w:hyperlink>', r('!'))],
    ['a tracked insertion', p(`<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">${begin}${code('MERGEFIELD Contact_Name')}</w:ins>`, separate, r('x'), end, r('!'))],
    ['a lock (docs/manual/fields.md)', p(begin.replace('w:fldCharType', 'w:fldLock="1" w:fldCharType'), code('MERGEFIELD Contact_Name'), separate, r('x'), end, r('!'))],
    ['the caption of Business Central', p(mergeField('"Contact Name"'), r('!'))],
    ['another case', p(mergeField('contact_NAME'), r('!'))],
  ])('reads a field with %s', (_, body) => {
    expect(text(body, { Contact_Name: 'Äijä' }).replace('>', '')).toBe('Äijä!');
    expect(partText(made(body, { Contact_Name: 'Äijä' }))).not.toMatch(/fldChar|instrText|fldSimple/);
  });

  it('keeps a bookmark whose text went', () => {
    const xml = partText(made(p('<w:bookmarkStart w:id="0" w:name="b"/>', mergeField('Comment'), '<w:bookmarkEnd w:id="0"/>') + p(r('x')), {}));
    expect(xml).toContain('<w:body><w:bookmarkStart w:id="0" w:name="b"/><w:bookmarkEnd w:id="0"/><w:p>');
  });

  it('gives the value the look of its field', () => {
    expect(partText(made(p(mergeField('Contact_Name', { properties: '<w:b/>' })), { Contact_Name: 'M' }))).toContain('<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">M</w:t></w:r>');
    const byFirstLetter = p(begin, code(' MERGEFIELD Contact_Name \\* CHARFORMAT ', '<w:i/>'), separate, r('x', '<w:b/>'), end);
    expect(partText(made(byFirstLetter, { Contact_Name: 'M' }))).toContain('<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">M</w:t></w:r>');
  });

  it('gives it the look of the first letter that is shown, where those have several (docs/manual/fields.md)', () => {
    const several = p(begin, code(' MERGEFIELD Contact_Name \\* MERGEFORMAT ', '<w:i/>'), separate, r('x', '<w:b/>'), r('y', '<w:u w:val="single"/>'), end);
    expect(partText(made(several, { Contact_Name: 'Maija Virtanen' }))).toContain('<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Maija Virtanen</w:t></w:r>');
  });

  it('prints text before and after only with a value', () => {
    const body = p(r('Hello'), mergeField('Comment', { switches: '\\b &quot; P.S. &quot; \\f &quot;.&quot;' }));
    expect(text(body, { Comment: 'See you' })).toBe('Hello P.S. See you.');
    expect(text(body, { Comment: '0' })).toBe('Hello P.S. 0.');
    expect(text(body, { Comment: ' ' })).toBe('Hello');
  });

  it.each([['Upper', 'ÅSA ÖBERG-HÄLL'], ['Lower', 'åsa öberg-häll'], ['FirstCap', 'Åsa öberg-häll'], ['Caps', 'Åsa Öberg-Häll'], ['MERGEFORMAT', 'åsa öberg-häll']])('writes \\* %s', (format, expected) => {
    expect(text(p(mergeField('Contact_Name', { switches: `\\* ${format}` })), { Contact_Name: 'åsa öberg-häll' })).toBe(expected);
  });

  it('turns line breaks into lines and blank lines into paragraphs of the same kind', () => {
    const body = `<w:p><w:pPr><w:jc w:val="both"/></w:pPr>${mergeField('Comment')}</w:p>`;
    const letter = made(body, { Comment: 'one\r\ntwo\tthree\n\nfour\n' });
    expect(readText(letter)).toBe('one⏎two⇥three\nfour');
    expect(partText(letter).match(/<w:jc w:val="both"\/>/g)).toHaveLength(2);
  });

  it('keeps lines together where no paragraph may begin', () => {
    expect(text(p(bookmark, '<w:hyperlink w:anchor="a">', mergeField('Comment'), '</w:hyperlink>'), { Comment: 'one\n\ntwo' })).toBe('one⏎⏎two');
  });

  it('holds every sign a person may type, and none that XML cannot', () => {
    const typed = '<&"\'> $& $1 😀 שלום \u0001\u0000\ud800x\ufffe';
    expect(text(p(mergeField('Comment')), { Comment: typed })).toBe('<&"\'> $& $1 😀 שלום x');
  });

  describe('without a value', () => {
    const record = { Contact_Name: 'M' };
    it('loses the paragraph that held nothing else', () => {
      expect(text(p(mergeField('Contact_Name')) + p(mergeField('Company_Name'), r(' '), mergeField('Contact_Name_2')) + p(r('end')), record)).toBe('M\nend');
    });
    it('keeps a paragraph with a text, a break, a picture or a section', () => {
      const section2 = `<w:p><w:pPr>${section()}</w:pPr>${mergeField('Comment')}</w:p>`;
      expect(readText(made(p(r('T: '), mergeField('Comment')) + p(mergeField('Comment'), '<w:r><w:br/></w:r>') + section2 + p(r('x')), record)).split('\n')).toEqual(['T: ', '⏎', '', 'x']);
    });
    it('keeps one paragraph of a cell', () => {
      const cell = `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${p(mergeField('Comment'))}${p(mergeField('Company_Name'))}</w:tc></w:tr></w:tbl>`;
      expect(partText(made(cell + p(), record))).toContain('<w:tc><w:p></w:p></w:tc>');
      expect(text(cell + p(), { Comment: 'C' })).toBe('C\n');
      expect(text(cell + p(), { Company_Name: 'N' })).toBe('N\n');
    });
    it('keeps two tables apart', () => {
      const table = `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${p(r('t'))}</w:tc></w:tr></w:tbl>`;
      const between = (values: Record<string, string>): string => /<\/w:tbl>(.*)<w:tbl>/.exec(partText(made(table + p(mergeField('Comment')) + p(mergeField('Company_Name')) + table + p(), values)))![1]!;
      expect(between(record)).toBe('<w:p></w:p>');
      expect(between({ Comment: 'C' })).toBe(p(r('C')));
      expect(between({ Company_Name: 'N' })).toBe(p(r('N')));
    });
  });

  it('leaves every other field as it is, and what reaches outside with all that stands in it', () => {
    const page = field('PAGE', '1');
    const condition = begin + code(' INCLUDETEXT ') + mergeField('Contact_City') + separate + r('b') + end;
    const deleted = `<w:del w:id="1" w:author="Author" w:date="2026-01-01T00:00:00Z"><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText> MERGEFIELD Comment </w:delInstrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>`;
    const xml = partText(made(p(page, condition, deleted, mergeField('Contact_City')), { Contact_City: 'Turku' }));
    expect(xml).toContain(p(page, condition, deleted, r('Turku')));
  });

  it('puts a value into the code of a link', () => {
    const link = begin + code(' HYPERLINK "https://example.com/') + mergeField('Contact_No') + code('" ') + separate + r('here') + end;
    expect(partText(made(p(link), { Contact_No: 'CT0001' }))).toContain('<w:instrText xml:space="preserve">CT0001</w:instrText>');
    expect(partText(made(p(link), { Contact_No: 'a" \\o "b' }))).toContain('<w:instrText xml:space="preserve">a\\&quot; \\\\o \\&quot;b</w:instrText>');
  });

  it('does not fall for names of JavaScript', () => {
    const template = openTemplate(docx({ body: p(mergeField('constructor'), mergeField('__proto__'), mergeField('toString'), r('!')) }), { resolve: (name) => name });
    expect(readText(produceLetter(template, values({ constructor: 'c' })))).toBe('c!');
    expect(readText(produceLetter(openTemplate(docx({ body: p(mergeField('constructor'), r('!')) })), values({})))).toBe('!');
  });

  it('takes names that the person mapped', () => {
    const template = openTemplate(docx({ body: p(mergeField('Nimi')) }), { mapping: { Nimi: 'Contact_Name' } });
    expect(readText(produceLetter(template, values({ Contact_Name: 'M' })))).toBe('M');
  });
});
