import type { IsoTime } from './interaction';

/** Everything that is done to a segment and kept in its history: who did what, and when. */
export const segmentEventKinds = [
  'created', 'duplicated', 'headerChanged', 'standardTextChanged', 'lineChanged', 'linesChanged', 'contactsAdded', 'contactsRemoved', 'wentBack', 'didAgain',
  'mailingGroupApplied', 'letterLinked', 'letterKept', 'letterUnlinked', 'passageChanged', 'lettersProduced', 'logged', 'keptFromLog', 'followUpMade', 'takenBack',
  'canceled', 'uncanceled', 'evaluated', 'resent', 'commented', 'commentRemoved', 'lettersRemoved', 'deleted',
] as const;
export type SegmentEventKind = (typeof segmentEventKinds)[number];

/** One thing that was done. */
export interface SegmentEvent {
  /** Counts up. */
  position: number;
  kind: SegmentEventKind;
  at: IsoTime;
  by: string;
  /** How many lines, letters or entries it concerned; missing where it concerned the segment itself. */
  count?: number;
  /** What it was about: names of details, a contact, another segment, a letter's name. */
  about?: string[];
}
