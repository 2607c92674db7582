import type { Problem, ProblemCode } from '../contract/problem';

const statusOf: Record<ProblemCode, number> = {
  NOT_SIGNED_IN: 401, FORBIDDEN: 403,
  NOT_FOUND: 404, SEGMENT_NOT_FOUND: 404, LINE_NOT_FOUND: 404, MERGE_RUN_NOT_FOUND: 404, LOGGED_SEGMENT_NOT_FOUND: 404, CONTACT_NOT_FOUND: 404, CRITERIA_NOT_FOUND: 404, MAILING_GROUP_NOT_FOUND: 404,
  INVALID_FILTER: 422, CRITERIA_CODE_TAKEN: 409, NO_CRITERIA: 409, NOTHING_TO_UNDO: 409,
  INVALID_REQUEST: 422, IDEMPOTENCY_KEY_MISSING: 400, IDEMPOTENCY_KEY_REUSED: 422,
  REVISION_CHANGED: 412, LINES_CHANGED: 412,
  ALREADY_LOGGED: 409, STILL_CANCELED: 409, TAKE_BACK_TOO_LATE: 409, NOTHING_TO_RESEND: 409, RECEIPT_DIFFERS: 409, MERGE_RUN_CLOSED: 409, MERGE_RUN_INCOMPLETE: 409, NOTHING_TO_LOG: 409,
  LETTERS_TO_KEEP: 409, ENTRY_WITHOUT_LETTER: 404, COMMENT_NOT_FOUND: 404,
  SEGMENT_INCOMPLETE: 422, LETTER_NOT_KEPT: 404, LETTER_TOO_LARGE: 413, TOO_LARGE: 413, BUSY: 503, INTERNAL: 500,
};

/** What a problem carries beside its code; see `Problem` in the contract. */
export type ProblemDetails = Pick<Problem, 'reasons' | 'lines' | 'issues' | 'loggedSegmentEntryNo' | 'lettersToKeep' | 'revision'>;

/**
 * A refusal that the person can understand and act on. Everything else that is thrown is a fault of ours and answers INTERNAL.
 * `title` is English and for logs: it names no contact.
 */
export class ServiceProblem extends Error {
  readonly status: number;
  constructor(readonly code: ProblemCode, title: string, readonly details: ProblemDetails = {}) {
    super(title);
    this.name = 'ServiceProblem';
    this.status = statusOf[code];
  }
}
