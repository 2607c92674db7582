/**
 * What the database alone needs, without the service: `node rawSql.mjs JOB FOLDER …` prints milliseconds of CPU and wall time as JSON.
 * `read SEGMENT KIND`: the columns of a stream, as objects of JavaScript, page by page. `replay FILE`: the statements of a log as they were
 * recorded. `bare FILE`: of these only the INSERT … SELECTs of the entries and their comment lines, and the commit; the others run unmeasured.
 */
import { readFileSync } from 'node:fs';
import { databasePath, openSqlite } from '../../dist/bench/store.mjs';

const [, , job, folder, ...rest] = process.argv;
const database = await openSqlite(databasePath(folder));
let cpu = 0, wall = 0;
function measured(work) {
  const before = process.cpuUsage(), began = performance.now();
  const answer = work();
  const { user, system } = process.cpuUsage(before);
  cpu += (user + system) / 1000;
  wall += performance.now() - began;
  return answer;
}

const contact = 'no type name name_2 company_no company_name first_name middle_name surname initials job_title salutation_code address address_2 post_code city county country_code phone mobile fax email home_page vat_registration_no language_code salesperson_code correspondence_type exclude_from_segment privacy_blocked minor parental_consent removed';
const columns = {
  records: `v.line_no, v.description, v.subject, v.date, v.salesperson_code, v.language_code, v.correspondence_type, v.text_origin, v.printed_text, v.include_excluded, ${contact.split(' ').map((name) => `c.${name} as contact_${name}`).join(', ')}`,
  rows: `v.line_no, v.contact_no, v.contact_name, v.company_name, v.contact_type, v.contact_city, v.correspondence_type, v.language_code, v.text_origin, v.note_for_log, v.include_excluded, v.barrier,
    v.override_description, v.override_subject, v.override_date, v.override_salesperson_code, v.override_campaign_no, v.override_interaction_template_code, v.override_interaction_group_code, v.override_correspondence_type,
    v.override_language_code, v.override_information_flow, v.override_initiated_by, v.override_unit_cost, v.override_unit_duration_minutes, v.override_campaign_target, v.override_campaign_response, v.override_send_word_doc_as_attachment`,
};

if (job === 'read') {
  const [no, kind] = rest;
  const page = database.prepare(`select ${columns[kind]} from line_effective v join contact c on c.no = v.contact_no where v.segment_no = ? and v.line_no > ? order by v.line_no limit 1000`);
  const readAll = () => {
    let lines = 0;
    for (let after = 0; ;) {
      const rows = page.all(no, after);
      if (rows.length === 0) return lines;
      lines += rows.length;
      after = rows.at(-1).line_no;
    }
  };
  readAll();
  measured(readAll);
} else {
  const [file] = rest;
  const statements = JSON.parse(readFileSync(file, 'utf8'));
  const bare = ({ sql }) => job === 'replay' || sql === 'commit' || /insert into interaction_log_(entry|comment_line)/.test(sql);
  const run = ({ sql, values, answers }) => { const statement = database.prepare(sql); return answers ? statement.all(...values) : statement.run(...values); };
  for (const statement of statements) {
    if (bare(statement)) measured(() => run(statement));
    else run(statement);
  }
}
database.close();
console.log(JSON.stringify({ cpu, wall }));
