import type { CorrespondenceType, IsoDate, LanguageCode } from './interaction';
import type { MergeFieldName } from './mergeFields';
import type { PassageTexts } from './passage';
import type { SalutationFallback, TextOrigin } from './segment';
import type { Barrier } from './whoGetsALetter';

/** The first line of the merge-data stream. */
export interface MergeDataHeader {
  segmentNo: string;
  revision: number;
  lineCount: number;
  /** The day that the field `Today` prints; frozen in the run, so that a resumed run makes the same letters. */
  today: IsoDate;
  /** Values that are the same for every contact: the sender, the segment, today. A record's own value goes before the one here. */
  common: MergeValues;
}

/** Canonical name → text to print. A name that is missing here and in `common` has no value. */
export type MergeValues = { [Name in MergeFieldName]?: string };

/** What one letter is made of: one line of the merge-data stream after the header. */
export interface MergeRecord {
  lineNo: number;
  contactNo: string;
  contactName: string;
  companyName: string;
  languageCode: LanguageCode;
  correspondenceType: CorrespondenceType;
  barrier?: Barrier;
  includeExcluded: boolean;
  textOrigin: TextOrigin;
  salutationFallback?: SalutationFallback;
  /** True where the line has no postal address. */
  addressMissing: boolean;
  values: MergeValues;
  /** The contact's own texts in personal passages of the letter; missing where all are the standard. */
  passages?: PassageTexts;
  /** SHA-256 over the record's values and the segment's; a receipt carries it, and the log compares it (ARCHITECTURE §2). */
  recordHash: string;
}
