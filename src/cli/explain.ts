import type { SyncProblem } from '../contract/problem';
import type { MergeErrorCode } from '../merge/issues/mergeError';
import { MergeError } from '../merge/issues/mergeError';
import { CommandProblem } from './commandProblem';
import { issueWords } from './issueWords';

const mergeErrors: Record<MergeErrorCode, string> = {
  NOT_A_DOCX: 'is not a Word document: open it in Word and save it as .docx.',
  PACKAGE_DAMAGED: 'is damaged and cannot be read: open it in Word and save it anew.',
  PACKAGE_ENCRYPTED: 'is protected with a password: save it without one.',
  PACKAGE_TOO_LARGE: 'is too large to make letters from.',
  PART_MISSING: 'is damaged: a part of it is missing. Open it in Word and save it anew.',
  XML_MALFORMED: 'is damaged: a part of it is not well-formed. Open it in Word and save it anew.',
  DOCTYPE_REFUSED: 'contains a DOCTYPE, which no Word document has.',
  FIELDS_TOO_DEEP: 'has fields that lie too deep inside one another.',
  TEMPLATE_NOT_OPEN: 'was not opened.',
  RECORD_MISSING: 'asks for a record that is not there.',
  LETTER_SKIPPED: 'leaves this record out by a condition of its own.',
  FIELDS_TOO_LONG: 'has fields that print more than Word can open.',
  PICTURE_UNREADABLE: 'is given a picture that is no PNG, JPEG or GIF, or is damaged.',
  PICTURE_TOO_LARGE: 'is given a picture that is too large.',
  LINK_REFUSED: 'is given a link that may not stand in a letter.',
  LETTER_DIFFERS: 'gave another letter than the first time.',
  COMBINED_TOO_LARGE: 'makes a combined document that is too large: leave out --combined.',
  PROGRAM_NOT_LOADED: 'needs a part of this program that is not there: install it again.',
  CANCELLED: 'was given up.',
};

const problems: Record<SyncProblem['code'], string> = {
  UNREACHABLE: 'it cannot be reached.',
  NOT_SIGNED_IN: 'the token is not the right one (--token-file).',
  FORBIDDEN: 'you may not do this.',
  NOT_FOUND: 'it does not know what was asked for.',
  SEGMENT_NOT_FOUND: 'there is no such segment.',
  LINE_NOT_FOUND: 'a contact is not in the segment any more.',
  MERGE_RUN_NOT_FOUND: 'it does not know these letters any more.',
  LOGGED_SEGMENT_NOT_FOUND: 'there is no such logged segment.',
  CONTACT_NOT_FOUND: 'there is no such contact.',
  CRITERIA_NOT_FOUND: 'there are no such saved criteria.',
  MAILING_GROUP_NOT_FOUND: 'there is no such mailing group.',
  INVALID_FILTER: 'it cannot read a filter.',
  CRITERIA_CODE_TAKEN: 'other criteria have this code.',
  NO_CRITERIA: 'there are no criteria to save.',
  NOTHING_TO_UNDO: 'there is nothing to go back over.',
  INVALID_REQUEST: 'it did not accept a value.',
  IDEMPOTENCY_KEY_MISSING: 'the idempotency key is missing.',
  IDEMPOTENCY_KEY_REUSED: 'the idempotency key was used for something else.',
  REVISION_CHANGED: 'somebody keeps changing the segment; try again later.',
  LINES_CHANGED: 'contacts changed after their letter was made; nothing was logged.',
  ALREADY_LOGGED: 'the segment was logged already.',
  STILL_CANCELED: 'the logged segment or its campaign entry is cancelled; take that back first.',
  TAKE_BACK_TOO_LATE: 'the time in which this log could be taken back is over.',
  NOTHING_TO_RESEND: 'there is nobody it may be sent to again.',
  SEGMENT_INCOMPLETE: 'the segment is not complete; nothing was logged.',
  NOTHING_TO_LOG: 'there is nothing to log.',
  LETTERS_TO_KEEP: 'it keeps each letter with the log, and lacks some; nothing was logged.',
  ENTRY_WITHOUT_LETTER: 'this letter is not kept.',
  COMMENT_NOT_FOUND: 'there is no such comment.',
  RECEIPT_DIFFERS: 'a letter came out differently from the first time.',
  MERGE_RUN_CLOSED: 'these letters are finished already.',
  MERGE_RUN_INCOMPLETE: 'not all letters are made.',
  LETTER_NOT_KEPT: 'it does not have the document of the segment any more; name it with --template.',
  LETTER_TOO_LARGE: 'the document is larger than it keeps.',
  TOO_LARGE: 'this is too large for it.',
  BUSY: 'it is busy; try again later.',
  INTERNAL: 'it failed.',
};

/** Work on the letter in `file`; the engine's errors become one sentence that names it. */
export async function aboutTemplate<Result>(file: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MergeError)) throw error;
    throw new CommandProblem(`${file} ${mergeErrorWords(error)}`);
  }
}

/** What the engine says of a letter, as the end of a sentence about it. */
export const mergeErrorWords = ({ code, detail }: MergeError): string => `${mergeErrors[code]}${detail ? ` (${oneLine(detail)})` : ''}`;

/** What the service said, as one sentence. `reason` is why it was not reached, where that is known. */
export function explainProblem({ code, problem }: SyncProblem, service: string, reason?: string): string {
  const names = problem?.lines?.slice(0, 10).map(({ letterNo, contactName, change }) => `letter ${letterNo} ${contactName}${change === 'removed' ? ' (removed)' : ''}`) ?? [];
  const more = [
    ...(code === 'UNREACHABLE' && reason ? [reason] : []), ...(problem?.reasons ?? []), ...names, ...(problem?.issues?.map(issueWords) ?? []),
    ...(problem?.lines && problem.lines.length > 10 ? [`and ${problem.lines.length - 10} more`] : []),
    ...(code === 'INTERNAL' && problem?.requestId ? [`request ${problem.requestId}`] : []),
  ];
  return oneLine(`The service at ${service}: ${problems[code]}${more.length > 0 ? ` ${more.join('; ')}` : ''}`);
}

/** Without line breaks, and without the signs that a terminal takes for orders. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
