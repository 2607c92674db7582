import type { LogRequest, MergeRunLetter } from '../../contract/mergeRun';
import type { SegmentLineRow } from '../../contract/segment';
import { isHardBarrier } from '../../contract/whoGetsALetter';

/** What a log would do: the numbers of the question. Together they are the segment's contacts. */
export interface LogCounts { logged: number; attemptFailed: number; left: number; blocked: number }

/**
 * Counts what will be logged. `rows` are the segment's contacts as they are now; a contact that was blocked meanwhile is never
 * logged and stays (DOMAIN §16). `letters` missing = a log without letters, where nothing can have failed.
 */
export function countLog(rows: readonly Pick<SegmentLineRow, 'lineNo' | 'barrier'>[], ticked: ReadonlySet<number>, notOut: LogRequest['notOut'], letters?: readonly MergeRunLetter[]): LogCounts {
  const tried = new Set(letters?.filter(({ state }) => state === 'made' || state === 'failed').map(({ lineNo }) => lineNo));
  const counts: LogCounts = { logged: 0, attemptFailed: 0, left: 0, blocked: 0 };
  for (const { lineNo, barrier } of rows) {
    if (ticked.has(lineNo)) counts[isHardBarrier(barrier) ? 'blocked' : 'logged'] += 1;
    else if (notOut === 'attemptFailed' && tried.has(lineNo) && !isHardBarrier(barrier)) counts.attemptFailed += 1;
    else counts.left += 1;
  }
  return counts;
}
