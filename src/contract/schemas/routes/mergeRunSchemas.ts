import { id, no } from '../asked';
import { lettersToKeep, logRequest, mergeRunChange, newMergeRun, newReceipts } from '../mergeRunSchemas';

export const mergeRunSchemas = {
  openMergeRuns: { params: no },
  createMergeRun: { params: no, body: newMergeRun },
  mergeRun: { params: id },
  changeMergeRun: { params: id, body: mergeRunChange },
  addReceipts: { params: id, body: newReceipts },
  lettersToKeep: { params: id },
  keepLetters: { params: id, body: lettersToKeep },
  log: { params: no, body: logRequest },
};
