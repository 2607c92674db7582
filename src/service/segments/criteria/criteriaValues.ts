import { sql, type RawBuilder } from 'kysely';
import type { CriteriaValue } from '../../../contract/criteria';
import { criteriaFields, type CriteriaField } from '../../../contract/criteriaFields';
import type { Listing, Page } from '../../../contract/routes';
import { ServiceProblem } from '../../problem';
import type { Db } from '../../store/tables';
import { pageOf } from '../listing';

type Fields = { [Source in keyof typeof criteriaFields]: { [Field in keyof (typeof criteriaFields)[Source] as (typeof criteriaFields)[Source][Field] extends { values: true } ? Field : never]: RawBuilder<unknown> } };
const codesOf = (table: string, code = 'code', words = 'description') => sql`select ${sql.raw(code)} as value, ${sql.raw(words)} as label from ${sql.raw(table)}`;
const inUse = (column: string) => sql`select distinct ${sql.raw(column)} as value, ${sql.raw(column)} as label from contact where ${sql.raw(column)} <> ''`;

/** Where the values of a field stand, with words for them. A field with values that is missing here does not compile. */
const lists: Fields = {
  contact: {
    salespersonCode: codesOf('salesperson', 'code', 'name'), city: inUse('city'), countryCode: inUse('country_code'), languageCode: codesOf('language', 'code', 'name'),
    salutationCode: codesOf('salutation'), territoryCode: codesOf('territory'),
  },
  profileAnswer: {
    profileQuestionnaireCode: codesOf('profile_questionnaire'),
    answer: sql`select a.code as value, group_concat(q.description || ': ' || a.description, ' · ' order by q.code) as label from profile_answer a join profile_questionnaire q on q.code = a.profile_questionnaire_code group by a.code`,
  },
  mailingGroup: { mailingGroupCode: codesOf('mailing_group') },
  interactionLogEntry: {
    segmentNo: codesOf('logged_segment', 'segment_no'), campaignNo: codesOf('campaign', 'no'), interactionTemplateCode: codesOf('interaction_template'), salespersonCode: codesOf('salesperson', 'code', 'name'),
  },
  jobResponsibility: { jobResponsibilityCode: codesOf('job_responsibility') },
  industryGroup: { industryGroupCode: codesOf('industry_group') },
  businessRelation: { businessRelationCode: codesOf('business_relation') },
};

/** The values that a filter on a field can name, found by value or words, in any case and alphabet. `after` = the last value of the page before. */
export async function criteriaValues(db: Db, { source, field, search, after = '', limit }: { source: string; field: string } & Listing): Promise<Page<CriteriaValue>> {
  const fields = Object.hasOwn(criteriaFields, source) ? criteriaFields[source as keyof typeof criteriaFields] as Record<string, CriteriaField> : {};
  if (!Object.hasOwn(fields, field)) throw new ServiceProblem('NOT_FOUND', 'No filter stands on this field');
  const { options } = fields[field]!;
  const list = (lists[source as keyof Fields] as Record<string, RawBuilder<unknown>>)[field];
  const all = options ? options.map((value) => ({ value, label: value })) : list ? (await sql<CriteriaValue>`select value, label from (${list}) order by value`.execute(db)).rows : [];
  const wanted = search?.trim().toLowerCase() ?? '';
  const found = all.filter(({ value, label }) => value.toLowerCase().includes(wanted) || label.toLowerCase().includes(wanted));
  const from = after === '' ? 0 : found.findIndex(({ value }) => value === after) + 1;
  return { ...pageOf(found.slice(from), limit, ({ value }) => value), total: found.length };
}
