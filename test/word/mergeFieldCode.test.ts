import fc from 'fast-check';
import { mergeFieldArguments, mergeFieldCode } from '../../src/word/mergeFieldCode';

it.each([
  [{ name: 'Contact_Name' }, ' MERGEFIELD Contact_Name '],
  [{ name: 'Comment', textBefore: 'P.S. ' }, ' MERGEFIELD Comment \\b "P.S. " '],
  [{ name: 'Comment', textBefore: '', textAfter: '!' }, ' MERGEFIELD Comment \\f "!" '],
  [{ name: 'Contact Name' }, ' MERGEFIELD "Contact Name" '],
  [{ name: 'Säljar-/inköparkod' }, ' MERGEFIELD "Säljar-/inköparkod" '],
  [{ name: 'Kontaktin_nimi' }, ' MERGEFIELD Kontaktin_nimi '],
  [{ name: 'C', textBefore: 'He said "hi" \\o/ ' }, ' MERGEFIELD C \\b "He said \\"hi\\" \\\\o/ " '],
  [{ name: 'C', textBefore: 'two\r\nlines' }, ' MERGEFIELD C \\b "two lines" '],
])('writes %j', (field, code) => expect(mergeFieldCode(field)).toBe(code));

it('can be read back, whatever the texts hold', () => {
  /** A reader of its own: words, and quoted texts in which a backslash escapes. */
  const read = (code: string) => [...code.matchAll(/"((?:\\.|[^"\\])*)"|(\S+)/g)].map(([, text, word]) => (text === undefined ? word : text.replace(/\\(.)/g, '$1')));
  const text = fc.string({ minLength: 1, unit: fc.constantFrom('a', ' ', '"', '\\', 'ä', '«', '😀', '\\b') });
  fc.assert(fc.property(text, text, text, (name, textBefore, textAfter) => {
    expect(read(mergeFieldArguments({ name, textBefore, textAfter }))).toEqual([name, '\\b', textBefore, '\\f', textAfter]);
  }));
});
