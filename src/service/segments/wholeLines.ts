import { sql } from 'kysely';
import { barrierOf, type AlternativeAddress, type Barrier } from '../../contract/contact';
import { detailNames, type DetailName, type InteractionDetails } from '../../contract/interaction';
import type { TextChoice, TextOrigin } from '../../contract/segment';
import { jsonValues } from '../store/jsonValues';
import type { Db } from '../store/tables';
import { alternativeAddressesOf, contactsOf, type KnownContact } from './contacts';
import { detailsFrom } from './openSegment';

/** A line with everything that a letter, a check and the log need of it. */
export interface WholeLine {
  lineNo: number;
  revision: number;
  contact: KnownContact;
  alternatives: AlternativeAddress[];
  barrier?: Barrier;
  details: InteractionDetails;
  inherited: InteractionDetails;
  overridden: DetailName[];
  textChoice: TextChoice;
  textOrigin: TextOrigin;
  ownText: string;
  printedText: string;
  noteForLog: string;
  includeExcluded: boolean;
}

/** Lines of one page are read together with their contacts and addresses. */
export const linesPerPage = 1000;

type Row = Record<string, unknown> & { lineNo: number; revision: number; contactNo: string; textChoice: TextChoice; textOrigin: TextOrigin; ownText: string; printedText: string; noteForLog: string; includeExcluded: 0 | 1 };

/** The lines behind `after`, at most `size`, in the order of the list; `lineNos` = these only. */
export async function wholeLines(db: Db, no: string, { after = 0, size = linesPerPage, lineNos }: { after?: number; size?: number; lineNos?: readonly number[] } = {}): Promise<WholeLine[]> {
  const { rows } = await sql<Row>`select * from line_effective where segment_no = ${no} and line_no > ${after}
    ${lineNos ? sql`and line_no in (${jsonValues(lineNos)})` : sql``} order by line_no limit ${size}`.execute(db);
  const contactNos = [...new Set(rows.map((row) => row.contactNo))];
  const contacts = await contactsOf(db, contactNos);
  const alternatives = await alternativeAddressesOf(db, contactNos);
  return rows.map((row) => {
    const contact = contacts.get(row.contactNo)!;
    const barrier = contact.removed ? 'removed' : barrierOf(contact);
    return {
      lineNo: row.lineNo, revision: row.revision, contact, alternatives: alternatives.get(row.contactNo) ?? [], ...(barrier && { barrier }),
      details: detailsFrom(row), inherited: detailsFrom(row, 'rule'),
      overridden: detailNames.filter((name) => row[`override${name[0]!.toUpperCase()}${name.slice(1)}`] !== null),
      textChoice: row.textChoice, textOrigin: row.textOrigin, ownText: row.ownText, printedText: row.printedText,
      noteForLog: row.noteForLog, includeExcluded: row.includeExcluded === 1,
    };
  });
}

/** All lines, or the chosen ones, page by page: memory stays flat however long the segment is. */
export async function* wholeLinePages(db: Db, no: string, lineNos?: readonly number[]): AsyncGenerator<WholeLine[], void> {
  for (let after = 0; ;) {
    const page = await wholeLines(db, no, { after, ...(lineNos && { lineNos }) });
    if (page.length) yield page;
    if (page.length < linesPerPage) return;
    after = page.at(-1)!.lineNo;
  }
}
