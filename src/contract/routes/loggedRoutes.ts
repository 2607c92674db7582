import type { CancelRequest, EntriesChanged, EvaluateRequest, FollowUpChoice, FollowUpPreview, ResendRequest, TakenBack } from '../loggedChange';
import type { LogComment } from '../logComment';
import type { InteractionLogEntry, LoggedSegment, LoggedSegmentWhole, NewFollowUp } from '../loggedSegment';
import { route, type EntryNo, type Listing, type None, type Page } from '../route';
import type { Segment } from '../segment';
import type { Statistics, StatisticsQuery } from '../statistics';

/** Logged segments and their entries (DOMAIN §15). */
export const loggedRoutes = {
  loggedSegments: route<None, Listing, undefined, Page<LoggedSegment>>('GET', '/logged-segments'),
  loggedSegment: route<EntryNo, None, undefined, LoggedSegmentWhole>('GET', '/logged-segments/:entryNo'),
  loggedSegmentEntries: route<EntryNo, Listing & { of?: FollowUpChoice }, undefined, Page<InteractionLogEntry>>('GET', '/logged-segments/:entryNo/interaction-log-entries'),
  statistics: route<None, StatisticsQuery, undefined, Statistics>('GET', '/statistics'),
  cancel: route<EntryNo, None, CancelRequest, EntriesChanged>('POST', '/logged-segments/:entryNo/cancel'),
  uncancel: route<EntryNo, None, CancelRequest, EntriesChanged>('POST', '/logged-segments/:entryNo/uncancel'),
  evaluate: route<EntryNo, None, EvaluateRequest, EntriesChanged>('POST', '/logged-segments/:entryNo/evaluate'),
  /** Writes a comment to an entry of the log, cancelled or not. */
  addComment: route<EntryNo, None, { comment: string }, LogComment>('POST', '/interaction-log-entries/:entryNo/comments'),
  /** Takes a comment away for good; the history keeps that it was there. */
  removeComment: route<EntryNo & { position: number }, None, undefined, { removed: true }>('DELETE', '/interaction-log-entries/:entryNo/comments/:position'),
  /** The log is taken back: the segment is open again as it was. */
  takeBack: route<EntryNo, None, None, TakenBack>('POST', '/logged-segments/:entryNo/take-back'),
  resend: route<EntryNo, None, ResendRequest, Segment>('POST', '/logged-segments/:entryNo/resend'),
  previewFollowUp: route<EntryNo, None, NewFollowUp, FollowUpPreview>('POST', '/logged-segments/:entryNo/follow-up-preview'),
  followUp: route<EntryNo, None, NewFollowUp, Segment>('POST', '/logged-segments/:entryNo/follow-up'),
} as const;
