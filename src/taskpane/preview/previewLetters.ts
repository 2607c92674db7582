import type { MergeRecord } from '../../contract/mergeData';
import type { MergeWorker } from '../../merge/worker/mergeWorker';
import type { PaneServices } from '../session/paneServices';
import { readRecords, type Reading } from '../session/runMaterial';

export type Risk = Awaited<ReturnType<MergeWorker['riskiest']>>[number];

/** Letters one at a time, from the open letter and only as many contacts as are looked at. */
export interface PreviewLetters {
  /** The very bytes that producing makes for this line. `around`: lines that are likely to be looked at next; they come along. */
  letter(lineNo: number, around: readonly number[]): Promise<Uint8Array>;
  /** All of these lines, the riskiest first. Reads the whole segment, once. */
  riskiest(lineNos: number[], reading: Reading): Promise<Risk[]>;
  close(): void;
}

/** The service answers at most this many lines at once (contract: mergeData). */
const mostLines = 200;

export function createPreviewLetters({ sync, word, startMerge }: PaneServices, segmentNo: string, fieldMapping: Record<string, string>): PreviewLetters {
  const worker = startMerge();
  const known = new Set<number>();
  let opened: Promise<unknown> | undefined;
  let revision: number | undefined;
  /** One thing at a time: a worker has one set of records. */
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const open = (): Promise<unknown> => opened ??= word.readBytes().then((bytes) => worker.open(bytes, fieldMapping)).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  async function readAround(lineNo: number, around: readonly number[]): Promise<void> {
    const wanted = [lineNo, ...around.filter((one) => one !== lineNo && !known.has(one))].slice(0, mostLines);
    const { header, lines } = await sync.stream('mergeData', { params: { no: segmentNo }, query: { lines: wanted.join(',') } });
    const records: MergeRecord[] = [];
    for await (const record of lines) records.push(record);
    if (revision !== header.revision) {
      // Another state of the segment: what was read before does not belong to it.
      known.clear();
      await worker.startRecords(header.common);
      revision = header.revision;
    }
    await worker.addRecords(records);
    for (const record of records) known.add(record.lineNo);
  }
  return {
    letter: (lineNo, around) => inTurn(async () => {
      await open();
      if (!known.has(lineNo)) await readAround(lineNo, around);
      return worker.letter(lineNo);
    }),
    riskiest: (lineNos, reading) => inTurn(async () => {
      await open();
      known.clear();
      const { header, records } = await readRecords(sync, worker, segmentNo, {}, reading);
      revision = header.revision;
      for (const { lineNo } of records) known.add(lineNo);
      return worker.riskiest(lineNos.filter((lineNo) => known.has(lineNo)));
    }),
    close: () => worker.close(),
  };
}
