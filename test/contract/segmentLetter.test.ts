import fc from 'fast-check';
import { base64Of, bytesOf } from '../../src/contract/base64';
import { documentChooser } from '../../src/contract/runLetters';
import { letterChooser, type LetterFor } from '../../src/contract/segmentLetter';

const languages = fc.constantFrom('', 'FIN', 'SVE', 'ENU');
const letter: fc.Arbitrary<LetterFor> = fc.oneof(fc.record({ languageCode: languages }), fc.record({ languageCode: fc.constant(''), lineNo: fc.integer({ min: 1, max: 6 }) }));
const letters = fc.uniqueArray(letter, { selector: ({ languageCode, lineNo }) => `${languageCode}/${lineNo ?? ''}` });
const line = fc.record({ lineNo: fc.integer({ min: 1, max: 8 }), languageCode: languages });

it('chooses the own document of a line, else its language’s, else the one for all others, else none', () => {
  fc.assert(fc.property(letters, line, (all, one) => {
    const ranked = [all.find(({ lineNo }) => lineNo === one.lineNo), ...[one.languageCode, ''].map((code) => all.find(({ lineNo, languageCode }) => lineNo === undefined && languageCode === code))];
    expect(letterChooser(all)(one)).toBe(ranked.find((found) => found !== undefined));
  }));
});

it('never mixes up whom a document is for: one that is for others changes nothing', () => {
  fc.assert(fc.property(letters, line, letter, (all, one, more) => {
    const before = letterChooser(all)(one);
    const isFor = more.lineNo !== undefined ? more.lineNo === one.lineNo : more.languageCode === one.languageCode || more.languageCode === '';
    fc.pre(!isFor && !all.some(({ lineNo, languageCode }) => lineNo === more.lineNo && languageCode === more.languageCode));
    expect(letterChooser([...all, more])(one)).toBe(before);
  }));
});

it('chooses among the documents of a run by whom they are for, the first of them too; the first makes what none is for', () => {
  const documents = fc.tuple(letters, fc.integer({ min: 1, max: 4 })).map(([all, count]) => Array.from({ length: count }, (_, place) => ({ templateName: `${place}`, hash: `${place}`, passages: [], fieldMapping: {}, whom: all.filter((_one, index) => index % count === place) })));
  fc.assert(fc.property(documents, line, (some, one) => {
    const chosen = letterChooser(some.flatMap(({ whom }) => whom))(one);
    expect(documentChooser(some)(one)).toBe(chosen ? some.find(({ whom }) => whom.includes(chosen)) : some[0]);
  }));
});

it('writes any bytes as base64 and reads them back', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => { expect([base64Of(bytes), [...bytesOf(base64Of(bytes))]]).toEqual([Buffer.from(bytes).toString('base64'), [...bytes]]); }));
  const long = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
  expect(Buffer.from(bytesOf(base64Of(long))).equals(Buffer.from(long))).toBe(true);
});
