import { sql } from 'kysely';
import type { AlternativeAddress } from '../../contract/contact';
import { detailNames, type InteractionDetails } from '../../contract/interaction';
import type { PassageTexts } from '../../contract/passage';
import type { TextChoice, TextOrigin } from '../../contract/segment';
import { barrierOf, type Barrier } from '../../contract/whoGetsALetter';
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
  /** JSON of PassageTexts; see `passageTexts`. */
  passages: string;
  noteForLog: string;
  includeExcluded: boolean;
}

/** Lines of one page are read together with their contacts and addresses. */
export const linesPerPage = 1000;

/** The line's own texts in passages; undefined where all are the standard, as nearly everywhere. */
export const passageTexts = ({ passages }: Pick<WholeLine, 'passages'>): PassageTexts | undefined => (passages === '{}' ? undefined : JSON.parse(passages) as PassageTexts);

type OfLine = Pick<WholeLine, 'lineNo' | 'revision' | 'textChoice' | 'textOrigin' | 'ownText' | 'printedText' | 'passages' | 'noteForLog' | 'includeExcluded'>;

/** Columns that stand behind one another in the array of a line, and become an object of their own. */
class Columns<Made> {
  private readonly truths: boolean[];
  constructor(private readonly names: readonly string[], truths: readonly string[], private readonly from: number) {
    this.truths = names.map((name) => truths.includes(name));
  }

  get end(): number { return this.from + this.names.length; }
  of(table: string): string[] { return this.names.map((name) => `${table}.${columnOf(name)}`); }

  take(values: readonly unknown[]): Made {
    const made: Record<string, unknown> = {};
    this.names.forEach((name, index) => {
      const value = values[this.from + index];
      made[name] = this.truths[index] ? value === 1 : value;
    });
    return made as Made;
  }
}

const ofLine = new Columns<OfLine>(['lineNo', 'revision', 'textChoice', 'textOrigin', 'ownText', 'printedText', 'passages', 'noteForLog', 'includeExcluded'] satisfies (keyof OfLine)[], ['includeExcluded'], 0);
const ofDetails = new Columns<InteractionDetails>(detailNames, detailTruths, ofLine.end);
const ofContact = new Columns<KnownContact>([...contactColumns, 'removed'], [...contactTruths, 'removed'], ofDetails.end);

/** A line as a JSON array: SQLite writes it, and V8 reads it, at a third of the cost of a row with as many columns (SERVICE §5). */
const line = sql.raw(`json_array(${[...ofLine.of('v'), ...ofDetails.of('v'), ...ofContact.of('c')].join(', ')})`);

/** The lines behind `after`, at most `size`, in the order of the list; `lineNos` = these only. */
export async function wholeLines(db: Db, no: string, { after = 0, size = linesPerPage, lineNos }: { after?: number; size?: number; lineNos?: readonly number[] } = {}): Promise<WholeLine[]> {
  const { rows: [page] } = await sql<{ lines: string | null }>`select group_concat(line order by line_no) as lines from (
    select ${line} as line, v.line_no from line_effective v join contact c on c.no = v.contact_no where v.segment_no = ${no} and v.line_no > ${after}
      ${lineNos ? sql`and v.line_no in (${jsonValues(lineNos)})` : sql``} order by v.line_no limit ${size})`.execute(db);
  const lines = (JSON.parse(`[${page?.lines ?? ''}]`) as unknown[][]).map(lineFrom);
  const alternatives = await alternativeAddressesOf(db, lines.map((one) => one.contact.no));
  for (const one of lines) one.alternatives = alternatives.get(one.contact.no) ?? none;
  return lines;
}

const none: AlternativeAddress[] = [];

function lineFrom(values: readonly unknown[]): WholeLine {
  const made = ofLine.take(values) as WholeLine;
  made.details = ofDetails.take(values);
  made.contact = ofContact.take(values);
  const barrier = barrierOf(made.contact);
  if (barrier) made.barrier = barrier;
  return made;
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
