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
const waitUntil = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; !holds() && tries < 500; tries += 1) await new Promise((resolve) => { setTimeout(resolve, 1); });
};
const done = (store: SegmentRows): Promise<void> => waitUntil(() => store.snapshot().state !== 'loading');
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
    await waitUntil(() => store.snapshot().rows.length === 1);
    expect(store.snapshot().rows[0]!.contactName).toBe('theirs');
  });

  test('several changed here after somebody else changed another contact: theirs is shown as well', async () => {
    const state = { rows: many(3), revision: 7, cutAt: [], asked: [] as (number | undefined)[] };
    const store = createSegmentRows(streamOf(state), 'SM1');
    store.load();
    await done(store);
    state.rows = [row(10_000, 'mine'), row(20_000, 'mine'), row(30_000, 'theirs')];
    state.revision = 9;
    store.put(state.rows.slice(0, 2), 9);
    expect(store.snapshot()).toMatchObject({ state: 'loaded', revision: 7, rows: [{ contactName: 'mine' }, { contactName: 'mine' }, { contactName: 'Contact 30000' }] });
    await waitUntil(() => store.snapshot().revision === 9);
    expect(store.snapshot().rows.map(({ contactName }) => contactName)).toEqual(['mine', 'mine', 'theirs']);
    store.put([row(10_000, 'mine again')], 10);
    store.keepUpWith(10);
    expect(state.asked).toHaveLength(2);
  });

  test('what was changed while the contacts are read again is read once more', async () => {
    const state = { rows: many(2), revision: 1, cutAt: [], asked: [] as (number | undefined)[] };
    const store = createSegmentRows(streamOf(state), 'SM1');
    store.load();
    store.keepUpWith(2);
    state.rows = [row(10_000, 'theirs')];
    state.revision = 2;
    await waitUntil(() => store.snapshot().revision === 2);
    expect(store.snapshot()).toMatchObject({ state: 'loaded', lineCount: 1, rows: [{ contactName: 'theirs' }] });
    expect(state.asked).toHaveLength(2);
  });

  test('what could not be read again is read at the next occasion, from the first where the segment changed once more', async () => {
    const state = { rows: many(4), revision: 1, cutAt: [] as number[], asked: [] as (number | undefined)[] };
    const store = createSegmentRows(streamOf(state), 'SM1', { pause: noPause });
    store.load();
    await done(store);
    state.rows = [row(10_000, 'theirs'), ...state.rows.slice(1)];
    state.revision = 2;
    state.cutAt = [2, 1, 0, 0];
    await expect(store.refresh()).rejects.toMatchObject({ code: 'UNREACHABLE' });
    expect(store.snapshot()).toMatchObject({ state: 'loaded', revision: 1, rows: [{ contactName: 'Contact 10000' }, {}, {}, {}] });
    store.put([row(10_000, 'mine')]);
    state.rows = [row(10_000, 'mine'), ...state.rows.slice(1, 3), row(40_000, 'theirs')];
    state.revision = 3;
    await store.refresh();
    expect(store.snapshot()).toMatchObject({ state: 'loaded', revision: 3 });
    expect(store.snapshot().rows.map(({ contactName }) => contactName)).toEqual(['mine', 'Contact 20000', 'Contact 30000', 'theirs']);
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
