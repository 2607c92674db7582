import type { Barrier } from './whoGetsALetter';

/** What the service finds that would stop or change the log, all in one list (DOMAIN §13, oracle T19). */
export const segmentIssueCodes = [
  'SEGMENT_EMPTY', 'DESCRIPTION_MISSING', 'DATE_MISSING', 'SALESPERSON_MISSING', 'SALESPERSON_UNKNOWN',
  'INTERACTION_TEMPLATE_MISSING', 'INTERACTION_TEMPLATE_UNKNOWN', 'CAMPAIGN_UNKNOWN', 'CONTACT_BARRED', 'CONTACT_EXCLUDED',
  'CONTACT_NAME_MISSING', 'ADDRESS_MISSING', 'EMAIL_MISSING', 'STANDARD_TEXT_MISSING', 'SALUTATION_FALLBACK',
  'CONTACT_TWICE',
] as const;
export type SegmentIssueCode = (typeof segmentIssueCodes)[number];

export interface SegmentIssue {
  code: SegmentIssueCode;
  /** `error` stops the log, `warning` does not. */
  severity: 'error' | 'warning';
  /** The lines concerned; empty = the header. */
  lines: { lineNo: number; contactNo: string; contactName: string }[];
  /** How many lines are concerned; `lines` holds the first 200. */
  count: number;
  /** What it is about: a language code, a salesperson, a barrier … */
  subject?: string;
  barrier?: Barrier;
}
