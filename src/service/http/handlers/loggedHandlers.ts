import type { loggedRoutes } from '../../../contract/routes/loggedRoutes';
import { by, type HandlersOf } from '../asked';

export const loggedHandlers: HandlersOf<typeof loggedRoutes> = {
  loggedSegments: ({ operations, query }) => operations.loggedSegments(query),
  loggedSegment: ({ operations, params }) => operations.loggedSegment(params),
  loggedSegmentEntries: ({ operations, params, query }) => operations.loggedSegmentEntries({ ...params, ...query }),
  followUp: (asked) => asked.operations.followUp({ ...asked.params, options: asked.body, ...by(asked) }),
};
