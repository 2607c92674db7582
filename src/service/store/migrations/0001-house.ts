import { sql, type Kysely } from 'kysely';

const truth = (name: string, nullable = false) => `${name} integer ${nullable ? '' : 'not null default 0 '}check (${name} in (0, 1))`;
const text = (name: string, length?: number) => `${name} text not null default ''${length ? ` check (length(${name}) <= ${length})` : ''}`;
const lineNo = 'line_no integer not null check (line_no between 1 and 9007199254740991)';
const correspondence = (name: string) => `${name} text check (${name} in ('', 'Hard Copy', 'Email'))`;
const flow = (name: string) => `${name} text check (${name} in ('', 'Outbound', 'Inbound'))`;
const initiated = (name: string) => `${name} text check (${name} in ('', 'Us', 'Them'))`;

/** The overrides of a line, one nullable column per detail: null = the rule. */
const overrides = `
  override_description text check (length(override_description) <= 100), override_subject text check (length(override_subject) <= 100), override_date text,
  override_salesperson_code text, override_campaign_no text, override_interaction_template_code text, override_interaction_group_code text,
  ${correspondence('override_correspondence_type')}, override_language_code text, ${flow('override_information_flow')}, ${initiated('override_initiated_by')},
  override_unit_cost real check (override_unit_cost >= 0), override_unit_duration_minutes integer check (override_unit_duration_minutes >= 0),
  ${truth('override_campaign_target', true)}, ${truth('override_campaign_response', true)}, ${truth('override_send_word_doc_as_attachment', true)}`;

/** The details as an entry of the log keeps them (DOMAIN §3.6). */
const entryDetails = `
  ${text('description')}, ${text('subject')}, ${text('date')}, ${text('salesperson_code')}, ${text('campaign_no')}, ${text('interaction_template_code')}, ${text('interaction_group_code')},
  ${correspondence('correspondence_type')}, ${text('language_code')}, ${flow('information_flow')}, ${initiated('initiated_by')},
  cost real not null check (cost >= 0), duration_minutes integer not null check (duration_minutes >= 0),
  ${truth('campaign_target')}, ${truth('campaign_response')}, ${truth('send_word_doc_as_attachment')}`;

