import { mergeWorkers } from '../../../src/merge/worker/mergeWorkers';
import type { MergeWorker } from '../../../src/merge/worker/mergeWorker';
import { fixture } from '../build/fixtures';
import { readText } from '../build/letterText';
import { record } from '../build/records';
import { sameThreadWorker } from './sameThreadWorker';

/** A worker that answers everything with nothing, at once or when it is told to. */
interface Answering { worker: Worker; ended: boolean; answer(): void; fail(): void }
function answering(atOnce = true): Answering {
  const asked: number[] = [];
  const port = {
    onmessage: null as ((event: unknown) => void) | null, onerror: null as ((event: unknown) => void) | null,
    postMessage: ({ id }: { id?: number }) => { if (id !== undefined) { asked.push(id); if (atOnce) queueMicrotask(one.answer); } },
    terminate: () => { one.ended = true; },
  };
  const one: Answering = {
    worker: port as unknown as Worker, ended: false,
    answer: () => port.onmessage?.({ data: { id: asked.shift(), result: undefined } }),
    fail: () => port.onerror?.({ message: 'out of memory', preventDefault: () => undefined }),
  };
  return one;
}
function started(atOnce = true) {
  const workers: Answering[] = [];
  const start = mergeWorkers(() => {
    const one = answering(atOnce);
    workers.push(one);
    return one.worker;
  });
  return { start, workers };
}
const use = async (merge: MergeWorker): Promise<void> => { await merge.startRecords({}); };

it('the next one has the worker of one that was closed, and nothing of its letter', async () => {
  let count = 0;
  const start = mergeWorkers(() => {
    count += 1;
    return sameThreadWorker();
  });
  const first = start();
  await first.open(fixture('letter - plain.docx'), {});
  await first.startRecords({});
  await first.addRecords([record(1)]);
  expect(readText(await first.letter(1))).toMatch(/^Dear Contact 1,/);
  first.close();
  await expect(first.letter(1)).rejects.toMatchObject({ code: 'CANCELLED' });
  const second = start();
  await expect(second.letter(1)).rejects.toMatchObject({ code: 'TEMPLATE_NOT_OPEN' });
  await second.open(fixture('letter - plain.docx'), {});
  await expect(second.letter(1)).rejects.toMatchObject({ code: 'RECORD_MISSING' });
  expect(count).toBe(1);
  // A part of it that is gone for good, because a newer version came, would fail again and again.
  second.close();
  await start().startRecords({});
  expect(count).toBe(2);
});

it('closed twice, it does not end what the next one has', async () => {
  const { start, workers } = started();
  const first = start();
  await use(first);
  first.close();
  const second = start();
  first.close();
  await use(second);
  expect([workers.length, workers[0]!.ended]).toEqual([1, false]);
});

it('two at a time have a worker each, and one of them waits', async () => {
  const { start, workers } = started();
  const both = [start(), start()];
  for (const one of both) await use(one);
  for (const one of both) one.close();
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  const again = start();
  await use(again);
  expect(workers).toHaveLength(2);
  await use(start());
  expect(workers).toHaveLength(3);
});

it('one that made a run ends with it, and so does one that was still asked something or never answered', async () => {
  const { start, workers } = started();
  const run = start();
  await use(run);
  await run.produce({ lineNos: [1], want: 'separate', namePattern: '' }, { onLetters: () => undefined });
  run.close();
  start().close();
  const slow = started(false);
  const busy = slow.start();
  const first = busy.startRecords({});
  slow.workers[0]!.answer();
  await first;
  const asked = busy.letter(1);
  busy.close();
  await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' });
  expect([...workers, ...slow.workers].map(({ ended }) => ended)).toEqual([true, true, true]);
});

it('one that broke is not used again, neither at work nor while it waits', async () => {
  const { start, workers } = started();
  const first = start();
  await use(first);
  workers[0]!.fail();
  first.close();
  const second = start();
  await use(second);
  second.close();
  workers[1]!.fail();
  await use(start());
  expect(workers).toHaveLength(3);
});
