import { sql, type RawBuilder } from 'kysely';
import { criteriaFields, type CriteriaField } from '../../../contract/criteriaFields';
import { FilterMistake, parseFilter, type Filter } from '../../../contract/filterString';
import type { CriteriaAction } from '../../../contract/savedCriteria';
import { ServiceProblem } from '../../problem';
import { columnOf } from '../../store/columnOf';
import { filterSql } from './filterSql';

type Source = keyof typeof criteriaFields;
interface FieldFilter { name: string; field: CriteriaField; filter: Filter }
export type ReadFilters = { [Name in Source]?: FieldFilter[] };

/** Reads the filters of an action; a source without filters is left out. Throws INVALID_FILTER with everything that cannot be read. */
export function readFilters(filters: CriteriaAction['filters']): ReadFilters {
  const read: ReadFilters = {};
  const reasons: string[] = [];
  for (const [source, given] of Object.entries(filters)) {
    const fields = (Object.hasOwn(criteriaFields, source) ? criteriaFields[source as Source] : {}) as Record<string, CriteriaField>;
    for (const [name, text] of Object.entries(given)) {
      if (!Object.hasOwn(fields, name)) { reasons.push(`${source}.${name}: is no field that a filter may stand on`); continue; }
      try { (read[source as Source] ??= []).push({ name, field: fields[name]!, filter: parseFilter(text, fields[name]) }); } catch (error) {
        if (!(error instanceof FilterMistake)) throw error;
        reasons.push(`${source}.${name}: ${error.message}`);
      }
    }
  }
  if (reasons.length) throw new ServiceProblem('INVALID_FILTER', 'A filter cannot be read', { reasons });
  return read;
}

type Rows = RawBuilder<unknown>;
/** How the rows of each source meet a contact `c` (DOMAIN §5.1). A cancelled interaction did not take place. */
const meets: Record<Exclude<Source, 'contact'>, (where: Rows) => Rows> = {
  profileAnswer: (where) => sql`c.no in (select contact_no from contact_profile_answer where ${where})`,
  mailingGroup: (where) => sql`c.no in (select contact_no from contact_mailing_group where ${where})`,
  interactionLogEntry: (where) => sql`(c.no, c.company_no) in (select contact_no, contact_company_no from interaction_log_entry where canceled = 0 and ${where})`,
  jobResponsibility: (where) => sql`(c.type = 'Person' and c.no in (select contact_no from contact_job_responsibility where ${where}))`,
  industryGroup: (where) => sql`c.company_no in (select contact_no from contact_industry_group where ${where})`,
  businessRelation: (where) => sql`c.company_no in (select contact_no from contact_business_relation where ${where})`,
};

/** The condition that a contact `c` answers to: the contact's own filters, and for each other source one row at least that its filters meet. */
export function contactsMatching(filters: ReadFilters): RawBuilder<unknown> {
  const conditions = (Object.entries(filters) as [Source, FieldFilter[]][]).map(([source, given]) => {
    const column = (name: string) => sql.raw((source === 'contact' ? 'c.' : '') + columnOf(name));
    const where = sql.join(given.map(({ name, field, filter }) => filterSql(column(name), filter, field)), sql` and `);
    return source === 'contact' ? where : meets[source](where);
  });
  return conditions.length ? sql`(${sql.join(conditions, sql` and `)})` : sql`true`;
}
