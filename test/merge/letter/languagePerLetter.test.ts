import { createCombined, openTemplate, plainValues, produceLetter, resolverFor, type PlainRecord } from '../../../src/merge';
import { docx, fieldMarks, mergeField, p, r } from '../build/docx';
import { readText } from '../build/letterText';

const { begin, separate, end, code } = fieldMarks;
/** A field of a letter whose text is marked as Finnish; `{Name switches}` in its code is a merge field. */
const finnish = '<w:lang w:val="fi-FI"/>';
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const field = (instruction: string): string => begin + instruction.split(/(\{[^}]*\})/).map((piece) => {
  const [, name, switches = ''] = /^\{(\w+)(.*)\}$/.exec(piece) ?? [];
  return name === undefined ? code(escaped(piece), finnish) : mergeField(name, { switches: escaped(switches), properties: finnish });
}).join('') + separate + r('old') + end;

const values = { Day: '2026-05-01', Today: '2026-05-01', Written: '1.5.2026', Price: '1234,5', Small: '1,234', Count: '3', Name: 'Maija' };
const printed = (instruction: string, Language: unknown, options: { locale?: string } = {}): string => {
  const record: PlainRecord = { ...values, Language };
  const template = openTemplate(docx({ body: p(r('['), field(instruction), r(']')) }), { resolve: resolverFor([record]), isList: true, localeFrom: 'language', ...options });
  return readText(produceLetter(template, plainValues(record))).slice(1, -1).replace(/\u00a0/g, '⍽');
};

