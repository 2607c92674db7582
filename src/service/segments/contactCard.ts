import { sql } from 'kysely';
import type { ContactCard } from '../../contract/contact';
import type { Db } from '../store/tables';
import { alternativeAddressesOf, findContact } from './contacts';

/** A contact with its alternative addresses, its mailing groups, and the open segments it stands in. */
export async function contactCard(db: Db, no: string): Promise<ContactCard> {
  const contact = await findContact(db, no);
  const { rows: mailingGroups } = await sql<ContactCard['mailingGroups'][number]>`select g.code, g.description from contact_mailing_group m join mailing_group g on g.code = m.mailing_group_code where m.contact_no = ${no} order by g.code`.execute(db);
  const { rows: openSegments } = await sql<ContactCard['openSegments'][number]>`select h.no, h.description, min(l.line_no) as line_no from segment_line l join segment_header h on h.no = l.segment_no
    where l.contact_no = ${no} and h.logged_as is null group by h.no order by h.no desc`.execute(db);
  return { contact, alternativeAddresses: (await alternativeAddressesOf(db, [no])).get(no) ?? [], mailingGroups, openSegments };
}
