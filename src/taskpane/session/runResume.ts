import type { ChangedLine, MergeRunWithLetters } from '../../contract/mergeRun';
import type { MergeRecord } from '../../contract/mergeData';
import { documentChooser, settledChooser } from '../../contract/runLetters';
import { isSettledAlike } from '../../contract/segmentLetter';
import type { PaneServices } from './paneServices';
import type { RunMaterial } from './runMaterial';
import { materialOf, readRecords } from './runMaterial';
import type { Pause } from './runRetry';
import { openSegmentLetters, type SegmentLetter, type SegmentLetters } from './segmentLetters';

/**
 * What was found when an unfinished run was looked at again (ARCHITECTURE §2).
 *   continue  nothing changed: go on
 *   ask       the letter or contacts changed: go on with the old, or start again
 *   restart   the old letters cannot be made again on this machine: only start again
 */
export interface ResumeFindings {
  run: MergeRunWithLetters;
  choice: 'continue' | 'ask' | 'restart';
  letterChanged: boolean;
  /** Which of several documents would make another letter now; none where there is one alone, then and now. `before` = the letter was made from that one, and would be made from another now. */
  documentsChanged: { name: string; before?: string }[];
  /** Letters of the run are made from the document that is open in Word. */
  isOpenIn: boolean;
  changed: ChangedLine[];
  /** What the old letters are made of, where `choice` is not `restart`. */
  material?: RunMaterial;
}

/** The letters whose contact is no longer what the letter was, or is to be, made from. */
export function changedLetters(run: MergeRunWithLetters, before: ReadonlyMap<number, string>, now: ReadonlyMap<number, string>): ChangedLine[] {
  return run.letters.flatMap(({ letterNo, lineNo, contactNo, contactName, state }): ChangedLine[] => {
    if (state === 'skipped') return [];
    const hash = now.get(lineNo);
    if (hash === undefined) return [{ letterNo, lineNo, contactNo, contactName, change: 'removed' }];
    const old = before.get(lineNo);
    return old === undefined || old === hash ? [] : [{ letterNo, lineNo, contactNo, contactName, change: 'changed' }];
  }).sort((one, other) => one.letterNo - other.letterNo);
}

const hashesOf = (records: readonly MergeRecord[]): Map<number, string> => new Map(records.map(({ lineNo, recordHash }) => [lineNo, recordHash]));

/**
 * Whether a letter of the run would be made from another document now, or from the same one of which something else is settled – what its fields mean, what was
 * chosen for it –; and whether one would be made from the open document. That the run itself says, where this machine has not kept it.
 */
function compareDocuments(run: MergeRunWithLetters, kept: RunMaterial | undefined, records: readonly MergeRecord[], { letters, open }: SegmentLetters): Pick<ResumeFindings, 'letterChanged' | 'documentsChanged' | 'isOpenIn'> {
  const documentOf = documentChooser(letters);
  const keptFor = kept && documentChooser([{ ...kept, hash: run.templateHash, whom: kept.whom ?? [], passages: [] }, ...kept.others ?? []]);
  const settledIn = settledChooser(run.options);
  const byLine = new Map(records.map((record) => [record.lineNo, record]));
  const planned = run.letters.flatMap(({ state, lineNo, templateHash = run.templateHash }) => {
    const record = byLine.get(lineNo);
    if (state === 'skipped' || !record) return [];
    const now = documentOf(record);
    return [{ templateHash, now, before: keptFor?.(record) ?? settledIn(record, templateHash) }];
  });
  const others = planned.filter(({ templateHash, before, now }) => now.hash !== templateHash || !isSettledAlike(before, now));
  return {
    letterChanged: others.length > 0,
    documentsChanged: letters.length > 1 || run.documents?.length ? namesOf(run, others) : [],
    isOpenIn: planned.some(({ now }) => now === open),
  };
}

/** Each document once. Several of a run can have the same content: a contact's own is often a copy of the general one. */
function namesOf({ templateHash: first, templateName, documents = [] }: MergeRunWithLetters, others: readonly { templateHash: string; now: SegmentLetter }[]): ResumeFindings['documentsChanged'] {
  const made = [{ templateHash: first, templateName }, ...documents];
  const changed = others.map(({ templateHash, now: { templateName: name } }) => {
    const before = made.filter((document) => document.templateHash === templateHash).map((document) => document.templateName);
    return before.length === 0 || before.includes(name) ? { name } : { name, before: before[0]! };
  });
  return [...new Map(changed.map((one) => [JSON.stringify(one), one])).values()];
}

/** Compares an unfinished run with the letter and the contacts as they are now. */
export async function examineRun(services: PaneServices, runId: string, pause: Pause): Promise<ResumeFindings> {
  const { sync, runs } = services;
  const run = await sync.ask('mergeRun', { params: { id: runId } });
  const kept = await runs.find(runId).catch(() => undefined);
  const worker = services.startMerge();
  try {
    const opened = await openSegmentLetters(services, worker, run.segmentNo, { pause, tries: 6 });
    const fresh = await readRecords(sync, worker, run.segmentNo, { today: run.options.today }, { pause });
    const receipts = new Map(run.letters.flatMap(({ lineNo, state, recordHash }) => (state === 'made' && recordHash ? [[lineNo, recordHash] as const] : [])));
    const changed = changedLetters(run, kept ? hashesOf(kept.records) : receipts, hashesOf(fresh.records));
    // A contact whose language changed may get another document: that is a change of the contact.
    const documents = compareDocuments(run, kept, kept?.records ?? fresh.records, opened);
    if (opened.info.engineVersion !== run.engineVersion) return { run, choice: 'restart', ...documents, changed };
    const same = !documents.letterChanged && changed.length === 0;
    if (kept) return { run, choice: same ? 'continue' : 'ask', ...documents, changed, material: kept };
    if (!same) return { run, choice: 'restart', ...documents, changed };
    return { run, choice: 'continue', ...documents, changed, material: { ...materialOf(opened.letters), ...fresh } };
  } finally {
    worker.close();
  }
}
