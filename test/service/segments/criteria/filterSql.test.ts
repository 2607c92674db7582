import fc from 'fast-check';
import { sql } from 'kysely';
import { criteriaFields, type CriteriaField } from '../../../../src/contract/criteriaFields';
import { matchesFilter, mistakeIn, parseFilter, writeFilter, type Filter, type PatternPart } from '../../../../src/contract/filterString';
import { filterSql } from '../../../../src/service/segments/criteria/filterSql';
import { openStore } from '../../../../src/service/store/openStore';

let store: Awaited<ReturnType<typeof openStore>>;
beforeAll(async () => { store = await openStore({ folder: ':memory:' }); });
afterAll(() => store.close());

/** Few letters and short texts in most cases, so that values do answer. */
const few = fc.constantFrom(...'aAöÖb*');
const many = fc.constantFrom(...'aAbBåÅäÄöÖßéÉžŽ012 -.|&<>=\'*?"%_[]^!\\🎉ſK');
const text = fc.oneof({ weight: 3, arbitrary: fc.string({ unit: few, maxLength: 2 }) }, { weight: 1, arbitrary: fc.string({ unit: many, maxLength: 3 }) });
const day = fc.constantFrom('2026-09-30', '2026-10-01', '2027-01-15');
const number = fc.constantFrom('-5', '0', '2', '10', '10.5');
const kinds: Record<CriteriaField['kind'], { field: CriteriaField; values: fc.Arbitrary<string | number | boolean>; word: fc.Arbitrary<string>; patterns: boolean }> = {
  text: { field: { kind: 'text' }, values: text, word: text, patterns: true },
  code: { field: { kind: 'code' }, values: text.map((one) => one.toUpperCase()), word: text, patterns: true },
  date: { field: { kind: 'date' }, values: fc.oneof(day, fc.constant('')), word: day, patterns: false },
  number: { field: { kind: 'number' }, values: number.map(Number), word: number, patterns: false },
  boolean: { field: { kind: 'boolean' }, values: fc.boolean(), word: fc.constantFrom('Yes', 'no', 'true', '0'), patterns: false },
  option: { field: criteriaFields.interactionLogEntry.evaluation, values: fc.constantFrom(...criteriaFields.interactionLogEntry.evaluation.options), word: fc.constantFrom('Positive', 'neutral', 'Very Negative'), patterns: false },
};

const parts = (word: fc.Arbitrary<string>) => fc.array(fc.oneof(word, fc.constantFrom<PatternPart>({ wild: '*' }, { wild: '?' })), { maxLength: 4 });
function anyFilter({ word, patterns, field }: (typeof kinds)['text']): fc.Arbitrary<Filter> {
  const is = fc.record({ kind: fc.constant('is' as const), not: fc.boolean(), anyCase: fc.boolean(), parts: patterns ? parts(word) : word.map((one) => [one]) });
  const orders = [fc.record({ kind: fc.constant('order' as const), by: fc.constantFrom('<', '<=', '>', '>='), value: word }), fc.record({ kind: fc.constant('range' as const), from: word, to: word }, { requiredKeys: ['kind', 'from'] })];
  const leaf: fc.Arbitrary<Filter> = field.kind === 'boolean' ? is : fc.oneof(is, is, ...orders);
  return fc.letrec<{ filter: Filter }>((tie) => ({ filter: fc.oneof({ maxDepth: 2 }, leaf, fc.record({ kind: fc.constantFrom('any', 'all'), of: fc.array(tie('filter'), { minLength: 2, maxLength: 4 }) })) })).filter;
}

it.each(Object.keys(kinds) as CriteriaField['kind'][])('a filter on a %s finds in the store what it means', async (kind) => {
  const { field, values } = kinds[kind];
  await fc.assert(fc.asyncProperty(anyFilter(kinds[kind]), fc.array(values, { minLength: 20, maxLength: 40 }), async (given, stored) => {
    const written = writeFilter(given);
    if (mistakeIn(written, field)) return;
    const filter = parseFilter(written, field);
    const { rows } = await sql<{ place: number }>`select key as place from (select key, case type when 'true' then 1 when 'false' then 0 else value end as v from json_each(${JSON.stringify(stored)})) where ${filterSql(sql`v`, filter, field)} order by key`.execute(store.db);
    expect(rows.map(({ place }) => stored[place])).toEqual(stored.filter((value) => matchesFilter(filter, value, field)));
  }), { numRuns: 400 });
});

it('binds every value: nothing that a person writes becomes part of the statement', () => {
  const odd = `x'); drop table contact; --`;
  const compiled = sql`select ${filterSql(sql`v`, parseFilter(`'${odd.replaceAll("'", "''")}'|@*${'é'}*|a..b`), { kind: 'text' })}`.compile(store.db);
  expect(compiled.sql).not.toMatch(/drop|é|x/);
  expect(compiled.parameters).toEqual([JSON.stringify([odd]), '*[éÉ]*', 'a', 'b']);
});

it('takes ten thousand values at once', async () => {
  const filter = parseFilter(Array.from({ length: 10_000 }, (_, place) => `CT${place}`).join('|'), { kind: 'code' });
  const { rows } = await sql<{ found: number }>`select count(*) as found from (values ('CT7'), ('CT9999'), ('CT10000')) where ${filterSql(sql`column1`, filter, { kind: 'code' })}`.execute(store.db);
  expect(rows[0]!.found).toBe(2);
});
