import { checkLetters, createCombined, openTemplate, produceLetter } from '../../../src/merge';
import { dot } from '../../fixtures/makeLetters';
import { docx, field, fieldMarks, mergeField, p, passage, r } from '../build/docx';
import { partText, readText, values } from '../build/letterText';
import { lintLetter } from '../lint/lintLetter';

const { begin, separate, end, code } = fieldMarks;
const result = separate + r('old') + end;
const letter = (body: string, record: Record<string, string>, more = {}): Uint8Array => {
  const bytes = produceLetter(openTemplate(docx({ body, ...more })), values(record));
  expect(lintLetter(bytes)).toEqual([]);
  return bytes;
};
const inTurku = { Contact_City: 'Turku' };
const city = mergeField('Contact_City');
const condition = (content: string): string => p(r('A '), begin, code(' IF '), city, code(' = "Turku" '), content, result, r(' Z'));

describe('a branch of an IF', () => {
  it('has the look of its runs in the code', () => {
    const body = condition(code('"plain ') + code('bold', '<w:b/>') + code(' end" "no"', '<w:i/>'));
    expect(partText(letter(body, inTurku))).toContain('<w:t xml:space="preserve">plain </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">bold</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> end</w:t></w:r>');
    expect(readText(letter(body, inTurku))).toBe('A plain bold end Z');
    expect(partText(letter(body, {}))).toContain('<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">no</w:t></w:r>');
  });

  it('may hold fields: merge fields print, the others stay', () => {
    const body = condition(code(' "Dear ') + mergeField('Contact_Name', { properties: '<w:b/>' }) + code(', page ') + field('PAGE', '1') + code('" "nobody"'));
    const xml = partText(letter(body, { ...inTurku, Contact_Name: 'Maija' }));
    expect(xml).toContain('<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Maija</w:t>');
    expect(xml).toContain('<w:instrText xml:space="preserve"> PAGE </w:instrText>');
    expect(xml).not.toMatch(/MERGEFIELD| IF /);
    expect(readText(letter(body, { Contact_Name: 'Maija' }))).toBe('A nobody Z');
  });

  it('may hold paragraphs, of which only its own come', () => {
    const body = p(r('A '), begin, code(' IF '), city, code(' = "Turku" "one')) + `<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${code('two')}</w:p>`
      + p(code('three" "four')) + p(code('five"'), result, r(' Z')) + p(r('end'));
    expect(readText(letter(body, inTurku))).toBe('A one\ntwo\nthree Z\nend');
    expect(partText(letter(body, inTurku))).toContain('<w:jc w:val="right"/>');
    expect(readText(letter(body, {}))).toBe('A four\nfive Z\nend');
    expect(partText(letter(body, {}))).not.toContain('<w:jc w:val="right"/>');
  });

  it('may hold a table', () => {
    const table = `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr>${p(code('cell '), mergeField('Contact_Name'))}</w:tc></w:tr></w:tbl>`;
    const body = p(begin, code(' IF '), city, code(' = "Turku" "above')) + table + p(code('below" "nothing"'), result) + p(r('end'));
    expect(readText(letter(body, { ...inTurku, Contact_Name: 'Maija' }))).toBe('above\ncell Maija\nbelow\nend');
    expect(partText(letter(body, inTurku))).toContain('<w:tbl>');
    expect(partText(letter(body, {}))).not.toContain('<w:tbl>');
    expect(readText(letter(body, {}))).toBe('nothing\nend');
  });

  it('may hold a picture', () => {
    const picture = '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="360000"/><wp:docPr id="3" name="Dot"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="3" name="dot.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdOfdotpng"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
    const body = p(begin, code(' IF '), city, code(' = "Turku" "'), picture, code('" ""'), result) + p(r('end'));
    expect(partText(letter(body, inTurku, { media: { 'dot.png': dot } }))).toContain('<w:drawing>');
    const without = letter(body, {}, { media: { 'dot.png': dot } });
    expect(partText(without)).not.toContain('<w:drawing>');
    expect(readText(without)).toBe('end');
  });

  it('may stand in a branch', () => {
    const inner = begin + code(' IF ') + mergeField('Contact_Type') + code(' = "Person" "') + code('person', '<w:b/>') + code('" "company"') + result;
    const body = condition(code(' "a ') + inner + code('." "elsewhere"'));
    expect(readText(letter(body, { ...inTurku, Contact_Type: 'Person' }))).toBe('A a person. Z');
    expect(partText(letter(body, { ...inTurku, Contact_Type: 'Person' }))).toContain('<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">person</w:t>');
    expect(readText(letter(body, inTurku))).toBe('A a company. Z');
    expect(readText(letter(body, { Contact_Type: 'Person' }))).toBe('A elsewhere Z');
  });

  it('prints as text where the field has a format, or the code stands in a link', () => {
    expect(readText(letter(condition(code(' "yes" "no" \\* Upper ')), inTurku))).toBe('A YES Z');
    expect(partText(letter(condition(code(' "yes" "no" \\* MERGEFORMAT ')).replace(r('old'), r('old', '<w:u w:val="single"/>')), inTurku))).toContain('<w:u w:val="single"/></w:rPr><w:t xml:space="preserve">yes</w:t>');
    const linked = p('<w:hyperlink r:id="x">', begin, code(' IF '), city, code(' = "Turku" "yes" "no" '), '</w:hyperlink>', result, r('!'));
    expect(readText(letter(linked, inTurku, { relationships: { x: { kind: 'hyperlink', target: 'https://example.com', external: true } } }))).toBe('yes!');
  });

  it('keeps bookmarks whole that begin in the code', () => {
    const body = condition(code(' "yes') + '<w:bookmarkStart w:id="4" w:name="here"/>' + code(' please" "no"')) .replace(' Z</w:t></w:r>', ' Z</w:t></w:r><w:bookmarkEnd w:id="4"/>');
    expect(readText(letter(body, inTurku))).toBe('A yes please Z');
    expect(partText(letter(body, {}))).toContain('<w:bookmarkStart w:id="4" w:name="here"/>');
  });

  it('that is blank takes its paragraph with it', () => {
    const body = p(begin, code(' IF '), city, code(' = "Turku" "near" "" '), result) + p(r('end'));
    expect(readText(letter(body, inTurku))).toBe('near\nend');
    expect(readText(letter(body, {}))).toBe('end');
  });

  it('is each letter\'s own in a document of many', () => {
    const body = condition(code(' "near ') + mergeField('Contact_Name') + '<w:bookmarkStart w:id="4" w:name="here"/><w:bookmarkEnd w:id="4"/>' + code('" "far"')) + p(r('end'));
    const combined = createCombined(openTemplate(docx({ body })));
    for (const record of [{ ...inTurku, Contact_Name: 'Maija' }, { Contact_Name: 'Bo' }, { ...inTurku, Contact_Name: 'Åke' }]) combined.add(values(record));
    const [document] = combined.finish();
    expect(lintLetter(document!)).toEqual([]);
    expect(readText(document!).split('\n').filter((line) => line.startsWith('A'))).toEqual(['A near Maija Z', 'A far Z', 'A near Åke Z']);
  });

  it('may stand in a header, a note and a text box', () => {
    const small = begin + code(' IF ') + city + code(' = "Turku" "near" "far" ') + result;
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="7" name="Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${p(small)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>`;
    const more = { headers: { header1: p(small) }, section: '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>', footnotes: `<w:footnote w:id="2">${p(small)}</w:footnote>` };
    const body = p(r('x'), '<w:r><w:footnoteReference w:id="2"/></w:r>') + p(box);
    for (const [record, word] of [[inTurku, 'near'], [{}, 'far']] as const) {
      const bytes = letter(body, record, more);
      expect([readText(bytes, 'word/header1.xml'), readText(bytes, 'word/footnotes.xml'), partText(bytes).match(/<w:txbxContent>.*<\/w:txbxContent>/)![0].match(/<w:t[ >][^<]*/g)]).toEqual([word, word, [`<w:t xml:space="preserve">${word}`]]);
    }
  });
});

