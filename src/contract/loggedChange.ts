import type { LeftOutReason, NamedContact } from './criteria';
import type { CorrespondenceType, IsoTime } from './interaction';
import type { Evaluation } from './loggedSegment';

/** `POST …/cancel` and `…/uncancel`: these entries, or – where none are named – the logged segment with all of them and its campaign entries (DOMAIN §15, T15). */
export interface CancelRequest { entryNos?: number[] }

/** `POST …/evaluate`: what came of these interactions; what is left out stays. */
export interface EvaluateRequest { entryNos: number[]; evaluation?: Evaluation; /** The contact answered (campaign response). */ responded?: boolean }

/** How many entries a change of logged entries changed. */
export interface EntriesChanged { changed: number }

/** Whose entries a follow-up takes; cancelled ones only with `all`. */
export const followUpChoices = ['notCanceled', 'responded', 'notResponded', 'failed', 'all'] as const;
export type FollowUpChoice = (typeof followUpChoices)[number];

/** Who a follow-up would be for, before it is made. Contacts that may get nothing any more never come; each contact comes once (DOMAIN Q5). */
export interface FollowUpPreview { contacts: number; leftOut: { reason: LeftOutReason; count: number; examples: NamedContact[] }[] }

/**
 * `POST …/resend`: a segment of the contacts whose letters failed, of those of another choice (`of`), or of the chosen entries, with everything as it was logged – details,
 * printed text, note – so that the same letter comes out; in another correspondence type where one is given.
 */
export interface ResendRequest { entryNos?: number[]; of?: FollowUpChoice; correspondenceType?: CorrespondenceType; description?: string }

/** Hours within which a log can be taken back. */
export const takeBackHours = 24;

/** What taking a log back did. What somebody has touched meanwhile stays, and is named. */
export interface TakenBack {
  segmentNo: string;
  lineCount: number;
  /** The remainder whose contacts could not come back, because it was changed or is gone. */
  remainderStays?: string;
  followUpStays?: string;
  takenBackAt: IsoTime;
}
