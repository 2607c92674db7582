import { sql, type RawBuilder } from 'kysely';
import type { LeftOutReason } from '../../../contract/criteria';
import type { CriteriaAction } from '../../../contract/savedCriteria';
import { barriers } from '../../../contract/whoGetsALetter';
import { barrierOfContact } from '../barrierSql';
import { firstContacts, namedContacts, type ContactsChange } from './contactsChange';
import { contactsMatching, type ReadFilters } from './contactsMatching';

type Options = Pick<CriteriaAction['options'], 'allowExisting' | 'expandCompanies' | 'allowRelatedCompanies' | 'ignoreExclusion'>;
type Rows = RawBuilder<unknown>;

/** Why a contact `c` stays out, the hardest reason first; null where it comes. What bars a contact from letters bars it from segments, whatever is chosen (DOMAIN §16). */
function reasonFor(no: string, { allowExisting, ignoreExclusion }: Options): Rows {
  const barrier = sql.raw(ignoreExclusion ? `nullif(${barrierOfContact('c')}, 'excluded')` : barrierOfContact('c'));
  return allowExisting ? barrier : sql`coalesce(${barrier}, case when exists (select 1 from segment_line l where l.contact_no = c.no and l.segment_no = ${no}) then 'alreadyThere' end)`;
}
const leftOutReasons: readonly LeftOutReason[] = [...barriers, 'alreadyThere'];

/** Contacts that answer to filters, their companies expanded first (DOMAIN §5.2): each once, ordered by company name, company number, type and name. */
export function addingByFilters(no: string, filters: ReadFilters, options: Options): ContactsChange {
  const { expandCompanies, allowRelatedCompanies } = options;
  const matching = contactsMatching(filters);
  const whole = sql`c.no in (with hit as materialized (select c.no, c.company_no, c.type from contact c where ${matching}) select no from hit
    ${expandCompanies ? sql`union select no from contact where company_no in (select company_no from hit where company_no <> '')` : sql``}
    ${allowRelatedCompanies ? sql`union select company_no from hit where type = 'Person'` : sql``})`;
  return adding(no, {
    chosen: sql`select c.rowid as contact, ${reasonFor(no, options)} as reason from contact c where ${expandCompanies || allowRelatedCompanies ? whole : matching}`,
    rows: (where) => sql`(select c.no, c.type, c.name, c.company_no, c.company_name, c.city, c.exclude_from_segment as excluded from chosen x cross join contact c on c.rowid = x.contact where ${where})`,
    order: sql`company_name, company_no, type, name, no`,
  });
}

/** Whom an Add looks at. */
interface Looked {
  /** Each with `reason`, and as little else as finds them again: a million contacts with their names would take 80 MB more. */
  chosen: Rows;
  /** Those of `chosen` that a condition on `reason` is true for, as the list shows them. */
  rows: (where: Rows) => Rows;
  order: Rows;
}

/** The contacts of a logged segment, each once, in the order of its entries; a contact that is no more is left out like one that may get nothing (Q5). */
export function addingLogged(no: string, entryNo: number, { withCanceled, ignoreExclusion }: { withCanceled?: boolean; ignoreExclusion?: boolean }): ContactsChange {
  const chosen = sql`select i.contact_no as no, coalesce(c.type, 'Person') as type, coalesce(c.name, i.contact_name) as name, coalesce(c.company_name, i.company_name) as company_name, coalesce(c.city, '') as city,
      coalesce(c.exclude_from_segment, 0) as excluded, case when c.no is null then 'removed' else ${reasonFor(no, { ...(ignoreExclusion && { ignoreExclusion }) })} end as reason, min(i.entry_no) as place
    from interaction_log_entry i left join contact c on c.no = i.contact_no
    where i.logged_segment_entry_no = ${entryNo} and i.contact_no <> '' ${withCanceled ? sql`` : sql`and i.canceled = 0`} group by i.contact_no`;
  return adding(no, { chosen, rows: (where) => sql`(select * from chosen where ${where})`, order: sql`place` });
}

function adding(no: string, { chosen, rows: of, order }: Looked): ContactsChange {
  return {
    chosen,
    async count(db, before) {
      const count = (reason: LeftOutReason) => sql`coalesce(sum(reason = ${sql.lit(reason)}), 0) as ${sql.raw(reason)}`;
      const { rows: [counts] } = await sql<Record<string, number | string | null>>`${before} select t.*, ${firstContacts(of(sql`reason is null`), order)} as examples,
        ${sql.join(leftOutReasons.map((reason) => sql`${firstContacts(of(sql`reason = ${sql.lit(reason)}`), order)} as ${sql.raw(`${reason}_examples`)}`))}
        from (select count(*) as matched, coalesce(sum(reason is null), 0) as changed, ${sql.join(leftOutReasons.map(count))} from chosen) t`.execute(db);
      return {
        matched: counts!.matched as number, changed: counts!.changed as number, examples: namedContacts(counts!.examples),
        leftOut: leftOutReasons.filter((reason) => counts![reason] !== 0).map((reason) => ({ reason, count: counts![reason] as number, examples: namedContacts(counts![`${reason}Examples`]) })),
      };
    },
    async make(db, { position }) {
      const { rows: [last] } = await sql<{ lineNo: number }>`select coalesce(max(line_no), 0) as line_no from segment_line where segment_no = ${no}`.execute(db);
      const { numAffectedRows } = await sql`insert into segment_line (segment_no, line_no, contact_no, include_excluded)
        select ${no}, ${last!.lineNo} + 10000 * row_number() over (order by ${order}), no, excluded from ${of(sql`reason is null`)}`.execute(db);
      const added = Number(numAffectedRows);
      if (added) await db.updateTable('segmentStep').set({ firstLineNo: last!.lineNo + 10000, lastLineNo: last!.lineNo + 10000 * added }).where('segmentNo', '=', no).where('position', '=', position).execute();
      return added;
    },
  };
}
