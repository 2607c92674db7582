/** @jest-environment node */
import fc from 'fast-check';
import { matchesFilter, mistakeIn, parseFilter } from '../../../src/contract/filterString';
import { en } from '../../../src/taskpane/locales/en';
import { fi } from '../../../src/taskpane/locales/fi';
import { languageOf } from '../../../src/taskpane/locales/language';
import { actionOf, draftOf, newDraft, optionsFor } from '../../../src/taskpane/session/actionDraft';
import { beginCondition, conditionOf, conditionsOf, fieldOf, filterMistake, filterOf, filtersOf, howsFor, namesOf, sources, takesSeveral, withHow, type Condition, type How } from '../../../src/taskpane/session/conditions';
import { plainValue, sayCondition, sayFilters } from '../../../src/taskpane/session/criteriaWords';

const everyField = sources.flatMap((source) => namesOf(source).map((field) => ({ source, field })));
/** A day, an option, or any text of a person, with the characters that mean something in filters. */
const valueFor = ({ source, field }: Pick<Condition, 'source' | 'field'>): fc.Arbitrary<string> => {
  const { kind, options } = fieldOf(source, field)!;
  if (options) return fc.constantFrom(...options);
  if (kind === 'boolean') return fc.constantFrom('Yes', 'No');
  if (kind === 'date') return fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
  return fc.oneof(fc.constantFrom('Helsinki', 'O’Neill & Co', "d'Arc", 'A|B', '1..5', 'Ky (Oy)', '@home', '*', 'it?', '<>', '=', "''", 'Åbo', '-', '100 %', 'x.', '..', 'A-B/C'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }))
    .filter((value) => value.trim() !== '' && !/[\n\r]/.test(value));
};
const conditions = fc.constantFrom(...everyField).chain((at) => fc.constantFrom(...howsFor(at.source, at.field).filter((how) => how !== 'filter')).chain((how): fc.Arbitrary<Condition> => {
  const value = valueFor(at);
  const values = how === 'empty' || how === 'notEmpty' ? fc.constant([]) : how === 'fromTo' ? fc.tuple(value, value) : takesSeveral(how) ? fc.uniqueArray(value, { minLength: 1, maxLength: 4 }) : value.map((one) => [one]);
  return values.map((given) => ({ ...at, how, values: given }));
}));

describe('a condition and its filter string', () => {
  test('every condition makes a string that can be read, and is read back as one that makes the same string', () => {
    fc.assert(fc.property(conditions, (condition) => {
      const filter = filterOf(condition)!;
      expect(mistakeIn(filter, fieldOf(condition.source, condition.field))).toBeUndefined();
      const again = conditionOf(condition.source, condition.field, filter);
      expect(again.how).not.toBe('filter');
      expect(filterOf(again)).toBe(filter);
    }), { numRuns: 500 });
  });

  test('a value answers to “is” and “one of” exactly where it is meant, whatever characters it has', () => {
    const names = fc.uniqueArray(valueFor({ source: 'contact', field: 'city' }), { minLength: 2, maxLength: 4 });
    fc.assert(fc.property(names, ([other, ...chosen]) => {
      const cities = (how: How): string => filterOf({ source: 'contact', field: 'city', how, values: chosen })!;
      const answers = (how: How, city: string): boolean => matchesFilter(parseFilter(cities(how), { kind: 'text' }), city);
      expect([...chosen, other!].map((city) => answers('oneOf', city))).toEqual([...chosen.map(() => true), false]);
      expect([...chosen, other!].map((city) => answers('isNot', city))).toEqual([...chosen.map(() => false), true]);
      expect(chosen.slice(0, 1).every((city) => answers('contains', `before ${city.toUpperCase()} after`))).toBe([...chosen[0]!.toUpperCase()].length === [...chosen[0]!].length);
    }), { numRuns: 300 });
  });

  test('any string that can be read is understood or kept as it is: it means the same when it is written again', () => {
    const pieces = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom('A', 'b', ' ', '1', '2026-01-01', 'Yes', 'Person', "''", "'x y'") }, { weight: 2, arbitrary: fc.constantFrom('|', '&', '<>', '..', '@', '*', '?', '(', ')', '>=', '<') }), { minLength: 1, maxLength: 7 }).map((all) => all.join(''));
    fc.assert(fc.property(fc.constantFrom(...everyField), pieces, ({ source, field }, filter) => {
      const known = fieldOf(source, field)!;
      const condition = conditionOf(source, field, filter);
      if (mistakeIn(filter, known)) expect(condition).toEqual({ source, field, how: 'filter', values: [filter] });
      else if (known.kind !== 'boolean') expect(parseFilter(filterOf(condition)!, known)).toEqual(parseFilter(filter, known));
    }), { numRuns: 1_000 });
  });

  test('a field that is not known here keeps its filter, and has words', () => {
    const filters = { valueEntry: { itemNo: '1000..2000' }, contact: { segmentationCode: 'A|B' } };
    expect(filtersOf(conditionsOf(filters))).toEqual(filters);
    expect(conditionsOf(filters).map((condition) => sayCondition(languageOf('en', en), condition, (_, __, value) => value))).toEqual(['valueEntry.itemNo answers to 1000..2000', 'contact.segmentationCode answers to A|B']);
  });

  test.each<[How, string[], string]>([
    ['is', ['Oy'], '@Oy'], ['oneOf', ['A', 'B'], '@A|@B'], ['isNot', ['A', 'B'], '<>@A&<>@B'], ['contains', ['mets'], '@*mets*'], ['beginsWith', ["d'Arc & Co"], "@'d''Arc & Co'*"], ['empty', [], "''"], ['notEmpty', [], "<>''"],
  ])('a name that %s %j', (how, values, filter) => {
    expect(filterOf({ source: 'contact', field: 'name', how, values })).toBe(filter);
    expect(conditionOf('contact', 'name', filter)).toMatchObject({ how: values.length === 1 && how === 'isNot' ? 'isNot' : how, values });
  });

  test('from and to may be open, and what comes out of a list is taken as it is', () => {
    expect(filterOf({ source: 'interactionLogEntry', field: 'date', how: 'fromTo', values: ['2026-01-01', ''] })).toBe('2026-01-01..');
    expect(filterOf({ source: 'interactionLogEntry', field: 'date', how: 'fromTo', values: ['', ''] })).toBeUndefined();
    expect(filterOf({ source: 'contact', field: 'city', how: 'oneOf', values: ['Helsinki', 'Espoo'] })).toBe('Helsinki|Espoo');
  });

  test('a group, a campaign or an answer that a contact must not have is no condition: it would only ask for another one', () => {
    for (const { source, field } of everyField) expect(howsFor(source, field).includes('isNot')).toBe(source === 'contact' && howsFor('contact', field).includes('isNot'));
    expect(howsFor('mailingGroup', 'mailingGroupCode')).not.toContain('isNot');
  });

  test('a filter that cannot be read says where, and makes no action', () => {
    const broken: Condition = { source: 'contact', field: 'city', how: 'filter', values: ['A|(B'] };
    expect(filterMistake(broken)).toBeGreaterThan(0);
    expect(filterOf(broken)).toBeUndefined();
    expect(actionOf({ ...newDraft, conditions: [{ id: 1, condition: broken }] })).toBeUndefined();
  });

  test('another comparison keeps what was given, as far as it fits', () => {
    const cities: Condition = { source: 'contact', field: 'city', how: 'oneOf', values: ['Helsinki', 'Espoo'] };
    expect(withHow(cities, 'isNot').values).toEqual(['Helsinki', 'Espoo']);
    expect(withHow(cities, 'is').values).toEqual(['Helsinki']);
    expect(withHow(cities, 'filter').values).toEqual(['Helsinki|Espoo']);
    expect(withHow(beginCondition('interactionLogEntry', 'date'), 'is').values).toEqual([]);
  });
});

