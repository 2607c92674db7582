import fc from 'fast-check';
import { runProperties, type Formatting } from '../../../src/word/officeJs/fieldFormatting';
import { mergeFieldPackage } from '../../../src/word/officeJs/mergeFieldPackage';

const plain: Formatting = { name: '', size: 0, bold: false, italic: false, underline: 'None', color: '', highlightColor: '', strikeThrough: false, subscript: false, superscript: false };
const parsed = (xml: string) => {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  expect(document.getElementsByTagName('parsererror')).toHaveLength(0);
  return document;
};
const local = (document: Document, name: string) => [...document.getElementsByTagNameNS('*', name)];

it('is one paragraph with one complex field that shows «Name», every run formatted alike', () => {
  const document = parsed(mergeFieldPackage({ name: 'Comment', textBefore: 'P.S. ' }, runProperties({ ...plain, bold: true, name: 'Georgia', size: 10.5 })));
  expect(local(document, 'p')).toHaveLength(1);
  expect(local(document, 'fldChar').map((one) => one.getAttributeNS('http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'fldCharType'))).toEqual(['begin', 'separate', 'end']);
  expect(local(document, 'instrText').map((one) => one.textContent)).toEqual([' MERGEFIELD Comment \\b "P.S. " ']);
  expect(local(document, 't').map((one) => one.textContent)).toEqual(['«Comment»']);
  const looks = local(document, 'r').map((run) => run.firstElementChild!.outerHTML);
  expect(new Set(looks).size).toBe(1);
  expect(looks[0]).toContain('w:ascii="Georgia"');
  expect(looks[0]).toContain('<w:sz w:val="21"/>');
});
it('stays well-formed whatever the texts hold', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom('<', '&', '"', ']]>', '\u0000', '\u0008', 'ä', '😀', '\n') }), fc.string(), (name, textBefore, font) => {
    parsed(mergeFieldPackage({ name, textBefore }, runProperties({ ...plain, name: font })));
  }));
});
it('writes run properties in the order of the schema', () => {
  const all = runProperties({ name: 'A & "B"', size: 12, bold: true, italic: true, underline: 'DashLine', color: '#ff8000', highlightColor: '#FFFF00', strikeThrough: true, subscript: false, superscript: true });
  expect([...all.matchAll(/<w:(\w+)/g)].map(([, name]) => name)).toEqual(['rFonts', 'b', 'bCs', 'i', 'iCs', 'strike', 'color', 'sz', 'szCs', 'highlight', 'u', 'vertAlign']);
  expect(all).toContain('w:val="FF8000"');
  expect(all).toContain('A &amp; &quot;B&quot;');
});
it('leaves to the style what Word calls mixed', () => {
  expect(runProperties(plain)).toBe('');
  expect(runProperties({ ...plain, name: null, size: null, bold: null, color: null, highlightColor: null, underline: 'Mixed', subscript: null } as unknown as Formatting)).toBe('');
  expect(runProperties({ ...plain, color: 'red', highlightColor: '#123456' })).toBe('');
  expect(runProperties({ ...plain, color: '#000000' })).toBe('');
});