const statements = [
  `create table contact (no text primary key, type text not null check (type in ('Company', 'Person')), ${text('name', 100)}, ${text('name_2')}, ${text('company_no')}, ${text('company_name', 100)},
    ${text('first_name')}, ${text('middle_name')}, ${text('surname')}, ${text('initials')}, ${text('job_title')}, ${text('salutation_code')},
    ${text('address')}, ${text('address_2')}, ${text('post_code')}, ${text('city')}, ${text('county')}, ${text('country_code')},
    ${text('phone')}, ${text('mobile')}, ${text('fax')}, ${text('email')}, ${text('home_page')}, ${text('vat_registration_no')}, ${text('language_code')}, ${text('salesperson_code')},
    correspondence_type text not null default '' check (correspondence_type in ('', 'Hard Copy', 'Email')),
    ${truth('exclude_from_segment')}, ${truth('privacy_blocked')}, ${truth('minor')}, ${truth('parental_consent')}, ${truth('removed')}, ${text('search')}) strict`,
  `create table alternative_address (contact_no text not null references contact (no) on delete cascade, code text not null, ${text('name')}, ${text('address')}, ${text('address_2')},
    ${text('post_code')}, ${text('city')}, ${text('county')}, ${text('country_code')}, ${text('email')}, ${text('starting_date')}, ${text('ending_date')}, primary key (contact_no, code)) strict`,
  `create table salutation (code text primary key, ${text('description')}) strict`,
  `create table salutation_formula (code text not null, ${text('language_code')}, kind text not null check (kind in ('formal', 'informal')), ${text('pattern')}, ${text('names')},
    primary key (code, language_code, kind)) strict`,
  `create table mailing_group (code text primary key, ${text('description')}) strict`,
  `create table contact_mailing_group (contact_no text not null references contact (no) on delete cascade, mailing_group_code text not null references mailing_group (code),
    primary key (contact_no, mailing_group_code)) strict`,
  `create table interaction_template (code text primary key, ${text('description')}, ${text('interaction_group_code')}, unit_cost real not null default 0 check (unit_cost >= 0),
    unit_duration_minutes integer not null default 0 check (unit_duration_minutes >= 0), ${flow('information_flow')}, ${initiated('initiated_by')}, ${text('campaign_no')},
    ${truth('campaign_target')}, ${truth('campaign_response')}, ${correspondence('correspondence_type')}, ${text('language_code')}, ${truth('ignore_contact_correspondence_type')}) strict`,
  `create table salesperson (code text primary key, ${text('name')}, ${text('job_title')}, ${text('phone')}, ${text('email')}, ${truth('blocked')}) strict`,
  `create table campaign (no text primary key, ${text('description')}, ${text('starting_date')}, ${text('ending_date')}) strict`,
  `create table language (code text primary key, ${text('name')}, ${text('tag')}) strict`,
  `create table sender (id integer primary key check (id = 1), ${text('name')}, ${text('name_2')}, ${text('address')}, ${text('address_2')}, ${text('post_code')}, ${text('city')}, ${text('county')},
    ${text('country_code')}, ${text('phone')}, ${text('fax')}, ${text('email')}, ${text('home_page')}, ${text('vat_registration_no')}, ${text('registration_no')}, ${text('bank_branch_no')},
    ${text('bank_name')}, ${text('bank_account_no')}, ${text('giro_no')}, ${text('iban')}, ${text('swift_code')}) strict`,
  `create table counter (name text primary key, value integer not null check (value >= 0)) strict`,
  `create table segment_header (no text primary key, ${text('description', 100)}, ${text('subject', 100)}, ${text('date')}, ${text('salesperson_code')}, campaign_no text,
    ${text('interaction_template_code')}, interaction_group_code text, ${correspondence('correspondence_type')}, language_code text, ${flow('information_flow')}, ${initiated('initiated_by')},
    unit_cost real check (unit_cost >= 0), unit_duration_minutes integer check (unit_duration_minutes >= 0), ${truth('campaign_target', true)}, ${truth('campaign_response', true)},
    ${truth('send_word_doc_as_attachment')}, ${truth('ignore_contact_correspondence_type', true)}, revision integer not null default 1 check (revision > 0), ${text('search')},
    modified_at text not null, modified_by text not null) strict`,
  `create table standard_text (segment_no text not null references segment_header (no) on delete cascade, ${text('language_code')}, text text not null check (length(text) between 1 and 2000),
    primary key (segment_no, language_code)) strict`,
  `create table segment_line (segment_no text not null references segment_header (no) on delete cascade, ${lineNo}, contact_no text not null references contact (no),
    revision integer not null default 1, ${overrides}, text_choice text not null default 'standard' check (text_choice in ('standard', 'own', 'none')), ${text('own_text', 2000)}, ${text('note_for_log', 2000)},
    ${truth('include_excluded')}, primary key (segment_no, line_no)) strict, without rowid`,
  `create index segment_line_contact on segment_line (contact_no, segment_no)`,
  `create table letter_link (segment_no text not null references segment_header (no) on delete cascade, ${text('language_code')}, ${text('name')}, ${text('url')}, ${text('template_hash')},
    linked_at text not null, linked_by text not null, primary key (segment_no, language_code)) strict`,
  `create table merge_run (position integer primary key autoincrement, id text not null unique, segment_no text not null, segment_revision integer not null, ${text('template_name')},
    ${text('template_hash')}, ${text('engine_version')}, options text not null, fingerprint text not null,
    state text not null check (state in ('making', 'made', 'handedOver', 'logged', 'abandoned')), created_at text not null, created_by text not null) strict`,
  `create index merge_run_segment on merge_run (segment_no, state)`,
  `create table merge_run_letter (merge_run text not null references merge_run (id) on delete cascade, ${lineNo}, letter_no integer not null check (letter_no >= 0), contact_no text not null,
    ${text('contact_name')}, state text not null check (state in ('planned', 'made', 'skipped', 'failed')), reason text, letter_hash text, record_hash text, made_at text, ${truth('handed_over')},
    out text check (out in ('yes', 'no')), primary key (merge_run, line_no)) strict, without rowid`,
  `create table logged_segment (entry_no integer primary key check (entry_no > 0), segment_no text not null unique, ${text('description')}, ${text('date')}, logged_at text not null, logged_by text not null,
    interaction_count integer not null, attempt_failed_count integer not null, campaign_entry_count integer not null, ${truth('canceled')}, follow_up_segment_no text, remainder_segment_no text,
    merge_run text unique, details text not null, ${truth('ignore_contact_correspondence_type')}, ${text('search')}) strict`,
  `create table logged_standard_text (logged_segment_entry_no integer not null references logged_segment (entry_no), ${text('language_code')}, text text not null,
    primary key (logged_segment_entry_no, language_code)) strict`,
  `create table campaign_entry (entry_no integer primary key check (entry_no > 0), campaign_no text not null, ${text('description')}, ${text('date')}, user_id text not null, segment_no text not null,
    ${text('salesperson_code')}, logged_segment_entry_no integer not null references logged_segment (entry_no), ${truth('canceled')}, unique (segment_no, campaign_no)) strict`,
  `create table interaction_log_entry (entry_no integer primary key check (entry_no > 0), logged_segment_entry_no integer not null references logged_segment (entry_no), segment_no text not null,
    contact_no text not null, ${text('contact_name')}, ${text('contact_company_no')}, ${text('company_name')}, ${entryDetails}, ${truth('attempt_failed')}, ${truth('canceled')},
    campaign_entry_no integer references campaign_entry (entry_no), ${text('letter_text')}, text_origin text not null check (text_origin in ('standard', 'own', 'none', 'missing')), ${text('note_for_log')},
    ${text('letter_hash')}, ${text('template_hash')}, ${text('merge_run')}, logged_at text not null, user_id text not null, ${text('search')}) strict`,
  `create index interaction_log_entry_segment on interaction_log_entry (logged_segment_entry_no, entry_no)`,
  `create index interaction_log_entry_contact on interaction_log_entry (contact_no, entry_no)`,
  `create table interaction_log_comment_line (interaction_log_entry_no integer not null references interaction_log_entry (entry_no), ${lineNo},
    placement text not null check (placement in ('letter', 'note')), ${text('date')}, ${text('comment', 80)}, joint text not null check (joint in ('', ' ', char(10))),
    primary key (interaction_log_entry_no, line_no)) strict, without rowid`,
  `create table idempotency (principal text not null, route text not null, key text not null, fingerprint text not null, status integer not null, body text not null, created_at text not null,
    primary key (principal, route, key)) strict`,
  `create table outbox (id text primary key, kind text not null, logged_segment_entry_no integer not null references logged_segment (entry_no), created_at text not null) strict`,
  `insert into counter (name, value) values ('segment', 0), ('loggedSegment', 0), ('interactionLogEntry', 0), ('campaignEntry', 0)`,
];

/** Everything the house starts with. Forward only: a later change is a later migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
