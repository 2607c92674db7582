import type { SegmentIssue, SegmentIssueCode } from '../../contract/check';
import type { Barrier } from '../../contract/whoGetsALetter';
import { severities, type MergeIssue, type MergeIssueCode, type Place, type Severity } from '../../merge/issues/mergeIssue';

/** What the engine found; `letter` = in a document that is not the open one. */
export type LetterIssue = MergeIssue & Pick<CheckEntry, 'letter'>;

/** One thing that is wrong, wherever it was found. */
export interface CheckEntry {
  code: MergeIssueCode | SegmentIssueCode;
  /** `error` must be put right first, `warning` does not stop anyone, `information` is what was chosen. */
  severity: Severity;
  /** The segment cannot be logged before it is put right (DOMAIN §13). */
  stopsLog?: true;
  /** A field as it stands in the letter, a language, a barrier, an author, a code that does not exist. */
  subject?: string;
  count: number;
  places: Place[];
  /** The document it stands in, where that is not the one in Word: no way leads to its places before it is opened. */
  letter?: { name: string; documentHash?: string };
  /** The first contacts concerned; `count` says how many there are. */
  contacts: { lineNo: number; contactNo: string; contactName: string }[];
}

/** Said once for all contacts: which salutation is missing, or which contact stands twice, is seen in the list of contacts. */
const saidOnce: readonly CheckEntry['code'][] = ['SALUTATION_FALLBACK', 'CONTACT_TWICE', 'CONTACT_EXCLUDED'];
export const entryKey = ({ code, subject = '', letter }: Pick<CheckEntry, 'code' | 'subject' | 'letter'>): string =>
  (saidOnce.includes(code) ? code : `${code} ${subject}${letter ? ` ${letter.documentHash ?? letter.name}` : ''}`);

/**
 * One list from what the engine found in the letter and its records and what the service found in the segment: errors first, then
 * what has a place in the letter, then the most contacts. Both may find the same thing; it is said once, with the places of the one
 * and the greater count and severity of the two.
 */
export function joinIssues(ofLetter: readonly LetterIssue[], ofSegment: readonly SegmentIssue[]): CheckEntry[] {
  const entries = grouped(ofLetter.map(({ code, severity, subject, count, places, contacts, letter }) => ({ code, severity, ...(subject !== undefined && { subject }), count, places, contacts, ...(letter && { letter }) })));
  const others = grouped(ofSegment.map(({ code, severity, subject, barrier, count, lines }) => ({ code, severity, ...(severity === 'error' && { stopsLog: true as const }), ...named(subject ?? barrier), count, places: [], contacts: lines })));
  for (const [key, entry] of others) {
    const known = entries.get(key);
    entries.set(key, known ? { ...joined(known, entry), count: Math.max(known.count, entry.count) } : entry);
  }
  const rank = ({ severity, places }: CheckEntry): number => severities.indexOf(severity) * 2 + (places.length > 0 ? 0 : 1);
  return [...entries.values()].sort((one, other) => rank(one) - rank(other) || other.count - one.count);
}

const named = (subject: string | Barrier | undefined): { subject?: string } => (subject === undefined ? {} : { subject });

/** What one side found, the same thing in one entry. */
function grouped(found: CheckEntry[]): Map<string, CheckEntry> {
  const entries = new Map<string, CheckEntry>();
  for (const entry of found) {
    const known = entries.get(entryKey(entry));
    entries.set(entryKey(entry), known ? { ...joined(known, entry), count: known.count + entry.count } : entry);
  }
  return entries;
}

const joined = (one: CheckEntry, other: CheckEntry): CheckEntry => ({
  ...one, ...(other.stopsLog && { stopsLog: true as const }), severity: severities.find((severity) => severity === one.severity || severity === other.severity)!, places: [...one.places, ...other.places],
  contacts: [...new Map([...one.contacts, ...other.contacts].map((contact) => [contact.lineNo, contact])).values()],
});
