import { sql } from 'kysely';
import { jsonValues } from '../../store/jsonValues';
import type { Db, Tables } from '../../store/tables';
import { contactFrom, type KnownContact } from '../contacts';
import type { ReadRow } from './readRow';

/** Who of the store stands behind some rows: by number, also companies that are named by theirs, and by email address where a row has no number. */
export interface FoundContacts { byNo: ReadonlyMap<string, KnownContact>; byEmail: ReadonlyMap<string, readonly KnownContact[]> }

/** As the index on email addresses has them: SQLite knows capitals of English only. */
export const emailKey = (email: string): string => email.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());

export async function findContacts(db: Db, rows: readonly ReadRow[]): Promise<FoundContacts> {
  const nos = rows.flatMap(({ values: { no, companyNo } }) => [no, companyNo].filter((one) => one !== undefined));
  const emails = rows.flatMap(({ values: { no, email } }) => (no === undefined && email !== undefined ? [emailKey(email)] : []));
  const { rows: numbered } = await sql<Tables['contact']>`select * from contact where no in (${jsonValues(nos)})`.execute(db);
  const { rows: addressed } = emails.length === 0 ? { rows: [] } : await sql<Tables['contact']>`select * from contact where email <> '' and lower(email) in (${jsonValues(emails)}) and removed = 0 order by no`.execute(db);
  const byEmail = new Map<string, KnownContact[]>();
  for (const contact of addressed.map(contactFrom)) byEmail.set(emailKey(contact.email), [...byEmail.get(emailKey(contact.email)) ?? [], contact]);
  return { byNo: new Map(numbered.map(contactFrom).map((contact) => [contact.no, contact])), byEmail };
}
