import type { NamedContact } from './criteria';
import type { CorrespondenceType, DetailName, InteractionDetails, IsoDate, IsoTime, LanguageCode } from './interaction';
import type { PassageTexts, SegmentPassage } from './passage';
import type { Barrier } from './whoGetsALetter';

/** One row of the list of open segments. */
export interface SegmentSummary {
  no: string;
  description: string;
  date: IsoDate;
  lineCount: number;
  interactionTemplateCode: string;
  campaignNo: string;
  salespersonCode: string;
}

/** An open segment: its header, the standard texts and the counts of its lines. */
export interface Segment extends SegmentSummary {
  /** Goes up by one with every change of the header, a standard text or a line. Also the ETag. */
  revision: number;
  details: InteractionDetails;
  ignoreContactCorrespondenceType: boolean;
  /** The standard text in the letter, per language. A language without a row has none. At most 2,000 characters each. */
  standardTexts: Record<LanguageCode, string>;
  /** The personal passages of its letters, in their order, and those that contacts still have texts for. */
  passages: SegmentPassage[];
  counts: LineCounts;
  /** The languages of the lines, for the standard texts that are wanted. */
  languages: LanguageCode[];
  modifiedAt: IsoTime;
  modifiedBy: string;
}

/** How the lines of a segment stand with their texts. `missing`: standard was chosen, but the language has no standard text. */
export interface LineCounts {
  lines: number;
  standard: number;
  own: number;
  none: number;
  missing: number;
  barred: number;
  excluded: number;
  /** Lines with a text of their own, or none, in some personal passage. */
  passages: number;
}

/** Standard · Own · No text (ARCHITECTURE §4). */
export type TextChoice = 'standard' | 'own' | 'none';
/** Where the printed text came from. `missing`: the contact's language has no standard text. */
export type TextOrigin = TextChoice | 'missing';

/** The longest text in the letter, note for the log or standard text, in UTF-16 units. */
export const maxTextLength = 2000;

/** One contact in the list: what a row shows and what finding, counting and choosing need. Streamed for all lines. */
export interface SegmentLineRow {
  lineNo: number;
  contactNo: string;
  contactName: string;
  companyName: string;
  city: string;
  correspondenceType: CorrespondenceType;
  languageCode: LanguageCode;
  textOrigin: TextOrigin;
  /** The details this line overrides. */
  overridden: DetailName[];
  hasNote: boolean;
  /** The personal passages that are not the standard here; missing where all are. */
  ownPassages?: string[];
  barrier?: Barrier;
  /** An excluded contact that the person wants to have a letter all the same. */
  includeExcluded: boolean;
}

/** One line whole, as the contact's view shows it. */
export interface SegmentLine extends SegmentLineRow {
  /** Goes up by one with every change of the line. Also its ETag. */
  revision: number;
  contactType: 'Company' | 'Person';
  /** Effective values. */
  details: InteractionDetails;
  /** What each detail would be without the override. */
  inherited: InteractionDetails;
  /** The choice; `ownText` is kept while another choice is made, until the text is cleared. */
  textChoice: TextChoice;
  ownText: string;
  /** What the letter prints now. */
  printedText: string;
  /** Own texts in personal passages. */
  passages: PassageTexts;
  noteForLog: string;
  formalSalutation: string;
  informalSalutation: string;
  salutationFallback?: SalutationFallback;
  addressBlock: string;
}

/** Which link of the chain of DOMAIN §11 made the salutation, where it was not the contact's own language. */
export type SalutationFallback = 'segmentLanguage' | 'blankLanguage' | 'generic';

/** A change of one line or of several. `null` puts a detail back to the rule. */
export interface LineChange {
  details?: { [Name in DetailName]?: InteractionDetails[Name] | null };
  textChoice?: TextChoice;
  /** '' clears the own text, and an own choice returns to standard. */
  ownText?: string;
  /** A personal passage's id → the text there, '' for none; null is the standard again. */
  passages?: Record<string, string | null>;
  noteForLog?: string;
  includeExcluded?: boolean;
}

/** A change of the header. `overwriteEdited`: also put back the overrides of these details on every line. */
export interface SegmentChange {
  details?: Partial<InteractionDetails>;
  ignoreContactCorrespondenceType?: boolean;
  /** Texts to set; null takes a language's text away. */
  standardTexts?: Record<LanguageCode, string | null>;
  overwriteEdited?: boolean;
}

/** `POST /segments`: what is left out comes from the interaction template; the day is today. */
export interface NewSegmentRequest { details?: Partial<InteractionDetails> }

/** `POST /segments/{no}/duplicate`. `withOwn`: also what was written for single contacts – own texts, notes, changed details. */
export interface DuplicateRequest { description?: string; withOwn?: boolean }
/** `leftOut`: contacts that were removed or may get nothing any more (DOMAIN Q5). */
export interface Duplicate { segment: Segment; leftOut: number }

/** What a change of the header would do to one detail of the lines: `affected` lines follow, `protected` ones keep their own value (DOMAIN §4.5). */
export interface DetailPreview { affected: number; protected: number; /** The first 10 of the protected. */ examples: NamedContact[] }
/** Only details that change for somebody. */
export interface ChangePreview { details: { [Name in DetailName]?: DetailPreview } }
