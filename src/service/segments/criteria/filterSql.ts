import { sql, type RawBuilder } from 'kysely';
import type { CriteriaField } from '../../../contract/criteriaFields';
import { boundOf, lettersFor, matchesFilter, type Filter } from '../../../contract/filterString';
import { jsonValues } from '../../store/jsonValues';

type Condition = RawBuilder<unknown>;

/** A filter as a condition on a column; its values are bound, never written into the statement. A test holds it against `matchesFilter`. */
export function filterSql(column: RawBuilder<unknown>, filter: Filter, field: CriteriaField): Condition {
  if (field.kind === 'boolean') return sql`${column} in (${jsonValues([0, 1].filter((value) => matchesFilter(filter, value === 1, field)))})`;
  if (field.options) return sql`${column} in (${jsonValues(field.options.filter((value) => matchesFilter(filter, value, field)))})`;
  switch (filter.kind) {
    case 'any': return anyOf(column, filter.of, field);
    case 'all': return sql`(${sql.join(filter.of.map((one) => filterSql(column, one, field)), sql` and `)})`;
    case 'is': return isSql(column, filter, field);
    case 'order': return sql`${column} ${sql.raw(filter.by)} ${boundOf(filter.value, field)}`;
    case 'range': return filter.from === undefined ? sql`${column} <= ${boundOf(filter.to!, field)}` : filter.to === undefined ? sql`${column} >= ${boundOf(filter.from, field)}`
      : sql`${column} between ${boundOf(filter.from, field)} and ${boundOf(filter.to, field)}`;
  }
}

/** Plain values go into one list, however many they are: SQLite takes a thousand conditions at most. */
function anyOf(column: RawBuilder<unknown>, of: readonly Filter[], field: CriteriaField): Condition {
  const values: (string | number)[] = [];
  const others: Filter[] = [];
  for (const one of of) {
    const value = one.kind === 'is' && !one.not ? valueOf(one, field) : undefined;
    if (value === undefined) others.push(one); else values.push(value);
  }
  const conditions = others.map((one) => filterSql(column, one, field));
  if (values.length) conditions.unshift(sql`${column} in (${jsonValues(values)})`);
  return sql`(${sql.join(conditions, sql` or `)})`;
}

type Is = Filter & { kind: 'is' };

function isSql(column: RawBuilder<unknown>, filter: Is, field: CriteriaField): Condition {
  const value = valueOf(filter, field);
  if (value !== undefined) return sql`${column} ${sql.raw(filter.not ? '<>' : '=')} ${value}`;
  return sql`${column} ${sql.raw(filter.not ? 'not glob' : 'glob')} ${globOf(filter, field)}`;
}

/** The one value that answers to a pattern; undefined where there are several. */
function valueOf({ parts, anyCase }: Is, { kind }: CriteriaField): string | number | undefined {
  const isOne = parts.every((part) => typeof part === 'string' && [...part].every((letter) => lettersFor(letter, anyCase, kind).length === 1));
  if (!isOne) return undefined;
  return kind === 'number' ? Number(parts.join('')) : parts.join('');
}

/** SQLite's GLOB knows every alphabet letter by letter; its LIKE in any case knows English only. One of the places where the dialects differ. */
const globOf = ({ parts, anyCase }: Is, { kind }: CriteriaField): string => parts.map((part) => (typeof part === 'string' ? [...part].map((letter) => {
  const letters = lettersFor(letter, anyCase, kind);
  return letters.length > 1 || '*?['.includes(letter) ? `[${letters.join('')}]` : letter;
}).join('') : part.wild)).join('');
