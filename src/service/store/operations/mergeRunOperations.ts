import type { LetterToKeep } from '../../../contract/keptLetter';
import type { LogRequest, MergeRunChange, NewMergeRun, Receipt } from '../../../contract/mergeRun';
import { keepLetters, lettersToKeep } from '../../segments/keptLetters';
import { logSegment } from '../../segments/logSegment';
import { changeMergeRun, createMergeRun, findMergeRun, openMergeRuns } from '../../segments/mergeRuns';
import { addReceipts } from '../../segments/receipts';
import type { Db } from '../tables';
import type { By, No } from './asked';

export const mergeRunReadings = (db: Db) => ({
  openMergeRuns: ({ no }: No) => openMergeRuns(db, no),
  lettersToKeep: async ({ id }: { id: string }) => ({ lineNos: await lettersToKeep(db, id) }),
  mergeRun: ({ id }: { id: string }) => findMergeRun(db, id),
});

export const mergeRunChanges = (db: Db, now: () => Date) => ({
  createMergeRun: ({ no, run, user }: No & { run: NewMergeRun } & By) => createMergeRun(db, no, run, { user, now: now() }),
  changeMergeRun: ({ id, change, user }: { id: string; change: MergeRunChange } & By) => changeMergeRun(db, id, change, { user, now: now() }),
  addReceipts: ({ id, receipts }: { id: string; receipts: Receipt[] }) => addReceipts(db, id, receipts),
  keepLetters: ({ id, letters }: { id: string; letters: LetterToKeep[] }) => keepLetters(db, id, letters, now()),
  logSegment: ({ no, request, key, ...by }: No & { request: LogRequest; key: string; keepLetters?: boolean } & By) => logSegment(db, no, request, { ...by, key, now: now() }),
});
