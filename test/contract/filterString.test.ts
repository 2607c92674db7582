import fc from 'fast-check';
import { criteriaFields } from '../../src/contract/criteriaFields';
import { filterFor, matchesFilter, mistakeIn, parseFilter, writeFilter, type Filter, type PatternPart } from '../../src/contract/filterString';

const letters = fc.constantFrom(...'aAbBzZåÅäÖö019 .,-+/@|&()<>=\'*?"%_[]^\\🎉');
const text = fc.string({ unit: letters, maxLength: 6 });
const wild = fc.constantFrom<PatternPart>({ wild: '*' }, { wild: '?' });
/** No empty text, and no two texts side by side: as a filter is read. */
const parts = fc.array(fc.oneof(text, wild), { maxLength: 5 }).map((given) => given.reduce<PatternPart[]>((made, part) => {
  const last = made.at(-1);
  if (typeof part === 'string' && typeof last === 'string') return [...made.slice(0, -1), last + part];
  return part === '' ? made : [...made, part];
}, []));
const leaf: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ kind: fc.constant('is' as const), not: fc.boolean(), anyCase: fc.boolean(), parts }),
  fc.record({ kind: fc.constant('order' as const), by: fc.constantFrom('<', '<=', '>', '>='), value: text }),
  fc.record({ kind: fc.constant('range' as const), from: text, to: text }, { requiredKeys: ['kind', 'from'] }),
  fc.record({ kind: fc.constant('range' as const), to: text }),
);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof({ maxDepth: 3 }, leaf, fc.record({ kind: fc.constantFrom('any', 'all'), of: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }) })),
}));

it('reads what it writes as the same filter', () => {
  fc.assert(fc.property(filter, (given) => expect(parseFilter(writeFilter(given))).toEqual(given)), { numRuns: 2000 });
});

it('reads any text or says where it cannot, and writes again what it read', () => {
  fc.assert(fc.property(fc.string({ unit: letters, maxLength: 20 }), (given) => {
    const mistake = mistakeIn(given);
    if (mistake) expect(mistake.at).toBeGreaterThan(0);
    if (mistake) expect(mistake.at).toBeLessThanOrEqual(given.length + 1);
    else expect(parseFilter(writeFilter(parseFilter(given)))).toEqual(parseFilter(given));
  }), { numRuns: 2000 });
});

