import type { SegmentIssue, SegmentIssueCode } from '../../contract/check';
import type { Barrier } from '../../contract/contact';
import type { MergeIssue, MergeIssueCode, Place } from '../../merge/issues/mergeIssue';

/** One thing that is wrong, wherever it was found. */
export interface CheckEntry {
  code: MergeIssueCode | SegmentIssueCode;
  /** `error` must be put right first, `warning` does not stop anyone. */
  severity: 'error' | 'warning';
  subject?: string;
  barrier?: Barrier;
  count: number;
  places: Place[];
  /** The first contacts concerned; `count` says how many there are. */
  contacts: { lineNo: number; contactNo: string; contactName: string }[];
}

const keyOf = ({ code, subject, barrier }: CheckEntry): string => [code, subject, barrier].join('|');

/**
 * One list from what the engine found in the letter and its records and what the service found in the segment: errors first, then
 * what concerns the letter, then the most contacts. Both may find the same thing; it is said once, with the places of the one and
 * the greater count and severity of the two.
 */
export function joinIssues(ofLetter: readonly MergeIssue[], ofSegment: readonly SegmentIssue[]): CheckEntry[] {
  const entries = new Map<string, CheckEntry>();
  const found: CheckEntry[] = [
    ...ofLetter.flatMap(byBarrier),
    ...ofSegment.map(({ lines, ...issue }): CheckEntry => ({ ...issue, places: [], contacts: lines })),
  ];
  for (const entry of found) {
    const known = entries.get(keyOf(entry));
    if (!known) entries.set(keyOf(entry), entry);
    else {
      const fuller = entry.contacts.length > known.contacts.length ? entry : known;
      entries.set(keyOf(entry), {
        ...known, contacts: fuller.contacts, places: [...known.places, ...entry.places],
        count: Math.max(known.count, entry.count), severity: known.severity === 'error' ? 'error' : entry.severity,
      });
    }
  }
  const rank = (entry: CheckEntry): number => (entry.severity === 'error' ? 0 : 2) + (entry.places.length > 0 ? 0 : 1);
  return [...entries.values()].sort((one, other) => rank(one) - rank(other) || other.count - one.count);
}

/** The engine counts all barred contacts together, the service by the reason: so that they meet, the engine's are divided. */
function byBarrier({ contacts, ...issue }: MergeIssue): CheckEntry[] {
  const { subject, ...rest } = issue;
  const entry: CheckEntry = { ...rest, ...(subject === undefined ? {} : { subject }), contacts };
  if (issue.code !== 'CONTACT_BARRED' || contacts.length === 0) return [entry];
  return [...new Set(contacts.map(({ barrier }) => barrier))].map((barrier): CheckEntry => {
    const barred = contacts.filter((contact) => contact.barrier === barrier);
    return { ...rest, ...(barrier ? { barrier } : {}), contacts: barred, count: barred.length };
  });
}
