import { criteriaFields, type CriteriaField } from '../../contract/criteriaFields';
import { mistakeIn, parseFilter, writeFilter, type Filter, type PatternPart } from '../../contract/filterString';
import type { CriteriaAction } from '../../contract/savedCriteria';
import { isDay } from './dayText';

export type FilterSource = keyof typeof criteriaFields;
export type FilterField<Source extends FilterSource> = keyof (typeof criteriaFields)[Source] & string;
export const sources = Object.keys(criteriaFields) as readonly FilterSource[];
export const namesOf = (source: FilterSource): readonly string[] => Object.keys(criteriaFields[source]);
/** What is known of a field; undefined where a filter stands on one that we do not know. */
export const fieldOf = (source: FilterSource, field: string): CriteriaField | undefined => (criteriaFields[source] as Record<string, CriteriaField> | undefined)?.[field];

/** How a field is compared; `filter` = the person writes the Business Central filter string. */
export const hows = ['is', 'oneOf', 'isNot', 'contains', 'beginsWith', 'fromTo', 'empty', 'notEmpty', 'filter'] as const;
export type How = (typeof hows)[number];
export const takesSeveral = (how: How): boolean => how === 'oneOf' || how === 'isNot';

/** What a person says about one field. `values`: of `fromTo` the two ends, of which one may be ''; of `filter` the string itself. */
export interface Condition { source: FilterSource; field: string; how: How; values: readonly string[] }

/**
 * The comparisons that make sense, the likeliest first. A contact can stand in several entries of every other source, so that “is not”
 * would only say that there is another entry as well: whoever must not be in a group is taken away instead (DOMAIN §5.1).
 */
export function howsFor(source: FilterSource, field: string): readonly How[] {
  const { kind = 'text', values } = fieldOf(source, field) ?? {};
  const ofContact = source === 'contact';
  const all: Readonly<Record<CriteriaField['kind'], readonly How[]>> = {
    text: values ? ['oneOf', 'is', 'isNot', 'contains', 'beginsWith', 'empty', 'notEmpty', 'filter'] : ['contains', 'beginsWith', 'is', 'oneOf', 'isNot', 'empty', 'notEmpty', 'filter'],
    code: values ? ['oneOf', 'is', 'isNot', 'beginsWith', 'empty', 'notEmpty', 'filter'] : ['beginsWith', 'is', 'oneOf', 'isNot', 'contains', 'fromTo', 'empty', 'notEmpty', 'filter'],
    date: ['fromTo', 'is', 'filter'], number: ['fromTo', 'is', 'filter'], boolean: ['is', 'filter'], option: ['is', 'oneOf', 'isNot', 'filter'],
  };
  return all[kind].filter((how) => ofContact || (how !== 'isNot' && how !== 'empty'));
}

const none: Readonly<Partial<Record<How, readonly string[]>>> = { fromTo: ['', ''], empty: [], notEmpty: [] };
export const beginCondition = (source: FilterSource, field: string): Condition => withHow({ source, field, how: 'filter', values: [] }, howsFor(source, field)[0]!);

/** Another comparison of the same field: what was given stays as far as it fits, and as a filter string all of it does. */
export function withHow(condition: Condition, how: How): Condition {
  const { values } = condition;
  if (how === 'filter') return { ...condition, how, values: [filterOf(condition) ?? ''] };
  const given = condition.how === 'filter' ? [] : values.filter((value) => value !== '');
  return { ...condition, how, values: none[how] ?? (takesSeveral(how) ? given : given.slice(0, 1)) };
}

/** A text written by hand answers in any case of its letters; a value out of a list is what it is, and codes are capitals anyway. */
const anyCaseOf = ({ source, field, how }: Condition): boolean => {
  const { kind, values } = fieldOf(source, field) ?? {};
  return kind === 'text' && (!values || how === 'contains' || how === 'beginsWith');
};
/** A blank is a value of its own in a closed list. */
const mayBeBlank = ({ source, field }: Condition): boolean => fieldOf(source, field)?.options?.includes('') === true;

