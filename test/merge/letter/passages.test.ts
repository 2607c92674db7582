import fc from 'fast-check';
import { createCombined, openTemplate, produceLetter, templatePassages, type PassageOf, type Template } from '../../../src/merge';
import { docx, field, fieldMarks, mergeField, p, passage, r, section } from '../build/docx';
import { fixture } from '../build/fixtures';
import { partText, readText, values } from '../build/letterText';
import { lintLetter } from '../lint/lintLetter';
import { longestOf, runsOf } from '../runs';

const { begin, separate, end, code } = fieldMarks;
const own = (texts: Record<string, string>): PassageOf => (id) => texts[id];
const letter = (template: Template, texts: Record<string, string>, record: Record<string, string> = {}): Uint8Array => {
  const made = produceLetter(template, values(record), own(texts));
  expect(lintLetter(made)).toEqual([]);
  return made;
};
const read = (body: string, texts: Record<string, string>, record: Record<string, string> = {}): string => readText(letter(openTemplate(docx({ body })), texts, record));
const cell = (content: string): string => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
const table = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>${rows.join('')}</w:tbl>`;
const row = (...content: string[]): string => `<w:tr>${content.join('')}</w:tr>`;

describe('a personal passage', () => {
  const offer = p(r('Dear '), mergeField('Contact_Name')) + passage('offer', p(r('We offer ', '<w:b/>'), mergeField('Contact_City')) + p(r('three things.'))) + p(r('End'));

  it('prints what stands in it, with its fields, for everybody who has no own text', () => {
    expect(read(offer, {}, { Contact_Name: 'Maija', Contact_City: 'Turku' })).toBe('Dear Maija\nWe offer Turku\nthree things.\nEnd');
  });

  it('prints an own text in the look of its first text: lines and paragraphs as they were typed', () => {
    const made = letter(openTemplate(docx({ body: offer })), { offer: 'One <line>\nand two\n\nA new paragraph' }, { Contact_Name: 'Maija' });
    expect(readText(made)).toBe('Dear Maija\nOne <line>⏎and two\nA new paragraph\nEnd');
    expect(partText(made)).toContain('<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">A new paragraph</w:t></w:r>');
  });

  it('vanishes with its paragraphs for no text', () => {
    expect(read(offer, { offer: '' }, { Contact_Name: 'Maija' })).toBe('Dear Maija\nEnd');
    expect(read(offer, { offer: ' \n' }, { Contact_Name: 'Maija' })).toBe('Dear Maija\nEnd');
  });

  it('in a line leaves the rest of the line, and takes the paragraph along where it was alone', () => {
    const body = p(r('See you '), passage('when', r('in spring', '<w:i/>')), r('.')) + p(passage('ps', r('P.S. Hello'))) + p(r('End'));
    expect(read(body, {})).toBe('See you in spring.\nP.S. Hello\nEnd');
    expect(read(body, { when: 'on Monday', ps: 'Bye' })).toBe('See you on Monday.\nBye\nEnd');
    expect(read(body, { when: '', ps: '' })).toBe('See you .\nEnd');
    expect(partText(letter(openTemplate(docx({ body })), { when: 'on Monday' }))).toContain('<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">on Monday</w:t></w:r>');
  });

  it('that holds only a field vanishes with an empty value as the field alone would, but not with an own text', () => {
    const body = p(passage('text', mergeField('Comment'))) + p(r('End'));
    expect(read(body, {})).toBe('End');
    expect(read(body, {}, { Comment: 'C' })).toBe('C\nEnd');
    expect(read(body, { text: 'Own' })).toBe('Own\nEnd');
    expect(read(body, { text: '' }, { Comment: 'C' })).toBe('End');
  });

  it('keeps one paragraph of a cell, a header and a note, and two tables apart', () => {
    expect(read(table(row(cell(passage('a', p(r('text')))))) + p(), { a: '' })).toBe('\n');
    expect(read(table(row(cell(passage('a', p(r('text'))) + p(mergeField('Comment'))))) + p(), { a: '' })).toBe('\n');
    expect(read(table(row(cell(p(mergeField('Comment')) + passage('a', p(r('text')))))) + p(), { a: '' })).toBe('\n');
    const tables = table(row(cell(p(r('1'))))) + passage('a', p(r('between'))) + table(row(cell(p(r('2'))))) + p();
    expect(partText(letter(openTemplate(docx({ body: tables })), { a: '' }))).toMatch(/<\/w:tbl><w:p><\/w:p><w:tbl>/);
    const inLine = table(row(cell(p(r('1'))))) + p(passage('a', r('between'))) + p(mergeField('Comment')) + table(row(cell(p(r('2'))))) + p();
    expect(read(inLine, {})).toBe('1\nbetween\n2\n');
    expect(read(inLine, { a: '' }, { Comment: 'C' })).toBe('1\nC\n2\n');
    expect(read(inLine, { a: '' })).toBe('1\n\n2\n');
    const header = docx({ body: p(r('x')), section: section('<w:headerReference w:type="default" r:id="header1"/>'), headers: { header1: passage('a', p(r('top')) + p(r('more'))) } });
    expect(readText(letter(openTemplate(header), { a: '' }), 'word/header1.xml')).toBe('');
    expect(readText(letter(openTemplate(header), { a: 'own' }), 'word/header1.xml')).toBe('own');
  });

  it('leaves no empty paragraph in a cell where something else stays', () => {
    const inCell = (content: string, texts: Record<string, string>, record: Record<string, string> = {}): string => read(table(row(cell(content))) + p(r('end')), texts, record);
    const city = p(mergeField('Contact_City'));
    const beside = passage('a', p(r('text'))) + city;
    expect(inCell(beside, { a: '' }, { Contact_City: 'Turku' })).toBe('Turku\nend');
    expect(inCell(beside, { a: '' })).toBe('\nend');
    expect(inCell(beside, { a: 'own' })).toBe('own\nend');
    const two = passage('a', p(r('A'))) + passage('b', p(r('B')));
    expect(inCell(two, { a: '', b: 'own' })).toBe('own\nend');
    expect(inCell(two, { a: '' })).toBe('B\nend');
    expect(inCell(two, { a: 'own', b: '' })).toBe('own\nend');
    expect(inCell(two, { a: '', b: '' })).toBe('\nend');
    const ofField = passage('a', p(mergeField('Job_Title'))) + city;
    expect(inCell(ofField, { a: 'own' })).toBe('own\nend');
    expect(inCell(ofField, { a: '' })).toBe('\nend');
    expect(inCell(ofField, {}, { Job_Title: 'CEO' })).toBe('CEO\nend');
    expect(inCell(ofField, { a: '' }, { Job_Title: 'CEO', Contact_City: 'Turku' })).toBe('Turku\nend');
    const turned = city + passage('a', p(mergeField('Job_Title')));
    expect(inCell(turned, { a: '' }, { Contact_City: 'Turku' })).toBe('Turku\nend');
    expect(inCell(turned, { a: '' })).toBe('\nend');
    expect(inCell(turned, {})).toBe('\nend');
    expect(inCell(turned, { a: 'own' })).toBe('own\nend');
  });

  it('whatever is blank, a cell has what is not, and one paragraph where all is', () => {
    const text = fc.constantFrom(undefined, '', 'own');
    const part = fc.record({ personal: fc.boolean(), nested: fc.boolean(), filled: fc.boolean(), outer: text, inner: text });
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      const texts: Record<string, string> = {};
      const expected: string[] = [];
      const content = parts.map(({ personal, nested, filled, outer, inner }, index) => {
        const printed = personal ? outer ?? (nested ? inner : undefined) ?? (filled ? 'standard' : '') : filled ? 'Turku' : '';
        if (printed !== '') expected.push(printed);
        if (!personal) return p(mergeField(filled ? 'Contact_City' : 'Job_Title'));
        if (outer !== undefined) texts[`outer${index}`] = outer;
        if (inner !== undefined) texts[`inner${index}`] = inner;
        const standard = filled ? p(r('standard')) : p(mergeField('Job_Title'));
        return passage(`outer${index}`, nested ? passage(`inner${index}`, standard) : standard);
      }).join('');
      expect(read(table(row(cell(content))) + p(r('end')), texts, { Contact_City: 'Turku' }).split('\n').slice(0, -1)).toEqual(expected.length ? expected : ['']);
    }), { numRuns: 100 });
  });

  it('around a cell keeps the cell, around rows one row', () => {
    const body = table(row(cell(p(r('a'))), passage('price', cell(p(r('b')) + p(r('c'))))), passage('rows', row(cell(p(r('d'))), cell(p(r('e')))) + row(cell(p(r('f'))), cell(p(r('g')))))) + p();
    expect(read(body, {})).toBe('a\nb\nc\nd\ne\nf\ng\n');
    expect(read(body, { price: 'B', rows: 'D' })).toBe('a\nB\nD\n\n');
    expect(read(body, { price: '', rows: '' })).toBe('a\n\n');
    expect(read(table(passage('rows', row(cell(p(r('d')))))) + p(), { rows: '' })).toBe('\n');
  });

  it('that holds nothing prints nothing, not Word\'s prompt, and an own text does not look like the prompt', () => {
    const body = p(r('a')) + passage('empty', p(r('Click here.', '<w:rStyle w:val="PlaceholderText"/>')), { more: '<w:showingPlcHdr/>' }) + p(r('b'));
    expect(read(body, {})).toBe('a\nb');
    const made = letter(openTemplate(docx({ body })), { empty: 'Own' });
    expect(readText(made)).toBe('a\nOwn\nb');
    expect(partText(made)).not.toContain('PlaceholderText');
    expect(read(p(r('a'), passage('none', ''), mergeField('Contact_Name'), r('b')), { none: '-' }, { Contact_Name: 'M' })).toBe('a-Mb');
  });

  it('may stand in another one', () => {
    const body = passage('outer', p(r('Before '), passage('inner', r('inside'))) + p(r('after'))) + p(r('End'));
    expect(read(body, {})).toBe('Before inside\nafter\nEnd');
    expect(read(body, { inner: 'I' })).toBe('Before I\nafter\nEnd');
    expect(read(body, { outer: 'O', inner: 'I' })).toBe('O\nEnd');
  });

  it('keeps bookmarks whose partner stands elsewhere, and takes its notes along', () => {
    const body = p('<w:bookmarkStart w:id="1" w:name="b"/>', r('a')) + passage('x', p(r('b'), '<w:bookmarkEnd w:id="1"/>', '<w:r><w:footnoteReference w:id="2"/></w:r>')) + p(r('c'), '<w:r><w:footnoteReference w:id="3"/></w:r>');
    const note = (id: number, text: string): string => `<w:footnote w:id="${id}">${p(r(text))}</w:footnote>`;
    const template = openTemplate(docx({ body, footnotes: note(2, 'two') + note(3, 'three') }));
    expect(readText(letter(template, {}), 'word/footnotes.xml')).toBe('two\nthree');
    expect(readText(letter(template, { x: 'Own' }), 'word/footnotes.xml')).toBe('three');
    expect(readText(letter(template, { x: '' }), 'word/footnotes.xml')).toBe('three');
  });

  it('with the end of a section in it keeps the section', () => {
    const body = passage('x', `<w:p><w:pPr><w:jc w:val="both"/>${section()}</w:pPr>${r('first')}</w:p>`) + p(r('second'));
    for (const texts of [{ x: 'Own' }, { x: '' }]) expect(partText(letter(openTemplate(docx({ body })), texts)).match(/<w:sectPr>/g)).toHaveLength(2);
  });

  it('is left as it is where a field crosses its edge, and its mark goes all the same', () => {
    const cut = p(r('a'), begin, code(' MERGEFIELD Contact_Name '), passage('cut', separate + r('«Contact_Name»') + end + r(' b')));
    const template = openTemplate(docx({ body: cut }));
    expect(template.passages).toMatchObject([{ id: 'cut', isCut: true }]);
    expect(readText(letter(template, { cut: 'Own' }, { Contact_Name: 'M' }))).toBe('aM b');
    expect(openTemplate(docx({ body: p(begin, code(' IF 1 = 1 "'), passage('in', r('x')), code('" '), separate, r('x'), end) })).passages).toMatchObject([{ isCut: true }]);
    expect(openTemplate(docx({ body: p(field('HYPERLINK "https://example.com"', 'x').replace('<w:r><w:t xml:space="preserve">x</w:t></w:r>', passage('in', r('here')))) })).passages).toMatchObject([{ isCut: false }]);
  });

  it('is told with its title and what stands in it', () => {
    expect(templatePassages(openTemplate(fixture('letter - personal passages.docx')))).toEqual([
      { id: 'offer', title: 'Offer', text: 'We offer «Contact_City»\nthree things.' }, { id: 'when', title: 'When', text: 'in spring' }, { id: 'ps', title: 'P.S.', text: 'P.S. Bring a friend.' },
      { id: 'price', title: 'Price', text: '100\neach' }, { id: 'box', title: 'Box', text: 'Call «Salesperson_Phone_No»' }, { id: 'top', title: 'Top', text: 'Spring' }, { id: 'note', title: 'Note', text: 'Until May' },
    ]);
  });

  it('stands in one document of many letters as in letters by themselves', () => {
    const template = openTemplate(fixture('letter - personal passages.docx'));
    const people: Record<string, string>[] = [{}, { offer: 'Own offer\n\nin two', top: 'Own top', note: 'Own note', box: 'Own box', price: '7' }, { offer: '', when: '', ps: '', price: '', box: '', top: '', note: '' }];
    const combined = createCombined(template);
    for (const texts of people) combined.add(values({ Contact_Name: 'M', Contact_City: 'Turku' }), own(texts));
    const document = combined.finish()[0]!;
    expect(lintLetter(document)).toEqual([]);
    const each = people.map((texts) => readText(letter(template, texts, { Contact_Name: 'M', Contact_City: 'Turku' })).split('\n'));
    const all = readText(document).split('\n');
    expect(each.flat().filter((line) => line !== '')).toEqual(all.filter((line) => line !== ''));
  });
});

describe('for any letter', () => {
  const words = fc.stringMatching(/^[A-Za-zäö]{1,8}$/);
  const piece = fc.oneof(words.map((text) => r(text)), fc.constantFrom('Contact_Name', 'Comment', 'Contact_City').map((name) => mergeField(name)), fc.constant('<w:r><w:br/></w:r>'));
  /** A paragraph in pieces, some of them marked. */
  const paragraph = fc.array(fc.tuple(piece, fc.boolean()), { minLength: 1, maxLength: 4 });
  const blocks = fc.array(fc.tuple(paragraph, fc.constantFrom('plain', 'marked', 'cell', 'marked cell')), { minLength: 1, maxLength: 5 });
  const record = fc.record({ Contact_Name: fc.constantFrom('', 'M'), Comment: fc.constantFrom('', 'C\n\nD'), Contact_City: fc.constantFrom('', 'T') });
  type Blocks = [content: [string, boolean][], kind: string][];

  const build = (content: Blocks, mark: (id: string, xml: string) => string): Uint8Array => {
    let count = 0;
    const body = content.map(([pieces, kind]) => {
      const inside = p(...pieces.map(([xml, marked]) => (marked ? mark(`p${++count}`, xml) : xml)));
      const marked = kind.startsWith('marked') ? mark(`p${++count}`, inside) : inside;
      return kind.endsWith('cell') ? table(row(cell(marked))) : marked;
    }).join('');
    return docx({ body: body + p(r('end')) });
  };

  it('marks change nothing where nobody has an own text', () => {
    fc.assert(fc.property(blocks, record, (content, values_) => {
      const marked = produceLetter(openTemplate(build(content as Blocks, (id, xml) => passage(id, xml))), values(values_));
      const plain = produceLetter(openTemplate(build(content as Blocks, (_, xml) => xml)), values(values_));
      expect(partText(marked)).toBe(partText(plain));
    }), runsOf(60));
  }, longestOf(60_000));

  it('whatever texts people have, the letter is sound, and each text is in it', () => {
    fc.assert(fc.property(blocks, record, fc.array(fc.constantFrom(undefined, '', '§own', '§own\nline', '§one\n\ntwo\tthree'), { minLength: 30, maxLength: 30 }), (content, values_, texts) => {
      const template = openTemplate(build(content as Blocks, (id, xml) => passage(id, xml)));
      const passageOf: PassageOf = (id) => texts[Number(id.slice(1))];
      const made = produceLetter(template, values(values_), passageOf);
      expect(lintLetter(made)).toEqual([]);
      expect(partText(made)).not.toContain('segment-letters');
      /* An own text in a passage that stands in another one with an own text has no place. */
      const shown = readText(made).split('§').length - 1;
      const outer = template.passages.filter(({ id }) => passageOf(id)).length;
      expect(shown).toBeLessThanOrEqual(outer);
      if (!content.some(([, kind]) => kind.startsWith('marked'))) expect(shown).toBe(outer);
      const combined = createCombined(template);
      for (let times = 0; times < 2; times++) combined.add(values(values_), passageOf);
      expect(lintLetter(combined.finish()[0]!)).toEqual([]);
    }), runsOf(60));
  }, longestOf(60_000));
});
