import { sql, type Kysely } from 'kysely';

/** Who did what when, for each segment. It outlives the segment: logging and deleting keep it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`create table segment_event (position integer primary key autoincrement, segment_no text not null, kind text not null, at text not null, by_user text not null,
    count integer, about text not null default '[]' check (json_valid(about))) strict`).execute(db);
  await sql.raw('create index segment_event_segment on segment_event (segment_no, position)').execute(db);
}
