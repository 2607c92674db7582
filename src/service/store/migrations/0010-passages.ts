import { sql, type Kysely } from 'kysely';

const passage = `id text not null, title text not null default '', text text not null default '', position integer not null, is_in_letter integer not null check (is_in_letter in (0, 1))`;
const statements = [
  /** Own texts in personal passages, id → text. They go where the line goes, as its own text does. */
  ...['segment_line', 'segment_step_line'].map((table) => `alter table ${table} add column passages text not null default '{}' check (json_valid(passages))`),
  /** What the passages of a segment's letters are called and say, as they were read last. */
  `create table segment_passage (segment_no text not null references segment_header (no) on delete cascade, ${passage}, primary key (segment_no, id)) strict, without rowid`,
  `create table logged_passage (logged_segment_entry_no integer not null references logged_segment (entry_no), ${passage}, primary key (logged_segment_entry_no, id)) strict, without rowid`,
  /** The own texts that were printed, with the passages' titles: a JSON array. */
  "alter table interaction_log_entry add column passages text not null default '[]' check (json_valid(passages))",
  /** Which passage a comment line of the letter is of; '' = of the text in the letter. */
  "alter table interaction_log_comment_line add column passage_id text not null default ''",
];

/** Passages of the letter in which contacts can have texts of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
