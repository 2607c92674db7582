import type { CorrespondenceType, IsoDate, IsoTime, LanguageCode } from './interaction';
import type { LetterFor, LetterSettled } from './segmentLetter';
import type { Barrier, LetterPlan } from './whoGetsALetter';

/** ARCHITECTURE §2. */
export type MergeRunState = 'making' | 'made' | 'handedOver' | 'logged' | 'abandoned';
export type LetterState = 'planned' | 'made' | 'skipped' | 'failed';
export type LetterOut = 'yes' | 'no';

export interface MergeRunOptions {
  correspondenceTypes: CorrespondenceType[];
  /** `combined` = one document to print, `separate` = a zip of letters. */
  handOver: 'combined' | 'separate';
  /** File-name pattern of separate letters. */
  namePattern: string;
  /** What the field `Today` prints in every letter of the run. */
  today: IsoDate;
  /** Which personal passages each document has, by its template content hash: the log keeps of a contact's own texts what its letter had a place for. */
  passages?: Record<string, string[]>;
  /** What was settled of each document, the first of them first; missing where nothing was. The same content may be there twice, settled otherwise for others. */
  settled?: SettledDocument[];
}

/** What a person settled of a document of a run, and whom it is for. */
export interface SettledDocument extends LetterSettled { templateHash: string; whom: LetterFor[] }

/** A document that letters of a run are made from. */
export interface RunDocument {
  templateHash: string;
  templateName: string;
  /** The languages it is for; none where it is the own document of single contacts. */
  languageCodes: LanguageCode[];
}

/** `POST /segments/{no}/merge-runs`: before the first letter. The id is chosen by the pane, so a repeated call makes one run. */
export interface NewMergeRun {
  id: string;
  /** The revision that the merge data was read at; another one answers 412. */
  segmentRevision: number;
  templateName: string;
  templateHash: string;
  engineVersion: string;
  /** Other documents that some of the letters are made from; missing = all are made from the one above. */
  documents?: (RunDocument & { /** Whose letters. */ lineNos: number[] })[];
  options: MergeRunOptions;
  /** The lines a letter is made for, in the order of the list; letter numbers are 1…n in this order. */
  lineNos: number[];
  skipped: LetterPlan['skipped'];
}

export interface MergeRun extends Omit<NewMergeRun, 'lineNos' | 'skipped' | 'documents'> {
  documents?: RunDocument[];
  segmentNo: string;
  state: MergeRunState;
  createdAt: IsoTime;
  createdBy: string;
  counts: { planned: number; made: number; failed: number; skipped: number; out: number };
}

export interface MergeRunLetter {
  /** 1…n; 0 for a line that was skipped. */
  letterNo: number;
  lineNo: number;
  contactNo: string;
  contactName: string;
  state: LetterState;
  reason?: string;
  /** The document it is made from, where that is not the run's `templateHash`. */
  templateHash?: string;
  letterHash?: string;
  recordHash?: string;
  /** When it was made, or failed. */
  madeAt?: IsoTime;
  handedOver: boolean;
  out?: LetterOut;
}

export interface MergeRunWithLetters extends MergeRun { letters: MergeRunLetter[] }

/** One receipt. Sending the same receipt twice changes nothing; another hash for a made letter is refused (RECEIPT_DIFFERS). */
export interface Receipt {
  lineNo: number;
  state: 'made' | 'failed';
  recordHash: string;
  /** SHA-256 of the letter's bytes; '' for a failed letter. */
  letterHash: string;
  madeAt: IsoTime;
  reason?: string;
}

/**
 * `PATCH /merge-runs/{id}`. `made` needs a receipt for every planned letter; `handedOver` ticks every made letter as out,
 * `notOut` unticks those lines and `out` ticks them again; `abandoned` ends a run that is not logged.
 */
export interface MergeRunChange { state?: 'made' | 'handedOver' | 'abandoned'; notOut?: number[]; out?: number[] }

/** `POST /segments/{no}/log`, with the header Idempotency-Key: the run's id, or a UUID for a log without letters. */
export interface LogRequest {
  /** The run whose ticked letters are logged … */
  mergeRun?: string;
  /** … or, without letters, the lines themselves. */
  lines?: number[];
  /** Lines of the run that are not logged at all, neither as gone out nor as failed: what changed after its letter went out. They stay in the remainder. */
  leaveOut?: number[];
  createFollowUp: boolean;
  /** What the follow-up segment is called, in the person's language; Text100. Missing = English words of the service. */
  followUpDescription?: string;
  /** What the segment of those that stay is called, so that it is told from the one before; Text100. Missing = as the segment. */
  remainderDescription?: string;
  /** What becomes of letters that were made but did not go out, or failed. Lines outside the run always stay in the remainder. */
  notOut: 'remainder' | 'attemptFailed';
}

export interface LogResult {
  loggedSegmentEntryNo: number;
  segmentNo: string;
  logged: number;
  attemptFailed: number;
  /** Contacts that were ticked, but may not be logged (DOMAIN §16). They stay in the remainder. */
  blocked: { lineNo: number; contactNo: string; contactName: string; letterNo: number; barrier: Barrier }[];
  campaignEntries: number;
  remainderSegmentNo?: string;
  remainderCount: number;
  followUpSegmentNo?: string;
  loggedAt: IsoTime;
}

/** A line that is no longer what its letter was made from; in problems LINES_CHANGED (412). */
export interface ChangedLine { lineNo: number; contactNo: string; contactName: string; letterNo: number; change: 'changed' | 'removed' }
