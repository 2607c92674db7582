import { sql, type RawBuilder } from 'kysely';

/** A list of any length as one parameter, for `in (…)`. One of the few places where the dialects differ (SERVICE §1e). */
export const jsonValues = (values: readonly (number | string)[]): RawBuilder<unknown> => sql`select value from json_each(${JSON.stringify(values)})`;

/** A list of objects as one parameter, as a table with a JSON column `value` and its position `key`; read members with `value ->> 'name'`. */
export const jsonRows = (rows: readonly object[]): RawBuilder<unknown> => sql`json_each(${JSON.stringify(rows)})`;
