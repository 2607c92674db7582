import { sql } from 'kysely';
import type { Contact } from '../../../contract/contact';
import { takeContactNos } from '../../store/counters';
import { jsonValues } from '../../store/jsonValues';
import type { Db } from '../../store/tables';
import { putContacts } from '../contacts';
import type { Imported } from './planRow';

/**
 * Puts the contacts of a table in, in the transaction of the import: numbers for those without – never one that a row of the table brings –, persons brought to their
 * companies, everybody into the mailing group. Answers how many joined it.
 */
export async function writeContacts(db: Db, imported: readonly Imported[], mailingGroupCode: string | undefined): Promise<number> {
  const isNumbered = ({ contact }: Imported): boolean => contact.no !== '';
  const brought = imported.filter(isNumbered), numberless = imported.filter((outcome) => !isNumbered(outcome));
  await put(db, brought);
  const taken = await takeContactNos(db, numberless.length);
  const given = numberless.map((outcome, index): Imported => ({ ...outcome, contact: numbered(outcome.contact, taken[index]!) }));
  await put(db, given);
  const all = [...brought, ...given];
  await linkToCompanies(db, all.filter(({ link }) => link).map(({ contact }) => contact.no));
  return mailingGroupCode === undefined ? 0 : joinGroup(db, all.map(({ contact }) => contact.no), mailingGroupCode);
}

const put = (db: Db, outcomes: readonly Imported[]): Promise<void> => putContacts(db, outcomes.filter(({ kind }) => kind !== 'unchanged').map(({ contact }) => contact));

const numbered = (contact: Contact, no: string): Contact => ({ ...contact, no, companyNo: contact.type === 'Company' ? no : contact.companyNo });

/** A person whose company is known by name only belongs to the company of that name, where there is exactly one. */
async function linkToCompanies(db: Db, nos: readonly string[]): Promise<void> {
  if (nos.length === 0) return;
  await sql`with person as materialized (select no, company_name from contact where no in (${jsonValues(nos)})),
    company as materialized (select p.no, min(c.no) as company_no, min(c.name) as company_name from person p join contact c on c.name = p.company_name collate nocase and c.type = 'Company' and c.removed = 0
      group by p.no having count(*) = 1)
    update contact set company_no = company.company_no, company_name = company.company_name from company where company.no = contact.no`.execute(db);
}

async function joinGroup(db: Db, nos: readonly string[], code: string): Promise<number> {
  const { numAffectedRows } = await sql`insert into contact_mailing_group (contact_no, mailing_group_code) select value, ${code} from (${jsonValues(nos)}) where true on conflict do nothing`.execute(db);
  return Number(numAffectedRows ?? 0);
}
