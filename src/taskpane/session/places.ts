import type { LoggedSegment } from '../../contract/loggedSegment';
import type { LogResult } from '../../contract/mergeRun';

/** Every place of the pane a person can be at. Navigation without a router: Word owns the address (REAL-WORD 1). */
export type PanePlace =
  | { at: 'segments' }
  | { at: 'newSegment' }
  | { at: 'segment'; no: string }
  | { at: 'segmentDetails'; no: string }
  /** Its Word documents: for whom, and every version. */
  | { at: 'segmentLetters'; no: string }
  | { at: 'contact'; no: string; lineNo: number }
  | { at: 'severalContacts'; no: string; lineNos: number[] }
  /** Every way to choose the contacts of a segment, and the steps in which it was done. */
  | { at: 'chooseContacts'; no: string }
  | { at: 'findContacts'; no: string }
  | { at: 'chooseByCriteria'; no: string }
  | { at: 'savedCriteria'; no: string }
  | { at: 'savedCriterion'; no: string; code: string }
  | { at: 'reuseLogged'; no: string }
  | { at: 'mailingGroup'; no: string }
  | { at: 'fields'; no: string }
  | { at: 'check'; no: string }
  | { at: 'preview'; no: string; lineNo?: number }
  /** `lineNos`: only these contacts; missing = all of the segment. */
  | { at: 'produce'; no: string; lineNos?: number[] }
  | { at: 'log'; no: string; lineNos?: number[] }
  /** What a log did; the segment is gone, so this place belongs to none. */
  | { at: 'logDone'; result: LogResult }
  | { at: 'contacts' }
  | { at: 'importContacts' }
  | { at: 'statistics' }
  | { at: 'contactCard'; contactNo: string }
  | { at: 'logged' }
  /** What was done to a segment, open or not. */
  | { at: 'history'; segmentNo: string }
  | { at: 'loggedSegment'; entryNo: number }
  /** The letters that were made for a log. */
  | { at: 'loggedLetters'; entryNo: number; runId: string }
  /** A log was taken back; what somebody had changed meanwhile stays. */
  | { at: 'takenBack'; segmentNo: string; remainderStays?: string; followUpStays?: string };
export type PlaceName = PanePlace['at'];
export type PlaceAt<Name extends PlaceName> = Extract<PanePlace, { at: Name }>;

/** The steps of the job in their order; the strip at the foot of the pane leads to each. */
export const steps = ['segment', 'fields', 'check', 'preview', 'produce', 'log'] as const;
export type StepName = (typeof steps)[number];

export const segmentOf = (place: PanePlace): string | undefined => ('no' in place ? place.no : undefined);
const isStepOf = (place: PanePlace | undefined, no: string | undefined): boolean => place !== undefined && no !== undefined && (steps as readonly string[]).includes(place.at) && segmentOf(place) === no;

/** The way a person came, the present place last; never empty. */
export type PlaceStack = readonly [PanePlace, ...PanePlace[]];

export const placeNow = (stack: PlaceStack): PanePlace => stack.at(-1)!;

/**
 * Goes to a place. From step to step of one segment it moves sideways, so that Back leads out of the segment and not through
 * every step again; a place that already lies on the way is gone back to; the list of segments is always the beginning.
 */
export function goTo(stack: PlaceStack, place: PanePlace): PlaceStack {
  if (place.at === 'segments') return [place];
  const before = stack.findIndex((one) => isSamePlace(one, place));
  if (before === 0) return [place];
  if (before > 0) return [stack[0], ...stack.slice(1, before), place];
  const kept = isStepOf(placeNow(stack), segmentOf(place)) && isStepOf(place, segmentOf(place)) ? stack.slice(0, -1) : stack;
  return [...kept, place] as unknown as PlaceStack;
}

/** One place back, past those of a segment that is gone; stays at the first. */
export function goBack(stack: PlaceStack, gone?: string): PlaceStack {
  const before = stack.slice(0, -1);
  while (before.length > 0 && gone !== undefined && segmentOf(before.at(-1)!) === gone) before.pop();
  return before.length > 0 ? before as unknown as PlaceStack : gone !== undefined ? [{ at: 'segments' }] : stack;
}

/** The next or previous contact takes the place of the present one. */
export const replaceWith = (stack: PlaceStack, place: PanePlace): PlaceStack => [...stack.slice(0, -1), place] as unknown as PlaceStack;

/** A segment was logged: what was done takes the place of all its places, so that Back leads past them. What an earlier log did goes too; it may lead into this one. */
export function afterLog(stack: PlaceStack, no: string, result: LogResult): PlaceStack {
  const before = stack.filter((place) => segmentOf(place) !== no && place.at !== 'logDone');
  return [...(before.length > 0 ? before : [{ at: 'segments' }]), { at: 'logDone', result }] as unknown as PlaceStack;
}

/** A log was taken back: its places are left out of the way back, and those of the segments that went with it. */
export function afterTakeBack(stack: PlaceStack, { entryNo, remainderSegmentNo, followUpSegmentNo }: LogTakenBack, done: PlaceAt<'takenBack'>): PlaceStack {
  const gone = [remainderSegmentNo, followUpSegmentNo].filter((no) => no !== undefined && no !== done.remainderStays && no !== done.followUpStays);
  const entryOf = (place: PanePlace): number | undefined => (place.at === 'logDone' ? place.result.loggedSegmentEntryNo : 'entryNo' in place ? place.entryNo : undefined);
  const before = stack.filter((place) => entryOf(place) !== entryNo && !gone.includes(segmentOf(place) ?? ''));
  return [...(before.length > 0 ? before : [{ at: 'segments' }]), done] as unknown as PlaceStack;
}

/** Which log it was, and the segments it had made. */
export type LogTakenBack = Pick<LoggedSegment, 'entryNo' | 'remainderSegmentNo' | 'followUpSegmentNo'>;

function isSamePlace(one: PanePlace, other: PanePlace): boolean {
  if (one.at !== other.at) return false;
  if (one.at === 'contact' && other.at === 'contact') return one.no === other.no && one.lineNo === other.lineNo;
  if (one.at === 'savedCriterion' && other.at === 'savedCriterion') return one.no === other.no && one.code === other.code;
  if (one.at === 'contactCard' && other.at === 'contactCard') return one.contactNo === other.contactNo;
  if (one.at === 'history' && other.at === 'history') return one.segmentNo === other.segmentNo;
  if (one.at === 'loggedLetters' && other.at === 'loggedLetters') return one.runId === other.runId;
  if (one.at === 'loggedSegment' && other.at === 'loggedSegment') return one.entryNo === other.entryNo;
  return segmentOf(one) === segmentOf(other);
}
