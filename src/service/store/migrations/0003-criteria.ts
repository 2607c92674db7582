import { sql, type Kysely } from 'kysely';

const codes = (table: string) => `create table ${table} (code text primary key, description text not null default '') strict`;
/** What is known of a contact beside its card: by the contact, and the other way round by the code, for choosing contacts among a million. */
const ofContact = (table: string, code: string, codeTable: string) => [
  `create table ${table} (contact_no text not null references contact (no) on delete cascade, ${code} text not null references ${codeTable} (code), primary key (contact_no, ${code})) strict, without rowid`,
  `create index ${table}_code on ${table} (${code}, contact_no)`,
];

/** The columns of a line: what a step took out of the segment is kept whole, so that it comes back as it was (DOMAIN §7). */
const line = `line_no integer not null, contact_no text not null references contact (no), revision integer not null,
  override_description text, override_subject text, override_date text, override_salesperson_code text, override_campaign_no text, override_interaction_template_code text,
  override_interaction_group_code text, override_correspondence_type text, override_language_code text, override_information_flow text, override_initiated_by text,
  override_unit_cost real, override_unit_duration_minutes integer, override_campaign_target integer, override_campaign_response integer, override_send_word_doc_as_attachment integer,
  text_choice text not null, own_text text not null, note_for_log text not null, include_excluded integer not null`;

const statements = [
  codes('profile_questionnaire'),
  `create table profile_answer (profile_questionnaire_code text not null references profile_questionnaire (code), code text not null, description text not null default '',
    primary key (profile_questionnaire_code, code)) strict, without rowid`,
  `create table contact_profile_answer (contact_no text not null references contact (no) on delete cascade, profile_questionnaire_code text not null, answer text not null,
    primary key (contact_no, profile_questionnaire_code, answer), foreign key (profile_questionnaire_code, answer) references profile_answer (profile_questionnaire_code, code)) strict, without rowid`,
  'create index contact_profile_answer_code on contact_profile_answer (profile_questionnaire_code, answer, contact_no)',
  codes('job_responsibility'), ...ofContact('contact_job_responsibility', 'job_responsibility_code', 'job_responsibility'),
  codes('industry_group'), ...ofContact('contact_industry_group', 'industry_group_code', 'industry_group'),
  codes('business_relation'), ...ofContact('contact_business_relation', 'business_relation_code', 'business_relation'),
  'create index contact_mailing_group_code on contact_mailing_group (mailing_group_code, contact_no)',
  codes('territory'),
  "alter table contact add column territory_code text not null default ''",
  'create index contact_company on contact (company_no)',
  'create index contact_post_code on contact (post_code)',
  'create index contact_city on contact (city)',
  `alter table interaction_log_entry add column evaluation text not null default '' check (evaluation in ('', 'Very Positive', 'Positive', 'Neutral', 'Negative', 'Very Negative'))`,
  `create table segment_step (segment_no text not null references segment_header (no) on delete cascade, position integer not null check (position > 0), undone integer not null default 0 check (undone in (0, 1)),
    op text not null check (op in ('add', 'reduce', 'refine')), options text not null check (json_valid(options)), filters text not null check (json_valid(filters)),
    origin text not null check (origin in ('criteria', 'byHand', 'savedCriteria', 'loggedSegment')), origin_name text not null default '', changed integer not null,
    first_line_no integer, last_line_no integer, at text not null, by_user text not null, primary key (segment_no, position)) strict`,
  `create table segment_step_line (segment_no text not null, position integer not null, ${line}, primary key (segment_no, position, line_no),
    foreign key (segment_no, position) references segment_step (segment_no, position) on delete cascade) strict, without rowid`,
  'create index segment_step_line_contact on segment_step_line (contact_no)',
  "alter table logged_segment add column criteria text not null default '[]' check (json_valid(criteria))",
];

/** Choosing contacts by criteria (DOMAIN §5–§8): what filters look at, the steps of a segment, and the lines that steps took out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
