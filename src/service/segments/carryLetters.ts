import { sql } from 'kysely';
import type { Db } from '../store/tables';

/* A segment that comes out of another begins with its documents, each as its first version. What lines have of their own goes with the lines. */

/** The letters of an open segment, with who linked them and when. */
export async function carryLetters(db: Db, from: string, to: string): Promise<void> {
  await sql`insert into letter_link (segment_no, language_code, name, url, template_hash, document_hash, field_mapping, linked_at, linked_by)
    select ${to}, language_code, name, url, template_hash, document_hash, field_mapping, linked_at, linked_by from letter_link where segment_no = ${from}`.execute(db);
  await firstVersions(db, to);
}

/** The letters that a segment had when it was logged. */
export async function carryLoggedLetters(db: Db, entryNo: number, to: string, { user, now }: { user: string; now: Date }): Promise<void> {
  await sql`insert into letter_link (segment_no, language_code, name, url, template_hash, document_hash, field_mapping, linked_at, linked_by)
    select ${to}, language_code, name, url, template_hash, document_hash, field_mapping, ${now.toISOString()}, ${user} from logged_letter_link where logged_segment_entry_no = ${entryNo}`.execute(db);
  await firstVersions(db, to);
}

async function firstVersions(db: Db, no: string): Promise<void> {
  await sql`insert into letter_version (segment_no, language_code, name, url, template_hash, document_hash, field_mapping, kept_at, kept_by)
    select segment_no, language_code, name, url, template_hash, document_hash, field_mapping, linked_at, linked_by from letter_link where segment_no = ${no} order by language_code`.execute(db);
}
