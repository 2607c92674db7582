import { setTimeout as wait } from 'node:timers/promises';
import type { MergeDataHeader, MergeRecord } from '../contract/mergeData';
import type { CorrespondenceType } from '../contract/interaction';
import type { LogResult, NewMergeRun, Receipt } from '../contract/mergeRun';
import { keepLetters } from '../contract/keptLetter';
import { isPassing, SyncProblem } from '../contract/problem';
import type { SyncClient } from '../contract/syncClient';
import { planLetters, usualTypes, type LetterPlan } from '../contract/whoGetsALetter';

/** The merge data of a segment and who gets a letter. */
export interface Material extends LetterPlan { header: MergeDataHeader; records: MergeRecord[]; correspondenceTypes: CorrespondenceType[] }

/** Reads the whole segment; `types` missing = the usual ones. A stream that was cut is read again, because half a list must never look like a whole one. */
export async function readMaterial(sync: SyncClient, segmentNo: string, types: CorrespondenceType[] | undefined, signal: AbortSignal): Promise<Material> {
  return patiently(async () => {
    const { header, lines } = await sync.stream('mergeData', { params: { no: segmentNo }, query: {}, signal });
    const records: MergeRecord[] = [];
    for await (const record of lines) records.push(record);
    const correspondenceTypes = types ?? usualTypes(records);
    return { header, records, correspondenceTypes, ...planLetters(records, { correspondenceTypes }) };
  }, signal);
}

/** A run on the service (ARCHITECTURE §2): made before its first letter, given up where anything goes wrong before all letters are written. */
export interface LetterRun {
  receive(receipt: Receipt): Promise<void>;
  /** All letters are there and the person has them. */
  finish(): Promise<void>;
  abandon(): Promise<void>;
  /** Once, however often it is sent: the run's id is the key. Where the service keeps letters it gets those it lacks first. */
  log(createFollowUp: boolean, letterOf: (lineNo: number) => Promise<Uint8Array>): Promise<LogResult>;
}

/** The most receipts in one call. */
const batch = 500;

export async function createLetterRun(sync: SyncClient, segmentNo: string, run: NewMergeRun, signal: AbortSignal): Promise<LetterRun> {
  await patiently(() => sync.ask('createMergeRun', { params: { no: segmentNo }, body: run, signal }), signal);
  const params = { id: run.id };
  let waiting: Receipt[] = [];
  const send = async (): Promise<void> => {
    if (waiting.length === 0) return;
    await patiently(() => sync.ask('addReceipts', { params, body: { receipts: waiting }, signal }), signal);
    waiting = [];
  };
  return {
    async receive(receipt) {
      waiting.push(receipt);
      if (waiting.length >= batch) await send();
    },
    async finish() {
      await send();
      for (const state of ['made', 'handedOver'] as const) await patiently(() => sync.ask('changeMergeRun', { params, body: { state }, signal }), signal);
    },
    async abandon() {
      await sync.ask('changeMergeRun', { params, body: { state: 'abandoned' }, signal: AbortSignal.timeout(3000) }).catch(() => undefined);
    },
    async log(createFollowUp, letterOf) {
      const log = () => patiently(() => sync.ask('log', { params: { no: segmentNo }, body: { mergeRun: run.id, createFollowUp, notOut: 'remainder' }, idempotencyKey: run.id, signal }), signal);
      return log().catch(async (error: unknown) => {
        if (!(error instanceof SyncProblem && error.code === 'LETTERS_TO_KEEP')) throw error;
        await keepLetters({ sync, runId: run.id, letterOf, patiently: (ask) => patiently(ask, signal) });
        return log();
      });
    },
  };
}

/** Asks again while the service is away or busy, half a minute at most. Only for calls that may be repeated. */
export async function patiently<Answer>(ask: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error) || tries === 6) throw error;
      await wait(500 * 2 ** (tries - 1), undefined, { signal });
    }
  }
}
