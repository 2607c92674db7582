import type { IsoTime } from './interaction';
import type { CriteriaAction } from './savedCriteria';
import type { Barrier } from './whoGetsALetter';

/** A contact named in an answer, so that a count can be looked at. */
export interface NamedContact { contactNo: string; contactName: string; companyName: string; city: string }

/** Why a contact that answers to the filters was left out of an Add: a barrier (`excluded` unless exclusion is ignored), or it stands in the segment already. */
export type LeftOutReason = Barrier | 'alreadyThere';

/**
 * What an action does, or would do (`dryRun`). `matched` = contacts that answer to the filters, companies expanded, each once;
 * `changed` = lines added or taken away; every matched contact of an Add is either changed or left out with a reason (DOMAIN §5.2, §21.7).
 */
export interface ActionResult {
  op: CriteriaAction['op'];
  dryRun: boolean;
  matched: number;
  changed: number;
  /** The first 10 contacts added or taken away, in the order of the list. */
  examples: NamedContact[];
  /** Add only; each with its first 10. */
  leftOut: { reason: LeftOutReason; count: number; examples: NamedContact[] }[];
  /** After the action. */
  lineCount: number;
  /** The segment's; unchanged by a dry run. */
  revision: number;
}

/** Where a step of choosing contacts came from. */
export type StepOrigin = 'criteria' | 'byHand' | 'savedCriteria' | 'loggedSegment';

/** One action of a segment, in the list of its criteria (T5097). */
export interface CriteriaStep extends CriteriaAction {
  /** 1, 2, 3 … in the order in which they were done. */
  position: number;
  origin: StepOrigin;
  /** `savedCriteria`: the code; `loggedSegment`: the number of the segment that was logged; `byHand`: the contact's name. */
  originName?: string;
  /** Lines it added or took away. */
  changed: number;
  at: IsoTime;
  by: string;
}

/** What chose the contacts of a segment. `undone`: steps that were gone back over and can be done again, the next one first. */
export interface SegmentCriteria { steps: CriteriaStep[]; undone: CriteriaStep[] }

/** `POST /segments/{no}/reuse-logged-segment` (DOMAIN §8, Q5): blocked, removed and doubled contacts never come. */
export interface ReuseLoggedSegment {
  entryNo: number;
  /** Also contacts whose entries were cancelled; missing = not. */
  withCanceled?: boolean;
  /** Also contacts that are excluded from segments; missing = not. */
  ignoreExclusion?: boolean;
  dryRun?: boolean;
}

/** `POST /segments/{no}/lines`: contacts that a person chose one by one. */
export interface AddByHand { contactNos: string[]; ignoreExclusion?: boolean; allowExisting?: boolean }

/** What going back, or doing again, did. `changed` = lines that came or went by it. */
export interface StepUndone { step: CriteriaStep; changed: number; lineCount: number; revision: number }

/** A sequence of actions done one after the other, on the contacts of today. */
export interface ReusedCriteria { results: ActionResult[]; lineCount: number; revision: number }

export interface MailingGroup { code: string; description: string; contactCount: number }
/** `added` came into the mailing group, `already` were in it, `removed` were in it and are not in the segment. */
export interface MailingGroupApplied { added: number; already: number; removed: number }

/** One value a filter can have, with words for it. */
export interface CriteriaValue { value: string; label: string }
