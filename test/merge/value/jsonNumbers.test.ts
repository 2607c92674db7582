import fc from 'fast-check';
import { openTemplate, plainColumns, plainValues, printedReader, produceLetter, resolverFor, type PlainRecord } from '../../../src/merge';
import { printedIn } from '../../../src/merge/letter/produceLetter';
import { docx, fieldMarks, mergeField, p, r } from '../build/docx';
import { readText } from '../build/letterText';

const { begin, separate, end, code } = fieldMarks;
const price = mergeField('Price', { switches: '\\# 0,000' });
const condition = (test: string): string => begin + code(' IF ') + mergeField('Price') + code(` ${test} "yes" "no" `) + separate + r('old') + end;
const opened = (body: string, record: PlainRecord, options: { locale?: string; localeFrom?: string }) => openTemplate(docx({ body }), { resolve: resolverFor([record]), isList: true, ...options });
/** Prices that look like thousands, whole ones that never do, and others. */
const prices = fc.oneof(fc.integer({ min: 0, max: 999_999 }).map((thousandths) => thousandths / 1000), fc.double({ noNaN: true, min: 0, max: 1e15 }), fc.nat(), fc.nat({ max: 999 }));
const languages = fc.constantFrom('de-DE', 'da-DK', 'nl-NL', 'es-ES', 'it-IT', 'tr-TR', 'de-CH', 'fi-FI', 'en-US', 'fr-FR');

describe('a number of JSON', () => {
  it('is the same in letters of every language', () => {
    fc.assert(fc.property(fc.integer({ min: -999_999, max: 999_999 }), languages, (thousandths, locale) => {
      const record = { Price: thousandths / 1000 };
      const body = p(begin, code(' = '), mergeField('Price'), code(' * 1000 \\# 0 '), separate, r('old'), end);
      expect(readText(produceLetter(opened(body, record, { locale }), plainValues(record)))).toBe(String(thousandths));
    }), { numRuns: 60 });
  });

  it('prints alike where letters are read quickly', () => {
    let quickly = 0;
    fc.assert(fc.property(prices, prices, languages, (Price, beside, locale) => {
      const record = { Price };
      const template = opened(p(price, mergeField('Price'), condition(`&lt; ${beside}`), condition(`= "${Price}"`)), record, { locale });
      const read = printedReader(template, plainColumns)(record);
      const { values, branches } = printedIn(template, plainValues(record));
      expect(read).toMatchObject({ values, branches });
      if (read.written) quickly++;
    }), { numRuns: 200 });
    expect(quickly).toBeGreaterThan(50);
  });

  it('is what it is in the rows of a list, in the sum of them, and in the language of its record', () => {
    const record = (Language: string) => ({ Language, Orders: [{ Price: 10.125 }, { Price: 0.5 }, { Price: '1.000' }] });
    const german = '<w:lang w:val="de-DE"/>';
    const row = `<w:tr><w:tc>${p(mergeField('Orders.Price', { properties: german }))}</w:tc></w:tr>`;
    const sum = `<w:tr><w:tc>${p(begin, code(' = SUM(ABOVE) \\# "#.##0,000"', german), separate, r('old'), end)}</w:tc></w:tr>`;
    const template = opened(`<w:tbl><w:tblPr/><w:tblGrid/>${row}${sum}</w:tbl>${p()}`, record(''), { localeFrom: 'language' });
    const textIn = (language: string): string[] => readText(produceLetter(template, plainValues(record(language)))).split('\n').filter((line) => line !== '');
    expect(textIn('')).toEqual(['10.125', '0.5', '1.000', '1.010,625']);
    expect(textIn('ENU')).toEqual(['10.125', '0.5', '1.000', '1,010.625']);
  });

  it('is printed with the signs of its record\'s language, and kept over the next one', () => {
    const records = [{ Language: 'ENU', Price: 10.125 }, { Language: 'DEU', Price: 1 }];
    const german = '<w:lang w:val="de-DE"/>';
    const field = (written: string, inside = ''): string => begin + code(` ${written} `, german) + inside + code(' ', german) + separate + r('old') + end;
    const body = p(field('SET Sum', mergeField('Price', { properties: german })), field('REF Sum \\# 0,00'), r(' '), field('NEXT'), field('REF Sum \\# 0,00'), r(' '), field('REF Sum'));
    const template = openTemplate(docx({ body }), { resolve: resolverFor(records), isList: true, localeFrom: 'language' });
    expect(readText(produceLetter(template, plainValues(records[0]!), undefined, { following: (place) => records[place] && plainValues(records[place]) }))).toBe('10.13 10,13 10.125');
  });
});
