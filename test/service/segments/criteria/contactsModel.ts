import { sql } from 'kysely';
import type { Contact } from '../../../../src/contract/contact';
import { criteriaFields, type CriteriaField } from '../../../../src/contract/criteriaFields';
import { matchesFilter, parseFilter } from '../../../../src/contract/filterString';
import type { CriteriaAction } from '../../../../src/contract/savedCriteria';
import { barrierOf, isHardBarrier } from '../../../../src/contract/whoGetsALetter';
import { contactFrom, type KnownContact } from '../../../../src/service/segments/contacts';
import type { Db } from '../../../../src/service/store/tables';

type Row = Record<string, string | number | boolean>;
type Source = keyof typeof criteriaFields;

/** Everything that filters look at, in memory: what the service's SQL is held against, by sets and loops that anybody can read (DOMAIN §5). */
export class ContactsModel {
  private readonly byNo: ReadonlyMap<string, KnownContact>;
  private constructor(readonly contacts: KnownContact[], private readonly rows: Record<Exclude<Source, 'contact'>, Row[]>) {
    this.byNo = new Map(contacts.map((contact) => [contact.no, contact]));
  }

  static async read(db: Db): Promise<ContactsModel> {
    const all = async (table: string) => (await sql<Row>`select * from ${sql.table(table)}`.execute(db)).rows;
    const entries = (await all('interaction_log_entry')).map((entry) => ({ ...entry, campaignResponse: entry.campaignResponse === 1, attemptFailed: entry.attemptFailed === 1 }));
    return new ContactsModel((await db.selectFrom('contact').selectAll().execute()).map(contactFrom), {
      profileAnswer: await all('contact_profile_answer'), mailingGroup: await all('contact_mailing_group'), interactionLogEntry: entries,
      jobResponsibility: await all('contact_job_responsibility'), industryGroup: await all('contact_industry_group'), businessRelation: await all('contact_business_relation'),
    });
  }

  contact(no: string): KnownContact { return this.byNo.get(no)!; }

  /** Whether a contact answers the filters, which are read once for all contacts. */
  answering(filters: CriteriaAction['filters']): (contact: Contact) => boolean {
    const sources = (Object.entries(filters) as [Source, Record<string, string>][]).filter(([, given]) => Object.keys(given).length > 0).map(([source, given]) => {
      const conditions = Object.entries(given).map(([name, text]) => {
        const field = (criteriaFields[source] as Record<string, CriteriaField>)[name]!;
        return { name, field, filter: parseFilter(text, field) };
      });
      const fits = (row: Row) => conditions.every(({ name, field, filter }) => matchesFilter(filter, row[name]!, field));
      return source === 'contact' ? (contact: Contact) => fits(contact as unknown as Row) : (contact: Contact) => this.rows[source].some((row) => this.meets(source, row, contact) && fits(row));
    });
    return (contact) => sources.every((answers) => answers(contact));
  }

  private meets(source: Exclude<Source, 'contact'>, row: Row, contact: Contact): boolean {
    switch (source) {
      case 'interactionLogEntry': return row.canceled === 0 && row.contactNo === contact.no && row.contactCompanyNo === contact.companyNo;
      case 'jobResponsibility': return contact.type === 'Person' && row.contactNo === contact.no;
      case 'industryGroup': case 'businessRelation': return row.contactNo === contact.companyNo;
      default: return row.contactNo === contact.no;
    }
  }

  /** Who comes by an Add, in the order of the list, and who answered. */
  added({ filters, options }: CriteriaAction, there: ReadonlySet<string>): { matched: string[]; comes: string[] } {
    const matched = new Set(this.contacts.filter(this.answering(filters)).map(({ no }) => no));
    const hits = [...matched].map((no) => this.contact(no));
    if (options.expandCompanies) for (const one of this.contacts) if (one.companyNo !== '' && hits.some((hit) => hit.companyNo === one.companyNo)) matched.add(one.no);
    if (options.allowRelatedCompanies) for (const hit of hits) if (hit.type === 'Person' && hit.companyNo !== '') matched.add(hit.companyNo);
    const comes = [...matched].map((no) => this.contact(no)).filter((contact) => {
      const barrier = barrierOf(contact);
      return !isHardBarrier(barrier) && (barrier === undefined || options.ignoreExclusion) && (options.allowExisting || !there.has(contact.no));
    });
    return { matched: [...matched], comes: comes.sort(inListOrder).map(({ no }) => no) };
  }

  /** Whose lines are hit by a Reduce or Refine. */
  hit({ filters, options }: CriteriaAction, there: ReadonlySet<string>): Set<string> {
    const answers = this.answering(filters);
    if (!options.entireCompanies) return new Set([...there].filter((no) => answers(this.contact(no))));
    const companies = new Set([...there].map((no) => this.contact(no).companyNo).filter(Boolean));
    const hits = this.contacts.filter((contact) => (there.has(contact.no) || companies.has(contact.companyNo)) && answers(contact));
    return new Set([...there].filter((no) => hits.some((hit) => hit.no === no || (hit.companyNo !== '' && hit.companyNo === this.contact(no).companyNo))));
  }
}

/** Company name, company number, type, name, number: by code point (DOMAIN §5.2). */
export function inListOrder(one: Contact, other: Contact): number {
  for (const name of ['companyName', 'companyNo', 'type', 'name', 'no'] as const) {
    const order = Buffer.compare(Buffer.from(one[name]), Buffer.from(other[name]));
    if (order !== 0) return order;
  }
  return 0;
}
