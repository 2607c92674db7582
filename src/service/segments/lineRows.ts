import { sql, type RawBuilder } from 'kysely';
import { detailNames } from '../../contract/interaction';
import { ServiceProblem } from '../problem';
import { columnOf } from '../store/columnOf';
import { jsonValues } from '../store/jsonValues';
import type { LongAnswer } from '../store/longAnswer';
import type { Db } from '../store/tables';
import { revisionOf } from './openSegment';

/** `["subject"]` for a line whose subject is overridden: made of the columns, in the order of `detailNames`. Most lines override nothing, which is seen at once. */
const overrides = detailNames.map((name) => `v.override_${columnOf(name)}`);
const overridden = sql.raw(`json(case when coalesce(${overrides.join(', ')}) is null then '[]'
  else '[' || substr(${detailNames.map((name, index) => `case when ${overrides[index]} is null then '' else ',"${name}"' end`).join(' || ')}, 2) || ']' end)`);

/** The city the letter goes to: an alternative address's that is valid on the line's date, else the contact's (DOMAIN §3.14). */
const city = sql.raw(`coalesce((select a.city from alternative_address a where a.contact_no = v.contact_no and a.starting_date <= v.date and (a.ending_date = '' or a.ending_date >= v.date)
  order by a.starting_date desc limit 1), v.contact_city)`);

/** A row as JSON, made by SQLite: a third of the cost of objects (SERVICE §5). */
const row = sql`json_object('lineNo', v.line_no, 'contactNo', v.contact_no, 'contactName', v.contact_name, 'companyName', case v.contact_type when 'Person' then v.company_name else '' end,
  'city', ${city}, 'correspondenceType', v.correspondence_type, 'languageCode', v.language_code, 'textOrigin', v.text_origin, 'overridden', ${overridden},
  'hasNote', json(case v.note_for_log when '' then 'false' else 'true' end), 'includeExcluded', json(case v.include_excluded when 1 then 'true' else 'false' end))`;

/** With what most rows have not. */
const whole = `case when barrier is null and passages = '{}' then json else '{' || case when barrier is null then '' else '"barrier":"' || barrier || '",' end
  || case passages when '{}' then '' else '"ownPassages":' || (select json_group_array(key) from json_each(passages)) || ',' end || substr(json, 2) end`;

/** The rows in the order of the list, joined to one value; `barrier` is left out where there is none. */
const rowsOf = <Joined>(where: RawBuilder<unknown>, limit: number, joined: (row: string) => string) => sql<{ joined: Joined | null; last: number | null; count: number }>`
  select ${sql.raw(joined(whole))} as joined, max(line_no) as last, count(*) as count
  from (select ${row} as json, v.barrier, v.passages, v.line_no from line_effective v where ${where} order by v.line_no limit ${limit})`;
/** As bytes: the way from SQLite's UTF-8 to a string and back costs more than the transport. */
const ndjson = (row: string): string => `cast(group_concat(${row} || char(10), '' order by line_no) as blob)`;
const array = (row: string): string => `'[' || group_concat(${row}, ',' order by line_no) || ']'`;

/** NDJSON, every line ended. */
export interface TextPage extends LongAnswer { /** The last line's number; missing where nothing is left. */ after?: number }

/**
 * A page of the stream of rows. Undefined where the segment is no longer the revision that the stream began with:
 * the stream is then broken off, and never a mix.
 */
export async function lineRowsPage(db: Db, no: string, after: number, revision: number, size: number): Promise<TextPage | undefined> {
  return db.transaction().execute(async (trx) => {
    const header = await trx.selectFrom('segmentHeader').select('revision').where('no', '=', no).where('loggedAs', 'is', null).executeTakeFirst();
    if (header?.revision !== revision) return undefined;
    const { rows: [page] } = await rowsOf<Uint8Array>(sql`v.segment_no = ${no} and v.line_no > ${after}`, size, ndjson).execute(trx);
    const text = page!.joined ?? '';
    return page!.count === size ? { text, after: page!.last! } : { text };
  });
}

export interface StreamStart { revision: number; lineCount: number }

export async function startLineRows(db: Db, no: string): Promise<StreamStart> {
  const revision = await revisionOf(db, no);
  const { lineCount } = await db.selectFrom('segmentLine').select(sql<number>`count(*)`.as('lineCount')).where('segmentNo', '=', no).executeTakeFirstOrThrow();
  return { revision, lineCount };
}

/** The rows of chosen lines as a JSON array, in the order of the list. A line that is not there is LINE_NOT_FOUND. */
export async function lineRowsJson(db: Db, no: string, lineNos: number[]): Promise<string> {
  const { rows: [all] } = await rowsOf<string>(sql`v.segment_no = ${no} and v.line_no in (${jsonValues(lineNos)})`, lineNos.length, array).execute(db);
  if (all!.count !== new Set(lineNos).size) throw new ServiceProblem('LINE_NOT_FOUND', 'A line is no longer in the segment');
  return all!.joined!;
}
