import { sql, type Kysely } from 'kysely';

const statements = [
  /** The letters that went out, each once for however many entries have its hash. */
  'create table kept_letter (hash text primary key check (length(hash) = 64), letter blob not null, kept_at text not null) strict',

  /** What somebody wrote to an entry after it was logged; whole, and as lines of 80 for Business Central. */
  `create table log_comment (position integer primary key autoincrement, interaction_log_entry_no integer not null references interaction_log_entry (entry_no),
    text text not null check (length(text) between 1 and 2000), at text not null, by_user text not null) strict`,
  'create index log_comment_entry on log_comment (interaction_log_entry_no, position)',
  `create table comment_line (interaction_log_entry_no integer not null references interaction_log_entry (entry_no), line_no integer not null check (line_no > 0),
    placement text not null check (placement in ('letter', 'note', 'comment')), date text not null default '', comment text not null default '' check (length(comment) <= 80),
    joint text not null check (joint in ('', ' ', char(10))), passage_id text not null default '', log_comment integer references log_comment (position) on delete cascade, check ((placement = 'comment') = (log_comment is not null)),
    primary key (interaction_log_entry_no, line_no)) strict, without rowid`,
  `insert into comment_line (interaction_log_entry_no, line_no, placement, date, comment, joint, passage_id)
    select interaction_log_entry_no, line_no, placement, date, comment, joint, passage_id from interaction_log_comment_line order by interaction_log_entry_no, line_no`,
  'drop table interaction_log_comment_line',
  'alter table comment_line rename to interaction_log_comment_line',
  'create index interaction_log_comment_line_comment on interaction_log_comment_line (log_comment) where log_comment is not null',
  `create table withdrawn (position integer primary key autoincrement, logged_segment_entry_no integer not null,
    kind text not null check (kind in ('loggedSegment', 'campaignEntry', 'interactionLogEntry', 'logComment')),
    row text not null check (json_valid(row)), withdrawn_at text not null, withdrawn_by text not null) strict`,
  'insert into withdrawn select * from withdrawn_log order by position',
  'drop table withdrawn_log',
  'alter table withdrawn rename to withdrawn_log',
  'create index withdrawn_log_segment on withdrawn_log (logged_segment_entry_no)',

  /** The segments that send a log again. */
  'create table resend (segment_no text primary key, logged_segment_entry_no integer not null references logged_segment (entry_no)) strict, without rowid',
  'create index resend_logged on resend (logged_segment_entry_no)',
];

/** What follows a log: letters that are kept, comments, and what was sent again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
