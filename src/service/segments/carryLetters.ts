import { sql } from 'kysely';
import type { Db } from '../store/tables';

/* A segment that comes out of another begins with its documents, each as its first version (`beginVersions`, once the lines are there). What lines have of their own goes with the lines. */

/** The letters of an open segment, with who linked them and when. */
export async function carryLetters(db: Db, from: string, to: string): Promise<void> {
  await sql`insert into letter_link (segment_no, language_code, name, url, template_hash, document_hash, field_mapping, choices, linked_at, linked_by)
    select ${to}, language_code, name, url, template_hash, document_hash, field_mapping, choices, linked_at, linked_by from letter_link where segment_no = ${from}`.execute(db);
}

/** The letters that a segment had when it was logged. */
export async function carryLoggedLetters(db: Db, entryNo: number, to: string, { user, now }: { user: string; now: Date }): Promise<void> {
  await sql`insert into letter_link (segment_no, language_code, name, url, template_hash, document_hash, field_mapping, choices, linked_at, linked_by)
    select ${to}, language_code, name, url, template_hash, document_hash, field_mapping, choices, ${now.toISOString()}, ${user} from logged_letter_link where logged_segment_entry_no = ${entryNo}`.execute(db);
}

/** The documents that a new segment begins with, its own and its lines', as their first versions: so each of them finds it again. */
export async function beginVersions(db: Db, no: string): Promise<void> {
  const columns = sql.raw(['name', 'url', 'template_hash', 'document_hash', 'field_mapping', 'choices', 'kept_at', 'kept_by'].join(', '));
  await sql`insert into letter_version (segment_no, language_code, ${columns})
    select segment_no, language_code, name, url, template_hash, document_hash, field_mapping, choices, linked_at, linked_by from letter_link where segment_no = ${no} order by language_code`.execute(db);
  await sql`insert into letter_version (segment_no, line_no, ${columns})
    select segment_no, line_no, own_letter ->> 'name', own_letter ->> 'url', own_letter ->> 'templateHash', own_letter ->> 'documentHash', own_letter ->> 'fieldMapping', coalesce(own_letter ->> 'choices', '{}'), own_letter ->> 'linkedAt', own_letter ->> 'linkedBy'
    from segment_line where segment_no = ${no} and own_letter is not null order by line_no`.execute(db);
}
