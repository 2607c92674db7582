import type { loggedRoutes } from '../../../contract/routes/loggedRoutes';
import { by, type HandlersOf } from '../asked';

export const loggedHandlers: HandlersOf<typeof loggedRoutes> = {
  loggedSegments: ({ operations, query }) => operations.loggedSegments(query),
  loggedSegment: ({ operations, params }) => operations.loggedSegment(params),
  loggedSegmentEntries: ({ operations, params, query }) => operations.loggedSegmentEntries({ ...params, ...query }),
  statistics: ({ operations, query }) => operations.statistics(query),
  cancel: (asked) => asked.operations.cancel({ ...asked.params, request: asked.body, ...by(asked) }),
  uncancel: (asked) => asked.operations.uncancel({ ...asked.params, request: asked.body, ...by(asked) }),
  evaluate: (asked) => asked.operations.evaluate({ ...asked.params, request: asked.body, ...by(asked) }),
  addComment: (asked) => asked.operations.addComment({ ...asked.params, comment: asked.body.comment, ...by(asked) }),
  removeComment: (asked) => asked.operations.removeComment({ ...asked.params, ...by(asked) }),
  takeBack: (asked) => asked.operations.takeBack({ ...asked.params, ...by(asked) }),
  resend: (asked) => asked.operations.resend({ ...asked.params, request: asked.body, ...by(asked) }),
  previewFollowUp: ({ operations, params, body }) => operations.previewFollowUp({ ...params, options: body }),
  followUp: (asked) => asked.operations.followUp({ ...asked.params, options: asked.body, ...by(asked) }),
};
