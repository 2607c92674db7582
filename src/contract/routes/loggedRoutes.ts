import type { InteractionLogEntry, LoggedSegment, LoggedSegmentWhole, NewFollowUp } from '../loggedSegment';
import { route, type EntryNo, type Listing, type None, type Page } from '../route';
import type { Segment } from '../segment';

/** Logged segments and their entries (DOMAIN §15). */
export const loggedRoutes = {
  loggedSegments: route<None, Listing, undefined, Page<LoggedSegment>>('GET', '/logged-segments'),
  loggedSegment: route<EntryNo, None, undefined, LoggedSegmentWhole>('GET', '/logged-segments/:entryNo'),
  loggedSegmentEntries: route<EntryNo, Listing, undefined, Page<InteractionLogEntry>>('GET', '/logged-segments/:entryNo/interaction-log-entries'),
  followUp: route<EntryNo, None, NewFollowUp, Segment>('POST', '/logged-segments/:entryNo/follow-up'),
} as const;
