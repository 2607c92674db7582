import type { LetterToKeep } from '../keptLetter';
import type { LogRequest, LogResult, MergeRun, MergeRunChange, MergeRunWithLetters, NewMergeRun, Receipt } from '../mergeRun';
import { route, type Id, type No, type None, type Page } from '../route';

/** Merge runs and the log (ARCHITECTURE §2). */
export const mergeRunRoutes = {
  /** The runs of a segment that are neither logged nor abandoned, the newest first. */
  openMergeRuns: route<No, None, undefined, Page<MergeRun>>('GET', '/segments/:no/merge-runs'),
  createMergeRun: route<No, None, NewMergeRun, MergeRun>('POST', '/segments/:no/merge-runs'),
  mergeRun: route<Id, None, undefined, MergeRunWithLetters>('GET', '/merge-runs/:id'),
  changeMergeRun: route<Id, None, MergeRunChange, MergeRun>('PATCH', '/merge-runs/:id'),
  addReceipts: route<Id, None, { receipts: Receipt[] }, MergeRun['counts']>('POST', '/merge-runs/:id/receipts'),
  /** The letters that went out and are to be kept with the log, but are not yet; none where the service keeps no letters. */
  lettersToKeep: route<Id, None, undefined, { lineNos: number[] }>('GET', '/merge-runs/:id/letters-to-keep'),
  /** The same letter twice changes nothing; other bytes than those of the receipt are refused. */
  keepLetters: route<Id, None, { letters: LetterToKeep[] }, { kept: number }>('POST', '/merge-runs/:id/kept-letters'),
  log: route<No, None, LogRequest, LogResult>('POST', '/segments/:no/log'),
} as const;