describe('an action put together', () => {
  test('is none while a condition lacks its value, and carries only the options that mean something', () => {
    expect(actionOf(newDraft)).toBeUndefined();
    expect(actionOf({ ...newDraft, conditions: [] })).toEqual({ op: 'add', options: {}, filters: {} });
    const options = { entireCompanies: true, ignoreExclusion: true, expandCompanies: false };
    expect(actionOf({ op: 'add', options, conditions: [] })!.options).toEqual({ ignoreExclusion: true });
    expect(actionOf({ op: 'refine', options, conditions: [] })!.options).toEqual({ entireCompanies: true });
  });

  test('changed later it is the same action', () => {
    const wholeFilters = fc.array(conditions, { maxLength: 4 }).map(filtersOf);
    fc.assert(fc.property(fc.constantFrom('add', 'refine', 'reduce'), fc.boolean(), wholeFilters, (op, on, filters) => {
      const action = { op, options: Object.fromEntries(on ? optionsFor[op].map((name) => [name, true]) : []), filters };
      expect(actionOf(draftOf(action))).toEqual(action);
    }), { numRuns: 200 });
  });
});

describe('conditions in words', () => {
  const english = languageOf('en', en);
  const finnish = languageOf('fi', fi);
  const labels = (source: string, _: string, value: string): string => (source === 'mailingGroup' ? 'Christmas' : plainValue(english, 'contact', 'type', value) ?? value);
  const filters = { contact: { city: 'Helsinki|Espoo|Åbo', name: '@*mets*' }, mailingGroup: { mailingGroupCode: 'XMAS' } };

  test('a sentence in each language', () => {
    expect(sayFilters(english, filters, (source, _, value) => (source === 'mailingGroup' ? 'Christmas' : value))).toBe('City is Helsinki, Espoo or Åbo, Name contains “mets” and Mailing group is Christmas');
    expect(sayFilters(finnish, filters, (source, _, value) => (source === 'mailingGroup' ? 'Joulutervehdys' : value))).toBe('Paikkakunta on Helsinki, Espoo tai Åbo, Nimi sisältää ”mets” ja Postitusryhmä on Joulutervehdys');
    expect(sayFilters(english, {}, labels)).toBe('all contacts');
    const many = Array.from({ length: 1_000 }, (_, place) => `CT${place}`).join('|');
    expect(sayFilters(english, { contact: { no: many } }, (_, __, value) => value)).toBe('Contact no. is CT0, CT1, CT2, CT3 and 996 more');
  });

  test('every condition of every field has a sentence without gaps', () => {
    fc.assert(fc.property(conditions, (condition) => {
      for (const language of [english, finnish]) expect(sayCondition(language, condition, (source, field, value) => plainValue(language, source, field, value) ?? '')).not.toMatch(/undefined|\{\w+\}/);
    }), { numRuns: 300 });
  });

  test('options, days and languages are said without asking the service', () => {
    expect(plainValue(english, 'interactionLogEntry', 'evaluation', 'Very Positive')).toBe('Very positive');
    expect(plainValue(finnish, 'interactionLogEntry', 'date', '2026-03-01')).toBe('1.3.2026');
    expect(plainValue(english, 'contact', 'languageCode', 'FIN')).toBe('Finnish');
    expect([plainValue(finnish, 'contact', 'countryCode', 'SE'), plainValue(finnish, 'contact', 'countryCode', 'N/A')]).toEqual(['Ruotsi', 'N/A']);
    expect(conditionsOf({ contact: { correspondenceType: "''" } })).toEqual([{ source: 'contact', field: 'correspondenceType', how: 'is', values: [''] }]);
  });
});
