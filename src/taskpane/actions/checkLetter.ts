import type { PaneServices } from '../session/paneServices';
import { readRecords, type Reading } from '../session/runMaterial';
import { barrierToLetter } from '../../contract/whoGetsALetter';
import type { LetterNotes } from '../../word/wordDocument';
import type { TemplateInfo } from '../../merge/worker/mergeWorker';
import { joinIssues, type CheckEntry } from './joinIssues';

export interface CheckReport {
  entries: CheckEntry[];
  /** Contacts that can get this letter. */
  ready: number;
  fields: TemplateInfo['fields'];
}

/** Everything that is wrong with the letter in Word, the records and the segment, before anything is made. */
export async function checkLetter(services: PaneServices, segmentNo: string, notes: Pick<LetterNotes, 'fieldMapping' | 'fineFields'>, reading: Reading): Promise<CheckReport> {
  const ofSegment = services.sync.ask('check', { params: { no: segmentNo }, body: {}, ...(reading.signal ? { signal: reading.signal } : {}) });
  ofSegment.catch(() => undefined);
  const worker = services.startMerge();
  try {
    const { fields } = await worker.open(await services.word.readBytes(), notes.fieldMapping);
    const { records } = await readRecords(services.sync, worker, segmentNo, {}, reading);
    const ofLetter = await worker.check({ fine: notes.fineFields });
    return { entries: joinIssues(ofLetter, (await ofSegment).items), ready: records.filter((record) => barrierToLetter(record) === undefined).length, fields };
  } finally {
    worker.close();
  }
}
