import type { IsoTime, LanguageCode } from './interaction';
import { canonicalJson } from './recordHash';

/** Whom a Word document of a segment is for: one contact alone, or the contacts of a language. */
export interface LetterFor {
  /** '' = everybody for whom there is no other. */
  languageCode: LanguageCode;
  /** The document is this line's own; its `languageCode` is ''. */
  lineNo?: number;
}

/** What a person chose for the letters of a document. */
export interface LetterChoices {
  /** They take tracked changes as accepted and have no comments in the margin; the document itself stays as it is. */
  acceptChanges?: true;
  /** Dates, numbers and words for numbers in each of them are in its contact's language; conditions and the text itself stay as they are. */
  contactLanguage?: true;
  /** Answers to the questions that the document asks, by their keys; those that are missing print what it suggests. */
  answers?: Record<string, string>;
}

/** The longest key of a question, and the longest answer, in UTF-16 units. */
export const maxQuestionKey = 200;
export const maxAnswer = 2000;
/** More questions than this are no letter. */
export const maxAnswers = 100;

/** Choices as they are kept: of those that are all taken back nothing is left. */
export function choicesOf({ acceptChanges = false, contactLanguage = false, answers = {} }: { acceptChanges?: boolean; contactLanguage?: boolean; answers?: Record<string, string> }): LetterChoices | undefined {
  const hasAnswers = Object.keys(answers).length > 0;
  return acceptChanges || contactLanguage || hasAnswers ? { ...(acceptChanges && { acceptChanges }), ...(contactLanguage && { contactLanguage }), ...(hasAnswers && { answers }) } : undefined;
}

/** What a person settled about a document: without it the same document makes other letters. */
export interface LetterSettled {
  /** Names in the letter → canonical names, as the person mapped them. */
  fieldMapping: Record<string, string>;
  /** Missing = nothing was chosen. */
  choices?: LetterChoices | undefined;
}

/** That alone, of whatever has it. */
export const settledOf = ({ fieldMapping, choices }: LetterSettled): LetterSettled => ({ fieldMapping, ...(choices && { choices }) });
export const isSettledAlike = (one: LetterSettled, other: LetterSettled): boolean => settledKey(one) === settledKey(other);
/** The same text for what is settled alike. */
export const settledKey = ({ fieldMapping, choices = {} }: LetterSettled): string => canonicalJson([fieldMapping, choices]);

/** The Word document a segment is linked to, for somebody. */
export interface LetterLink extends LetterFor, LetterSettled {
  name: string;
  url: string;
  /** The template content hash of ARCHITECTURE §2; '' where nobody has read the document. */
  templateHash: string;
  /** SHA-256 of the bytes that the service keeps; missing where it knows only the name and the address. */
  documentHash?: string;
  linkedAt: IsoTime;
  linkedBy: string;
  /** The content of its older versions, as `templateHash`; missing where there are none. */
  earlier?: string[];
  /** Whose line, where it is a line's own. */
  contactNo?: string;
  contactName?: string;
}

/** `PUT /segments/{no}/letter`: the document as it is now. The same content again is no new version. */
export interface NewLetterLink extends LetterFor, Partial<LetterSettled> {
  /** A document that was never saved has none; a document that was there before keeps its name then. */
  name: string;
  url: string;
  templateHash: string;
  /** The bytes, as base64; at most `maxLetterBytes` of them. */
  document?: string;
}

/** A document as it was linked once: who, when, and what it was. */
export interface LetterVersion extends Omit<LetterLink, 'linkedAt' | 'linkedBy'> {
  /** Counts up. */
  position: number;
  keptAt: IsoTime;
  keptBy: string;
}

/** An open segment that a document is, or was, linked to; settled as it was with this content. */
export interface LinkedSegment extends LetterFor, LetterSettled {
  segmentNo: string;
  description: string;
  name: string;
  /** False where a newer version, or another document, has taken its place. */
  current: boolean;
}

/** The bytes of a document, as base64. */
export interface LetterDocument { document: string }

/** The largest document that is kept, in bytes: a letter with a good many pictures. */
export const maxLetterBytes = 20 * 1024 * 1024;

/**
 * Which of a segment's documents a contact's letter is made from: the line's own, else its language's, else the one for all others.
 * Undefined where there is none of the three: only then it is the one that is open in Word, where a pane makes the letters.
 */
export function letterChooser<Letter extends LetterFor>(letters: readonly Letter[]): (line: { lineNo: number; languageCode: LanguageCode }) => Letter | undefined {
  const ofLine = new Map<number, Letter>();
  const ofLanguage = new Map<LanguageCode, Letter>();
  for (const letter of letters) {
    if (letter.lineNo !== undefined) ofLine.set(letter.lineNo, letter);
    else ofLanguage.set(letter.languageCode, letter);
  }
  return ({ lineNo, languageCode }) => ofLine.get(lineNo) ?? ofLanguage.get(languageCode) ?? ofLanguage.get('');
}

/** Whether two documents are for the same contacts. */
export const isForSame = (one: LetterFor, other: LetterFor): boolean => one.lineNo === other.lineNo && one.languageCode === other.languageCode;
