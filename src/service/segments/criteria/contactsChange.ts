import { sql, type RawBuilder } from 'kysely';
import type { ActionResult, NamedContact } from '../../../contract/criteria';
import type { Db } from '../../store/tables';
import type { StepKey } from './keptLines';

/** What an action finds before it changes anything. */
export type Found = Pick<ActionResult, 'matched' | 'changed' | 'examples' | 'leftOut'>;

/** Lines that come or go, by one statement each for the counting and the doing, over the same selection. */
export interface ContactsChange {
  count(db: Db): Promise<Found>;
  /** Answers how many lines came or went. */
  make(db: Db, step: StepKey): Promise<number>;
}

/** The first contacts of a selection `rows` as one value, each with its name as a row of the list has it: the company beside a person only. */
export const firstContacts = (rows: RawBuilder<unknown>, order: RawBuilder<unknown>): RawBuilder<unknown> => sql`(select group_concat(json_object('contactNo', no, 'contactName', name,
  'companyName', case type when 'Person' then company_name else '' end, 'city', city), ',' order by ${order}) from (select * from ${rows} order by ${order} limit 10))`;

export const namedContacts = (joined: unknown): NamedContact[] => JSON.parse(`[${(joined ?? '') as string}]`) as NamedContact[];
