import { sql } from 'kysely';
import { jsonValues } from '../store/jsonValues';
import type { Db } from '../store/tables';

/*
 * A letter of an open run is marked as compared when its receipt arrives and is what its line would print. Whatever changes a line afterwards takes the mark away; the log
 * then compares only letters without one (ARCHITECTURE §2). Changes of the segment itself do it through `bumpSegment`; changes elsewhere by triggers, so that no
 * writer of contacts can forget it.
 */

const open = "state in ('making', 'made', 'handedOver')";

/** Something changed that letters of the segment are made of: of all its lines, or of these. */
export async function takeMarks(db: Db, no: string, changed: 'all' | readonly number[]): Promise<void> {
  if (changed === 'all') await sql`update merge_run set all_changed = 1 where segment_no = ${no} and ${sql.raw(open)} and all_changed = 0`.execute(db);
  else if (changed.length) {
    await sql`update merge_run_letter set compared = 0 where merge_run in (select id from merge_run where segment_no = ${no} and ${sql.raw(open)}) and line_no in (${jsonValues(changed)}) and compared = 1`.execute(db);
  }
}

/** What a letter prints from a contact: its lines have another letter now, and its segments are not what was read of them. */
const ofContact = (contactNo: string): string => `
  update merge_run_letter set compared = 0 where (merge_run, line_no) in
    (select r.id, l.line_no from segment_line l join merge_run r on r.segment_no = l.segment_no and r.${open} where l.contact_no = ${contactNo}) and compared = 1;
  update segment_header set revision = revision + 1 where no in (select segment_no from segment_line where contact_no = ${contactNo});`;

/** What all letters print from. */
const ofAll = `
  update merge_run set all_changed = 1 where ${open} and all_changed = 0;
  update segment_header set revision = revision + 1;`;

const triggers: { table: string; on: 'insert' | 'update' | 'delete'; then: string }[] = [
  { table: 'contact', on: 'update', then: ofContact('new.no') },
  { table: 'alternative_address', on: 'insert', then: ofContact('new.contact_no') },
  { table: 'alternative_address', on: 'update', then: ofContact('new.contact_no') },
  { table: 'alternative_address', on: 'delete', then: ofContact('old.contact_no') },
  ...['sender', 'salesperson', 'salutation_formula', 'campaign', 'interaction_template'].flatMap((table) => (['insert', 'update', 'delete'] as const).map((on) => ({ table, on, then: ofAll }))),
];

/** Makes the triggers anew: like a view, each is a rule and not data. */
export async function createLetterTriggers(db: Db): Promise<void> {
  for (const { table, on, then } of triggers) {
    const name = `letters_after_${on}_of_${table}`;
    await sql.raw(`drop trigger if exists ${name}`).execute(db);
    await sql.raw(`create trigger ${name} after ${on} on ${table} begin ${then} end`).execute(db);
  }
}