describe('a letter in the language of its record', () => {
  it.each([
    ['MERGEFIELD Day \\@ "d. MMMM yyyy"', '1. toukokuuta 2026', '1. maj 2026', '1. May 2026'],
    ['MERGEFIELD Written \\@ "dddd"', 'perjantai', 'fredag', 'Friday'],
    ['MERGEFIELD Price \\# "# ##0,00"', '1⍽234,50', '1⍽234,50', '1,234.50'],
    ['MERGEFIELD Price \\# "#,##0.00 €"', '1⍽234,50 €', '1⍽234,50 €', '1,234.50 €'],
    ['MERGEFIELD Count \\* CardText', 'kolme', 'tre', 'three'],
    ['MERGEFIELD Count \\* Ordinal', '3.', '3:e', '3rd'],
    ['MERGEFIELD Price', '1234,5', '1234,5', '1234,5'],
    ['= {Count}/9', '0,33', '0,33', '0.33'],
    ['= {Price} * 2 \\# "# ##0,0"', '2⍽469,0', '2⍽469,0', '2,469.0'],
    ['QUOTE "{Day \\@ "MMMM"}" \\* Upper', 'TOUKOKUU', 'MAJ', 'MAY'],
    ['IF {Count} > 2 "on {Day \\@ "MMMM"}" "no"', 'on toukokuu', 'on maj', 'on May'],
  ])('%s', (instruction, fi, sv, en) => {
    expect(['FIN', 'SVE', 'ENU'].map((language) => printed(instruction, language))).toEqual([fi, sv, en]);
    expect(['fi-FI', 'sv', ' en-US '].map((language) => printed(instruction, language))).toEqual([fi, sv, en]);
    expect(['', null, 'XXX', 'tlh', 'constructor', '__proto__'].map((language) => printed(instruction, language))).toEqual(Array(6).fill(fi));
  });

  it('is worked out in its own: values, conditions, formulas and pictures are read as they are written', () => {
    for (const language of ['FIN', 'ENU', 'DEU', 'SVE']) {
      expect(printed('IF {Day \\@ "MMMM"} = "toukokuu" "yes" "no"', language)).toBe('yes');
      expect(printed('IF {Small} < 2 "small" "large"', language)).toBe('small'); // in English it would be more than a thousand
      expect(printed('IF 1,500 < 2 "small" "large"', language)).toBe('small');
      expect(printed('= {Small} * 1,5 \\# 0', language)).toBe('2');
    }
    expect(printed('QUOTE "{Small \\# "0,000"}" \\# "0,0"', 'ENU', { locale: 'de-DE' })).toBe('1.2'); // 1.234 in German would be a thousand
    const nested = begin + code(' = ', finnish) + field('= 1/8 \\# "0,000"') + code(' * 8 \\# "0,00"', finnish) + separate + r('old') + end;
    const letterIn = (Language: string): string => readText(produceLetter(openTemplate(docx({ body: p(nested) }), { resolve: resolverFor([{ Language }]), localeFrom: 'language' }), plainValues({ Language })));
    expect(['FIN', 'ENU', 'DEU'].map(letterIn)).toEqual(['1,00', '1.00', '1,00']); // 0.125 in German would be 125
  });

  it('goes before the language that is said for all letters, which those without one have', () => {
    const instruction = 'MERGEFIELD Day \\@ "MMMM"';
    expect(['ENU', '', 'XXX'].map((language) => printed(instruction, language, { locale: 'sv-SE' }))).toEqual(['May', 'maj', 'maj']);
  });

  it('prints what SET keeps, and the day of the merge', () => {
    const body = p(field('SET When "{Day \\@ "MMMM"}"'), field('REF When'), r(' '), field('CREATEDATE \\@ "d. MMMM"'), r(' '), field('CREATEDATE'));
    const letterIn = (Language: string): string => {
      const record = { ...values, Language, Today: '2026-11-23' };
      return readText(produceLetter(openTemplate(docx({ body }), { resolve: resolverFor([record]), localeFrom: 'language' }), plainValues(record)));
    };
    expect(['FIN', 'SVE', 'ENU', 'ENG'].map(letterIn)).toEqual(['toukokuu 23. marraskuuta 23.11.2026', 'maj 23. november 2026-11-23', 'May 23. November 11/23/2026', 'May 23. November 23/11/2026']);
  });

  it('holds in a field whose own language is the record\'s, too, whatever language the fields in it are marked as', () => {
    const day = mergeField('Day', { switches: '\\@ "d MMMM"', properties: '<w:lang w:val="en-GB"/>' });
    const letterIn = (before: string, behind: string, Language: string): string => {
      const record = { ...values, Language };
      return readText(produceLetter(openTemplate(docx({ body: p(begin, code(before, finnish), day, code(behind, finnish), separate, r('old'), end) }), { resolve: resolverFor([record]), localeFrom: 'language' }), plainValues(record)));
    };
    for (const [before, behind] of [[' IF 1 = 1 "', '" "" '], [' IF 1 = 1 "', '" "" \\* MERGEFORMAT '], [' QUOTE "', '" ']] as const) {
      expect(['FIN', 'fi', 'SVE', 'ENU', ''].map((language) => letterIn(before, behind, language))).toEqual(['1 toukokuuta', '1 toukokuuta', '1 maj', '1 May', '1 May']);
    }
    expect(['FIN', 'SVE', ''].map((language) => letterIn(' QUOTE "', '" \\* Upper ', language))).toEqual(['1 TOUKOKUUTA', '1 MAJ', '1 MAY']);
  });

  it.each([
    ['ENU', 'DEU', '0.13 0,13 0,13'], ['DEU', 'ENU', '0,13 0.13 0.13'], ['FIN', 'ENU', '0,13 0.13 0.13'], ['ENU', '', '0.13 0,13 0,13'], ['', 'ENU', '0,13 0.13 0.13'],
  ])('is kept with a text that SET made: of a record in %s it is read right in one in %s', (first, second, text) => {
    const sum = begin + code(' SET Sum "', finnish) + field('= {Eighth} \\# "0,000"') + code('" ', finnish) + separate + r('old') + end;
    const again = begin + code(' QUOTE "', finnish) + field('REF Sum \\* MERGEFORMAT') + code('" \\# "0,00" ', finnish) + separate + r('old') + end;
    const records = [{ Eighth: '0,125', Language: first }, { Eighth: '1', Language: second }];
    const body = p(sum, field('REF Sum \\# "0,00"'), r(' '), field('NEXT'), field('REF Sum \\# "0,00"'), r(' '), again);
    const template = openTemplate(docx({ body }), { resolve: resolverFor(records), isList: true, localeFrom: 'language' });
    const following = (place: number) => records[place] && plainValues(records[place]);
    expect(readText(produceLetter(template, plainValues(records[0]!), undefined, { following }))).toBe(text);
  });

  it('is that of the formats of a greeting and an address, also of what a greeting without a name says', () => {
    const month = '{Day \\@ MMMM}';
    expect(['FIN', 'SVE', 'ENU', ''].map((language) => printed(`GREETINGLINE \\f "${month}"`, language))).toEqual(['toukokuu', 'maj', 'May', 'toukokuu']);
    expect(['FIN', 'ENU'].map((language) => printed(`GREETINGLINE \\f "<<_LAST0_>>" \\e "${month}"`, language))).toEqual(['toukokuu', 'May']);
    expect(['FIN', 'ENU'].map((language) => printed(`ADDRESSBLOCK \\f "${month} <<_CITY_>>" \\* Upper`, language))).toEqual(['TOUKOKUU', 'MAY']);
  });

  it('is that of the record in hand: labels of one sheet have each their own', () => {
    const records = [{ ...values, Language: 'FIN' }, { ...values, Language: 'ENU' }, { ...values, Language: 'SVE' }];
    const day = mergeField('Day', { switches: '\\@ "MMMM"', properties: finnish });
    const template = openTemplate(docx({ body: p(day, r(' '), field('NEXT'), day, r(' '), field('NEXT'), day) }), { resolve: resolverFor(records), isList: true, localeFrom: 'language' });
    const following = (place: number) => records[place] && plainValues(records[place]);
    expect(readText(produceLetter(template, plainValues(records[0]!), undefined, { following }))).toBe('toukokuu May maj');
  });

  it.each([
    ['en-US', '5/1/2026', '1,234.50'], ['en_US', '5/1/2026', '1,234.50'], ['EN_us', '5/1/2026', '1,234.50'], ['en-Latn-US', '5/1/2026', '1,234.50'], ['en_Latn_US', '5/1/2026', '1,234.50'],
    ['en_US.UTF-8', '5/1/2026', '1,234.50'], ['en-US-POSIX', '5/1/2026', '1,234.50'], ['en', '5/1/2026', '1,234.50'],
    ['en_GB', '01/05/2026', '1,234.50'], ['en-001', '01/05/2026', '1,234.50'], ['ENG', '01/05/2026', '1,234.50'],
    ['de-CH', '1.5.2026', '1’234.50'], ['de_CH', '1.5.2026', '1’234.50'], ['de-Latn-CH', '1.5.2026', '1’234.50'], ['de_CH@euro', '1.5.2026', '1’234.50'], ['de_DE', '1.5.2026', '1.234,50'],
    ['fr_CH', '1.5.2026', '1⍽234,50'], ['no', '1.5.2026', '1⍽234,50'], ['no-NO', '1.5.2026', '1⍽234,50'], ['NO_no', '1.5.2026', '1⍽234,50'], ['nn_NO', '1.5.2026', '1⍽234,50'],
  ])('%s is that country\'s, however the tag is written', (language, day, price) => {
    expect([printed('CREATEDATE', language), printed('MERGEFIELD Price \\# "# ##0,00"', language)]).toEqual([day, price]);
  });

  it('is Norwegian where no region says which', () => {
    expect(['no', 'no-NO', 'nb', 'NOR'].map((language) => printed('MERGEFIELD Day \\@ "dddd d. MMMM"', language))).toEqual(Array(4).fill('fredag 1. mai'));
  });

  it.each(['english', 'en us', 'en/US', 'e', 'n', '-US', '_', 'engl-US', 'zz_US'])('%s is none', (language) => {
    expect(printed('MERGEFIELD Day \\@ "MMMM"', language)).toBe('toukokuu');
  });

  it('stands in rows that repeat', () => {
    const record = (Language: string) => ({ Language, Orders: [{ Price: '1,5' }, { Price: '1000,25' }] });
    const row = `<w:tr><w:tc>${p(mergeField('Orders.Price', { switches: '\\# "# ##0,00"', properties: finnish }))}</w:tc></w:tr>`;
    const sum = `<w:tr><w:tc>${p(field('= SUM(ABOVE) \\# "# ##0,00"'))}</w:tc></w:tr>`;
    const template = openTemplate(docx({ body: `<w:tbl><w:tblPr/><w:tblGrid/>${row}${sum}</w:tbl>${p()}` }), { resolve: resolverFor([record('')]), localeFrom: 'language' });
    const textIn = (language: string): string[] => readText(produceLetter(template, plainValues(record(language)))).replace(/\u00a0/g, '⍽').split('\n').map((line) => line.trim()).filter((line) => line !== '');
    expect(textIn('FIN')).toEqual(['1,50', '1⍽000,25', '1⍽001,75']);
    expect(textIn('ENU')).toEqual(['1.50', '1,000.25', '1,001.75']);
  });

  it('is each letter\'s own in a document of all', () => {
    const records = ['FIN', 'ENU', 'SVE', ''].map((Language) => ({ ...values, Language }));
    const template = openTemplate(docx({ body: p(mergeField('Day', { switches: '\\@ "MMMM"', properties: finnish })), headers: { header1: p(mergeField('Day', { switches: '\\@ "dddd"', properties: finnish })) }, section: '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>' }), { resolve: resolverFor(records), localeFrom: 'language' });
    const combined = createCombined(template);
    for (const record of records) combined.add(plainValues(record));
    const [document] = combined.finish();
    expect(readText(document!).split('\n').filter((line) => line.trim() !== '')).toEqual(['toukokuu', 'May', 'maj', 'toukokuu']);
    expect(['header1', 'header1_2', 'header1_3'].map((name) => readText(document!, `word/${name}.xml`))).toEqual(['perjantai', 'Friday', 'fredag']);
  });
});
