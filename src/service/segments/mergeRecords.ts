import { createHash } from 'node:crypto';
import { activeAddress, isAddressMissing } from '../../contract/address';
import { contactDates, contactValues } from '../../contract/mergeValues';
import type { MergeDataHeader, MergeRecord } from '../../contract/mergeData';
import { recordText } from '../../contract/recordHash';
import { salutationFor } from '../../contract/salutation';
import type { SalutationFallback } from '../../contract/segment';
import type { Db } from '../store/tables';
import { startLineRows, type TextPage } from './lineRows';
import { mergeSources, type MergeSources } from './mergeSources';
import { wholeLines, type WholeLine } from './wholeLines';

/** Both salutations of a line, and the hardest fallback that one of them needed (DOMAIN §11). */
export function salutationsOf(line: WholeLine, sources: MergeSources): { formal: string; informal: string; fallback?: SalutationFallback } {
  const context = { formulas: sources.formulas, languageCode: line.details.languageCode, segmentLanguageCode: sources.segment.details.languageCode };
  const formal = salutationFor(line.contact, 'formal', context);
  const informal = salutationFor(line.contact, 'informal', context);
  const fallback = formal.fallback ?? informal.fallback;
  return { formal: formal.text, informal: informal.text, ...(fallback && { fallback }) };
}

/** What the letter of one line is made of. The hash is `recordHash`'s, by Node's own SHA-256: a thread of its own for each would cost more than the rest. */
export function mergeRecordOf(line: WholeLine, sources: MergeSources): MergeRecord {
  const address = activeAddress(line.contact, line.alternatives, line.details.date);
  const salutations = salutationsOf(line, sources);
  const record: Omit<MergeRecord, 'recordHash'> = {
    lineNo: line.lineNo, contactNo: line.contact.no, contactName: line.contact.name, companyName: line.contact.companyName,
    languageCode: line.details.languageCode, correspondenceType: line.details.correspondenceType,
    ...(line.barrier && { barrier: line.barrier }), includeExcluded: line.includeExcluded, textOrigin: line.textOrigin,
    ...(salutations.fallback && { salutationFallback: salutations.fallback }),
    addressMissing: isAddressMissing(address),
    values: {
      ...contactValues({
        contact: line.contact, address, line: { details: line.details, printedText: line.printedText }, salesperson: sources.salespeople.get(line.details.salespersonCode),
        formalSalutation: salutations.formal, informalSalutation: salutations.informal, senderCountryCode: sources.sender.countryCode,
      }),
      ...contactDates(line.details.languageCode, { segmentDate: sources.segment.details.date, today: sources.today, common: sources.common }),
    },
  };
  return { ...record, recordHash: createHash('sha256').update(recordText(sources.commonText, record)).digest('hex') };
}

/** The first line of the stream. `lineNos` narrows the records that follow. */
export async function startMergeData(db: Db, no: string, { today, lineNos }: { today: string; lineNos?: number[] }): Promise<MergeDataHeader> {
  const { revision, lineCount } = await startLineRows(db, no);
  const { common } = await mergeSources(db, no, today);
  return { segmentNo: no, revision, lineCount: lineNos ? (await wholeLines(db, no, { lineNos })).length : lineCount, today, common };
}

/** A page of merge records as NDJSON; undefined where the segment has another revision than the stream began with. */
export async function mergeRecordsPage(db: Db, no: string, { after, revision, today, lineNos, size }: { after: number; revision: number; today: string; lineNos?: number[]; size: number }): Promise<TextPage | undefined> {
  return db.transaction().execute(async (trx) => {
    const header = await trx.selectFrom('segmentHeader').select('revision').where('no', '=', no).executeTakeFirst();
    if (header?.revision !== revision) return undefined;
    const sources = await mergeSources(trx, no, today);
    const lines = await wholeLines(trx, no, { after, size, ...(lineNos && { lineNos }) });
    const text = lines.map((line) => `${JSON.stringify(mergeRecordOf(line, sources))}\n`).join('');
    return lines.length === size ? { text, after: lines.at(-1)!.lineNo } : { text };
  });
}
