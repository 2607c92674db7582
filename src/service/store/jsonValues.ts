import { sql, type RawBuilder } from 'kysely';
import { columnOf } from './columnOf';

/** A list of any length as one parameter, for `in (…)`. One of the few places where the dialects differ (SERVICE §1e). */
export const jsonValues = (values: readonly (number | string)[]): RawBuilder<unknown> => sql`select value from json_each(${JSON.stringify(values)})`;

/**
 * A list of objects as one parameter: a `with` clause that makes the table `given` with a column per member. Read it first and look the
 * others up by key: `from given g cross join line l where l.line_no = g.line_no`. SQLite keeps the order of a cross join; left to
 * itself it may scan the list again for every line.
 */
export const givenRows = <Row extends object>(rows: readonly Row[], members: readonly (keyof Row & string)[]): RawBuilder<unknown> =>
  sql`with given as materialized (select ${sql.raw(members.map((name) => `value ->> '${name}' as ${columnOf(name)}`).join(', '))} from json_each(${JSON.stringify(rows)}))`;
