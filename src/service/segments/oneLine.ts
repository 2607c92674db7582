import { sql } from 'kysely';
import { activeAddress, addressBlock } from '../../contract/address';
import type { SegmentLine, SegmentLineRow } from '../../contract/segment';
import { ServiceProblem } from '../problem';
import type { Db } from '../store/tables';
import { detailColumns } from './effectiveLine';
import { lineRowsJson } from './lineRows';
import { salutationsOf } from './mergeRecords';
import { mergeSources } from './mergeSources';
import { detailsFrom, revisionOf } from './openSegment';
import { passageTexts, wholeLines } from './wholeLines';

const ruleColumns = detailColumns('rule_');

/** A line whole, as the contact's view shows it: effective values, what they would be, texts, salutations and address. */
export async function findLine(db: Db, no: string, lineNo: number): Promise<SegmentLine> {
  await revisionOf(db, no);
  const [line] = await wholeLines(db, no, { lineNos: [lineNo] });
  if (!line) throw new ServiceProblem('LINE_NOT_FOUND', 'No such line');
  const [row] = JSON.parse(await lineRowsJson(db, no, [lineNo])) as SegmentLineRow[];
  const { rows: [rules] } = await sql<Record<string, unknown>>`select ${ruleColumns} from line_rule where segment_no = ${no} and line_no = ${lineNo}`.execute(db);
  const sources = await mergeSources(db, no, '');
  const { formal, informal, fallback } = salutationsOf(line, sources);
  return {
    ...row!, revision: line.revision, contactType: line.contact.type, details: line.details, inherited: detailsFrom(rules!, 'rule'),
    textChoice: line.textChoice, ownText: line.ownText, printedText: line.printedText, passages: passageTexts(line) ?? {}, noteForLog: line.noteForLog,
    formalSalutation: formal, informalSalutation: informal, ...(fallback && { salutationFallback: fallback }),
    addressBlock: addressBlock(activeAddress(line.contact, line.alternatives, line.details.date), { senderCountryCode: sources.sender.countryCode, languageCode: line.details.languageCode }),
  };
}
