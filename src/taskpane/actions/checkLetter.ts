import type { PaneServices } from '../session/paneServices';
import { readRecords, type Reading } from '../session/runMaterial';
import { openSegmentLetters } from '../session/segmentLetters';
import { barrierToLetter } from '../../contract/whoGetsALetter';
import type { LetterNotes } from '../../word/wordDocument';
import type { TemplateInfo } from '../../merge/worker/mergeWorker';
import { joinIssues, type CheckEntry, type LetterIssue } from './joinIssues';

export interface CheckReport {
  entries: CheckEntry[];
  /** Contacts that can get this letter. */
  ready: number;
  fields: TemplateInfo['fields'];
  /** What the open letter asks, where letters are made from it. */
  questions: TemplateInfo['questions'];
}

/** Everything that is wrong with the letter in Word and the segment's others, the records and the segment, before anything is made. */
export async function checkLetter(services: PaneServices, segmentNo: string, notes: Pick<LetterNotes, 'fineFields'>, reading: Reading): Promise<CheckReport> {
  const ofSegment = services.sync.ask('check', { params: { no: segmentNo }, body: {}, ...(reading.signal ? { signal: reading.signal } : {}) });
  ofSegment.catch(() => undefined);
  const worker = services.startMerge();
  try {
    const { letters, open, info: { fields, questions }, passages } = await openSegmentLetters(services, worker, segmentNo, reading);
    const { records } = await readRecords(services.sync, worker, segmentNo, {}, reading);
    const titleOf = (id: string): string => passages.find((passage) => passage.id === id)?.title || id;
    const ofLetter = (await worker.check({ fine: notes.fineFields })).map((found): LetterIssue => {
      const issue = found.code === 'PASSAGE_GONE' && found.subject !== undefined ? { ...found, subject: titleOf(found.subject) } : found;
      const letter = issue.document === undefined ? undefined : letters[issue.document];
      return letter && letter !== open ? { ...issue, letter: { name: letter.templateName, ...(letter.documentHash && { documentHash: letter.documentHash }) } } : issue;
    });
    return { entries: joinIssues(ofLetter, (await ofSegment).items), ready: records.filter((record) => barrierToLetter(record) === undefined).length, fields, questions: letters.includes(open) ? questions : [] };
  } finally {
    worker.close();
  }
}
