import { nextInList, openTemplate, plannedLetters, resolverFor, type PlainRecord } from '../../../src/merge';
import { MergeError } from '../../../src/merge/issues/mergeError';
import { docx, field, fieldMarks, mergeField, p, r } from '../build/docx';

const { begin, separate, end, code } = fieldMarks;
const long = 'x'.repeat(60);
const holding = (before: string, inside: string, behind = ''): string => begin + code(` ${before} `) + inside + code(` ${behind} `) + separate + r('old') + end;
const next = field('NEXT', '');
const value = mergeField('Text');

/** The numbers of the records of each letter, those of one that prints too much in brackets; letters of at most 100 characters. */
function lettersOf(body: string, texts: readonly string[]): string {
  const records: PlainRecord[] = texts.map((Text, index) => ({ Text, No: index + 1 }));
  const template = openTemplate(docx({ body: p(body) }), { resolve: resolverFor(records), isList: true, limits: { printedCharacters: 100 } });
  const following = nextInList(template);
  const said: string[] = [];
  for (let at = 0; at < records.length;) {
    const first = at;
    let known = 1;
    let step;
    do step = following((place) => (place < known ? records[first + place] : undefined), first + 1, first + known++ >= records.length); while (!step);
    at += step.records;
    const taken = records.slice(first, at).map(({ No }) => No).join(' ');
    said.push(step.letter ? taken : `(${taken})`);
    if (step.error) expect(step.error).toEqual(new MergeError('FIELDS_TOO_LONG'));
  }
  return said.join(', ');
}

describe('a letter of several records that prints too much', () => {
  const two = value + next + value;
  it.each([
    ['at its first record', two + next + value, ['a', 'b', 'c', long + long, 'e', 'f', 'g'], '1 2 3, (4 5 6), 7'],
    ['at its last', two + next + value, ['a', 'b', 'c', 'd', 'e', long + long, 'g'], '1 2 3, (4 5 6), 7'],
    ['at the end of the list', two + next + value, ['a', 'b', 'c', long, long], '1 2 3, (4 5)'],
    ['with all of them together', two, [long, long, 'c', 'd'], '(1 2), 3 4'],
    ['in a letter that takes one', value, ['a', long + long, 'c'], '1, (2), 3'],
    ['where a condition takes the next', holding('NEXTIF', mergeField('No'), '&lt; 4') + two, ['a', long + long, 'c', 'd', 'e', 'f', 'g'], '(1 2 3), 4 5, 6 7'],
    ['where one text of an IF does', holding('IF', mergeField('No') + code(' = 1 "') + next + code('"'), '""') + two, ['a', 'b', long + long, 'd', 'e'], '(1 2 3), 4 5'],
    ['but none behind a SKIPIF that holds', holding('SKIPIF', mergeField('No'), '= 1') + two + next + value, [long, long, 'c', 'd', 'e'], '(1), 2 3 4, 5'],
    ['where a condition asks for what SET keeps', holding('SET Kind', mergeField('No')) + value + holding('NEXTIF', '', 'Kind = 1') + value, [long, long, 'c', 'd'], '(1 2), 3, 4'],
  ])('takes all of them along: %s', (_, body, texts, letters) => {
    expect(lettersOf(body, texts)).toBe(letters);
  });

  it('is refused where letters are planned for all records at once', () => {
    const records = [{ Text: long }, { Text: long }];
    const template = openTemplate(docx({ body: p(two) }), { resolve: resolverFor(records), isList: true, limits: { printedCharacters: 100 } });
    expect(() => plannedLetters(template, records)).toThrow(new MergeError('FIELDS_TOO_LONG'));
  });
});

describe('SKIPIF leaves out all records that its letter has taken (ECMA-376 Part 1 §17.16.5.58)', () => {
  const skip = holding('SKIPIF', value, '= "skip"');
  it.each([
    ['before a NEXT: the first, and the NEXT takes nothing', skip + value + next + value, ['a', 'b', 'skip', 'd', 'e'], '1 2, (3), 4 5'],
    ['behind a NEXT: that one, too', value + next + skip + value, ['a', 'b', 'c', 'skip', 'e', 'f'], '1 2, (3 4), 5 6'],
    ['between two: the second NEXT takes nothing', value + next + skip + next + value, ['a', 'skip', 'c', 'd', 'e'], '(1 2), 3 4 5'],
    ['at the end of the list', value + next + value + next + skip, ['a', 'b', 'c', 'd', 'skip'], '1 2 3, 4 5'],
    ['with the last', value + next + skip, ['a', 'b', 'c', 'skip'], '1 2, (3 4)'],
  ])('%s', (_, body, texts, letters) => {
    expect(lettersOf(body, texts)).toBe(letters);
    const records = texts.map((Text, index) => ({ Text, No: index + 1 }));
    const { leftOut } = plannedLetters(openTemplate(docx({ body: p(body) }), { resolve: resolverFor(records), isList: true }), records);
    expect(leftOut.join(' ')).toBe([...letters.matchAll(/\(([\d ]+)\)/g)].map(([, numbers]) => numbers).join(' '));
  });
});
