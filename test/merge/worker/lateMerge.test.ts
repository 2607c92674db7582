import { lateMerge } from '../../../src/merge/worker/lateMerge';
import type { MergeWorker } from '../../../src/merge/worker/mergeWorker';

/** An engine that answers a letter, and knows whether it was closed. */
const engine = () => ({ letter: jest.fn(async () => new Uint8Array([7])), close: jest.fn() });

it('loads the program with the first call, once for all calls', async () => {
  const loaded = engine();
  const load = jest.fn(async () => loaded as unknown as MergeWorker);
  const merge = lateMerge(load);
  expect(load).not.toHaveBeenCalled();
  expect(await Promise.all([merge.letter(1), merge.letter(2)])).toEqual([new Uint8Array([7]), new Uint8Array([7])]);
  expect(load).toHaveBeenCalledTimes(1);
  expect(loaded.letter.mock.calls).toEqual([[1], [2]]);
  merge.close();
  await Promise.resolve();
  expect(loaded.close).toHaveBeenCalledTimes(1);
});

it('tries again with the next call where loading failed', async () => {
  const load = jest.fn<Promise<MergeWorker>, []>().mockRejectedValueOnce(new Error('no network')).mockResolvedValue(engine() as unknown as MergeWorker);
  const merge = lateMerge(load);
  await expect(merge.letter(1)).rejects.toMatchObject({ code: 'PROGRAM_NOT_LOADED', detail: 'no network' });
  expect(await merge.letter(1)).toEqual(new Uint8Array([7]));
});

it('closes what is loaded only after it was closed, and loads nothing in order to close it', async () => {
  const never = jest.fn(async () => engine() as unknown as MergeWorker);
  lateMerge(never).close();
  expect(never).not.toHaveBeenCalled();

  const loaded = engine();
  let done = (_: MergeWorker): void => undefined;
  const merge = lateMerge(() => new Promise((resolve) => { done = resolve; }));
  const letter = merge.letter(1);
  merge.close();
  done(loaded as unknown as MergeWorker);
  await letter;
  expect(loaded.close).toHaveBeenCalled();
});
