import { sql, type Kysely } from 'kysely';

const mapping = "field_mapping text not null default '{}' check (json_valid(field_mapping))";
const document = 'document_hash text references letter_document (hash)';
const ownLetter = (name = 'own_letter') => `${name} text check (json_valid(${name}))`;

const statements = [
  /** Word documents, once however many point to them: the hash is of the bytes. */
  'create table letter_document (hash text primary key, size integer not null check (size > 0), bytes blob not null) strict',
  ...['letter_link', 'logged_letter_link'].flatMap((table) => [`alter table ${table} add column ${document}`, `alter table ${table} add column ${mapping}`]),
  /** Every document that a segment was linked to, for a language or for one line. */
  `create table letter_version (position integer primary key autoincrement, segment_no text not null references segment_header (no) on delete cascade, language_code text not null default '', line_no integer,
    name text not null default '', url text not null default '', template_hash text not null default '', ${document}, ${mapping}, kept_at text not null, kept_by text not null) strict`,
  'create index letter_version_segment on letter_version (segment_no, position)',
  'create index letter_version_template on letter_version (template_hash)',
  `insert into letter_version (segment_no, language_code, name, url, template_hash, kept_at, kept_by) select segment_no, language_code, name, url, template_hash, linked_at, linked_by from letter_link order by linked_at`,
  /** A line's own document goes where the line goes, as its own text does. */
  ...['segment_line', 'segment_step_line', 'interaction_log_entry'].flatMap((table) => [
    `alter table ${table} add column ${ownLetter()}`, `create index ${table}_own_letter on ${table} (own_letter ->> 'documentHash') where own_letter is not null`,
  ]),
  /** Which documents a run is made from, where there are several; of a letter null = the run's own. */
  "alter table merge_run add column documents text not null default '[]' check (json_valid(documents))",
  'alter table merge_run_letter add column template_hash text',
];

/** The service keeps the documents of a segment: per language and per line, with every version, and a run may have several. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
