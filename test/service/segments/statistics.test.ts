import { problemOf, spring, startUnderTest } from '../serviceUnderTest';

it('counts by campaign and by template what a count by hand counts, and nothing that was cancelled', async () => {
  const { ask } = await startUnderTest();
  await ask('log', { params: { no: spring }, idempotencyKey: '5a4d3c1e-0008-4000-8000-000000000008', body: { lines: Array.from({ length: 12 }, (_, index) => (index + 1) * 10000), createFollowUp: false, notOut: 'remainder' } });
  const all = (await Promise.all([1, 2, 3].map(async (entryNo) => (await ask('loggedSegmentEntries', { params: { entryNo }, query: { limit: 500 } })).items))).flat();
  const mine = all.filter(({ loggedSegmentEntryNo }) => loggedSegmentEntryNo === 3);
  await ask('evaluate', { params: { entryNo: 3 }, body: { entryNos: mine.slice(0, 3).map(({ entryNo }) => entryNo), evaluation: 'Very Positive', responded: true } });
  await ask('cancel', { params: { entryNo: 3 }, body: { entryNos: [mine[0]!.entryNo] } });
  const { items, months } = await ask('statistics', { query: { by: 'campaign' } });
  expect(items.find(({ code }) => code === 'CP0002')).toEqual({ code: 'CP0002', description: 'Kevään uutuudet', segments: 1, interactions: 11, attemptFailed: 0, responded: 2, positive: 2, negative: 0, cost: expect.closeTo(11 * 2.4), durationMinutes: 33 });
  expect(items.reduce((sum, { interactions }) => sum + interactions, 0)).toBe(all.length - 1);
  expect(months.find(({ month }) => month === '2027-03')).toEqual({ month: '2027-03', interactions: 11, responded: 2 });
  const templates = await ask('statistics', { query: { by: 'interactionTemplate', from: '2027-01-01', to: '2027-03-01' } });
  expect(templates.items.map(({ code, interactions }) => [code, interactions])).toEqual([['SPRING', 11]]);
  await ask('cancel', { params: { entryNo: 3 }, body: {} });
  expect((await ask('statistics', { query: { by: 'interactionTemplate', from: '2027-01-01' } })).items).toEqual([]);
  expect(await problemOf(ask('statistics', { query: { by: 'weather' as never } }))).toMatchObject({ code: 'INVALID_REQUEST' });
});
