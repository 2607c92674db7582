import { randomUUID } from 'node:crypto';
import type { MergeRecord } from '../../src/contract/mergeData';
import type { LogRequest, LogResult, NewMergeRun, Receipt } from '../../src/contract/mergeRun';
import { barrierToLetter } from '../../src/contract/whoGetsALetter';
import type { ServiceUnderTest } from './serviceUnderTest';

export const hash = (digit: string | number): string => String(digit).repeat(64).slice(0, 64);
export const madeAt = '2026-11-23T10:00:00.000Z';

export interface MadeRun { id: string; records: MergeRecord[]; lineNos: number[] }

/** What a run has otherwise. */
type ChangedRun = Omit<Partial<NewMergeRun>, 'options'> & { options?: Partial<NewMergeRun['options']> };

/** Creates a run for the lines that may get a letter (or the chosen ones of them). */
export async function createRun({ ask, all }: ServiceUnderTest, no: string, chosen?: (record: MergeRecord) => boolean, { options, ...change }: ChangedRun = {}): Promise<MadeRun & { run: NewMergeRun }> {
  const { header, lines } = await all('mergeData', { params: { no } });
  const records = lines.filter((record) => barrierToLetter(record) === undefined && (chosen?.(record) ?? true));
  const lineNos = records.map((record) => record.lineNo);
  const run: NewMergeRun = {
    id: randomUUID(), segmentRevision: header.revision, templateName: 'Kevätkirje.docx', templateHash: hash('a'), engineVersion: '1',
    options: { correspondenceTypes: ['', 'Hard Copy', 'Email'], handOver: 'combined', namePattern: '{Letter_No}', today: '2026-11-23', ...options },
    lineNos, skipped: lines.filter((record) => !lineNos.includes(record.lineNo)).map((record) => ({ lineNo: record.lineNo, reason: record.barrier ?? 'notChosen' })), ...change,
  };
  await ask('createMergeRun', { params: { no }, body: run });
  return { id: run.id, records, lineNos, run };
}

export const receiptOf = (record: MergeRecord, change: Partial<Receipt> = {}): Receipt =>
  ({ lineNo: record.lineNo, state: 'made', recordHash: record.recordHash, letterHash: hash(record.lineNo % 10), madeAt, ...change });

/** A run with every letter made and handed over; `failed` lines failed. */
export async function handedOverRun(service: ServiceUnderTest, no: string, { chosen, change, failed = [], hashOf = ({ lineNo }) => hash(lineNo % 10) }: { chosen?: (record: MergeRecord) => boolean; change?: ChangedRun; failed?: number[]; hashOf?: (record: MergeRecord) => string } = {}): Promise<MadeRun> {
  const made = await createRun(service, no, chosen, change);
  const receipts = made.records.map((record) => receiptOf(record, failed.includes(record.lineNo) ? { state: 'failed', letterHash: '', reason: 'FIELDS_TOO_DEEP' } : { letterHash: hashOf(record) }));
  await service.ask('addReceipts', { params: { id: made.id }, body: { receipts } });
  await service.ask('changeMergeRun', { params: { id: made.id }, body: { state: 'made' } });
  await service.ask('changeMergeRun', { params: { id: made.id }, body: { state: 'handedOver' } });
  return made;
}

export const logRun = ({ ask }: ServiceUnderTest, no: string, id: string, request: Partial<LogRequest> = {}): Promise<LogResult> =>
  ask('log', { params: { no }, idempotencyKey: id, body: { mergeRun: id, createFollowUp: false, notOut: 'remainder', ...request } });
