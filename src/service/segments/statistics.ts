import { sql } from 'kysely';
import type { Statistics, StatisticsQuery, StatisticsRow } from '../../contract/statistics';
import type { Db } from '../store/tables';

const named = {
  campaign: { column: 'i.campaign_no', from: 'campaign', key: 'no' }, interactionTemplate: { column: 'i.interaction_template_code', from: 'interaction_template', key: 'code' },
} as const;

/** What came of the interactions that were logged, by campaign or interaction template, the most interactions first. */
export async function statistics(db: Db, { by, from, to }: StatisticsQuery): Promise<Statistics> {
  const { column, from: table, key } = named[by];
  const counted = sql`from interaction_log_entry i where i.canceled = 0 ${from ? sql`and i.date >= ${from}` : sql``} ${to ? sql`and i.date <= ${to}` : sql``}`;
  const { rows: items } = await sql<StatisticsRow>`
    select g.code, coalesce(n.description, '') as description, g.segments, g.interactions, g.attempt_failed, g.responded, g.positive, g.negative, g.cost, g.duration_minutes from (
      select ${sql.raw(column)} as code, count(distinct i.logged_segment_entry_no) as segments, count(*) as interactions, sum(i.attempt_failed) as attempt_failed, sum(i.campaign_response) as responded,
        sum(i.evaluation in ('Very Positive', 'Positive')) as positive, sum(i.evaluation in ('Very Negative', 'Negative')) as negative, sum(i.cost) as cost, sum(i.duration_minutes) as duration_minutes
      ${counted} group by 1) g
    left join ${sql.table(table)} n on n.${sql.raw(key)} = g.code order by g.interactions desc, g.code`.execute(db);
  const { rows: months } = await sql<Statistics['months'][number]>`select substr(i.date, 1, 7) as month, count(*) as interactions, sum(i.campaign_response) as responded ${counted} and i.date <> '' group by 1 order by 1`.execute(db);
  return { items, months };
}