describe('fields that depend on the page', () => {
  it('stay fields, with the values in their code', () => {
    const body = p(begin, code(' IF '), field('PAGE', '1'), code(' = 1 "to '), mergeField('Contact_Name'), code('" "" '), result);
    const xml = partText(letter(body, { Contact_Name: 'Maija' }));
    expect(xml).toContain('<w:instrText xml:space="preserve">Maija</w:instrText>');
    expect(xml).toMatch(/> IF <.*> PAGE </);
  });
});

describe('fields that refer to a bookmark of the document', () => {
  const bookmark = p('<w:bookmarkStart w:id="3" w:name="Kohde"/>', r('yes'), '<w:bookmarkEnd w:id="3"/>');
  it('stay Word\'s own, also in other fields', () => {
    const inBranch = condition(code(' "see ') + field('REF Kohde \\h', 'yes') + code('" "no"'));
    const xml = partText(letter(bookmark + inBranch, inTurku));
    expect(xml).toContain('<w:instrText xml:space="preserve"> REF Kohde \\h </w:instrText>');
    expect(readText(letter(bookmark + inBranch, inTurku))).toBe('yes\nA see yes Z');
  });

  const quoted = (reference: string, look = ''): string => begin + code(' QUOTE "') + field(reference, 'old') + code(' in ') + city + code('" ' + look) + result;
  const price = p(r('Price '), '<w:bookmarkStart w:id="5" w:name="Price"/>', r('1'), r('2', '<w:b/>'), '<w:bookmarkEnd w:id="5"/>');
  it.each([
    ['QUOTE', quoted('REF Kohde \\h'), 'yes in Turku'],
    ['QUOTE with a format', quoted('REF Kohde', '\\* Upper '), 'YES IN TURKU'],
    ['a format of its own', quoted('REF Kohde \\* FirstCap'), 'Yes in Turku'],
    ['SET', begin + code(' SET Where "') + field('REF Kohde', 'old') + code(' ') + city + code('" ') + result + field('REF Where', 'x'), 'yes Turku'],
    ['FILLIN', begin + code(' FILLIN "Which?" \\d "') + field('REF Kohde', 'old') + code('" ') + result, 'yes'],
    ['an IF with a format of letters', begin + code(' IF ') + city + code(' = "Turku" "') + field('REF Kohde', 'old') + code(' indeed" "no" \\* Upper ') + result, 'YES INDEED'],
    ['a comparison', begin + code(' IF ') + field('REF Kohde', 'old') + code(' = "yes" "') + city + code('" "wrong" ') + result, 'Turku'],
    ['a comparison, by the name alone', begin + code(' IF Kohde = "yes" "') + city + code('" "wrong" ') + result, 'Turku'],
    ['a formula', begin + code(' = ') + field('REF Price', 'old') + code(' * ') + mergeField('Contact_No') + code(' ') + result, '36'],
    ['a formula, by the name alone', begin + code(' = Price * ') + mergeField('Contact_No') + code(' ') + result, '36'],
  ])('are worked out where their text is the same in all letters: %s', (_, content, expected) => {
    const bytes = docx({ body: bookmark + price + p(r('A '), content, r(' Z')) });
    expect(readText(letter(bookmark + price + p(r('A '), content, r(' Z')), { ...inTurku, Contact_No: '3' })).split('\n')[2]).toBe(`A ${expected} Z`);
    expect(checkLetters(openTemplate(bytes), []).map((one) => one.code)).toEqual(_ === 'FILLIN' ? ['QUESTION_UNANSWERED'] : []);
  });
  it('are not looked at where a text in quotation marks happens to be their name', () => {
    expect(readText(letter(bookmark + p(r('A '), begin, code(' IF '), city, code(' = "Kohde" "same" "other" '), result), { Contact_City: 'Kohde' }))).toBe('yes\nA same');
  });
  it.each([
    ['a field stands in it', p('<w:bookmarkStart w:id="3" w:name="Kohde"/>', r('to '), mergeField('Contact_Name'), '<w:bookmarkEnd w:id="3"/>'), 'REF Kohde'],
    ['it goes over paragraphs', p('<w:bookmarkStart w:id="3" w:name="Kohde"/>', r('one')) + p(r('two'), '<w:bookmarkEnd w:id="3"/>'), 'REF Kohde'],
    ['it stands in a text of an IF', p(begin, code(' IF '), city, code(' = "Turku" "yes"')) + `<w:p><w:bookmarkStart w:id="3" w:name="Kohde"/>${code('two')}<w:bookmarkEnd w:id="3"/></w:p>` + p(code('end" ""'), result), 'REF Kohde'],
    ['it may be personal', passage('one', p('<w:bookmarkStart w:id="3" w:name="Kohde"/>', r('yes'), '<w:bookmarkEnd w:id="3"/>')), 'REF Kohde'],
    ['it is hidden', p('<w:bookmarkStart w:id="3" w:name="Kohde"/>', r('yes', '<w:vanish/>'), '<w:bookmarkEnd w:id="3"/>'), 'REF Kohde'],
    ['its number is asked for', bookmark, 'REF Kohde \\r'],
    ['nobody knows it', '', 'REF Kohde'],
  ])('stay Word\'s own in a QUOTE, with a warning, where %s', (_, marked, reference) => {
    const body = marked + p(r('A '), quoted(reference), r(' Z'));
    const xml = partText(letter(body, { ...inTurku, Contact_Name: 'Maija' }));
    expect(xml).toMatch(/> QUOTE "<.*> REF Kohde .*> in <.*<w:instrText xml:space="preserve">Turku<\/w:instrText>.*>old</);
    expect(checkLetters(openTemplate(docx({ body })), []).map(({ code: one, severity, subject, count }) => [one, severity, subject, count])).toEqual([['FIELD_NOT_MERGED', 'warning', 'QUOTE', 1]]);
  });
  it('show what they show in the letter, with a warning, where their bookmark has fields in it', () => {
    const body = p('<w:bookmarkStart w:id="3" w:name="Kohde"/>', r('to ')) + p(mergeField('Contact_Name'), '<w:bookmarkEnd w:id="3"/>') + p(field('REF kohde', 'old'), field('REF Kohde \\n', '1'), field('PAGEREF Kohde', '1'), mergeField('Comment'));
    expect(partText(letter(body, { Contact_Name: 'Maija' }))).toContain(field('REF kohde', 'old'));
    expect(checkLetters(openTemplate(docx({ body })), []).map(({ code: one, severity, subject, count }) => [one, severity, subject, count])).toEqual([['FIELD_NOT_MERGED', 'warning', 'REF', 1]]);
  });
  it('stay Word\'s own in a comparison where their text is not known', () => {
    const changing = p('<w:bookmarkStart w:id="3" w:name="Kohde"/>', mergeField('Contact_Name'), '<w:bookmarkEnd w:id="3"/>');
    const xml = partText(letter(changing + p(begin, code(' IF '), field('REF Kohde', 'yes'), code(' = "yes" "'), city, code('" "wrong" '), result), { ...inTurku, Contact_Name: 'Maija' }));
    expect(xml).toMatch(/> IF <.*> REF Kohde <.*>Turku</);
    expect(xml).toContain('>old<');
  });
});

describe('a field that prints one text', () => {
  const upper = begin + code(' IF ') + city + code(' = "Turku" "page ') + field('PAGE', '1') + code('" "no" \\* Upper ') + result;
  const nested = begin + code(' QUOTE "') + begin + code(' IF ') + city + code(' = "Turku" "page ') + field('PAGE', '1') + code('" "no" ') + result + code('" ') + result;
  const quoted = begin + code(' QUOTE "Page ') + field('PAGE', '1') + code(' of ') + city + code('" ') + result;
  const set = begin + code(' SET Where "page ') + field('PAGE', '1') + code('" ') + result;
  const asked = begin + code(' FILLIN "Which?" \\d "page ') + field('PAGE', '1') + code('" ') + result;
  it.each([['IF', upper], ['QUOTE', quoted], ['QUOTE', nested], ['SET', set], ['FILLIN', asked]])('%s stays as it is where something stands in it that is no text, and is reported', (type, content) => {
    const bytes = docx({ body: p(r('A '), content, r(' '), city, r(' '), mergeField('Comment')) });
    const template = openTemplate(bytes);
    const xml = partText(produceLetter(template, values(inTurku)));
    expect(xml).not.toContain('\ufffc');
    expect(xml).toContain(content);
    expect(xml).toContain('>Turku<');
    expect(checkLetters(template, []).map(({ code: one, severity, subject, count }) => [one, severity, subject, count])).toEqual([['FIELD_NOT_MERGED', 'error', type, 1]]);
  });
});

describe('a formula in a table', () => {
  const row = (...cells: string[]): string => `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${p(cell)}</w:tc>`).join('')}</w:tr>`;
  const table = (...rows: string[]): string => `<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>${rows.join('')}</w:tbl>${p(r('end'))}`;
  const value = mergeField('Contact_No');
  const total = (formula: string): string => {
    const lines = readText(letter(table(row(r('Sum'), r('x'), r('y')), row(value, r('20'), r('3')), row(r('5'), r('7'), field(`= ${formula}`, '0'))), { Contact_No: '1.5' })).split('\n');
    return lines[8]!;
  };
  it.each([
    ['SUM(A2:B3)', '33.5'], ['A2 * B2', '30'], ['SUM(LEFT)', '12'], ['SUM(ABOVE)', '3'], ['AVERAGE(A2,B3)', '4.25'], ['MAX(A1:C3)', '20'], ['COUNT(A2:B3)', '4'], ['SUM(A:A)', '6.5'], ['SUM(2:2)', '24.5'], ['A9', '0'],
    ['R2C1 * R2C2', '30'], ['sum(r2c1:r3c2)', '33.5'],
  ])('%s', (formula, expected) => {
    expect(total(formula)).toBe(expected);
  });
  it('counts a merge field in a link, and not the one in its address', () => {
    const link = begin + code(' HYPERLINK "https://example.com/') + mergeField('Contact_Type') + code('" ') + separate + value + end;
    const lines = readText(letter(table(row(link, r('20'), field('= SUM(LEFT)', '0'))), { Contact_No: '1.5', Contact_Type: '7' })).split('\n');
    expect(lines[2]).toBe('21.5');
  });
  it('that goes round in a circle says so', () => {
    const cell = field('= A1 + 1', '0');
    expect(readText(letter(table(row(field('= B1 + 1', '0'), cell, value)), { Contact_No: '1' })).split('\n')[1]).toBe('!Circular Reference');
  });
  it('is Word\'s own where no merge field has a part in it', () => {
    expect(partText(letter(table(row(r('1'), r('2'), field('= SUM(LEFT)', '3'))), {}))).toContain('= SUM(LEFT)');
  });
});
