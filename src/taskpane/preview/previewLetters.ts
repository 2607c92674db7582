import type { MergeRecord } from '../../contract/mergeData';
import { documentChooser } from '../../contract/runLetters';
import type { MergeWorker } from '../../merge/worker/mergeWorker';
import type { PaneServices } from '../session/paneServices';
import { readRecords, type Reading } from '../session/runMaterial';
import { pauseForReal } from '../session/runRetry';
import { openSegmentLetters, type SegmentLetters } from '../session/segmentLetters';

export type Risk = Awaited<ReturnType<MergeWorker['riskiest']>>[number];

/** Letters one at a time, each from the document that is for its contact, and only as many contacts as are looked at. */
export interface PreviewLetters {
  /** What producing makes for this line: the very bytes, but for the blanks in tags that letters of long runs have (decision 18). `around`: lines that are likely to be looked at next; they come along. */
  letter(lineNo: number, around: readonly number[]): Promise<PreviewLetter>;
  /** All of these lines, the riskiest first. Reads the whole segment, once. */
  riskiest(lineNos: number[], reading: Reading): Promise<Risk[]>;
  close(): void;
}

/** `from` = the document it is made from, where it is not the segment's own in Word alone. */
export interface PreviewLetter { bytes: Uint8Array; from?: string }

/** The service answers at most this many lines at once (contract: mergeData). */
const mostLines = 200;

export function createPreviewLetters(services: PaneServices, segmentNo: string): PreviewLetters {
  const { sync, startMerge } = services;
  const worker = startMerge();
  /** What was read, with the language that decides the document. */
  const known = new Map<number, Pick<MergeRecord, 'lineNo' | 'languageCode'>>();
  let opened: Promise<SegmentLetters> | undefined;
  let revision: number | undefined;
  /** One thing at a time: a worker has one set of records. */
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const open = (): Promise<SegmentLetters> => opened ??= openSegmentLetters(services, worker, segmentNo, { pause: pauseForReal, tries: 1 }).catch((error: unknown) => {
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
    for (const one of records) known.set(one.lineNo, { lineNo: one.lineNo, languageCode: one.languageCode });
  }
  return {
    letter: (lineNo, around) => inTurn(async () => {
      const { letters, isOpenAlone } = await open();
      if (!known.has(lineNo)) await readAround(lineNo, around);
      const bytes = await worker.letter(lineNo);
      return { bytes, ...(!isOpenAlone && { from: documentChooser(letters)(known.get(lineNo)!).templateName }) };
    }),
    riskiest: (lineNos, reading) => inTurn(async () => {
      await open();
      known.clear();
      const { header, records } = await readRecords(sync, worker, segmentNo, {}, reading);
      revision = header.revision;
      for (const { lineNo, languageCode } of records) known.set(lineNo, { lineNo, languageCode });
      return worker.riskiest(lineNos.filter((lineNo) => known.has(lineNo)));
    }),
    close: () => worker.close(),
  };
}
