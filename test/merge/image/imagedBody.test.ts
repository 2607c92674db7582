import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { combinedLimits, createCombined, imagedBody, layoutOf, openTemplate, usualLayout, type CombinedLimits, type Layout, type Template } from '../../../src/merge';
import type { MergeError } from '../../../src/merge/issues/mergeError';
import { printedIn } from '../../../src/merge/letter/produceLetter';
import type { Printed } from '../../../src/merge/letter/program';
import { readPackage } from '../../../src/merge/package/docxPackage';
import { recordPassages, recordValues } from '../../../src/merge/value/recordValues';
import { fixtureLetters } from '../../fixtures/makeLetters';
import { docx, field, fieldMarks, mergeField, p, passage, r } from '../build/docx';
import { fixture } from '../build/fixtures';
import { partText } from '../build/letterText';
import { partsWithoutPadding } from '../build/padding';
import { lintLetter } from '../lint/lintLetter';
import { randomContact, randomLetterAmongOthers } from './randomLetters';
import { longestOf, runsOf } from '../runs';

interface Contact { values: Record<string, string | undefined>; passages: Record<string, string | undefined> }
const printedOf = (template: Template, { values, passages }: Contact): Printed => printedIn(template, recordValues({}, { values }), recordPassages({ passages: passages as Record<string, string> }));
const combine = (template: Template, letters: readonly Printed[], layout?: Layout, limits: CombinedLimits = combinedLimits): Uint8Array[] => {
  const combined = layout ? createCombined(template, limits, imagedBody(layout)) : createCombined(template, limits);
  for (const letter of letters) combined.addPrinted(letter);
  return combined.finish();
};
const contact = (values: Record<string, string>): Contact => ({ values, passages: {} });
/** The same contact without what an escape is written for, and without lines. */
const withoutSigns = ({ values, passages }: Contact): Contact => {
  const plain = (texts: Record<string, string | undefined>): Record<string, string | undefined> => Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text?.replace(/[&<>"\s\x85]/g, '-')]));
  return { values: plain(values), passages: plain(passages) };
};
const textSize = (document: Uint8Array): number => partText(document).replace(/<[^>]*>/g, '').length * 2;
const xmlSize = (document: Uint8Array): number => readPackage(document).parts.get('word/document.xml')!.length;

/** The files with the size of their bodies, or that a letter is too large for one. */
const orRefused = (make: () => Uint8Array[]): { parts: unknown; size: number }[] => {
  try {
    return make().map((document) => ({ parts: partsWithoutPadding(document), size: xmlSize(document) }));
  } catch (error) {
    return [{ parts: (error as MergeError).code, size: 0 }];
  }
};

describe('documents of many letters, from an image', () => {
  it('are those of the plain producer but for blanks in tags, whatever the letter and the contacts', () => {
    let [padded, split] = [0, 0];
    fc.assert(fc.property(randomLetterAmongOthers, fc.array(randomContact, { minLength: 2, maxLength: 6 }), fc.boolean(), fc.constantFrom(undefined, 0.4, 0.7), (bytes, contacts, isFitted, share) => {
      const template = openTemplate(bytes);
      const all = contacts.map((one) => printedOf(template, share ? withoutSigns(one) : one));
      const limits = { ...combinedLimits, ...(share && { textBytes: Math.ceil(textSize(combine(template, all)[0]!) * share) }) };
      const layout = isFitted ? layoutOf(template, all.slice(0, 2)) : usualLayout(template);
      const [plain, imaged] = [undefined, layout].map((one) => orRefused(() => combine(template, all, one, limits)));
      expect(imaged!.map((one) => one.parts)).toEqual(plain!.map((one) => one.parts));
      if (plain!.length > 1) split++;
      if (imaged![0]!.size > plain![0]!.size) padded++;
    }), runsOf(80));
    expect(padded).toBeGreaterThan(30);
    expect(split).toBeGreaterThan(5);
  }, longestOf(180_000));

  /* Microsoft's validator sees them in valid.test.ts. */
  it('are clean and readable by others, whatever each letter needs for itself', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'combined-'));
    try {
      for (const [index, name] of Object.keys(fixtureLetters).filter((one) => !one.includes('broken')).entries()) {
        const template = openTemplate(fixture(name));
        const letters = ['Maija <&"\'> Virtanen', 'Åke', '', 'x'.repeat(400), 'Jim', 'Eve'].map((one) => printedOf(template, contact({ Contact_Name: one, Company_Name: one, Comment: one && `${one}\n${one}`, Address_Block: 'A\nB' })));
        const [document] = combine(template, letters, usualLayout(template));
        expect(partsWithoutPadding(document!)).toEqual(partsWithoutPadding(combine(template, letters)[0]!));
        expect(lintLetter(document!)).toEqual([]);
        writeFileSync(path.join(folder, `${index}.docx`), document!);
        expect(execFileSync('unzip', ['-t', path.join(folder, `${index}.docx`)], { encoding: 'utf8' })).toContain('No errors detected');
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);

  it('hold a letter that is too long between the others, and the next ones as before', () => {
    const template = openTemplate(docx({ body: p(r('Dear '), mergeField('Contact_Name'), r(', this is the same in all letters, and long enough to be seen in the size of the file.')) }));
    const layout: Layout = { widths: [10], passageWidths: [], alwaysPrinted: [0] };
    const made = (...lengths: number[]): Uint8Array => {
      const letters = lengths.map((length) => printedOf(template, contact({ Contact_Name: 'x'.repeat(length) })));
      const [document] = combine(template, letters, layout);
      expect(partsWithoutPadding(document!)).toEqual(partsWithoutPadding(combine(template, letters)[0]!));
      return document!;
    };
    const sizeOf = (...lengths: number[]): number => xmlSize(made(5, ...lengths, 5)) - xmlSize(made(5, 5));
    expect(sizeOf(1)).toBe(sizeOf(9));
    expect(sizeOf(10)).toBe(sizeOf(19));
    expect(sizeOf(10)).toBe(sizeOf(9) + 10);
    expect(sizeOf(39)).toBe(sizeOf(9) + 30);
    expect(sizeOf(41)).toBe(sizeOf(40) + 1); // no image: no blanks
    expect(sizeOf(9, 41, 9, 41, 9)).toBe(3 * sizeOf(9) + 2 * sizeOf(41));
    /* A letter behind one of its own kind refers to it. */
    expect(made(5, 5, 5, 5, 5, 5, 5, 5).length - made(5, 5, 5, 5, 5, 5, 5).length).toBeLessThan((made(5, 10, 5, 10, 5, 10, 5).length - made(5, 10, 5, 10, 5).length) / 4);
  });

  it('divide at the same letter where a line with a comment that holds a > may vanish', () => {
    const template = openTemplate(docx({ body: p(mergeField('Contact_Name'), '<!-- a > comment -->') + p(r('Dear')) }));
    const letters = ['Maija', 'Jim', '', '', '', ''].map((one) => printedOf(template, contact({ Contact_Name: one })));
    const limits = { ...combinedLimits, textBytes: 2 * (9 + 7 + 4 + 4) };
    const [plain, imaged] = [undefined, usualLayout(template)].map((layout) => combine(template, letters, layout, limits).map(partsWithoutPadding));
    expect(plain).toHaveLength(2);
    expect(imaged).toEqual(plain);
  });

  it.each([
    ['a line that may vanish', p(mergeField('Contact_Name')) + p(r('Dear'))], ['an IF', p(fieldMarks.begin, fieldMarks.code(' IF '), mergeField('Contact_Name'), fieldMarks.code(' = "Jim" "yes" "no" '), fieldMarks.end) + p(r('Dear'))],
    ['lines between its paragraphs', `\n  ${p(mergeField('Contact_Name'))}\n  ${p(r('Dear'))}\n  `], ['a passage', passage('one', p(r('Dear')))],
  ])('come from it where a letter begins with %s', (_, body) => {
    const template = openTemplate(docx({ body }));
    const letters = ['Maija', '', 'Jim', 'x'.repeat(400), 'Eve'].map((one, index) => printedOf(template, { values: { Contact_Name: one }, passages: { one: [undefined, '', 'own'][index % 3] } }));
    const [plain, imaged] = [undefined, usualLayout(template)].map((layout) => combine(template, letters, layout)[0]!);
    expect(partsWithoutPadding(imaged!)).toEqual(partsWithoutPadding(plain!));
    expect(xmlSize(imaged!)).toBeGreaterThan(xmlSize(plain!));
  });

  it.each([
    ['a comment', '<!-- <w:p> -->'], ['an empty paragraph', '<w:p/>'], ['a bookmark', '<w:bookmarkStart w:id="1" w:name="Here"/><w:bookmarkEnd w:id="1"/>'], ['a table', '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'],
    ['a section', p('<w:pPr><w:sectPr/></w:pPr>')], ['a control', `<w:sdt><w:sdtPr><w:id w:val="8"/></w:sdtPr><w:sdtContent>${p(mergeField('Contact_Name'))}</w:sdtContent></w:sdt>`],
  ])('hold the same where a letter ends with %s', (_, end) => {
    const template = openTemplate(docx({ body: p(mergeField('Contact_Name')) + p(r('Dear')) + end }));
    const letters = ['Maija', '', 'x'.repeat(400), 'Eve'].map((one) => printedOf(template, contact({ Contact_Name: one })));
    const [plain, imaged] = [undefined, usualLayout(template)].map((layout) => combine(template, letters, layout)[0]!);
    expect(partsWithoutPadding(imaged!)).toEqual(partsWithoutPadding(plain!));
    expect(lintLetter(imaged!)).toEqual([]);
  });

  it.each([65_500, 65_600])('hold the same where a field is that leads into the letter behind a code of %s signs', (length) => {
    const template = openTemplate(docx({ body: p('<w:bookmarkStart w:id="1" w:name="Total"/><w:bookmarkEnd w:id="1"/>', field(` HYPERLINK "http://example.com/${'y'.repeat(length)}" \\l "Total" `, 'x'), mergeField('Contact_Name')) }));
    const letters = ['Maija', 'Jim', 'Eve'].map((one) => printedOf(template, contact({ Contact_Name: one })));
    const [plain, imaged] = [undefined, usualLayout(template)].map((layout) => combine(template, letters, layout)[0]!);
    expect(partsWithoutPadding(imaged!)).toEqual(partsWithoutPadding(plain!));
  });

  it('depend on nothing but the template, the letters and the layout', () => {
    const letters = ['Maija', '', 'x'.repeat(200), 'Åke', 'Jim'];
    const made = (): Uint8Array => {
      const template = openTemplate(fixture('letter - bookmarks and references.docx'));
      return combine(template, letters.map((one) => printedOf(template, contact({ Contact_Name: one }))), usualLayout(template))[0]!;
    };
    expect(Buffer.from(made()).equals(Buffer.from(made()))).toBe(true);
  });
});
