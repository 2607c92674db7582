import type { CriteriaStep } from './criteria';
import type { FollowUpChoice } from './loggedChange';
import type { CorrespondenceType, InteractionDetails, IsoDate, IsoTime } from './interaction';
import type { LogComment } from './logComment';
import type { LoggedPassage } from './passage';
import type { Segment, TextOrigin } from './segment';

/** What came of an interaction, the best first after the blank (E5078). */
export const evaluations = ['', 'Very Positive', 'Positive', 'Neutral', 'Negative', 'Very Negative'] as const;
export type Evaluation = (typeof evaluations)[number];

export interface LoggedSegment {
  entryNo: number;
  segmentNo: string;
  description: string;
  /** The segment's date, and when it was logged: two things (DOMAIN Q15). */
  date: IsoDate;
  loggedAt: IsoTime;
  loggedBy: string;
  interactionCount: number;
  attemptFailedCount: number;
  campaignEntryCount: number;
  canceled: boolean;
  followUpSegmentNo?: string;
  remainderSegmentNo?: string;
}

/** With the header as it was when logged (DOMAIN Q17), and what had chosen its contacts (Q13). */
export interface LoggedSegmentWhole extends LoggedSegment { header: Pick<Segment, 'no' | 'details' | 'standardTexts' | 'ignoreContactCorrespondenceType'>; criteria: CriteriaStep[]; mergeRun?: string;
  canceledCount: number; evaluatedCount: number; respondedCount: number;
  /** Until when the log can be taken back; missing = not any more. */
  takeBackUntil?: IsoTime;
  /** The log that this one sent again. */
  resends?: LoggedLink;
  /** The segments that send it again; without an entry while they are open. */
  resentIn: (Pick<LoggedLink, 'segmentNo'> & Partial<LoggedLink>)[];
}

/** A logged segment, to go to. */
export interface LoggedLink { segmentNo: string; entryNo: number }

/** The record that an interaction took place (T5065). */
export interface InteractionLogEntry extends Omit<InteractionDetails, 'unitCost' | 'unitDurationMinutes'> {
  entryNo: number;
  loggedSegmentEntryNo: number;
  segmentNo: string;
  contactNo: string;
  contactName: string;
  contactCompanyNo: string;
  companyName: string;
  cost: number;
  durationMinutes: number;
  attemptFailed: boolean;
  canceled: boolean;
  evaluation: Evaluation;
  campaignEntryNo?: number;
  correspondenceType: CorrespondenceType;
  /** The printed text as it reads, without its markup, and where it came from. */
  letterText: string;
  textOrigin: TextOrigin;
  /** Own texts that were printed in personal passages; '' where the passage was left out. */
  passages: LoggedPassage[];
  noteForLog: string;
  /** SHA-256 of the letter's bytes; '' where the segment was logged without letters. */
  letterHash: string;
  /** The letter itself is kept, and opens. */
  letterKept: boolean;
  templateHash: string;
  mergeRun: string;
  loggedAt: IsoTime;
  userId: string;
  /** What was written to it afterwards, in its order. */
  comments: LogComment[];
  /** The log whose letter this one was again, and the log in which it was sent again. */
  resends?: LoggedLink;
  resentIn?: LoggedLink;
}

/** A follow-up made later. Template, subject and letter come along unless they are refused; own texts only when asked. */
export interface NewFollowUp {
  description?: string;
  /** Missing = `notCanceled`. */
  of?: FollowUpChoice;
  copyTemplate?: boolean;
  copySubject?: boolean;
  copyLetter?: boolean;
  copyOwnTexts?: boolean;
  /** Also contacts that are excluded from segments. */
  ignoreExclusion?: boolean;
}
