import { sql, type RawBuilder } from 'kysely';
import { detailNames, type DetailName } from '../../contract/interaction';
import { columnOf } from '../store/columnOf';
import type { Db } from '../store/tables';
import { barrierOfContact } from './barrierSql';

/** What a header leaves to its interaction template (null in the header); the value where no template says anything. */
const fromTemplate: Partial<Record<DetailName, string>> = {
  campaignNo: "''", interactionGroupCode: "''", correspondenceType: "''", languageCode: "''", informationFlow: "''", initiatedBy: "''",
  unitCost: '0', unitDurationMinutes: '0', campaignTarget: '0', campaignResponse: '0',
};
/** The details that come with a line's own interaction template (DOMAIN §4.4). */
const withOwnTemplate: readonly DetailName[] = ['interactionGroupCode', 'informationFlow', 'initiatedBy', 'unitCost', 'unitDurationMinutes', 'campaignTarget', 'campaignResponse'];
export const templateDetails = Object.keys(fromTemplate) as DetailName[];

/** The header's values: its own, else its interaction template's. */
const segmentEffective = `create view segment_effective as select h.no, h.revision,
  ${detailNames.map((name) => {
    const column = columnOf(name);
    return name in fromTemplate ? `coalesce(h.${column}, t.${column}, ${fromTemplate[name]}) as ${column}` : `h.${column}`;
  }).join(', ')},
  coalesce(h.ignore_contact_correspondence_type, t.ignore_contact_correspondence_type, 0) as ignore_contact_correspondence_type
from segment_header h left join interaction_template t on t.code = h.interaction_template_code`;

/** A detail of a line without its override. Sources: DOMAIN §4.1 (3, 4), §4.4, ARCHITECTURE §4. */
function rule(name: DetailName): string {
  const column = columnOf(name);
  const ownTemplate = 'l.override_interaction_template_code is not null and l.override_interaction_template_code <> e.interaction_template_code';
  if (name === 'salespersonCode') return "case when e.salesperson_code <> '' then e.salesperson_code else c.salesperson_code end";
  if (name === 'languageCode') return "case when c.language_code <> '' then c.language_code else e.language_code end";
  if (name === 'campaignNo') return `case when ${ownTemplate} and t.campaign_no <> '' then t.campaign_no else e.campaign_no end`;
  if (name === 'correspondenceType') {
    return `case when e.ignore_contact_correspondence_type = 1 and e.correspondence_type <> '' then e.correspondence_type
      when t.code is not null and (t.ignore_contact_correspondence_type = 1 or c.correspondence_type = '') then t.correspondence_type
      else c.correspondence_type end`;
  }
  if (withOwnTemplate.includes(name)) return `case when ${ownTemplate} then coalesce(t.${column}, ${fromTemplate[name]}) else e.${column} end`;
  return `e.${column}`;
}

/** Every line with its contact, what the rules give and what was overridden. */
const lineRule = `create view line_rule as select l.*, ${detailNames.map((name) => `${rule(name)} as rule_${columnOf(name)}`).join(', ')},
  c.type as contact_type, c.name as contact_name, c.company_no as contact_company_no, c.company_name, c.city as contact_city, c.search as contact_search,
  ${barrierOfContact('c')} as barrier
from segment_line l
  join segment_effective e on e.no = l.segment_no
  join contact c on c.no = l.contact_no
  left join interaction_template t on t.code = coalesce(l.override_interaction_template_code, e.interaction_template_code)`;

/** Every line with its effective values: `override ?? rule`, and the text that its letter prints (ARCHITECTURE §4). */
const lineEffective = `create view line_effective as select r.*, ${detailNames.map((name) => `coalesce(r.override_${columnOf(name)}, r.rule_${columnOf(name)}) as ${columnOf(name)}`).join(', ')},
  case when r.text_choice <> 'standard' then r.text_choice when s.text is null then 'missing' else 'standard' end as text_origin,
  case r.text_choice when 'own' then r.own_text when 'standard' then coalesce(s.text, '') else '' end as printed_text
from line_rule r left join standard_text s on s.segment_no = r.segment_no and s.language_code = coalesce(r.override_language_code, r.rule_language_code)`;

/** Makes the views `segment_effective`, `line_rule` and `line_effective`: the rules of the details, in one place for reading, merging and logging. */
export async function createEffectiveViews(db: Db): Promise<void> {
  for (const view of ['line_effective', 'line_rule', 'segment_effective']) await sql.raw(`drop view if exists ${view}`).execute(db);
  for (const view of [segmentEffective, lineRule, lineEffective]) await sql.raw(view).execute(db);
}

/** `description, subject, …` with a prefix, for a select over the views. */
export const detailColumns = (prefix = ''): RawBuilder<unknown> => sql.raw(detailNames.map((name) => `${prefix}${columnOf(name)}`).join(', '));
