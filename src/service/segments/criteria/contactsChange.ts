import { sql, type RawBuilder } from 'kysely';
import type { ActionResult, NamedContact } from '../../../contract/criteria';
import type { Db } from '../../store/tables';
import type { StepKey } from './keptLines';

/** What an action finds before it changes anything. */
export type Found = Pick<ActionResult, 'matched' | 'changed' | 'examples' | 'leftOut'>;

/** Lines that come or go. Counting and doing read the same selection by the name `chosen`, so that they cannot differ. */
export interface ContactsChange {
  /** The contacts or lines that are looked at, each with what becomes of it. */
  chosen: RawBuilder<unknown>;
  /** `before` stands in front of the statement: nothing, or what makes `chosen`. */
  count(db: Db, before: RawBuilder<unknown>): Promise<Found>;
  /** Answers how many lines came or went. */
  make(db: Db, step: StepKey): Promise<number>;
}

/** Counts without writing anything: a connection that only reads can do it. */
export const countOnly = (db: Db, change: ContactsChange): Promise<Found> => change.count(db, sql`with chosen as materialized (${change.chosen})`);

/** Keeps the selection aside while the work goes on: finding a hundred thousand among a million twice would take twice as long. */
export async function withChosen<Answer>(db: Db, { chosen }: ContactsChange, work: () => Promise<Answer>): Promise<Answer> {
  await sql`create temp table chosen as ${chosen}`.execute(db);
  const answer = await work();
  await sql`drop table temp.chosen`.execute(db);
  return answer;
}

/** The first contacts of a selection `rows` as one value, each with its name as a row of the list has it: the company beside a person only. */
export const firstContacts = (rows: RawBuilder<unknown>, order: RawBuilder<unknown>): RawBuilder<unknown> => sql`(select group_concat(json_object('contactNo', no, 'contactName', name,
  'companyName', case type when 'Person' then company_name else '' end, 'city', city), ',' order by ${order}) from (select * from ${rows} order by ${order} limit 10))`;

export const namedContacts = (joined: unknown): NamedContact[] => JSON.parse(`[${(joined ?? '') as string}]`) as NamedContact[];
