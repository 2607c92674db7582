import type { LogRequest, MergeRunChange, NewMergeRun, Receipt } from '../../../contract/mergeRun';
import { logSegment } from '../../segments/logSegment';
import { changeMergeRun, createMergeRun, findMergeRun, openMergeRuns } from '../../segments/mergeRuns';
import { addReceipts } from '../../segments/receipts';
import type { Db } from '../tables';
import type { By, No } from './asked';

export const mergeRunReadings = (db: Db) => ({
  openMergeRuns: ({ no }: No) => openMergeRuns(db, no),
  mergeRun: ({ id }: { id: string }) => findMergeRun(db, id),
});

export const mergeRunChanges = (db: Db, now: () => Date) => ({
  createMergeRun: ({ no, run, user }: No & { run: NewMergeRun } & By) => createMergeRun(db, no, run, { user, now: now() }),
  changeMergeRun: ({ id, change, user }: { id: string; change: MergeRunChange } & By) => changeMergeRun(db, id, change, { user, now: now() }),
  addReceipts: ({ id, receipts }: { id: string; receipts: Receipt[] }) => addReceipts(db, id, receipts),
  logSegment: ({ no, request, key, ...by }: No & { request: LogRequest; key: string } & By) => logSegment(db, no, request, { ...by, key, now: now() }),
});
