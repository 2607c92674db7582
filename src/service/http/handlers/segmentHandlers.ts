import type { segmentRoutes } from '../../../contract/routes/segmentRoutes';
import { localDay } from '../../segments/localDay';
import { by, WrittenJson, type HandlersOf } from '../asked';

export const segmentHandlers: HandlersOf<typeof segmentRoutes> = {
  segments: ({ operations, query }) => operations.segments(query),
  createSegment: (asked) => asked.operations.createSegment({ request: asked.body, ...by(asked) }),
  duplicateSegment: (asked) => asked.operations.duplicateSegment({ ...asked.params, request: asked.body, ...by(asked) }),
  deleteSegment: (asked) => asked.operations.deleteSegment({ ...asked.params, ...by(asked) }),
  previewChange: ({ operations, params, body }) => operations.previewChange({ ...params, change: body }),
  segment: ({ operations, params }) => operations.segment(params),
  changeSegment: (asked) => asked.operations.changeSegment({ ...asked.params, change: asked.body, ...by(asked) }),
  async segmentLines({ operations, params, query }) {
    const header = await operations.startLineRows(params);
    return { header, after: query.after ?? 0, page: (after) => operations.lineRowsPage({ ...params, after, revision: header.revision }) };
  },
  segmentLine: ({ operations, params }) => operations.segmentLine(params),
  changeLine: (asked) => asked.operations.changeLine({ ...asked.params, change: asked.body, ...by(asked) }),
  changeLines: async (asked) => new WrittenJson(await asked.operations.changeLines({ ...asked.params, ...asked.body, ...by(asked) })),
  removeLine: (asked) => asked.operations.removeLine({ ...asked.params, ...by(asked) }),
  async mergeData({ operations, params, query, now }) {
    const chosen = { today: query.today ?? localDay(now), ...(query.lines && { lineNos: query.lines }) };
    const header = await operations.startMergeData({ ...params, ...chosen });
    return { header, after: 0, page: (after) => operations.mergeRecordsPage({ ...params, ...chosen, after, revision: header.revision }) };
  },
  segmentEvents: ({ operations, params, query }) => operations.segmentEvents({ ...params, ...query }),
  check: ({ operations, params }) => operations.check(params),
};
