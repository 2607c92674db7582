import fc from 'fast-check';
import { findPlace } from '../../src/word/findPlace';

const letter = ['Mänty Oy', '«Formal_Salutation»', '', 'Thank you for your visit, «First_Name». See you, «First_Name»!', 'P.S. «Comment»', 'Regards', '«Comment»'];

describe('a place in a letter that nobody changed', () => {
  it.each([
    ['a field among words', { paragraph: 3, occurrence: 1, near: 'See you, «First_Name»!' }, { paragraph: 3, text: '«First_Name»', nth: 1 }],
    ['the first of two alike', { paragraph: 3, occurrence: 0, near: 'your visit, «First_Name». See you, «First_Name»!' }, { paragraph: 3, text: '«First_Name»', nth: 0 }],
    ['a field that is counted over the story', { paragraph: 6, occurrence: 1, near: '«Comment»' }, { paragraph: 6, text: '«Comment»', nth: 0 }],
    ['words without a field', { paragraph: 5, occurrence: 0, near: 'Regards' }, { paragraph: 5, text: 'Regards', nth: 0 }],
    ['an empty paragraph', { paragraph: 2, occurrence: 0, near: '' }, { paragraph: 2, nth: 0 }],
  ])('is found: %s', (_, place, found) => expect(findPlace(letter, place)).toEqual(found));
});

describe('a place in a letter that changed since', () => {
  const place = { paragraph: 4, occurrence: 0, near: 'P.S. «Comment»' };
  it('is found where it moved to', () => expect(findPlace(['new', 'new', ...letter], place)).toEqual({ paragraph: 6, text: '«Comment»', nth: 0 }));
  it('is found where Word shows a value for the field', () => expect(findPlace(letter.map((text) => text.replace('«Comment»', 'See you at the fair')), place)).toEqual({ paragraph: 4, nth: 0 }));
  it('is the nearest of several that read alike', () => expect(findPlace(['P.S. «Comment»', 'a', 'b', 'c', 'd', 'P.S. «Comment»'], { ...place, occurrence: 1 })).toEqual({ paragraph: 5, text: '«Comment»', nth: 0 }));
  it('is the whole paragraph where the field was taken out', () => expect(findPlace(['P.S. '], { ...place, paragraph: 0 })).toEqual({ paragraph: 0, nth: 0 }));
  it('is the first such field here where the count no longer fits', () => expect(findPlace(['P.S. «Comment»'], { paragraph: 0, occurrence: 7, near: 'P.S. «Comment»' })).toEqual({ paragraph: 0, text: '«Comment»', nth: 0 }));
  it('is gone where nothing reads like it', () => {
    expect(findPlace(['Something else'], place)).toBeUndefined();
    expect(findPlace([], { paragraph: 0, occurrence: 0, near: '' })).toBeUndefined();
  });
});
it('takes signs of the letter as signs, not as a pattern', () => {
  expect(findPlace(['(a+b)* [c] $1 ^2?'], { paragraph: 0, occurrence: 0, near: '(a+b)* [c] $1 ^2?' })).toEqual({ paragraph: 0, text: '(a+b)* [c] $1 ^2?', nth: 0 });
  expect(findPlace(['aab c'], { paragraph: 0, occurrence: 0, near: 'a+b' })).toBeUndefined();
});
it('finds every field of every letter at its own place', () => {
  const words = fc.constantFrom('Dear', 'visit', 'see you', '(1)', '');
  const paragraph = fc.array(fc.tuple(words, fc.constantFrom('«A»', '«B»')), { maxLength: 4 }).map((parts) => parts.map(([text, field]) => `${text} ${field}`).join(' ').trim());
  fc.assert(fc.property(fc.array(paragraph, { minLength: 1, maxLength: 8 }), (texts) => {
    const seen = new Map<string, number>();
    texts.forEach((text, index) => {
      for (const [name] of text.matchAll(/«.»/g)) {
        const occurrence = seen.get(name) ?? 0;
        seen.set(name, occurrence + 1);
        const found = findPlace(texts, { paragraph: index, occurrence, near: text, field: name.slice(1, -1) });
        expect([found?.paragraph, found?.text]).toEqual([index, name]);
        expect(texts.slice(0, index).join('\n').split(name).length - 1 + found!.nth).toBe(occurrence);
      }
    });
  }));
});