/** The filter that a condition stands for; undefined while a value is missing, and for a string of the person's own. */
function treeOf(condition: Condition): Filter | undefined {
  const { how } = condition;
  const values = condition.values.filter((value) => value.trim() !== '' || mayBeBlank(condition));
  const anyCase = anyCaseOf(condition);
  const [first] = values;
  const star = { wild: '*' } as const;
  const like = (not: boolean, ...parts: readonly PatternPart[]): Filter => ({ kind: 'is', not, anyCase: anyCase && parts.length > 0, parts });
  const several = (kind: 'any' | 'all', of: readonly Filter[]): Filter | undefined => (of.length > 1 ? { kind, of } : of[0]);
  const word = (value: string): string[] => (value === '' ? [] : [value]);
  switch (how) {
    case 'empty': case 'notEmpty': return like(how === 'notEmpty');
    case 'is': return first === undefined ? undefined : like(false, ...word(first));
    case 'oneOf': return several('any', values.map((value) => like(false, ...word(value))));
    case 'isNot': return several('all', values.map((value) => like(true, ...word(value))));
    case 'contains': return first === undefined ? undefined : like(false, star, first, star);
    case 'beginsWith': return first === undefined ? undefined : like(false, first, star);
    case 'fromTo': { const [from = '', to = ''] = condition.values; return from || to ? { kind: 'range', ...(from && { from }), ...(to && { to }) } : undefined; }
    case 'filter': return undefined;
  }
}

/** At which character a filter string of the person's own cannot be read, from 1; undefined where it can, or nothing is written yet. */
export function filterMistake({ source, field, how, values: [text = ''] }: Condition): number | undefined {
  return how === 'filter' && text.trim() !== '' ? mistakeIn(text, fieldOf(source, field))?.at : undefined;
}

/** The Business Central filter string of a condition; undefined while a value is missing or is no day, or the string cannot be read. */
export function filterOf(condition: Condition): string | undefined {
  const [text = ''] = condition.values;
  if (condition.how !== 'filter' && fieldOf(condition.source, condition.field)?.kind === 'date' && condition.values.some((value) => value !== '' && !isDay(value))) return undefined;
  if (condition.how === 'filter') return text.trim() === '' || filterMistake(condition) !== undefined ? undefined : text.trim();
  const tree = treeOf(condition);
  return tree && writeFilter(tree);
}

/** What a condition lacks before it can be asked; undefined where it is whole. */
export type Lack = 'field' | 'value' | 'day' | 'filter';
export function lackOf(condition: Condition | undefined): Lack | undefined {
  if (condition === undefined) return 'field';
  if (filterOf(condition) !== undefined) return undefined;
  if (filterMistake(condition) !== undefined) return 'filter';
  const isOfDays = condition.how !== 'filter' && fieldOf(condition.source, condition.field)?.kind === 'date';
  return isOfDays && condition.values.some((value) => value.trim() !== '') ? 'day' : 'value';
}

/** The filters of an action, one string for each field. Conditions that are not whole are left out. */
export function filtersOf(conditions: readonly Condition[]): CriteriaAction['filters'] {
  const filters: Record<string, Record<string, string>> = {};
  for (const condition of conditions) {
    const filter = filterOf(condition);
    if (filter !== undefined) (filters[condition.source] ??= {})[condition.field] = filter;
  }
  return filters;
}

/** The conditions that filters stand for. */
export const conditionsOf = (filters: CriteriaAction['filters']): Condition[] =>
  Object.entries(filters).flatMap(([source, fields]) => Object.entries(fields).map(([field, filter]) => conditionOf(source as FilterSource, field, filter)));

/** The condition that means what a filter string means, where there is one; else the string itself. */
export function conditionOf(source: FilterSource, field: string, filter: string): Condition {
  const written: Condition = { source, field, how: 'filter', values: [filter] };
  const known = fieldOf(source, field);
  if (!known || mistakeIn(filter, known)) return written;
  const tree = parseFilter(filter, known);
  if (known.kind === 'boolean' && tree.kind === 'is' && !tree.not) return { source, field, how: 'is', values: [/^(yes|true|1)$/i.test(String(tree.parts[0])) ? 'Yes' : 'No'] };
  for (const how of howsFor(source, field)) {
    const values = valuesIn(tree, how);
    const condition = values && { source, field, how, values };
    if (condition && JSON.stringify(treeOf(condition)) === JSON.stringify(tree)) return condition;
  }
  return written;
}

/** The values of a filter, read as if `how` had written it: a guess, that writing it again confirms or not. */
function valuesIn(tree: Filter, how: How): readonly string[] | undefined {
  const words = (of: readonly Filter[]): string[] => of.flatMap((one) => (one.kind === 'is' ? [one.parts.filter((part) => typeof part === 'string').join('')] : []));
  switch (how) {
    case 'empty': case 'notEmpty': return [];
    case 'is': case 'contains': case 'beginsWith': return words([tree]);
    case 'oneOf': case 'isNot': return words(tree.kind === 'any' || tree.kind === 'all' ? tree.of : [tree]);
    case 'fromTo': return tree.kind === 'range' ? [tree.from ?? '', tree.to ?? ''] : undefined;
    case 'filter': return undefined;
  }
}
