import { sql } from 'kysely';
import { barrierOf, type AlternativeAddress, type Barrier } from '../../contract/contact';
import { detailNames, type InteractionDetails } from '../../contract/interaction';
import type { TextChoice, TextOrigin } from '../../contract/segment';
import { columnOf } from '../store/columnOf';
import { jsonValues } from '../store/jsonValues';
import type { Db } from '../store/tables';
import { alternativeAddressesOf, contactColumns, contactTruths, type KnownContact } from './contacts';
import { detailTruths } from './openSegment';

/** A line with everything that a letter, a check and the log need of it. */
export interface WholeLine {
  lineNo: number;
  revision: number;
  contact: KnownContact;
  alternatives: AlternativeAddress[];
  barrier?: Barrier;
  details: InteractionDetails;
  textChoice: TextChoice;
  textOrigin: TextOrigin;
  ownText: string;
  printedText: string;
  noteForLog: string;
  includeExcluded: boolean;
}

/** Lines of one page are read together with their contacts and addresses. */
export const linesPerPage = 1000;

/** `json_object(…)` of columns; SQLite makes the objects at a third of the cost of rows with a hundred columns (SERVICE §5). */
const objectOf = (table: string, names: readonly string[], truths: readonly string[]): string =>
  `json_object(${names.map((name) => `'${name}', ${truths.includes(name) ? truth(`${table}.${columnOf(name)}`) : `${table}.${columnOf(name)}`}`).join(', ')})`;
const truth = (column: string): string => `json(case ${column} when 1 then 'true' else 'false' end)`;

const line = sql.raw(`json_object('lineNo', v.line_no, 'revision', v.revision, 'details', ${objectOf('v', detailNames, detailTruths)}, 'contact', ${objectOf('c', [...contactColumns, 'removed'], [...contactTruths, 'removed'])},
  'textChoice', v.text_choice, 'textOrigin', v.text_origin, 'ownText', v.own_text, 'printedText', v.printed_text, 'noteForLog', v.note_for_log, 'includeExcluded', ${truth('v.include_excluded')})`);

/** The lines behind `after`, at most `size`, in the order of the list; `lineNos` = these only. */
export async function wholeLines(db: Db, no: string, { after = 0, size = linesPerPage, lineNos }: { after?: number; size?: number; lineNos?: readonly number[] } = {}): Promise<WholeLine[]> {
  const { rows } = await sql<{ line: string }>`select ${line} as line from line_effective v join contact c on c.no = v.contact_no where v.segment_no = ${no} and v.line_no > ${after}
    ${lineNos ? sql`and v.line_no in (${jsonValues(lineNos)})` : sql``} order by v.line_no limit ${size}`.execute(db);
  const lines = rows.map((row) => JSON.parse(row.line) as Omit<WholeLine, 'alternatives' | 'barrier'>);
  const alternatives = await alternativeAddressesOf(db, [...new Set(lines.map((one) => one.contact.no))]);
  return lines.map((one) => {
    const barrier = one.contact.removed ? 'removed' : barrierOf(one.contact);
    return { ...one, alternatives: alternatives.get(one.contact.no) ?? [], ...(barrier && { barrier }) };
  });
}

/** All lines, or the chosen ones, page by page: memory stays flat however long the segment is. */
export async function* wholeLinePages(db: Db, no: string, lineNos?: readonly number[]): AsyncGenerator<WholeLine[], void> {
  const chosen = lineNos && [...lineNos].sort((one, other) => one - other);
  for (let after = 0, page = 0; ; page += 1) {
    const part = chosen?.slice(page * linesPerPage, (page + 1) * linesPerPage);
    if (part?.length === 0) return;
    const lines = await wholeLines(db, no, part ? { lineNos: part } : { after });
    if (lines.length) yield lines;
    if (!part && lines.length < linesPerPage) return;
    after = lines.at(-1)?.lineNo ?? after;
  }
}
