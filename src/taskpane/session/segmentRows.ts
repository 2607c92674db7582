import { SyncProblem } from '../../contract/problem';
import type { SegmentLineRow } from '../../contract/segment';
import { listed, type ListedRow } from './rowFilter';
import type { SyncClient } from '../../contract/syncClient';

/** The contacts of one segment as far as they have come in. Replaced as a whole at each change. */
export interface SegmentRowsSnapshot {
  state: 'loading' | 'loaded' | 'failed';
  rows: readonly ListedRow[];
  /** How many there will be; 0 until the service has said it. */
  lineCount: number;
  /** The segment's revision that these rows are of; undefined until the service has said it. */
  revision?: number | undefined;
  error?: unknown;
}

/**
 * All contacts of a segment, streamed (100,000 in a few seconds) and kept while the pane is open, so that finding, counting and
 * choosing never wait for the service.
 */
export interface SegmentRows {
  subscribe(listener: () => void): () => void;
  snapshot(): SegmentRowsSnapshot;
  /** Loads what is not there yet; goes on behind the last row after an interruption. Does nothing while loading or when loaded. */
  load(): void;
  /** Reads them again where the segment has another revision now; what is there stays visible until the new ones have come. */
  keepUpWith(revision: number): void;
  /** Reads them again now, and is done when they stand here; throws why it could not. */
  refresh(): Promise<void>;
  /**
   * Puts rows that this pane changed in the place of the old ones. `revision` is the segment's after the change, one more where the service did not say it.
   * Where it is more than one step on, somebody else changed the segment before, and all are read again.
   */
  put(rows: readonly SegmentLineRow[], revision?: number): void;
  remove(lineNo: number): void;
  /** The row's place in the list, from 0; -1 where it is not (yet) there. */
  indexOf(lineNo: number): number;
}

const empty: SegmentRowsSnapshot = { state: 'loading', rows: [], lineCount: 0 };
/** How often the list is shown while it streams in, in milliseconds. */
const showEvery = 100;
const pauseForReal = (milliseconds: number): Promise<void> => new Promise((done) => { setTimeout(done, milliseconds); });

export function createSegmentRows(sync: SyncClient, segmentNo: string, { pause = pauseForReal }: { pause?: (milliseconds: number) => Promise<void> } = {}): SegmentRows {
  const listeners = new Set<() => void>();
  let current = empty;
  /** What has come in so far. */
  let incoming: ListedRow[] = [];
  /** Rows this pane changed or removed while the list was coming in, so that the stream does not bring the old ones back. */
  const changedMeanwhile = new Map<number, ListedRow | undefined>();
  /** Of what is shown, and of what is coming in. */
  let revision: number | undefined, coming: number | undefined;
  /** The newest revision that was told of while the list was coming in. */
  let wanted = 0;
  let reading: Promise<unknown> | undefined;

  function show(next: SegmentRowsSnapshot): void {
    current = next;
    for (const listener of listeners) listener();
  }

  /** One try: goes on behind the last row that came, or from the first where the segment has changed since. */
  async function readOn(quietly: boolean): Promise<void> {
    const last = incoming.at(-1);
    const { header, lines } = await sync.stream('segmentLines', { params: { no: segmentNo }, query: last ? { after: last.lineNo } : {} });
    if (last && header.revision !== coming) {
      incoming = [];
      coming = undefined;
      return readOn(quietly);
    }
    coming = header.revision;
    const lineCount = Math.max(header.lineCount, incoming.length);
    let shown = performance.now();
    for await (const row of lines) {
      const known = changedMeanwhile.has(row.lineNo) ? changedMeanwhile.get(row.lineNo) : listed(row);
      if (known) incoming.push(known);
      if (quietly || performance.now() - shown < showEvery) continue;
      show({ state: 'loading', rows: incoming.slice(), lineCount, revision: revision = coming });
      shown = performance.now();
    }
    show({ state: 'loaded', rows: incoming, lineCount: incoming.length, revision: revision = coming });
    incoming = [];
  }

  /** Answers why they could not be read, or nothing. */
  async function readAll(quietly: boolean): Promise<unknown> {
    if (!quietly) show({ ...current, state: 'loading', error: undefined });
    for (let tries = 1; ; tries += 1) {
      try {
        await readOn(quietly);
        if (wanted <= revision!) return done(undefined);
        // What was told of while these came in was done after they were read.
        changedMeanwhile.clear();
        quietly = true;
        wanted = tries = 0;
      } catch (error) {
        if (error instanceof SyncProblem && error.code === 'UNREACHABLE' && tries < 4) await pause(300 * 2 ** tries);
        else {
          if (!quietly) show({ state: 'failed', rows: incoming.slice(), lineCount: current.lineCount, revision: revision = coming, error });
          return done(error);
        }
      }
    }
  }
  function done(error: unknown): unknown {
    changedMeanwhile.clear();
    reading = undefined;
    return error;
  }
  const read = (quietly: boolean): Promise<unknown> => (reading ??= readAll(quietly));

  function keepUpWith(now: number): void {
    if (reading) wanted = Math.max(wanted, now);
    else if (current.state === 'loaded' && now !== revision) void read(true);
  }
  /** A change of this pane is one step; further on, somebody else's lie between. */
  const afterOwn = (known: number | undefined, now = (known ?? 0) + 1): number | undefined => (known !== undefined && now === known + 1 ? now : known);

  /** The list is in the order of its line numbers. */
  const indexOf = (lineNo: number): number => {
    let from = 0, to = current.rows.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (current.rows[middle]!.lineNo < lineNo) from = middle + 1;
      else to = middle;
    }
    return current.rows[from]?.lineNo === lineNo ? from : -1;
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => current,
    load() { if (current.state !== 'loaded') void read(false); },
    keepUpWith,
    async refresh() {
      // One that is under way may have begun before that for which it is asked.
      await reading;
      const error = await read(true);
      if (error !== undefined) throw error;
    },
    put(changed, now) {
      const fresh = new Map(changed.map((row) => [row.lineNo, listed(row)]));
      const renewed = (row: ListedRow): ListedRow => fresh.get(row.lineNo) ?? row;
      revision = afterOwn(revision, now);
      if (reading) {
        coming = afterOwn(coming, now);
        for (const row of fresh.values()) changedMeanwhile.set(row.lineNo, row);
        incoming = incoming.map(renewed);
      }
      show({ ...current, rows: current.rows.map(renewed), revision });
      if (now !== undefined) keepUpWith(now);
    },
    remove(lineNo) {
      const stays = (row: SegmentLineRow): boolean => row.lineNo !== lineNo;
      revision = afterOwn(revision);
      if (reading) {
        coming = afterOwn(coming);
        changedMeanwhile.set(lineNo, undefined);
        incoming = incoming.filter(stays);
      }
      const rows = current.rows.filter(stays);
      show({ ...current, rows, lineCount: current.lineCount - (current.rows.length - rows.length), revision });
    },
    indexOf,
  };
}
