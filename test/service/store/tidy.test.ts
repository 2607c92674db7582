import { keepTidy, tidy } from '../../../src/service/store/tidy';
import { handedOverRun, logRun } from '../madeRun';
import { now, spring, startUnderTest, type ServiceUnderTest } from '../serviceUnderTest';

const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000 + 1);

it('keeps the keys of logs for 30 days, and ended segments for a day', async () => {
  const service = await startUnderTest();
  await tidy(service.db, now);
  const { id } = await handedOverRun(service, spring);
  await logRun(service, spring, id);
  expect(await tidy(service.db, now)).toEqual({ keys: 0, segments: 0, contacts: 0, documents: 0, letters: 0 });
  expect(await tidy(service.db, later(1))).toMatchObject({ segments: 1 });
  expect(await logRun(service, spring, id)).toMatchObject({ logged: 12 });
  const { keys } = await tidy(service.db, later(30));
  expect(keys).toBeGreaterThan(0);
  await expect(logRun(service, spring, id)).rejects.toMatchObject({ code: 'ALREADY_LOGGED' });
});

describe('a contact that was removed is erased once no line needs it', () => {
  let service: ServiceUnderTest;
  beforeEach(async () => { service = await startUnderTest(); });
  const known = async (no: string) => (await service.db.selectFrom('contact').select('name').where('no', '=', no).execute()).map(({ name }) => name);
  /** A line of the segment whose contact is in no other one. */
  async function onlyHere(lineNo: number) {
    const { contactNo, contactName } = await service.ask('segmentLine', { params: { no: spring, lineNo } });
    for (const table of ['segmentLine', 'segmentStepLine'] as const) await service.db.deleteFrom(table).where('contactNo', '=', contactNo).where('segmentNo', '<>', spring).execute();
    return { contactNo, contactName };
  }

  it('not while it is on a line, or on one that going back would bring back', async () => {
    const one = await onlyHere(10000), other = await onlyHere(20000);
    await service.ask('removeLine', { params: { no: spring, lineNo: 20000 } });
    for (const { contactNo } of [one, other]) await service.ask('removeContact', { params: { no: contactNo } });
    expect([(await tidy(service.db, now)).contacts, await known(one.contactNo), await known(other.contactNo)]).toEqual([0, [one.contactName], [other.contactName]]);
    await service.ask('deleteSegment', { params: { no: spring } });
    expect([(await tidy(service.db, now)).contacts, await known(one.contactNo), await known(other.contactNo)]).toEqual([2, [], []]);
  });

  it('not while the log can be taken back; its entries keep what they recorded', async () => {
    const { contactNo, contactName } = await onlyHere(10000);
    const { id } = await handedOverRun(service, spring);
    const { loggedSegmentEntryNo: entryNo } = await logRun(service, spring, id);
    await service.ask('removeContact', { params: { no: contactNo } });
    expect([(await tidy(service.db, now)).contacts, await known(contactNo)]).toEqual([0, [contactName]]);
    expect([(await tidy(service.db, later(1))).contacts, await known(contactNo)]).toEqual([1, []]);
    expect((await service.ask('loggedSegmentEntries', { params: { entryNo }, query: {} })).items).toContainEqual(expect.objectContaining({ contactNo, contactName }));
  });
});

it('tidies at start and again and again, until it is told to stop', async () => {
  const { db } = await startUnderTest();
  let calls = 0;
  const stop = await keepTidy(db, { now: () => { calls += 1; return now; }, every: 5 });
  expect(calls).toBe(1);
  for (let tries = 0; calls < 3 && tries < 400; tries += 1) await new Promise((resolve) => { setTimeout(resolve, 5); });
  stop();
  const after = calls;
  await new Promise((resolve) => { setTimeout(resolve, 40); });
  expect([after >= 3, calls - after <= 1]).toEqual([true, true]);
});
