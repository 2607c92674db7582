import type { MergeRecord, MergeValues } from '../../contract/mergeData';
import type { Passage } from '../../contract/passage';
import type { LetterFor, LetterSettled } from '../../contract/segmentLetter';
import type { Question } from '../letter/questions';
import type { MergeIssue, Place } from '../issues/mergeIssue';

/** A question without its place, which the issue has where nobody answered. */
export type LetterQuestion = Omit<Question, 'place'>;

/** What is known of a letter once it is open. */
export interface TemplateInfo {
  /** The template content hash of ARCHITECTURE §2. */
  hash: string;
  engineVersion: string;
  /** One entry per name as it stands in the letter; `name` is the canonical one, missing where nobody knows it. */
  fields: { written: string; name?: string; places: Place[] }[];
  /** The personal passages, each once, in the order in which they are met. */
  passages: Passage[];
  /** What it asks, once for all letters. */
  questions: LetterQuestion[];
}

export interface CheckOptions {
  /** Fields whose missing values the person called fine. */
  fine: string[];
  /** The lines to check; missing = all records. */
  lineNos?: number[];
}

export interface ProduceRequest {
  /** In the order of the letters: letter 1 is the first. */
  lineNos: number[];
  /** Only these letters of them, 1-based and ascending; numbers and file names stay those of the whole. Missing = all. */
  only?: number[];
  want: 'combined' | 'separate';
  /** For example `{Letter_No} {Contact_Name}`; unique and sanitised names come out. */
  namePattern: string;
  /** Letter hashes that were promised before (resume): another hash stops the run with LETTER_DIFFERS. */
  expected?: Record<number, string>;
}

/** A letter that was made, or failed with the reason. */
export interface LetterMade { lineNo: number; recordHash: string; letterHash: string; failed?: string }

export interface ProducedFiles {
  /** One file; a combined document comes in one for each document its letters are made from, and in several where it would pass Word's limits. */
  files: { name: string; blob: Blob; /** Which of the opened documents its letters are made from; missing = the first, or letters one by one. */ document?: number; /** How many letters are made from that document; missing in a zip. */ letters?: number }[];
  made: number;
  failed: number;
}

export interface OpenLetterOptions {
  /** Whom it is for, where that is more than everybody else: one contact's own goes before a further document for the contact's language. */
  whom?: LetterFor[];
}

/** The engine behind a Web Worker, as the pane sees it. Failures are MergeErrors. One set of documents and one set of records at a time. */
export interface MergeWorker {
  /** Opens a letter, and closes those that were open; `settled` = what the person settled about it. It makes every letter that no further document is for. */
  open(bytes: Uint8Array, settled: Partial<LetterSettled>, options?: OpenLetterOptions): Promise<TemplateInfo>;
  /** Opens a further document beside the first. A letter is made from the document that is for its contact, by the rule of the contract's `letterChooser`. */
  openAlso(bytes: Uint8Array, settled: Partial<LetterSettled>, whom: LetterFor[]): Promise<TemplateInfo>;
  /** Forgets the records and starts again with these common values. */
  startRecords(common: MergeValues): Promise<void>;
  addRecords(records: MergeRecord[]): Promise<void>;
  check(options: CheckOptions): Promise<MergeIssue[]>;
  /** The lines, the riskiest first: longest address, longest text, fallback salutation, each missing value; why each is risky. */
  riskiest(lineNos: number[]): Promise<{ lineNo: number; why: 'longestAddress' | 'longestText' | 'fallbackSalutation' | 'missingValue'; subject?: string }[]>;
  /** The bytes of one letter: the very ones that `produce` makes in a run of so many letters; a long one is made otherwise (decision 14). Missing = a letter by itself. */
  letter(lineNo: number, inRunOf?: number): Promise<Uint8Array>;
  /** Makes letters; `onLetters` is called in batches, in order. Aborting rejects with CANCELLED and keeps nothing. */
  produce(request: ProduceRequest, options: { onLetters: (letters: LetterMade[]) => void; signal?: AbortSignal }): Promise<ProducedFiles>;
  close(): void;
}
