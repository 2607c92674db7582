import type { SegmentIssue } from '../../contract/check';
import type { ChangedLine, LogRequest, LogResult } from '../../contract/mergeRun';
import { SyncProblem } from '../../contract/problem';
import type { SyncClient } from '../../contract/syncClient';
import { askPatiently, type Patience } from '../session/runRetry';

/** One log call: the same key and the same words each time it is sent. */
export interface LogCall {
  segmentNo: string;
  /** The run's id, or a UUID for a log without letters. */
  key: string;
  request: LogRequest;
}

export type LogOutcome =
  | { kind: 'logged'; result: LogResult }
  /** Another log came first; which one, where the service says. */
  | { kind: 'alreadyLogged'; entryNo?: number }
  | { kind: 'linesChanged'; lines: ChangedLine[] }
  | { kind: 'incomplete'; issues: SegmentIssue[] }
  | { kind: 'nothingToLog' };

/**
 * Logs a segment exactly once. A lost answer is asked for again with the same key, so the service repeats its answer and writes
 * nothing twice (ARCHITECTURE §2). What a person can decide about is an outcome; everything else is thrown as SyncProblem. Where the
 * service keeps letters and lacks some, nothing is logged yet: `keep` sends them, and then it is asked again.
 */
export async function logSegment(sync: SyncClient, { segmentNo, key, request }: LogCall, patience: Patience, keep?: () => Promise<void>): Promise<LogOutcome> {
  const log = (): Promise<LogResult> => askPatiently(() => sync.ask('log', { params: { no: segmentNo }, body: request, idempotencyKey: key }), patience);
  try {
    const result = await log().catch(async (error: unknown) => {
      if (!keep || !(error instanceof SyncProblem && error.code === 'LETTERS_TO_KEEP')) throw error;
      await keep();
      return log();
    });
    return { kind: 'logged', result };
  } catch (error) {
    if (!(error instanceof SyncProblem)) throw error;
    const { code, problem } = error;
    if (code === 'LINES_CHANGED') return { kind: 'linesChanged', lines: problem?.lines ?? [] };
    if (code === 'SEGMENT_INCOMPLETE') return { kind: 'incomplete', issues: problem?.issues ?? [] };
    if (code === 'NOTHING_TO_LOG') return { kind: 'nothingToLog' };
    if (code === 'ALREADY_LOGGED' || code === 'IDEMPOTENCY_KEY_REUSED') return { kind: 'alreadyLogged', ...(problem?.loggedSegmentEntryNo === undefined ? {} : { entryNo: problem.loggedSegmentEntryNo }) };
    throw error;
  }
}
