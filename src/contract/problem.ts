import type { ChangedLine } from './mergeRun';
import type { SegmentIssue } from './check';

/** Every code that `application/problem+json` carries. The pane explains each in the person's language. */
export const problemCodes = [
  'NOT_SIGNED_IN', 'FORBIDDEN', 'NOT_FOUND', 'SEGMENT_NOT_FOUND', 'LINE_NOT_FOUND', 'MERGE_RUN_NOT_FOUND', 'LOGGED_SEGMENT_NOT_FOUND',
  'CONTACT_NOT_FOUND', 'CRITERIA_NOT_FOUND', 'MAILING_GROUP_NOT_FOUND', 'INVALID_FILTER', 'CRITERIA_CODE_TAKEN', 'NO_CRITERIA', 'NOTHING_TO_UNDO',
  'INVALID_REQUEST', 'IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_REUSED', 'REVISION_CHANGED', 'LINES_CHANGED',
  'ALREADY_LOGGED', 'STILL_CANCELED', 'TAKE_BACK_TOO_LATE', 'NOTHING_TO_RESEND', 'SEGMENT_INCOMPLETE', 'NOTHING_TO_LOG', 'LETTERS_TO_KEEP', 'ENTRY_WITHOUT_LETTER', 'COMMENT_NOT_FOUND', 'RECEIPT_DIFFERS', 'MERGE_RUN_CLOSED', 'MERGE_RUN_INCOMPLETE', 'LETTER_NOT_KEPT', 'LETTER_TOO_LARGE', 'TOO_LARGE',
  'BUSY', 'INTERNAL',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** RFC 9457 body. `title` is English, for logs; the pane never shows it. */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  code: ProblemCode;
  requestId?: string;
  /** INVALID_REQUEST and INVALID_FILTER: what is wrong, as `path: reason`; of a filter `source.field: reason, at character 1`. */
  reasons?: string[];
  /** LINES_CHANGED */
  lines?: ChangedLine[];
  /** SEGMENT_INCOMPLETE */
  issues?: SegmentIssue[];
  /** ALREADY_LOGGED */
  loggedSegmentEntryNo?: number;
  /** LETTERS_TO_KEEP: how many. */
  lettersToKeep?: number;
  /** REVISION_CHANGED */
  revision?: number;
}

/** What the sync client throws: the service answered with a problem, or could not be reached (`UNREACHABLE`, status 0). */
export class SyncProblem extends Error {
  constructor(readonly code: ProblemCode | 'UNREACHABLE', readonly status: number, readonly problem?: Problem) {
    super(problem?.title ?? code);
    this.name = 'SyncProblem';
  }
}

/** True where the same question may be answered later: the service was not reached, is busy, or broke while answering. */
export const isPassing = (error: unknown): error is SyncProblem =>
  error instanceof SyncProblem && (error.code === 'UNREACHABLE' || error.code === 'BUSY' || error.status >= 500);
