import { sql, type RawBuilder } from 'kysely';
import { detailNames, type DetailName } from '../../contract/interaction';
import { maxPassages } from '../../contract/passage';
import type { LineChange, SegmentLine } from '../../contract/segment';
import { ServiceProblem } from '../problem';
import { columnOf } from '../store/columnOf';
import { inTransaction } from '../store/inTransaction';
import { jsonValues } from '../store/jsonValues';
import type { LongJson } from '../store/longAnswer';
import type { Db } from '../store/tables';
import { removeLines } from './criteria/act';
import { lineRowsJson } from './lineRows';
import { findLine } from './oneLine';
import { bumpSegment, mustBeRevision, revisionOf } from './openSegment';
import { passagesOf } from './passages';
import { recordEvent, type EventToKeep } from './segmentEvents';

/** What a change sets, column by column. An own choice without a text is the standard again; a text is kept while another choice is made. */
function assignments({ details = {}, textChoice, ownText, passages, noteForLog, includeExcluded }: LineChange): RawBuilder<unknown>[] {
  const set = (column: string, value: unknown) => sql`${sql.ref(column)} = ${value}`;
  const choice = textChoice === undefined ? sql.ref('text_choice') : sql`${textChoice}`;
  const own = ownText === undefined ? sql.ref('own_text') : sql`${ownText}`;
  return [
    ...Object.entries(details).map(([name, value]) => set(`override_${columnOf(name)}`, value)),
    ...(textChoice === undefined && ownText === undefined ? [] : [sql`own_text = ${own}`, sql`text_choice = case when ${choice} = 'own' and ${own} = '' then 'standard' else ${choice} end`]),
    // A merge patch: null takes a member away (RFC 7396).
    ...(passages === undefined ? [] : [sql`passages = json_patch(passages, ${JSON.stringify(passages)})`]),
    ...(noteForLog === undefined ? [] : [set('note_for_log', noteForLog)]),
    ...(includeExcluded === undefined ? [] : [set('include_excluded', includeExcluded)]),
    sql`revision = revision + 1`,
  ];
}

async function apply(db: Db, no: string, lineNos: number[], change: LineChange): Promise<void> {
  await sql`update segment_line set ${sql.join(assignments(change))} where segment_no = ${no} and line_no in (${jsonValues(lineNos)})`.execute(db);
  if (change.passages) await mustBeFew(db, no, lineNos);
}

async function mustBeFew(db: Db, no: string, lineNos: number[]): Promise<void> {
  const { rows: [full] } = await sql`select 1 from segment_line where segment_no = ${no} and line_no in (${jsonValues(lineNos)}) and passages <> '{}'
    and (select count(*) from json_each(passages)) > ${maxPassages} limit 1`.execute(db);
  if (full) throw new ServiceProblem('INVALID_REQUEST', 'A line would have texts for too many passages', { reasons: [`passages: a line would have more than ${maxPassages}`] });
}

/** True where a letter may print another thing: a note is for the log, and who gets a letter is no matter of what stands in it. */
const printing = ({ details, textChoice, ownText, passages }: LineChange): boolean => details !== undefined || textChoice !== undefined || ownText !== undefined || passages !== undefined;

/** What the history says of a change of lines: texts in passages by the passages' titles, where nothing else changed. */
async function eventOf(db: Db, no: string, { passages, ...others }: LineChange, otherwise: 'lineChanged' | 'linesChanged'): Promise<Pick<EventToKeep, 'kind' | 'about'>> {
  if (!passages || Object.keys(others).length > 0) return { kind: otherwise };
  const titles = new Map((await passagesOf(db, no)).map(({ id, title }) => [id, title]));
  return { kind: 'passageChanged', about: Object.keys(passages).map((id) => titles.get(id) || id) };
}

interface By { user: string; now: Date; ifMatch?: number }

/** Changes one line; `ifMatch` is the line's revision. */
export async function changeLine(db: Db, no: string, lineNo: number, change: LineChange, { user, now, ifMatch }: By): Promise<SegmentLine> {
  return inTransaction(db, async (trx) => {
    const contactNo = await lineMustBe(trx, no, lineNo, ifMatch);
    await apply(trx, no, [lineNo], change);
    const { kind, about = [] } = await eventOf(trx, no, change, 'lineChanged');
    await recordEvent(trx, { no, kind, about: [...about, contactNo], user, now });
    await bumpSegment(trx, no, user, now, printing(change) ? [lineNo] : []);
    return findLine(trx, no, lineNo);
  });
}

/** One change for several lines, all or none; `ifMatch` is the segment's revision. Answers the revision and the rows, which can be all 100,000. */
export async function changeLines(db: Db, no: string, lineNos: number[], change: LineChange, { user, now, ifMatch }: By): Promise<LongJson> {
  return db.transaction().execute(async (trx) => {
    mustBeRevision(await revisionOf(trx, no), ifMatch);
    await apply(trx, no, lineNos, change);
    await recordEvent(trx, { no, ...await eventOf(trx, no, change, 'linesChanged'), count: lineNos.length, user, now });
    const rows = await lineRowsJson(trx, no, lineNos);
    const revision = await bumpSegment(trx, no, user, now, printing(change) ? lineNos : []);
    return { text: `{"revision":${revision},"rows":${rows}}`, revision };
  });
}

/** Takes a line out of the segment, as a step that can be gone back over; `ifMatch` is the line's revision. */
export async function removeLine(db: Db, no: string, lineNo: number, { ifMatch, ...by }: By): Promise<{ revision: number }> {
  return db.transaction().execute(async (trx) => {
    await lineMustBe(trx, no, lineNo, ifMatch);
    const { revision } = await removeLines(trx, no, [lineNo], by);
    return { revision };
  });
}

/** Puts these details of all lines back to the rule. */
export async function clearOverrides(db: Db, no: string, names: DetailName[]): Promise<void> {
  const columns = detailNames.filter((name) => names.includes(name)).map((name) => `override_${columnOf(name)}`);
  if (!columns.length) return;
  const any = sql.join(columns.map((column) => sql`${sql.ref(column)} is not null`), sql` or `);
  await sql`update segment_line set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = null`))}, revision = revision + 1 where segment_no = ${no} and (${any})`.execute(db);
}

/** Answers whose line it is. */
async function lineMustBe(db: Db, no: string, lineNo: number, ifMatch: number | undefined): Promise<string> {
  await revisionOf(db, no);
  const line = await db.selectFrom('segmentLine').select(['revision', 'contactNo']).where('segmentNo', '=', no).where('lineNo', '=', lineNo).executeTakeFirst();
  if (!line) throw new ServiceProblem('LINE_NOT_FOUND', 'No such line');
  mustBeRevision(line.revision, ifMatch);
  return line.contactNo;
}
