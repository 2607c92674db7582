import type { MergeDataHeader, MergeRecord } from '../../contract/mergeData';
import type { SyncProblem } from '../../contract/problem';
import { settledOf, type LetterFor, type LetterSettled } from '../../contract/segmentLetter';
import type { SyncClient } from '../../contract/syncClient';
import type { MergeWorker } from '../../merge/worker/mergeWorker';
import { askPatiently, type Pause } from './runRetry';
import type { SegmentLetter, SegmentLetters } from './segmentLetters';

/** Records go to the worker in groups of this many, so that neither side waits for all of them. */
const groupSize = 500;

/** The letter and the records that a run is made of. They never change once the run has begun. */
export interface RunMaterial extends LetterSettled {
  template: Uint8Array;
  templateName: string;
  /** Whom this one is for; missing in runs of one, and in those that were kept by older versions: those it makes that no further one is for. */
  whom?: LetterFor[];
  /** Further documents that some of the letters are made from. */
  others?: SegmentLetter[];
  header: MergeDataHeader;
  records: MergeRecord[];
}

export interface Reading { pause: Pause; signal?: AbortSignal; onLoaded?: (loaded: number, lineCount: number) => void; onWaiting?: (problem: SyncProblem | undefined) => void }

/**
 * Reads the merge data of a segment, all of it or `lines`, into the worker and into the answer.
 * A stream that was cut is read again from its beginning: half a list must never look like a whole one.
 */
export async function readRecords(sync: SyncClient, worker: MergeWorker, segmentNo: string, query: { lines?: string; today?: string }, reading: Reading): Promise<Pick<RunMaterial, 'header' | 'records'>> {
  const { signal, onLoaded } = reading;
  return askPatiently(async () => {
    const records: MergeRecord[] = [];
    const { header, lines } = await sync.stream('mergeData', { params: { no: segmentNo }, query, ...(signal ? { signal } : {}) });
    await worker.startRecords(header.common);
    let group: MergeRecord[] = [];
    const handOver = async (): Promise<void> => {
      await worker.addRecords(group);
      records.push(...group);
      group = [];
      onLoaded?.(records.length, header.lineCount);
    };
    for await (const record of lines) {
      group.push(record);
      if (group.length === groupSize) await handOver();
    }
    if (group.length > 0) await handOver();
    return { header, records };
  }, { ...reading, tries: 5 });
}

/** Gives a fresh worker the documents and the records of a run that were read before. */
export async function loadMaterial(worker: MergeWorker, material: RunMaterial): Promise<void> {
  await worker.open(material.template, settledOf(material), material.whom && { whom: material.whom });
  for (const { template, whom, ...letter } of material.others ?? []) await worker.openAlso(template, settledOf(letter), whom);
  await worker.startRecords(material.header.common);
  for (let start = 0; start < material.records.length; start += groupSize) await worker.addRecords(material.records.slice(start, start + groupSize));
}

/** The documents of a run, as its material has them. */
export function materialOf([{ template, templateName, whom, ...first }, ...others]: SegmentLetters['letters']): Omit<RunMaterial, 'header' | 'records'> {
  return { template, templateName, ...settledOf(first), ...(others.length > 0 && { whom, others }) };
}
