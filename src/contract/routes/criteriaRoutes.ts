import type { ActionResult, AddByHand, CriteriaValue, MailingGroup, MailingGroupApplied, ReusedCriteria, ReuseLoggedSegment, SegmentCriteria, StepUndone } from '../criteria';
import { route, type Listing, type No, type None, type Page } from '../route';
import type { Criteria, CriteriaAction, SavedCriteria } from '../savedCriteria';

type Code = { code: string };

/** Choosing contacts (DOMAIN §5–§8). What says `dryRun` answers what it would do, and changes nothing. */
export const criteriaRoutes = {
  /** What chose the contacts of a segment, and what was gone back over. */
  criteria: route<No, None, undefined, SegmentCriteria>('GET', '/segments/:no/criteria'),
  act: route<No, None, CriteriaAction & { dryRun?: boolean }, ActionResult>('POST', '/segments/:no/actions'),
  /** Undoes the newest step: the very lines come back, or go. */
  goBack: route<No, None, None, StepUndone>('POST', '/segments/:no/go-back'),
  /** Does the step again that was gone back over last. */
  redo: route<No, None, None, StepUndone>('POST', '/segments/:no/redo'),
  addByHand: route<No, None, AddByHand, ActionResult>('POST', '/segments/:no/lines'),
  removeLines: route<No, None, { lineNos: number[] }, ActionResult>('POST', '/segments/:no/lines/remove'),
  reuseLogged: route<No, None, ReuseLoggedSegment, ActionResult>('POST', '/segments/:no/reuse-logged-segment'),
  reuseCriteria: route<No, None, Code & { dryRun?: boolean }, ReusedCriteria>('POST', '/segments/:no/reuse-criteria'),
  /** Keeps the steps of a segment under a code. */
  saveCriteria: route<No, None, Code & { description: string; replace?: boolean }, SavedCriteria>('POST', '/segments/:no/saved-criteria'),
  savedCriteria: route<None, None, undefined, Page<SavedCriteria>>('GET', '/saved-criteria'),
  savedCriterion: route<Code, None, undefined, SavedCriteria & { criteria: Criteria }>('GET', '/saved-criteria/:code'),
  changeSavedCriteria: route<Code, None, { description?: string; criteria?: Criteria; code?: string }, SavedCriteria>('PATCH', '/saved-criteria/:code'),
  deleteSavedCriteria: route<Code, None, undefined, { removed: true }>('DELETE', '/saved-criteria/:code'),
  /** The values that a filter on this field can name. */
  criteriaValues: route<{ source: string; field: string }, Listing, undefined, Page<CriteriaValue>>('GET', '/criteria-values/:source/:field'),
  mailingGroups: route<None, None, undefined, Page<MailingGroup>>('GET', '/mailing-groups'),
  /** Makes the contacts of a segment members of a mailing group. */
  applyMailingGroup: route<No, None, Code & { deleteOld?: boolean }, MailingGroupApplied>('POST', '/segments/:no/mailing-group'),
} as const;
