import { daily } from '../../src/service/daily';

const hour = 3_600_000;
let stop: () => void = () => undefined;
beforeEach(() => { jest.useFakeTimers({ now: new Date('2026-11-23T10:00:00.000Z') }); });
afterEach(() => { stop(); jest.useRealTimers(); });

function start(work: () => Promise<unknown>) {
  const failed: unknown[] = [];
  stop = daily(work, { now: () => new Date(), failed: (error) => failed.push(error) });
  return failed;
}

it('works at once, and then once a day', async () => {
  let times = 0;
  start(async () => { times += 1; });
  expect(times).toBe(1);
  await jest.advanceTimersByTimeAsync(23 * hour);
  expect(times).toBe(1);
  await jest.advanceTimersByTimeAsync(2 * hour);
  expect(times).toBe(2);
  await jest.advanceTimersByTimeAsync(30 * 24 * hour);
  expect(times).toBe(32);
});

it('works within an hour of waking where the machine slept over the day', async () => {
  let times = 0;
  start(async () => { times += 1; });
  await jest.advanceTimersByTimeAsync(hour);
  jest.setSystemTime(new Date('2026-11-26T10:00:00.000Z'));
  await jest.advanceTimersByTimeAsync(hour);
  expect(times).toBe(2);
});

it('tells what failed, and tries again in an hour', async () => {
  let times = 0;
  const failed = start(async () => { times += 1; if (times === 1) throw new Error('busy'); });
  await jest.advanceTimersByTimeAsync(hour);
  expect([times, failed]).toEqual([2, [new Error('busy')]]);
  await jest.advanceTimersByTimeAsync(20 * hour);
  expect(times).toBe(2);
});

it('does not begin again while it is still at it, nor when it was stopped', async () => {
  let times = 0;
  let end: () => void = () => undefined;
  start(() => new Promise<void>((resolve) => { times += 1; end = resolve; }));
  await jest.advanceTimersByTimeAsync(30 * hour);
  expect(times).toBe(1);
  end();
  await jest.advanceTimersByTimeAsync(23 * hour);
  stop();
  await jest.advanceTimersByTimeAsync(48 * hour);
  expect(times).toBe(1);
});
