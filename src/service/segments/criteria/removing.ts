import { sql, type RawBuilder } from 'kysely';
import { jsonValues } from '../../store/jsonValues';
import { firstContacts, namedContacts, type ContactsChange } from './contactsChange';
import { contactsMatching, type ReadFilters } from './contactsMatching';
import { takeOut } from './keptLines';

type Rows = RawBuilder<unknown>;

/**
 * Lines whose contact answers to filters go (reduce), or stay while the others go (refine). With whole companies every contact of a line's
 * company is tested, also those that are not in the segment, and one that answers stands for all of its company (DOMAIN §5.2).
 */
export function removingByFilters(no: string, op: 'reduce' | 'refine', filters: ReadFilters, { entireCompanies }: { entireCompanies?: boolean }): ContactsChange {
  const matching = contactsMatching(filters);
  const tested = sql`with line_company as materialized (select distinct c.company_no from segment_line l join contact c on c.no = l.contact_no where l.segment_no = ${no} and c.company_no <> ''),
    tested as materialized (select c.no, c.company_no from contact c where (c.no in (select contact_no from segment_line where segment_no = ${no}) or c.company_no in (select company_no from line_company)) and ${matching})`;
  const hit = entireCompanies ? sql`(c.no in (select no from tested) or c.company_no in (select company_no from tested where company_no <> ''))` : matching;
  return removing(sql`${entireCompanies ? tested : sql``} select l.line_no, l.contact_no, ${hit} as hit from ${linesByContact(no)} l cross join contact c on c.no = l.contact_no`, op);
}

/** Ordered by contact, because reading a hundred thousand contacts in their order takes a third of the time; the limit keeps SQLite from leaving the order out. */
const linesByContact = (no: string): Rows => sql`(select line_no, contact_no from segment_line where segment_no = ${no} order by contact_no limit -1)`;

/** Lines that a person chose one by one. */
export const removingLines = (no: string, lineNos: readonly number[]): ContactsChange =>
  removing(sql`select line_no, contact_no, true as hit from segment_line where segment_no = ${no} and line_no in (${jsonValues(lineNos)})`, 'reduce');

function removing(lines: Rows, op: 'reduce' | 'refine'): ContactsChange {
  const goes = op === 'reduce' ? sql`hit` : sql`not hit`;
  return {
    chosen: lines,
    async count(db, before) {
      const gone = sql`(select c.no, c.type, c.name, c.company_name, c.city, x.line_no from (select line_no, contact_no from chosen where ${goes} order by line_no limit 10) x join contact c on c.no = x.contact_no)`;
      const { rows: [counts] } = await sql<{ matched: number; changed: number; examples: string | null }>`${before}
        select count(distinct case when hit then contact_no end) as matched, coalesce(sum(${goes}), 0) as changed, ${firstContacts(gone, sql`line_no`)} as examples from chosen`.execute(db);
      return { matched: counts!.matched, changed: counts!.changed, examples: namedContacts(counts!.examples), leftOut: [] };
    },
    make: (db, step) => takeOut(db, step, sql`select line_no from chosen where ${goes}`),
  };
}
