import { openStore, type Store } from '../../../src/service/store/openStore';
import { handedOverRun, logRun } from '../madeRun';
import { now, problemOf, spring, startUnderTest, type ServiceUnderTest } from '../serviceUnderTest';

const day = 24 * 3_600_000;
let service: ServiceUnderTest, later: Store | undefined;
beforeEach(async () => { service = await startUnderTest(); });
afterEach(async () => { await later?.close(); later = undefined; });

/** Lets go as the service does it so much later. */
async function forgetAfter(milliseconds: number) {
  later = await openStore({ folder: service.folder, now: () => new Date(now.getTime() + milliseconds) });
  return later.operations.forgetWhatIsOver({});
}
const keys = async () => (await service.db.selectFrom('idempotency').select('key').where('principal', '=', 'tester').execute()).length;

it('keeps the answer of a log call for 30 days, and then says that the segment was logged', async () => {
  const { id } = await handedOverRun(service, spring);
  const result = await logRun(service, spring, id);
  await forgetAfter(30 * day);
  expect(await keys()).toBe(1);
  expect(await logRun(service, spring, id)).toEqual(result);
  await later!.close();
  expect(await forgetAfter(30 * day + 1)).toMatchObject({ keys: 1 });
  expect(await keys()).toBe(0);
  expect(await problemOf(logRun(service, spring, id))).toMatchObject({ code: 'ALREADY_LOGGED', loggedSegmentEntryNo: result.loggedSegmentEntryNo });
  expect(await service.db.selectFrom('loggedSegment').select('entryNo').where('segmentNo', '=', spring).execute()).toHaveLength(1);
  expect(await keys()).toBe(0);
});

it('keeps a logged segment for as long as its log can be taken back', async () => {
  const { id } = await handedOverRun(service, spring);
  await logRun(service, spring, id);
  const lines = async () => (await service.db.selectFrom('segmentLine').select('lineNo').where('segmentNo', '=', spring).execute()).length;
  await forgetAfter(day);
  expect(await lines()).toBe(12);
  await later!.close();
  await forgetAfter(day + 1);
  expect(await lines()).toBe(0);
});
