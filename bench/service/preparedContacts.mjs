/** A data folder with the sample, very many contacts in their companies, with what filters look at, and an empty segment, whose number is answered. */
import { databasePath, openSqlite, openStore, seedSample } from '../../dist/bench/store.mjs';

export async function prepareContacts(folder, contacts) {
  const database = await openSqlite(databasePath(folder));
  const store = await openStore({ folder, database });
  await seedSample(store.db);
  // The 400 sample contacts again and again under new numbers, each in the company of its own repetition.
  const columns = database.prepare("select name from pragma_table_info('contact') where name <> 'no'").all().map(({ name }) => name);
  const number = (of) => `'BX' || substr('0000000' || (${of}), -7)`;
  const company = `case when s.company_no = '' then '' else ${number('n - n % 400 + cast(substr(s.company_no, 3) as integer) - 1')} end`;
  database.exec('begin');
  database.exec(`insert into contact (no, ${columns.join(', ')}) with recursive number (n) as (select 0 union all select n + 1 from number where n < ${contacts} - 1)
    select ${number('n')}, ${columns.map((name) => (name === 'company_no' ? company : `s.${name}`)).join(', ')} from number cross join contact s where s.no = 'CT' || substr('000000' || (n % 400 + 1), -6)`);
  for (const table of ['contact_mailing_group', 'contact_industry_group', 'contact_job_responsibility', 'contact_business_relation', 'contact_profile_answer']) {
    const known = database.prepare(`select name from pragma_table_info('${table}') where name <> 'contact_no'`).all().map(({ name }) => name);
    database.exec(`insert into ${table} (contact_no, ${known.join(', ')}) select b.no, ${known.map((name) => `x.${name}`).join(', ')} from contact b
      cross join ${table} x where b.no between 'BX' and 'BY' and x.contact_no = 'CT' || substr('000000' || (cast(substr(b.no, 3) as integer) % 400 + 1), -6)`);
  }
  database.exec('commit');
  const { no } = await store.operations.createSegment({ request: { details: { description: 'Suuri valinta' } }, user: 'bench' });
  await store.close();
  return no;
}
