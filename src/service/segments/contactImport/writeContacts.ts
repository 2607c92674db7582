import { sql } from 'kysely';
import type { Contact } from '../../../contract/contact';
import { takeContactNos } from '../../store/counters';
import { jsonValues } from '../../store/jsonValues';
import type { Db } from '../../store/tables';
import { putContacts } from '../contacts';
import type { Imported } from './planRow';

/** Where the contacts of a table go, in the transaction of the import. */
export interface ContactWriter {
  write(outcomes: readonly Imported[]): Promise<void>;
  /** Gives numbers to those without, brings persons to their companies, everybody into the mailing group; answers how many joined it. */
  finish(mailingGroupCode: string | undefined): Promise<number>;
}

export function createContactWriter(db: Db): ContactWriter {
  const nos: string[] = [];
  const toLink: string[] = [];
  /** A number that the series gives must not be one that a later row brings. */
  const numberless: Imported[] = [];
  async function put(outcomes: readonly Imported[]): Promise<void> {
    await putContacts(db, outcomes.filter(({ kind }) => kind !== 'unchanged').map(({ contact }) => contact));
    for (const { contact, link } of outcomes) {
      nos.push(contact.no);
      if (link) toLink.push(contact.no);
    }
  }
  return {
    async write(outcomes) {
      numberless.push(...outcomes.filter(({ contact }) => contact.no === ''));
      await put(outcomes.filter(({ contact }) => contact.no !== ''));
    },
    async finish(mailingGroupCode) {
      const taken = await takeContactNos(db, numberless.length);
      await put(numberless.map((outcome, index) => ({ ...outcome, contact: numbered(outcome.contact, taken[index]!) })));
      await linkToCompanies(db, toLink);
      return mailingGroupCode === undefined ? 0 : joinGroup(db, nos, mailingGroupCode);
    },
  };
}

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
