import { sql } from 'kysely';
import type { AlternativeAddress, Contact } from '../../contract/contact';
import type { Listing, Page } from '../../contract/routes';
import { ServiceProblem } from '../problem';
import { columnOf } from '../store/columnOf';
import { passOverContactNo } from '../store/counters';
import { givenRows, jsonValues } from '../store/jsonValues';
import type { Db, Stored, Tables } from '../store/tables';
import { anywhere, pageOf, pageSize, searchable } from './listing';
import { removeKeptLetters } from './keptLetters';
import { withBooleans } from './storedBoolean';

export const contactTruths = ['excludeFromSegment', 'privacyBlocked', 'minor', 'parentalConsent'] as const;
/** Every column of a contact that the contract knows. A new one belongs here too, or it does not compile. */
const columns: { [Name in keyof Contact]: true } = {
  no: true, type: true, name: true, name2: true, companyNo: true, companyName: true, firstName: true, middleName: true, surname: true, initials: true, jobTitle: true, salutationCode: true,
  address: true, address2: true, postCode: true, city: true, county: true, countryCode: true, phone: true, mobile: true, fax: true, email: true, homePage: true, vatRegistrationNo: true,
  languageCode: true, salespersonCode: true, territoryCode: true, correspondenceType: true, excludeFromSegment: true, privacyBlocked: true, minor: true, parentalConsent: true,
};
export const contactColumns = Object.keys(columns) as (keyof Contact)[];
export type KnownContact = Contact & { removed: boolean };

export function contactFrom({ search: _search, ...row }: Tables['contact']): KnownContact {
  return withBooleans(row, [...contactTruths, 'removed']) as KnownContact;
}

const contactSearch = (contact: Contact) => searchable(contact.no, contact.name, contact.companyName, contact.city, contact.email);
const asStored = (contact: KnownContact): Tables['contact'] => ({ ...contact, search: contactSearch(contact) }) as unknown as Stored<KnownContact> & { search: string };

/** Contacts by number, those that were removed left out. */
export async function listContacts(db: Db, { search, after = '', limit }: Listing): Promise<Page<Contact>> {
  let query = db.selectFrom('contact').where('removed', '=', 0);
  if (search) query = query.where(sql<boolean>`search like ${anywhere(search)} escape '\\'`);
  const { total } = await query.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const rows = await query.where('no', '>', after).selectAll().orderBy('no').limit(pageSize(limit) + 1).execute();
  return { ...pageOf(rows.map((row) => publicContact(contactFrom(row))), limit, (contact) => contact.no), total };
}

const publicContact = ({ removed: _removed, ...contact }: KnownContact): Contact => contact;

export async function findContact(db: Db, no: string): Promise<Contact> {
  const row = await db.selectFrom('contact').selectAll().where('no', '=', no).where('removed', '=', 0).executeTakeFirst();
  if (!row) throw new ServiceProblem('CONTACT_NOT_FOUND', 'No such contact');
  return publicContact(contactFrom(row));
}

export async function alternativeAddressesOf(db: Db, nos: string[]): Promise<Map<string, AlternativeAddress[]>> {
  const { rows } = await sql<AlternativeAddress>`select * from alternative_address where contact_no in (${jsonValues(nos)}) order by contact_no, code`.execute(db);
  const found = new Map<string, AlternativeAddress[]>();
  for (const row of rows) found.set(row.contactNo, [...found.get(row.contactNo) ?? [], row]);
  return found;
}

/** Sets fields of a contact. A trigger gives its open segments a new revision: what was read of them is no longer what a letter would print (`letterMarks`). */
export async function changeContact(db: Db, no: string, change: Partial<Omit<Contact, 'no'>>): Promise<Contact> {
  return db.transaction().execute(async (trx) => {
    const changed = { ...await findContact(trx, no), ...change };
    await trx.updateTable('contact').set(asStored({ ...changed, removed: false })).where('no', '=', no).execute();
    return changed;
  });
}

/** What is known of a contact beside its card. */
const knownOfContact = ['alternativeAddress', 'contactMailingGroup', 'contactProfileAnswer', 'contactJobResponsibility', 'contactIndustryGroup', 'contactBusinessRelation'] as const;

/**
 * Removes a contact. Lines of open segments stay, also those that going back could bring back, with the barrier `removed` and the name, so that the person sees who is missing;
 * everything else that was known of the contact is erased, also letters that were kept. Entries of the log keep what they recorded. What stays goes with the last such line
 * (`forgetRemovedContacts`).
 */
export async function removeContact(db: Db, no: string, by: { user: string; now: Date }): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const contact = await findContact(trx, no);
    await removeKeptLetters(trx, no, by);
    await passOverContactNo(trx, no);
    for (const table of knownOfContact) await trx.deleteFrom(table).where('contactNo', '=', no).execute();
    const onLine = await trx.selectFrom('segmentLine').select('lineNo').where('contactNo', '=', no).limit(1).executeTakeFirst();
    const cameOff = await trx.selectFrom('segmentStepLine').select('lineNo').where('contactNo', '=', no).limit(1).executeTakeFirst();
    if (!onLine && !cameOff) { await trx.deleteFrom('contact').where('no', '=', no).execute(); return; }
    const { no: _no, type, name, companyNo, companyName } = contact;
    const erased = Object.fromEntries(Object.entries(contact).map(([key, value]) => [key, typeof value === 'boolean' ? false : '']));
    await trx.updateTable('contact').set(asStored({ ...erased as unknown as Contact, no, type, name, companyNo, companyName, removed: true })).where('no', '=', no).execute();
  });
}

/** Erases the contacts that were removed and that no line points to any more, nor one that going back or taking a log back could bring back. */
export async function forgetRemovedContacts(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`delete from contact where removed = 1 and not exists (select 1 from segment_line l where l.contact_no = contact.no)
    and not exists (select 1 from segment_step_line s where s.contact_no = contact.no)`.execute(db);
  return Number(numAffectedRows);
}

const storedColumns = [...contactColumns, 'removed', 'search'] as const;
const columnList = storedColumns.map(columnOf).join(', ');
const overwritten = storedColumns.filter((name) => name !== 'no').map((name) => `${columnOf(name)} = excluded.${columnOf(name)}`).join(', ');

/** Puts contacts in, some hundreds at once; those whose number is there are overwritten. */
export async function putContacts(db: Db, contacts: readonly Contact[]): Promise<void> {
  for (let from = 0; from < contacts.length; from += 500) {
    await sql`${givenRows(contacts.slice(from, from + 500).map((contact) => asStored({ ...contact, removed: false })), storedColumns)}
      insert into contact (${sql.raw(columnList)}) select ${sql.raw(columnList)} from given where true on conflict (no) do update set ${sql.raw(overwritten)}`.execute(db);
  }
}
