import { spring, startUnderTest } from '../serviceUnderTest';

it('keeps who did what when; what is written little by little is one event', async () => {
  const { ask } = await startUnderTest();
  await ask('changeSegment', { params: { no: spring }, body: { details: { description: 'Kevätkirje' } } });
  await ask('changeSegment', { params: { no: spring }, body: { details: { subject: 'Kevät' } } });
  await ask('changeLine', { params: { no: spring, lineNo: 10000 }, body: { ownText: 'Hei', textChoice: 'own' } });
  await ask('changeLine', { params: { no: spring, lineNo: 10000 }, body: { ownText: 'Hei taas' } });
  await ask('changeLine', { params: { no: spring, lineNo: 20000 }, body: { noteForLog: 'soita' } });
  const { items } = await ask('segmentEvents', { params: { no: spring }, query: { limit: 3 } });
  expect(items.map(({ kind, about, by, at }) => [kind, about?.length, by, at])).toEqual([
    ['lineChanged', 1, 'tester', '2026-11-23T10:00:00.000Z'], ['lineChanged', 1, 'tester', '2026-11-23T10:00:00.000Z'], ['headerChanged', 2, 'tester', '2026-11-23T10:00:00.000Z'],
  ]);
});

it('outlives the log, and the remainder and the follow-up say where they came from', async () => {
  const { ask } = await startUnderTest();
  const { remainderSegmentNo, followUpSegmentNo } = await ask('log', { params: { no: spring }, body: { lines: [10000, 20000], createFollowUp: true, notOut: 'remainder' }, idempotencyKey: '5a4d3c1e-0009-4000-8000-000000000009' });
  const last = async (no: string) => (await ask('segmentEvents', { params: { no } })).items[0];
  expect(await last(spring)).toMatchObject({ kind: 'logged', count: 2 });
  expect(await last(remainderSegmentNo!)).toMatchObject({ kind: 'keptFromLog', count: 10, about: [spring] });
  expect(await last(followUpSegmentNo!)).toMatchObject({ kind: 'followUpMade', count: 2, about: [spring] });
});

it('is not kept where the change was refused', async () => {
  const { ask } = await startUnderTest();
  const before = await ask('segmentEvents', { params: { no: spring } });
  await expect(ask('changeSegment', { params: { no: spring }, body: { details: { subject: 'x' } }, ifMatch: 999 })).rejects.toMatchObject({ code: 'REVISION_CHANGED' });
  expect(await ask('segmentEvents', { params: { no: spring } })).toEqual(before);
  expect(await ask('segmentEvents', { params: { no: 'SM99999' } })).toEqual({ items: [] });
});
