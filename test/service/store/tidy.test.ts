import { keepTidy, tidy } from '../../../src/service/store/tidy';
import { handedOverRun, logRun } from '../madeRun';
import { now, spring, startUnderTest } from '../serviceUnderTest';

const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000 + 1);

it('keeps the keys of logs for 30 days, and ended segments for a day', async () => {
  const service = await startUnderTest();
  await tidy(service.db, now);
  const { id } = await handedOverRun(service, spring);
  await logRun(service, spring, id);
  expect(await tidy(service.db, now)).toEqual({ keys: 0, segments: 0, documents: 0, letters: 0 });
  expect(await tidy(service.db, later(1))).toMatchObject({ segments: 1 });
  expect(await logRun(service, spring, id)).toMatchObject({ logged: 12 });
  const { keys } = await tidy(service.db, later(30));
  expect(keys).toBeGreaterThan(0);
  await expect(logRun(service, spring, id)).rejects.toMatchObject({ code: 'ALREADY_LOGGED' });
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
