import { sql } from 'kysely';
import type { MailingGroup, MailingGroupApplied } from '../../../contract/criteria';
import type { Page } from '../../../contract/routes';
import { ServiceProblem } from '../../problem';
import type { Db } from '../../store/tables';
import { revisionOf } from '../openSegment';
import { recordEvent } from '../segmentEvents';

/** All mailing groups, each with how many contacts it has. */
export async function mailingGroups(db: Db): Promise<Page<MailingGroup>> {
  const { rows } = await sql<MailingGroup>`select code, description, (select count(*) from contact_mailing_group m where m.mailing_group_code = g.code) as contact_count from mailing_group g order by code`.execute(db);
  return { items: rows };
}

/** Makes every contact of a segment a member of a mailing group; with `deleteOld` nobody else stays in it (DOMAIN §5.2). Contacts that were removed are nobody's members. */
export async function applyMailingGroup(db: Db, no: string, { code, deleteOld = false }: { code: string; deleteOld?: boolean }, by: { user: string; now: Date }): Promise<MailingGroupApplied> {
  return db.transaction().execute(async (trx) => {
    await revisionOf(trx, no);
    if (!await trx.selectFrom('mailingGroup').select('code').where('code', '=', code).executeTakeFirst()) throw new ServiceProblem('MAILING_GROUP_NOT_FOUND', 'No such mailing group');
    const here = sql`select distinct l.contact_no from segment_line l join contact c on c.no = l.contact_no where l.segment_no = ${no} and c.removed = 0`;
    const removed = deleteOld ? await sql`delete from contact_mailing_group where mailing_group_code = ${code} and contact_no not in (${here})`.execute(trx) : undefined;
    const { rows: [before] } = await sql<{ already: number }>`select count(*) as already from contact_mailing_group where mailing_group_code = ${code} and contact_no in (${here})`.execute(trx);
    const { numAffectedRows: added } = await sql`insert into contact_mailing_group (contact_no, mailing_group_code) select contact_no, ${code} from (${here}) where true on conflict do nothing`.execute(trx);
    await recordEvent(trx, { no, kind: 'mailingGroupApplied', count: Number(added), about: [code], ...by });
    return { added: Number(added), already: before!.already, removed: Number(removed?.numAffectedRows ?? 0) };
  });
}
