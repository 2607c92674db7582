import fc from 'fast-check';
import { openTemplate, produceLetter } from '../../../src/merge';
import { anyCharacter } from '../../contract/anyCharacter';
import { docx, fieldMarks, mergeField, p, r } from '../build/docx';
import { partText, readText, values } from '../build/letterText';
import { lintLetter } from '../lint/lintLetter';

const { begin, separate, end, code } = fieldMarks;
const noise = fc.constantFrom('', '', '<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="7" w:name="n"/><w:bookmarkEnd w:id="7"/>', '<w:r><w:rPr><w:b/></w:rPr></w:r>');
const pieces = (text: string, cuts: number[]): string[] => [...new Set(cuts.map((cut) => cut % text.length))].sort((a, b) => a - b).concat(text.length).map((to, index, all) => text.slice(all[index - 1] ?? 0, to)).filter(Boolean);
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const visible = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => `x${text.replace(/[\s\p{Cc}\u2028\u2029]/gu, ' ')}x`);
/** The lint takes U+FFFD for a sign of a wrong encoding. A person may type it all the same, and then it is printed (below, without the lint). */
const forLint = (text: string): string => text.replaceAll('\ufffd', '?');
const plainText = fc.stringMatching(/^[A-Za-zäö ,.]{1,20}$/);

describe('for any letter', () => {
  it('however a field is split, the letter is the same', () => {
    fc.assert(fc.property(fc.array(fc.nat(60), { maxLength: 6 }), fc.array(fc.nat(30), { maxLength: 4 }), fc.array(noise, { minLength: 12, maxLength: 12 }), visible.map(forLint), (codeCuts, resultCuts, noises, value) => {
      let next = 0;
      const spread = (parts: string[]): string => parts.map((one) => one + noises[next++ % noises.length]).join('');
      const body = p(r('Dear '), begin, spread(pieces(' MERGEFIELD Contact_Name \\* MERGEFORMAT ', codeCuts).map((one) => code(one))), separate, spread(pieces('«Contact_Name»', resultCuts).map((one) => r(one))), end, r(','));
      const letter = produceLetter(openTemplate(docx({ body: dedupe(body) })), values({ Contact_Name: value }));
      expect(readText(letter)).toBe(`Dear ${value},`);
      expect(lintLetter(letter)).toEqual([]);
      expect(partText(letter)).not.toMatch(/fldChar|instrText/);
    }), { numRuns: 150 });
  });

  it('everything outside the fields stays byte for byte', () => {
    const stone = fc.constantFrom(r('text', '<w:b/>'), '<w:r><w:tab/></w:r>', '<w:r >  <w:t\n>odd   spacing</w:t>\n</w:r\t>', '<w:hyperlink w:anchor="a"  ><w:r><w:t>&#228;&amp;</w:t></w:r></w:hyperlink>', '<!-- a comment -->', '<w:customXml w:element="e"><w:r><w:t>s</w:t></w:r></w:customXml>', '<w:r><w:t><![CDATA[<raw>]]></w:t></w:r>');
    fc.assert(fc.property(fc.array(fc.tuple(stone, fc.option(fc.constantFrom('Contact_Name', 'Contact_City'), { nil: undefined })), { minLength: 1, maxLength: 8 }), (content) => {
      const build = (written: (name: string) => string): string => `<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>${content.map(([xml, name]) => xml + (name ? written(name) : '')).join('')}${r('end')}</w:p>`;
      const record = { Contact_Name: 'N', Contact_City: 'C' };
      const letter = produceLetter(openTemplate(docx({ body: build((name) => mergeField(name)) })), values(record));
      const expected = docx({ body: build((name) => r(record[name as keyof typeof record])) });
      expect(partText(letter)).toBe(partText(expected));
    }), { numRuns: 150 });
  });

  it('a letter without fields is the template itself', () => {
    fc.assert(fc.property(fc.array(plainText, { minLength: 1, maxLength: 5 }), (texts) => {
      const template = docx({ body: texts.map((text) => p(r(text))).join('') });
      expect(partText(produceLetter(openTemplate(template), values({})))).toBe(partText(template));
    }), { numRuns: 30 });
  });

  it('any text that a person can type is printed as typed', () => {
    fc.assert(fc.property(visible, (value) => {
      const body = p(r('a'), mergeField('Comment'));
      expect(readText(produceLetter(openTemplate(docx({ body })), values({ Comment: value })))).toBe(`a${value}`);
      expect(partText(produceLetter(openTemplate(docx({ body })), values({ Comment: value })))).toContain(escaped('a'));
    }), { numRuns: 200, examples: [['x\ufffd x']] });
  });

  it('any text at all gives a letter without fault, and the same one twice', () => {
    fc.assert(fc.property(fc.string({ unit: anyCharacter, maxLength: 60 }).map(forLint), fc.array(fc.constantFrom('\n', '\r\n', '\t', '\n\n', '\ud800', '\u0000', '&', '<', ']]>'), { maxLength: 5 }), (text, more) => {
      const template = openTemplate(docx({ body: p(mergeField('Comment')) + p(r('x')) }));
      const record = values({ Comment: more.join(text) });
      const letter = produceLetter(template, record);
      expect(lintLetter(letter)).toEqual([]);
      expect(Buffer.from(produceLetter(template, record)).equals(Buffer.from(letter))).toBe(true);
    }), { numRuns: 150 });
  });
});

/** Bookmarks of the noise get numbers and names of their own. */
const dedupe = (body: string): string => {
  let count = 0;
  return body.replace(/<w:bookmarkStart w:id="7" w:name="n"\/><w:bookmarkEnd w:id="7"\/>/g, () => `<w:bookmarkStart w:id="${++count}" w:name="n${count}"/><w:bookmarkEnd w:id="${count}"/>`);
};
