/** @jest-environment node */
import fc from 'fast-check';
import { exampleNumbers, readLetterNumbers } from '../../../src/taskpane/actions/letterNumbers';

describe('letter numbers as people write them', () => {
  it.each([
    ['118–131', 118, 131], ['118-131', 118, 131], ['118 — 131', 118, 131], [' 118 - 131 ', 118, 131],
  ])('reads %s', (text, from, to) => {
    expect(readLetterNumbers(text, 200)).toEqual(Array.from({ length: to - from + 1 }, (_, place) => from + place));
  });
  it('takes each once and in order', () => expect(readLetterNumbers('7, 3;5–6 3', 9)).toEqual([3, 5, 6, 7]));
  it.each(['', ' ', 'all', '0', '10', '5-3', '1-', '-4', '1.5', '1–2–3', '99999999999999999999'])('refuses “%s”', (text) => expect(readLetterNumbers(text, 9)).toBeUndefined());
  it.each([[1, '1'], [2, '1–2'], [4, '1–2, 3'], [12, '3–6, 11']])('the example for %d letters is %s', (last, example) => expect(exampleNumbers(last)).toBe(example));
  it('shows only examples that can be typed', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), (last) => { expect(readLetterNumbers(exampleNumbers(last), last)).toBeDefined(); }));
  });
  it('never names a letter that does not exist', () => {
    fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (text, last) => {
      for (const number of readLetterNumbers(text, last) ?? []) expect(number >= 1 && number <= last).toBe(true);
    }));
  });
});
