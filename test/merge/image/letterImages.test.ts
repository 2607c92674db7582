import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { createLetterImages, createZip, layoutOf, openTemplate, produceLetter, recordPassages, recordValues, usualLayout, type Template, type ZipStream } from '../../../src/merge';
import { printedIn } from '../../../src/merge/letter/produceLetter';
import { crc32 } from '../../../src/merge/package/crc32';
import { readPackage } from '../../../src/merge/package/docxPackage';
import { fixtureLetters } from '../../fixtures/makeLetters';
import { docx, mergeField, p, r } from '../build/docx';
import { fixture } from '../build/fixtures';
import { values } from '../build/letterText';
import { lintLetter } from '../lint/lintLetter';
import { languageOfLetters, randomContact, randomLetter } from './randomLetters';
import { longestOf, runsOf } from '../runs';

interface Contact { values: Record<string, string | undefined>; passages: Record<string, string | undefined> }
const printed = (template: Template, { values: own, passages }: Contact) => printedIn(template, recordValues({}, { values: own }), recordPassages({ passages: passages as Record<string, string> }));
const plain = (template: Template, { values: own, passages }: Contact): Uint8Array => produceLetter(template, recordValues({}, { values: own }), recordPassages({ passages: passages as Record<string, string> }));

/** The parts of a letter without the blanks before the ends of tags. Reading checks the CRCs. */
const parts = (letter: Uint8Array): Record<string, string> => Object.fromEntries([...readPackage(letter).parts].map(([name, bytes]) => [name, new TextDecoder().decode(bytes).replace(/\s+(?=\/?>)/g, '')]));

/** A zip that keeps nothing but says what the engine told it. */
const judge = (): ZipStream & { told: number[] } => ({
  told: [], add: () => undefined, finish: () => 0,
  addWritten(_, size, write) {
    const bytes = new Uint8Array(size + 7).fill(0xee);
    const crc = write(bytes, 7);
    if (crc === undefined) return undefined;
    this.told.push(crc);
    expect([...bytes.subarray(0, 7)]).toEqual(Array(7).fill(0xee));
    return bytes.subarray(7);
  },
});

describe('letters from an image', () => {
  it('are those of the plain producer but for blanks in tags, whatever the letter and the contact', () => {
    let fromImages = 0;
    fc.assert(fc.property(randomLetter, fc.array(randomContact, { minLength: 2, maxLength: 8 }), fc.boolean(), languageOfLetters, (bytes, contacts, isFitted, options) => {
      const template = openTemplate(bytes, options);
      const all = contacts.map((one) => printed(template, one));
      const images = createLetterImages(template, isFitted ? layoutOf(template, all.slice(0, 2)) : usualLayout(template));
      for (const [index, one] of all.entries()) {
        const letter = images.letter(one);
        expect(parts(letter)).toEqual(parts(plain(template, contacts[index]!)));
        const zip = judge();
        expect(Buffer.from(images.addTo(zip, 'x', one)).equals(Buffer.from(letter))).toBe(true);
        for (const crc of zip.told) expect(crc).toBe(crc32(letter));
      }
      fromImages += 2 * all.length - images.madePlainly;
    }), runsOf(60));
    expect(fromImages).toBeGreaterThan(200);
  }, longestOf(180_000));

  it('come from the narrowest image that holds them, at last from none', () => {
    const template = openTemplate(docx({ body: p(r('Dear '), mergeField('Contact_Name'), r(',')) }));
    const images = createLetterImages(template, { widths: [10], passageWidths: [], alwaysPrinted: [0] });
    const sizes = ['Maija', 'x'.repeat(9), 'x'.repeat(10), 'x'.repeat(19), 'x'.repeat(39), 'x'.repeat(40), ''].map((name) => {
      const letter = images.letter(printed(template, { values: { Contact_Name: name }, passages: {} }));
      expect(parts(letter)).toEqual(parts(produceLetter(template, values({ Contact_Name: name }))));
      return letter.length;
    });
    expect(sizes[0]).toBe(sizes[1]);
    expect(sizes[2]).toBe(sizes[3]);
    expect(sizes[4]).toBeGreaterThan(sizes[2]!);
    expect(sizes[2]).toBeGreaterThan(sizes[1]!);
    expect(sizes[6]).toBe(sizes[2]); // a field that always printed does not
    expect(images.madePlainly).toBe(1);
  });

  it('have room for 99 of 100 samples, and for all of them where the longest takes a quarter more at most', () => {
    const template = openTemplate(docx({ body: p(mergeField('Contact_Name')) }));
    const widthsFor = (longest: number): readonly number[] => layoutOf(template, Array.from({ length: 200 }, (_, index) => (
      printed(template, { values: { Contact_Name: 'x'.repeat(index === 7 ? longest : 19) }, passages: {} })))).widths;
    expect(widthsFor(24)).toEqual([25]); // the end of the tag before it is one more
    expect(widthsFor(25)).toEqual([20]);
  });

  it('are refused where a text would run into the next one: no XML holds U+0000', () => {
    const template = openTemplate(docx({ body: p(mergeField('Contact_Name'), r(', '), mergeField('City')) }));
    const one = printed(template, { values: { Contact_Name: 'Maija' }, passages: {} });
    const images = createLetterImages(template, usualLayout(template));
    expect(() => images.letter({ ...one, values: ['Mai\0ja', 'Turku'] })).toThrow('U+0000');
    expect(images.letter(one)).toBeInstanceOf(Uint8Array);
  });

  it('depend on nothing but the letter, the layout and what they print', () => {
    const bytes = fixture('letter - plain.docx');
    const contacts = ['Maija', '', 'x'.repeat(200), 'Åke'].map((one) => ({ values: { Contact_Name: one, Comment: one && `${one}\n${one}` }, passages: {} }));
    const made = (order: number[]) => {
      const template = openTemplate(bytes);
      const images = createLetterImages(template, usualLayout(template));
      return order.map((index) => [index, Buffer.from(images.letter(printed(template, contacts[index]!))).toString('base64')] as const).sort(([a], [b]) => a - b);
    };
    expect(made([3, 2, 1, 0])).toEqual(made([0, 1, 2, 3]));
  });

  it('are readable by others, in a zip as well, and clean', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'images-'));
    try {
      const pieces: Uint8Array[] = [];
      const zip = createZip((piece) => pieces.push(piece.slice()), { reusesPieces: true });
      for (const [index, name] of Object.keys(fixtureLetters).filter((one) => !one.includes('broken')).entries()) {
        const template = openTemplate(fixture(name));
        const images = createLetterImages(template, usualLayout(template));
        for (const value of ['Maija <&"\'> Virtanen', '']) {
          const letter = images.addTo(zip, `${index} ${value.length}.docx`, printed(template, { values: { Contact_Name: value, Comment: value, Address_Block: 'A\nB' }, passages: {} }));
          expect(lintLetter(letter.slice())).toEqual([]);
          writeFileSync(path.join(folder, `${index} ${value.length}.docx`), letter);
        }
      }
      zip.finish();
      writeFileSync(path.join(folder, 'letters.zip'), Buffer.concat(pieces));
      for (const file of ['letters.zip', '0 0.docx', '3 20.docx']) expect(execFileSync('unzip', ['-t', path.join(folder, file)], { encoding: 'utf8' })).toContain('No errors detected');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);
});
