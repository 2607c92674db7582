import type { LetterFor, LetterSettled } from '../contract/segmentLetter';
import type { Passage } from '../contract/passage';
import type { Place } from '../merge/issues/mergeIssue';

/** The hosts that behave differently (REAL-WORD). */
export type WordPlatform = 'web' | 'windows' | 'mac' | 'other';

export interface WordHost {
  platform: WordPlatform;
  /** `windows` and `web` save a blob from the pane; on a Mac nothing happens and no error is raised (REAL-WORD 2). */
  canDownload: boolean;
  /** Opens made letters as a new document (WordApi 1.3). */
  canOpenLetters: boolean;
  /** Shows a page of ours in a dialog that can be talked to (DialogApi 1.2). */
  canOpenDialog: boolean;
  displayLanguage: string;
}

/** A merge field to put after the caret. */
export interface MergeFieldToInsert {
  name: string;
  /** Printed before the value only where there is one: `\b`. */
  textBefore?: string;
  /** `\f` */
  textAfter?: string;
  /** In a paragraph of its own after the one with the caret, so that the paragraph disappears with an empty value. */
  ownParagraph?: boolean;
}

/** What we keep in the document's settings. The merge engine strips it from the letters. */
export interface LetterNotes extends LetterSettled {
  segmentNo?: string;
  /** Whom it is for; missing = everybody for whom the segment has no other. */
  letterFor?: LetterFor;
  /** The content hash that the service had of it last: where it still has that, the letter is linked, wherever it was saved since. */
  keptAs?: string;
  /** Fields whose missing values the person called fine. */
  fineFields: string[];
}

export const wordProblemCodes = [
  'READ_FAILED', 'WRITE_REFUSED', 'DOCUMENT_READ_ONLY', 'SELECTION_REFUSED', 'SELECTION_EMPTY', 'PASSAGE_REFUSED', 'PASSAGE_STAYS', 'OPEN_FAILED', 'NOT_SUPPORTED', 'SETTINGS_FAILED', 'HOST_GONE', 'DIALOG_OPEN', 'DIALOG_REFUSED',
] as const;
export type WordProblemCode = (typeof wordProblemCodes)[number];

/** Word refused or could not. `detail` is Word's own code and message, for support. */
export class WordProblem extends Error {
  constructor(readonly code: WordProblemCode, readonly detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'WordProblem';
  }
}

/** Selected and brought into view; no longer there; or in a story that this Word cannot go to, where the person has to look (`outOfReach`). */
export type PlaceShown = 'shown' | 'gone' | 'outOfReach';

/** Stories that Word's interface reaches in no Word (quirk 10). */
export const neverInReach: readonly Place['story'][] = ['textBox', 'comment'];

/** A page of ours to show in a dialog. It and the pane say texts to each other, and nothing else: inside a dialog Word offers no more (REAL-WORD 11). */
export interface DialogToOpen {
  /** Beside the pane's own page, for example `wideTable.html?theme=dark`. */
  page: string;
  /** Percent of the screen. */
  width: number;
  height: number;
  onMessage(message: string): void;
  /** The person closed it, or its page could not be shown. */
  onClosed(): void;
}
export interface WordDialog { say(message: string): void; close(): void }

/** The letter that is open in Word: the verbs the product calls. Every failure is a WordProblem. */
export interface WordDocument {
  host(): WordHost;
  isDark(): boolean;
  /** The file's name without folder, '' for a document that was never saved; and its address. */
  file(): { name: string; url: string };
  /** The bytes of the open letter. They differ from call to call for the same letter: hash the content (REAL-WORD 4). */
  readBytes(): Promise<Uint8Array>;
  /** Puts a real MERGEFIELD after the caret or selection; replaces nothing (REAL-WORD 6, 7). */
  insertMergeField(field: MergeFieldToInsert): Promise<void>;
  /** Marks the selection as a passage that can be personal; without a title its first words are the title. */
  markPassage(passage: Pick<Passage, 'id' | 'title'>): Promise<Passage>;
  /** The marked passages, with what stands in them. */
  passages(): Promise<Passage[]>;
  showPassage(id: string): Promise<PlaceShown>;
  /** Takes the mark off; what stands there stays. */
  unmarkPassage(id: string): Promise<void>;
  showPlace(place: Place): Promise<PlaceShown>;
  /** Opens letters as a new document of Word; where it goes depends on the host (REAL-WORD 3). */
  openLetters(bytes: Uint8Array): Promise<void>;
  /** Word shows one dialog at a time. */
  openDialog(dialog: DialogToOpen): Promise<WordDialog>;
  readNotes(): Promise<LetterNotes>;
  writeNotes(notes: LetterNotes): Promise<void>;
}
