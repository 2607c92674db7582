import type { LanguageCode } from '../../contract/interaction';
import type { MergeRun, MergeRunOptions } from '../../contract/mergeRun';
import type { SyncProblem } from '../../contract/problem';
import type { SkipReason } from '../../contract/whoGetsALetter';

/**
 * Where the letters of a segment stand in this pane.
 *   reading    the letter and the contacts are being read
 *   making     letters are being made and receipts sent
 *   cancelled  the person stopped it; what was made is kept and can be continued
 *   stopped    `error` stopped it; it can be continued once the cause is gone
 *   made       every letter is made and can be handed over
 *   handedOver every letter was handed over and can be logged
 */
export type RunStage = 'idle' | 'reading' | 'making' | 'cancelled' | 'stopped' | 'made' | 'handedOver';

/** A file is opened in Word, or given to the browser. */
export type HandOver = 'open' | 'download';

export interface RunFile {
  name: string;
  blob: Blob;
  /** How it came to the person so far. */
  handedOver: readonly HandOver[];
  /** Which of its document's files it is, where very many letters come in several. */
  part?: { number: number; count: number };
  /** The document its letters are made from, where they come from several. */
  letter?: { document: number; name: string; languageCodes: LanguageCode[]; /** Whose own it is. */ contactNames: string[]; /** It makes the letters of everybody else. */ isFirst: boolean; /** How many, in all its parts. */ letters: number };
}
export interface WithoutLetter { lineNo: number; contactNo: string; contactName: string; reason: SkipReason }
export interface FailedLetter { letterNo: number; lineNo: number; contactName: string; reason: string }

/** Everything the views show of a run; replaced as a whole at each change. */
export interface RunSnapshot {
  stage: RunStage;
  /** Missing until the service knows the run. */
  run?: Pick<MergeRun, 'id' | 'templateHash' | 'templateName' | 'documents'> & { options: MergeRunOptions };
  /** Contacts read so far, of `lineCount`. */
  loaded: number;
  lineCount: number;
  /** Letters in all, and how many of them are made or failed. */
  total: number;
  made: number;
  failed: number;
  /** Receipts that the service has. */
  acknowledged: number;
  lettersPerSecond: number;
  secondsLeft?: number;
  /** The service does not answer; making goes on and the receipts wait. */
  waiting?: SyncProblem;
  error?: unknown;
  /** False where this machine could not keep what is needed to continue after a restart. */
  kept: boolean;
  files: RunFile[];
  withoutLetter: WithoutLetter[];
  failures: FailedLetter[];
  /** The letter in Word is no longer the one these letters were made from. */
  letterChangedSince: boolean;
}

export const noRun: RunSnapshot = {
  stage: 'idle', loaded: 0, lineCount: 0, total: 0, made: 0, failed: 0, acknowledged: 0, lettersPerSecond: 0, kept: true,
  files: [], withoutLetter: [], failures: [], letterChangedSince: false,
};
