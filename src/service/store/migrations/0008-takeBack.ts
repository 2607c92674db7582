import { sql, type Kysely } from 'kysely';

const statements = [
  /** The segment as it was when it was logged stays for as long as the log can be taken back; `logged_as` hides it from everything else. */
  'alter table segment_header add column logged_as integer check (logged_as > 0)',
  'create index segment_header_logged on segment_header (logged_as) where logged_as is not null',
  /** A log that was taken back, row by row as JSON: for the record only, nothing counts it. */
  `create table withdrawn_log (position integer primary key autoincrement, logged_segment_entry_no integer not null, kind text not null check (kind in ('loggedSegment', 'campaignEntry', 'interactionLogEntry')),
    row text not null check (json_valid(row)), withdrawn_at text not null, withdrawn_by text not null) strict`,
  'create index withdrawn_log_segment on withdrawn_log (logged_segment_entry_no)',
  /** The letters a segment had when it was logged, for those that follow. */
  `create table logged_letter_link (logged_segment_entry_no integer not null references logged_segment (entry_no), language_code text not null default '', name text not null default '',
    url text not null default '', template_hash text not null default '', primary key (logged_segment_entry_no, language_code)) strict, without rowid`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
