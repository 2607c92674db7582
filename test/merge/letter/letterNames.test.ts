import fc from 'fast-check';
import type { MergeRecord } from '../../../src/contract/mergeData';
import { letterNamer, letterNames, nameValues } from '../../../src/merge';
import { anyCharacter } from '../../contract/anyCharacter';

const named = (...names: string[]) => names.map((name) => (key: string) => (key === 'Contact_Name' ? name : ''));

describe('file names of letters', () => {
  it('are numbered, so that they sort in the order of the letters', () => {
    expect(letterNames('', named('Maija Virtanen', 'Åke'))).toEqual(['0001 Maija Virtanen.docx', '0002 Åke.docx']);
    expect(letterNames('{Letter_No}', named(...new Array<string>(12_000).fill('x')))[0]).toBe('00001.docx');
    expect(letterNames('{letter no}.docx', named('x'), 118)).toEqual(['0118.docx']);
  });
  it('of two contacts of the same name are two (T20, Q8), also where only the case differs', () => {
    expect(letterNames('{Contact_Name}', named('Maija', 'maija', 'Maija', 'Maija (2)'))).toEqual(['Maija.docx', 'maija (2).docx', 'Maija (3).docx', 'Maija (2) (2).docx']);
  });
  it('of many of the same name are given in no time', () => {
    const start = performance.now();
    expect(letterNames('{Contact_Name}', named(...new Array<string>(10_000).fill('Maija'))).at(-1)).toBe('Maija (10000).docx');
    expect(performance.now() - start).toBeLessThan(20_000); // more than a minute, where each looks through all before it
  });
  it('hold nothing that Windows or macOS refuse', () => {
    expect(letterNames('{Contact_Name}', named('A/S: "x" <y> |*?', '..', 'CON', 'com1.txt', ' . name. ', '\u202Egnp.exe\u0000\n', ''))).toEqual(['A-S- -x- -y- -.docx', '0002.docx', '_CON.docx', '_com1.txt.docx', 'name.docx', 'gnp.exe.docx', '0007.docx']);
  });
  it('are never the same, however many come, also where the number stands first and names are not kept in mind', () => {
    const value = fc.constantFrom('', '0', '00', ' 0', '.0', '\u200b1', '\u00071', '-', '(2)');
    const pattern = fc.constantFrom('{Letter_No}', '{Letter_No} {A}', '{letter no.}.{A}', '{Letter_No}\u200b{A}', '{Letter_No}{A}', '{Letter_No}0{A}', '{A}{Letter_No}');
    fc.assert(fc.property(pattern, fc.uniqueArray(fc.tuple(fc.constantFrom(1, 10, 100, 1000, 10_000, 100_000), value), { selector: ([no]) => no }), (written, letters) => {
      const nameOf = letterNamer(written, 0);
      expect(new Set(letters.map(([no, one]) => nameOf(no, () => one).toLowerCase())).size).toBe(letters.length);
    }), { numRuns: 1000 });
  });
  it('take merge fields under any of their names, what all letters share, and columns of the record', () => {
    const record: MergeRecord = {
      lineNo: 30000, contactNo: 'CT000003', contactName: 'Maija', companyName: 'Paperi Oy', languageCode: 'FIN', correspondenceType: '', includeExcluded: false, textOrigin: 'none', addressMissing: false, recordHash: '',
      values: { Contact_City: 'Turku', Salesperson_Name: '' },
    };
    const values = nameValues({ Segment_Description: 'Spring', Salesperson_Name: 'Anna' }, record);
    expect(['Contact_City', 'contact city', 'Segment_Description', 'Salesperson_Name', 'Line_No', 'line no', 'Contact_No', 'Contact_Name', 'Company_Name', 'Language_Code', 'Nobody', '__proto__'].map(values))
      .toEqual(['Turku', 'Turku', 'Spring', 'Anna', '30000', '30000', 'CT000003', 'Maija', 'Paperi Oy', 'FIN', '', '']);
  });
  it('for any names are unique, short and safe', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: anyCharacter, maxLength: 300 }), { maxLength: 20 }), fc.constantFrom('{Contact_Name}', 'x/{Contact_Name}/y', '{Contact_Name}.docx', '{Nobody}'), (names, pattern) => {
      const files = letterNames(pattern, named(...names));
      expect(new Set(files.map((one) => one.toLowerCase())).size).toBe(names.length);
      for (const file of files) {
        expect(Buffer.byteLength(file)).toBeLessThanOrEqual(160);
        expect(file).not.toMatch(/[<>:"/\\|?*\u0000-\u001f\u007f]|^[\s.]|[\s.]\.docx$|^\.docx$/);
        expect(() => encodeURIComponent(file)).not.toThrow();
      }
    }));
  });
});
