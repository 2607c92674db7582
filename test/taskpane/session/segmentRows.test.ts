/** @jest-environment node */
import { SyncProblem } from '../../../src/contract/problem';
import type { SegmentLineRow } from '../../../src/contract/segment';
import type { SyncClient } from '../../../src/contract/syncClient';
import { findRows } from '../../../src/taskpane/session/rowFilter';
import { createSegmentRows, type SegmentRows } from '../../../src/taskpane/session/segmentRows';

const row = (lineNo: number, contactName = `Contact ${lineNo}`): SegmentLineRow => ({
  lineNo, contactNo: `CT${lineNo}`, contactName, companyName: '', city: '', correspondenceType: '', languageCode: '', textOrigin: 'standard', overridden: [], hasNote: false, includeExcluded: false,
});
/** Streams `rows`; `cutAt` says behind how many rows the stream breaks, once each. */
function streamOf(state: { rows: SegmentLineRow[]; revision: number; cutAt: number[]; asked: (number | undefined)[] }): SyncClient {
  return {
    ask: () => { throw new Error('not asked'); },
    stream: async (_: string, options: { query?: { after?: number } } = {}) => {
      const after = options.query?.after;
      state.asked.push(after);
      const rows = state.rows.filter(({ lineNo }) => lineNo > (after ?? 0));
      const cut = state.cutAt.shift();
      return { header: { revision: state.revision, lineCount: state.rows.length }, lines: (async function* () {
        for (const [count, one] of rows.entries()) {
          if (count === cut) throw new SyncProblem('UNREACHABLE', 0);
          yield one;
        }
      })() };
    },
  } as unknown as SyncClient;
}
const done = async (store: SegmentRows): Promise<void> => {
  for (let tries = 0; store.snapshot().state === 'loading' && tries < 500; tries += 1) await new Promise((resolve) => { setTimeout(resolve, 1); });
};
const noPause = async (): Promise<void> => undefined;
const many = (count: number): SegmentLineRow[] => Array.from({ length: count }, (_, place) => row((place + 1) * 10_000));

describe('the contacts of a segment, streamed', () => {
  test('100,000 come in whole and in order', async () => {
    const store = createSegmentRows(streamOf({ rows: many(100_000), revision: 1, cutAt: [], asked: [] }), 'SM1');
    store.load();
    await done(store);
    expect(store.snapshot()).toMatchObject({ state: 'loaded', lineCount: 100_000 });
    expect(store.indexOf(100_000 * 10_000)).toBe(99_999);
  });

  test('a stream that breaks goes on behind the last contact', async () => {
    const state = { rows: many(10), revision: 1, cutAt: [4, 3], asked: [] as (number | undefined)[] };
    const store = createSegmentRows(streamOf(state), 'SM1', { pause: noPause });
    store.load();
    await done(store);
    expect(state.asked).toEqual([undefined, 40_000, 70_000]);
    expect(store.snapshot().rows.map(({ lineNo }) => lineNo)).toEqual(state.rows.map(({ lineNo }) => lineNo));
  });

  test('a segment that changed in between is read from the first again, never a mix', async () => {
    const state = { rows: many(6), revision: 1, cutAt: [3], asked: [] as (number | undefined)[] };
    const store = createSegmentRows(streamOf(state), 'SM1', { pause: async () => { state.revision = 2; state.rows = state.rows.slice(1).map(({ lineNo }) => row(lineNo, 'new')); } });
    store.load();
    await done(store);
    expect(new Set(store.snapshot().rows.map(({ contactName }) => contactName))).toEqual(new Set(['new']));
    expect(store.snapshot().rows).toHaveLength(5);
  });

  test('gives up after some tries, keeps what came, and goes on when asked', async () => {
    const state = { rows: many(8), revision: 1, cutAt: [2, 1, 1, 1], asked: [] as (number | undefined)[] };
    const store = createSegmentRows(streamOf(state), 'SM1', { pause: noPause });
    store.load();
    await done(store);
    expect(store.snapshot()).toMatchObject({ state: 'failed' });
    expect(store.snapshot().rows).toHaveLength(5);
    store.load();
    await done(store);
    expect(store.snapshot()).toMatchObject({ state: 'loaded', lineCount: 8 });
  });

  test('a contact is found by what it is called now: as it comes in, after a change here, after a change while the list comes in', async () => {
    const found = (search: string): number[] => findRows(store.snapshot().rows, search, 'all').map(({ lineNo }) => lineNo);
    const state = { rows: [row(10_000, 'Anna Äijälä'), row(20_000, 'Bob Baker'), row(30_000, 'Carl Clark')], revision: 1, cutAt: [2], asked: [] as (number | undefined)[] };
    const store = createSegmentRows(streamOf(state), 'SM1', { pause: async () => { store.put([row(20_000, 'Bella Bell')]); state.revision = 2; } });
    store.load();
    await done(store);
    expect([found('ÄIJÄLÄ anna'), found('bob'), found('bella')]).toEqual([[10_000], [], [20_000]]);
    store.put([row(10_000, 'Eve Ek')]);
    expect([found('anna'), found('eve'), found('ct3')]).toEqual([[], [10_000], [30_000]]);
    expect([store.indexOf(30_000), store.indexOf(25_000), store.indexOf(40_000)]).toEqual([2, -1, -1]);
  });

  test('own changes need no reading again; somebody else’s do', async () => {
    const state = { rows: many(3), revision: 7, cutAt: [], asked: [] as (number | undefined)[] };
    const store = createSegmentRows(streamOf(state), 'SM1');
    store.load();
    await done(store);
    store.put([row(20_000, 'mine')]);
    store.keepUpWith(8);
    expect(state.asked).toHaveLength(1);
    expect(store.snapshot().rows[1]!.contactName).toBe('mine');
    state.revision = 9;
    state.rows = [row(20_000, 'theirs')];
    store.keepUpWith(9);
    for (let tries = 0; tries < 50 && store.snapshot().rows.length !== 1; tries += 1) await new Promise((resolve) => { setTimeout(resolve, 1); });
    expect(store.snapshot().rows[0]!.contactName).toBe('theirs');
  });

  test('a change made while the list comes in is not undone by it', async () => {
    const state = { rows: many(5), revision: 1, cutAt: [], asked: [] };
    const store = createSegmentRows(streamOf(state), 'SM1');
    store.load();
    store.put([row(50_000, 'mine')]);
    store.remove(10_000);
    await done(store);
    expect(store.snapshot().rows.map(({ contactName }) => contactName)).toEqual(['Contact 20000', 'Contact 30000', 'Contact 40000', 'mine']);
  });
});
