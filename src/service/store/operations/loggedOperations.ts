import type { NewFollowUp } from '../../../contract/loggedSegment';
import type { Listing } from '../../../contract/routes';
import { createFollowUp } from '../../segments/followUp';
import { entriesOfLoggedSegment, findLoggedSegment, listLoggedSegments } from '../../segments/loggedSegments';
import type { Db } from '../tables';
import type { By } from './asked';

export const loggedReadings = (db: Db) => ({
  loggedSegments: (listing: Listing) => listLoggedSegments(db, listing),
  loggedSegment: ({ entryNo }: { entryNo: number }) => findLoggedSegment(db, entryNo),
  loggedSegmentEntries: ({ entryNo, ...listing }: { entryNo: number } & Listing) => entriesOfLoggedSegment(db, entryNo, listing),
});

export const loggedChanges = (db: Db, now: () => Date) => ({
  followUp: ({ entryNo, options, user }: { entryNo: number; options: NewFollowUp } & By) => createFollowUp(db, entryNo, options, { user, now: now() }),
});
