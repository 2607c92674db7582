import type { CancelRequest, EvaluateRequest, FollowUpChoice, ResendRequest } from '../../../contract/loggedChange';
import type { NewFollowUp } from '../../../contract/loggedSegment';
import type { StatisticsQuery } from '../../../contract/statistics';
import type { Listing } from '../../../contract/routes';
import { createFollowUp, previewFollowUp } from '../../segments/followUp';
import { addComment, removeComment } from '../../segments/logComments';
import { cancel, evaluate, uncancel } from '../../segments/loggedChanges';
import { entriesOfLoggedSegment, findLoggedSegment, listLoggedSegments } from '../../segments/loggedSegments';
import { resend } from '../../segments/resend';
import { takeBack } from '../../segments/takeBack';
import { statistics } from '../../segments/statistics';
import type { Db } from '../tables';
import type { By } from './asked';

export const loggedReadings = (db: Db) => ({
  loggedSegments: (listing: Listing) => listLoggedSegments(db, listing),
  loggedSegment: ({ entryNo }: { entryNo: number }) => findLoggedSegment(db, entryNo),
  statistics: (query: StatisticsQuery) => statistics(db, query),
  previewFollowUp: ({ entryNo, options }: { entryNo: number; options: NewFollowUp }) => previewFollowUp(db, entryNo, options),
  loggedSegmentEntries: ({ entryNo, ...listing }: { entryNo: number; of?: FollowUpChoice } & Listing) => entriesOfLoggedSegment(db, entryNo, listing),
});

export const loggedChanges = (db: Db, now: () => Date) => ({
  cancel: ({ entryNo, request, user }: { entryNo: number; request: CancelRequest } & By) => cancel(db, entryNo, request, { user, now: now() }),
  uncancel: ({ entryNo, request, user }: { entryNo: number; request: CancelRequest } & By) => uncancel(db, entryNo, request, { user, now: now() }),
  evaluate: ({ entryNo, request, user }: { entryNo: number; request: EvaluateRequest } & By) => evaluate(db, entryNo, request, { user, now: now() }),
  addComment: ({ entryNo, comment, user }: { entryNo: number; comment: string } & By) => addComment(db, entryNo, comment, { user, now: now() }),
  removeComment: ({ entryNo, position, user }: { entryNo: number; position: number } & By) => removeComment(db, entryNo, position, { user, now: now() }),
  takeBack: ({ entryNo, user }: { entryNo: number } & By) => takeBack(db, entryNo, { user, now: now() }),
  resend: ({ entryNo, request, user }: { entryNo: number; request: ResendRequest } & By) => resend(db, entryNo, request, { user, now: now() }),
  followUp: ({ entryNo, options, user }: { entryNo: number; options: NewFollowUp } & By) => createFollowUp(db, entryNo, options, { user, now: now() }),
});
