/** @jest-environment node */
import fc from 'fast-check';
import { readLetterNumbers } from '../../../src/taskpane/actions/letterNumbers';

describe('letter numbers as people write them', () => {
  it.each([
    ['118–131', 118, 131], ['118-131', 118, 131], ['118 — 131', 118, 131], [' 118 - 131 ', 118, 131],
  ])('reads %s', (text, from, to) => {
    expect(readLetterNumbers(text, 200)).toEqual(Array.from({ length: to - from + 1 }, (_, place) => from + place));
  });
  it('takes each once and in order', () => expect(readLetterNumbers('7, 3;5–6 3', 9)).toEqual([3, 5, 6, 7]));
  it.each(['', ' ', 'all', '0', '10', '5-3', '1-', '-4', '1.5', '1–2–3', '99999999999999999999'])('refuses “%s”', (text) => expect(readLetterNumbers(text, 9)).toBeUndefined());
  it('never names a letter that does not exist', () => {
    fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (text, last) => {
      for (const number of readLetterNumbers(text, last) ?? []) expect(number >= 1 && number <= last).toBe(true);
    }));
  });
});
