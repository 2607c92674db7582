import fc from 'fast-check';
import { commentLines, joinComment } from '../../../src/service/segments/commentLines';

const wellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

describe('comment lines', () => {
  it('break between words', () => {
    const text = 'Nähdään messuilla osastolla kuusi b kaksitoista, jossa kahvi on kuumana koko päivän ja näytteet odottavat.';
    const lines = commentLines(text);
    expect(lines).toEqual([
      { comment: 'Nähdään messuilla osastolla kuusi b kaksitoista, jossa kahvi on kuumana koko', joint: ' ' },
      { comment: 'päivän ja näytteet odottavat.', joint: '' },
    ]);
  });

  it('keep an empty line between paragraphs', () => {
    expect(commentLines('Hei\n\nterve')).toEqual([{ comment: 'Hei', joint: '\n' }, { comment: '', joint: '\n' }, { comment: 'terve', joint: '' }]);
  });

  it('are none for an empty text', () => expect(commentLines('')).toEqual([]));

  it('give the very same text again, none longer than 80, no surrogate pair in two (T10)', () => {
    const piece = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom(' ', '  ', '\n', '🎉', 'x'.repeat(79), 'x'.repeat(80), 'x'.repeat(81)));
    fc.assert(fc.property(fc.array(piece).map((pieces) => pieces.join('')), (text) => {
      const lines = commentLines(text);
      expect(joinComment(lines)).toBe(text);
      for (const { comment } of lines) {
        expect(comment.length).toBeLessThanOrEqual(80);
        expect(comment.includes('\n')).toBe(false);
        if (wellFormed(text)) expect(wellFormed(comment)).toBe(true);
      }
    }));
  });
});
