import { activeAddress, isAddressMissing } from '../../contract/address';
import { everyContactValue } from '../../contract/mergeValues';
import type { MergeDataHeader, MergeRecord } from '../../contract/mergeData';
import { quoted, recordTextOwn, valuesText } from '../../contract/recordHash';
import { salutationFor } from '../../contract/salutation';
import type { SalutationFallback } from '../../contract/segment';
import type { Db } from '../store/tables';
import { startLineRows, type TextPage } from './lineRows';
import { mergeSources, type MergeSources } from './mergeSources';
import { passageTexts, wholeLines, type WholeLine } from './wholeLines';

/** Both salutations of a line, and the hardest fallback that one of them needed (DOMAIN §11). */
export function salutationsOf(line: WholeLine, sources: MergeSources): { formal: string; informal: string; fallback?: SalutationFallback } {
  const context = { formulas: sources.formulas, languageCode: line.details.languageCode, segmentLanguageCode: sources.segment.details.languageCode };
  const formal = salutationFor(line.contact, 'formal', context);
  const informal = salutationFor(line.contact, 'informal', context);
  const fallback = formal.fallback ?? informal.fallback;
  return { formal: formal.text, informal: informal.text, ...(fallback && { fallback }) };
}

/** The hash of what the letter of a line prints. It is `recordHash`'s, by Node's own SHA-256: a thread of its own for each would cost more than the rest. */
export const recordHashOf = (line: WholeLine, sources: MergeSources): string => printedBy(line, sources, salutationsOf(line, sources), addressOf(line)).recordHash;

/** The merge record of a line, as JSON: its values are written once, for the record and for its hash. The day stands in the record only. */
function recordJson(line: WholeLine, sources: MergeSources): string {
  const { lineNo, contact, details, barrier, includeExcluded, textOrigin } = line;
  const salutations = salutationsOf(line, sources);
  const address = addressOf(line);
  const { values, today, recordHash } = printedBy(line, sources, salutations, address);
  const passages = passageTexts(line);
  const record: Omit<MergeRecord, 'values' | 'recordHash'> = {
    lineNo, contactNo: contact.no, contactName: contact.name, companyName: contact.companyName, languageCode: details.languageCode, correspondenceType: details.correspondenceType,
    ...(barrier && { barrier }), includeExcluded, textOrigin, ...(salutations.fallback && { salutationFallback: salutations.fallback }), addressMissing: isAddressMissing(address), ...(passages && { passages }),
  };
  return `${JSON.stringify(record).slice(0, -1)},"values":${today === undefined ? values : `{"Today":${quoted(today)},${values.slice(1)}`},"recordHash":"${recordHash}"}`;
}

const addressOf = ({ contact, alternatives, details }: WholeLine) => activeAddress(contact, alternatives, details.date);

function printedBy(line: WholeLine, sources: MergeSources, { formal, informal }: { formal: string; informal: string }, address: ReturnType<typeof activeAddress>) {
  const { contact, details } = line;
  const { Today: today, ...dates } = sources.datesIn(details.languageCode);
  const values = valuesText(Object.assign(everyContactValue({
    contact, address, line, salesperson: sources.salespeople.get(details.salespersonCode), formalSalutation: formal, informalSalutation: informal, senderCountryCode: sources.sender.countryCode,
  }), dates));
  return { values, today, recordHash: sources.hashIn(details.languageCode).copy().update(recordTextOwn(values, passageTexts(line))).digest('hex') };
}

/** The first line of the stream. `lineNos` narrows the records that follow. */
export async function startMergeData(db: Db, no: string, { today, lineNos }: { today: string; lineNos?: number[] }): Promise<MergeDataHeader> {
  const { revision, lineCount } = await startLineRows(db, no);
  const { common } = await mergeSources(db, no, today);
  return { segmentNo: no, revision, lineCount: lineNos ? (await wholeLines(db, no, { lineNos })).length : lineCount, today, common };
}

/** The sources of the stream that is being read: they are what they were while the segment's revision is (letterMarks holds that). */
const lastSources = new WeakMap<Db, { of: string; sources: MergeSources }>();

async function sourcesAt(db: Db, trx: Db, at: { no: string; revision: number; today: string }): Promise<MergeSources> {
  const of = JSON.stringify(at);
  const known = lastSources.get(db);
  if (known?.of === of) return known.sources;
  const sources = await mergeSources(trx, at.no, at.today);
  lastSources.set(db, { of, sources });
  return sources;
}

/** A page of merge records as NDJSON; undefined where the segment has another revision than the stream began with. */
export async function mergeRecordsPage(db: Db, no: string, { after, revision, today, lineNos, size }: { after: number; revision: number; today: string; lineNos?: number[]; size: number }): Promise<TextPage | undefined> {
  return db.transaction().execute(async (trx) => {
    const header = await trx.selectFrom('segmentHeader').select('revision').where('no', '=', no).where('loggedAs', 'is', null).executeTakeFirst();
    if (header?.revision !== revision) return undefined;
    const sources = await sourcesAt(db, trx, { no, revision, today });
    const lines = await wholeLines(trx, no, { after, size, ...(lineNos && { lineNos }) });
    const text = lines.map((line) => `${recordJson(line, sources)}\n`).join('');
    return lines.length === size ? { text, after: lines.at(-1)!.lineNo } : { text };
  });
}