describe('a value and a filter', () => {
  const matching = (given: string, values: string[], field?: Parameters<typeof parseFilter>[1]) => values.filter((value) => matchesFilter(parseFilter(given, field), value, field));
  const names = ['', 'A', 'B', 'Bo', 'C', 'Ca', 'a', 'Åbo', 'åbo'];

  it.each([
    ['A..C', ['A', 'B', 'Bo', 'C']], ['..B', ['', 'A', 'B']], ['C..', ['C', 'Ca', 'a', 'Åbo', 'åbo']], ['A|C', ['A', 'C']], ['<>A&<>C&<>\'\'', ['B', 'Bo', 'Ca', 'a', 'Åbo', 'åbo']],
    ['@a', ['A', 'a']], ['@å*', ['Åbo', 'åbo']], ['?bo', ['Åbo', 'åbo']], ['B*', ['B', 'Bo']], ['*', names], ['?', ['A', 'B', 'C', 'a']], ["''", ['']], ["<>''", names.slice(1)], ["''..A", ['', 'A']],
    ['>B&<a', ['Bo', 'C', 'Ca']], ['>=C&<=Ca', ['C', 'Ca']], ['(A|B)&<>B', ['A']], [' A | B ', ['A', 'B']], ['=A', ['A']], ['<>@a', ['', 'B', 'Bo', 'C', 'Ca', 'Åbo', 'åbo']], ["'B'?", ['Bo']],
  ])('%s', (given, wanted) => expect(matching(given, names)).toEqual(wanted));

  it('take signs in quotes, and within a word where they mean nothing, as they stand', () => {
    const odd = ['a|b', "O'Brannigan", 'Copperfield & Daughters', 'posti@tuohela.example', 'C*', 'a..b', ' x', '50 % [1]', 'a.b'];
    expect(odd.map((value) => [filterFor(value), ...matching(filterFor(value), odd)])).toEqual([
      ["'a|b'", odd[0]], ["'O''Brannigan'", odd[1]], ["'Copperfield & Daughters'", odd[2]], ["'posti@tuohela.example'", odd[3]], ["'C*'", odd[4]], ["'a..b'", odd[5]], ["' x'", odd[6]], ['50 % [1]', odd[7]], ['a.b', odd[8]],
    ]);
    expect(matching('*@tuohela.example', odd)).toEqual([odd[3]]);
  });

  it('of a code are in capitals', () => {
    const code = { kind: 'code' } as const;
    expect([matching('sm1*', ['SM1', 'SM12', 'SM2'], code), matching('sm12..sm2', ['SM1', 'SM12', 'SM2'], code), matching('mökki', ['MÖKKI', 'mökki'], code)]).toEqual([['SM1', 'SM12'], ['SM12', 'SM2'], ['MÖKKI', 'mökki']]);
  });

  it('of a closed list are its values in any case, ordered as the list is', () => {
    const { evaluation } = criteriaFields.interactionLogEntry;
    const all = [...evaluation.options];
    expect([matching('positive', all, evaluation), matching('*pos*', all, evaluation), matching("''", all, evaluation), matching('Positive..Negative', all, evaluation), matching('>Neutral', all, evaluation), matching('<>Neutral', all, evaluation)])
      .toEqual([['Positive'], ['Very Positive', 'Positive'], [''], ['Positive', 'Neutral', 'Negative'], ['Negative', 'Very Negative'], all.filter((one) => one !== 'Neutral')]);
  });

  it('of a date, a number and a truth are what they say', () => {
    const date = { kind: 'date' } as const, number = { kind: 'number' } as const, truth = { kind: 'boolean' } as const;
    expect(matching('2026-10-01..2026-10-31|2027-01-01', ['', '2026-09-30', '2026-10-01', '2026-10-31', '2027-01-01'], date)).toEqual(['2026-10-01', '2026-10-31', '2027-01-01']);
    expect([-5, 2, 10, 10.5].filter((value) => matchesFilter(parseFilter('2..10|-5', number), value, number))).toEqual([-5, 2, 10]);
    expect(['Yes', 'TRUE', '1', 'no', 'False', '0', '<>no'].map((given) => [true, false].filter((value) => matchesFilter(parseFilter(given, truth), value, truth)))).toEqual([[true], [true], [true], [false], [false], [false], [true]]);
  });

  it('agree with a plain reading of patterns in any case', () => {
    fc.assert(fc.property(parts, fc.string({ unit: letters, maxLength: 8 }), (given, value) => {
      const fits = (left: readonly PatternPart[], rest: string[]): boolean => {
        const [part, ...others] = left;
        if (part === undefined) return rest.length === 0;
        if (typeof part !== 'string') return part.wild === '?' ? rest.length > 0 && fits(others, rest.slice(1)) : rest.concat('').some((_, from) => fits(others, rest.slice(from)));
        const wanted = [...part.toLowerCase()];
        return wanted.every((letter, index) => rest[index]?.toLowerCase() === letter) && fits(others, rest.slice(wanted.length));
      };
      expect(matchesFilter({ kind: 'is', not: false, anyCase: true, parts: given }, value)).toBe(fits(given, [...value]));
    }), { numRuns: 2000 });
  });
});

it.each([
  ['', 1], ['  ', 3], ['A|', 3], ['A||B', 3], ['(A', 3], ['A)', 2], ['<>', 3], ['..', 3], ['A..B..C', 5], ['A*..B', 1], ['@A..B', 1], ['<>A..B', 3], ["'A", 1], ["A|'B", 3], ['A<B', 2], ['>@A', 2], ['>=A*', 3],
  [`${'('.repeat(21)}A${')'.repeat(21)}`, 22], ['A*|'.repeat(200) + 'B', 1], ['<>A&'.repeat(200) + 'B', 1], [`A|${'x'.repeat(251)}`, 3],
])('refuses %j at character %d', (given, at) => expect(mistakeIn(given)?.at).toBe(at));
it.each([
  ['date', '2026-13-01', 1], ['date', '2026-02-30', 1], ['date', '2026-10-01..31.10.2026', 13], ['date', '2026*', 1], ['number', '1|x', 3], ['number', '1,5', 1], ['boolean', 'maybe', 1], ['boolean', 'yes..no', 1],
] as const)('refuses for a %s %j at character %d', (kind, given, at) => expect(mistakeIn(given, { kind })?.at).toBe(at));
it('takes a list of any length', () => {
  expect(parseFilter(Array.from({ length: 10_000 }, (_, place) => `CT${place}`).join('|'))).toMatchObject({ kind: 'any', of: { length: 10_000 } });
});
it('takes no longer for many stars', () => {
  expect(matchesFilter(parseFilter(`${'*a'.repeat(100)}b`), 'a'.repeat(2000))).toBe(false);
});
it('refuses what a closed list does not hold', () => {
  const { type } = criteriaFields.contact;
  expect([mistakeIn('Company|Robot', type)?.at, mistakeIn('Company..Robot', type)?.at, mistakeIn('Com*', type)]).toEqual([9, 10, undefined]);
});
