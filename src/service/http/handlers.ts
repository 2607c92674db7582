import { mergeFieldCatalogue } from '../../contract/mergeFieldCatalogue';
import type { LogResult } from '../../contract/mergeRun';
import type { AnswerOf, Me, RouteName } from '../../contract/routes';
import type { Parsed } from '../../contract/schemas/routeSchemas';
import { ServiceProblem } from '../problem';
import { localDay } from '../segments/followUp';
import type { TextPage } from '../segments/lineRows';
import type { Operations } from '../store/operations';

/** What a handler gets: the parsed request, and who asks. */
export interface Asked<Name extends RouteName> {
  params: Parsed<Name, 'params'>;
  query: Parsed<Name, 'query'>;
  body: Parsed<Name, 'body'>;
  me: Me;
  ifMatch?: number;
  idempotencyKey?: string;
  operations: Operations;
  now: Date;
}

/** An answer that came from an earlier call under the same key. */
export class Replayed { constructor(readonly answer: LogResult) {} }

/** A stream: its first line, and its pages; a page that is undefined breaks the stream off. */
export interface StreamAnswer<Header> { header: Header; page(after: number): Promise<TextPage | undefined>; after: number }

type StreamName = 'segmentLines' | 'mergeData';
type Handlers = { [Name in RouteName]: (asked: Asked<Name>) => Promise<Name extends StreamName ? StreamAnswer<AnswerOf<Name>> : AnswerOf<Name> | Replayed> };

const by = ({ me, ifMatch }: { me: Me; ifMatch?: number }) => ({ user: me.id, ...(ifMatch !== undefined && { ifMatch }) });

/** What each route does: one operation of the store, in most cases. */
export const handlers: Handlers = {
  me: async ({ me }) => me,
  mergeFields: async () => ({ items: [...mergeFieldCatalogue] }),
  interactionTemplates: ({ operations }) => operations.interactionTemplates({}),
  salespeople: ({ operations }) => operations.salespeople({}),
  campaigns: ({ operations }) => operations.campaigns({}),
  languages: ({ operations }) => operations.languages({}),
  savedCriteria: ({ operations }) => operations.savedCriteria({}),

  segments: ({ operations, query }) => operations.segments(query),
  segment: ({ operations, params }) => operations.segment(params),
  changeSegment: (asked) => asked.operations.changeSegment({ ...asked.params, change: asked.body, ...by(asked) }),
  async segmentLines({ operations, params, query }) {
    const header = await operations.startLineRows(params);
    return { header, after: query.after ?? 0, page: (after) => operations.lineRowsPage({ ...params, after, revision: header.revision }) };
  },
  segmentLine: ({ operations, params }) => operations.segmentLine(params),
  changeLine: (asked) => asked.operations.changeLine({ ...asked.params, change: asked.body, ...by(asked) }),
  changeLines: (asked) => asked.operations.changeLines({ ...asked.params, ...asked.body, ...by(asked) }),
  removeLine: (asked) => asked.operations.removeLine({ ...asked.params, ...by(asked) }),
  async mergeData({ operations, params, query, now }) {
    const chosen = { today: query.today ?? localDay(now), ...(query.lines && { lineNos: query.lines }) };
    const header = await operations.startMergeData({ ...params, ...chosen });
    return { header, after: 0, page: (after) => operations.mergeRecordsPage({ ...params, ...chosen, after, revision: header.revision }) };
  },
  check: ({ operations, params }) => operations.check(params),
  letters: ({ operations, params }) => operations.letters(params),
  linkLetter: (asked) => asked.operations.linkLetter({ ...asked.params, letter: asked.body, ...by(asked) }),

  openMergeRuns: ({ operations, params }) => operations.openMergeRuns(params),
  createMergeRun: (asked) => asked.operations.createMergeRun({ ...asked.params, run: asked.body, ...by(asked) }),
  mergeRun: ({ operations, params }) => operations.mergeRun(params),
  changeMergeRun: ({ operations, params, body }) => operations.changeMergeRun({ ...params, change: body }),
  addReceipts: ({ operations, params, body }) => operations.addReceipts({ ...params, receipts: body.receipts }),
  async log(asked) {
    const { result, replayed } = await asked.operations.logSegment({ ...asked.params, request: asked.body, key: keyOf(asked), ...by(asked) });
    return replayed ? new Replayed(result) : result;
  },

  loggedSegments: ({ operations, query }) => operations.loggedSegments(query),
  loggedSegment: ({ operations, params }) => operations.loggedSegment(params),
  loggedSegmentEntries: ({ operations, params, query }) => operations.loggedSegmentEntries({ ...params, ...query }),
  followUp: (asked) => asked.operations.followUp({ ...asked.params, options: asked.body, ...by(asked) }),

  contacts: ({ operations, query }) => operations.contacts(query),
  contact: ({ operations, params }) => operations.contact(params),
  changeContact: ({ operations, params, body }) => operations.changeContact({ ...params, change: body }),
  removeContact: ({ operations, params }) => operations.removeContact(params),
  interactionLogEntries: ({ operations, query }) => operations.interactionLogEntries(query),
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The key of a log: a UUID, and of a merge run's log the run's own id, so that another machine repeats with the same key (SERVICE §4.15). */
function keyOf({ idempotencyKey, body }: Asked<'log'>): string {
  if (idempotencyKey === undefined) throw new ServiceProblem('IDEMPOTENCY_KEY_MISSING', 'A log needs an Idempotency-Key');
  if (!uuid.test(idempotencyKey)) throw new ServiceProblem('INVALID_REQUEST', 'The Idempotency-Key is no UUID', { reasons: ['idempotency-key: is no UUID'] });
  if (body.mergeRun !== undefined && body.mergeRun !== idempotencyKey) throw new ServiceProblem('INVALID_REQUEST', "The Idempotency-Key of a merge run's log is the run's id", { reasons: ['idempotency-key: is not the id of the merge run'] });
  return idempotencyKey;
}
