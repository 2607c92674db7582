import type { mergeRunRoutes } from '../../../contract/routes/mergeRunRoutes';
import { ServiceProblem } from '../../problem';
import { type Asked, by, type HandlersOf, Replayed, WrittenJson } from '../asked';

export const mergeRunHandlers: HandlersOf<typeof mergeRunRoutes> = {
  openMergeRuns: ({ operations, params }) => operations.openMergeRuns(params),
  createMergeRun: (asked) => asked.operations.createMergeRun({ ...asked.params, run: asked.body, ...by(asked) }),
  mergeRun: async ({ operations, params }) => new WrittenJson(await operations.mergeRun(params)),
  changeMergeRun: (asked) => asked.operations.changeMergeRun({ ...asked.params, change: asked.body, ...by(asked) }),
  addReceipts: ({ operations, params, body }) => operations.addReceipts({ ...params, receipts: body.receipts }),
  lettersToKeep: async ({ operations, params, settings }) => (settings.keepLetters ? operations.lettersToKeep(params) : { lineNos: [] }),
  async keepLetters({ operations, params, body, settings }) {
    if (!settings.keepLetters) throw new ServiceProblem('FORBIDDEN', 'This service keeps no letters');
    return operations.keepLetters({ ...params, letters: body.letters });
  },
  async log(asked) {
    const { result, replayed } = await asked.operations.logSegment({ ...asked.params, request: asked.body, key: keyOf(asked), keepLetters: asked.settings.keepLetters, ...by(asked) });
    return replayed ? new Replayed(result) : result;
  },
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The key of a log: a UUID, and of a merge run's log the run's own id, so that another machine repeats with the same key (SERVICE §4.15). */
function keyOf({ idempotencyKey, body }: Asked<'log'>): string {
  if (idempotencyKey === undefined) throw new ServiceProblem('IDEMPOTENCY_KEY_MISSING', 'A log needs an Idempotency-Key');
  if (!uuid.test(idempotencyKey)) throw new ServiceProblem('INVALID_REQUEST', 'The Idempotency-Key is no UUID', { reasons: ['idempotency-key: is no UUID'] });
  if (body.mergeRun !== undefined && body.mergeRun !== idempotencyKey) throw new ServiceProblem('INVALID_REQUEST', "The Idempotency-Key of a merge run's log is the run's id", { reasons: ['idempotency-key: is not the id of the merge run'] });
  return idempotencyKey;
}
