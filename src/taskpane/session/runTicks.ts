import type { MergeRunWithLetters } from '../../contract/mergeRun';
import { isPassing, SyncProblem } from '../../contract/problem';
import type { SyncClient } from '../../contract/syncClient';
import type { Drafts } from './drafts';
import type { Pane } from './pane';
import { waitAfter } from './runRetry';
import { createWatchers } from './watchers';

/** Which letters went out, as the person ticks them. */
export interface TicksSnapshot {
  out: ReadonlySet<number>;
  /** Some ticks are not with the service yet. */
  unsaved: boolean;
  /** Why they are not; said until they are. */
  problem?: unknown;
}

export interface RunTicks {
  subscribe(listener: () => void): () => void;
  snapshot(): TicksSnapshot;
  /** Takes over which lines are ticked; the service is told a moment later. */
  set(out: ReadonlySet<number>): void;
  /** Tells the service now; rejects where it could not be told. Nothing ticked is lost by that. */
  flush(): Promise<void>;
  /** Reads the run again, and lays what the service does not have yet over what it has. */
  read(): Promise<MergeRunWithLetters>;
  /** Tells the service, then reads what it has: a log takes exactly that. `changed` are the lines that are not as they were shown, because somebody else ticked them. */
  agree(): Promise<{ out: ReadonlySet<number>; changed: number[] }>;
}

export interface RunTicksOptions {
  /** Holds what the service does not have yet, so that a reloaded pane has it. */
  drafts: Drafts;
  /** How long the person has to pause before the service is told, in milliseconds. */
  delay?: number;
  /** Milliseconds before it is tried again after so many failures in a row that waiting may cure. */
  retryAfter?(failures: number): number;
}

/** The ticks of a run, among the drafts and in what the pane keeps. */
export const ticksName = (runId: string): string => `ticks.${runId}`;

const outOf = ({ letters }: MergeRunWithLetters): Set<number> => new Set(letters.filter(({ out }) => out === 'yes').map(({ lineNo }) => lineNo));
const isClosed = (problem: unknown): boolean => problem instanceof SyncProblem && (problem.code === 'MERGE_RUN_CLOSED' || problem.code === 'MERGE_RUN_NOT_FOUND');

/** Keeps the ticks of a run that was handed over: those that the service does not have yet are tried until it has them, also after a reload. */
export function createRunTicks(sync: SyncClient, run: MergeRunWithLetters, { drafts, delay = 400, retryAfter = waitAfter }: RunTicksOptions): RunTicks {
  const { subscribe, notify } = createWatchers();
  const name = ticksName(run.id);
  /** What the service has … */
  let told: ReadonlySet<number> = outOf(run);
  /** … and what it does not have yet: lines with their tick. */
  const mine = new Map<number, boolean>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let telling: Promise<void> | undefined;
  let [tells, failures] = [0, 0];

  const { out: outBefore, notOut: notOutBefore } = drafts.find(name) ?? {};
  for (const [lines, ticked] of [[outBefore, true], [notOutBefore, false]] as const) for (const lineNo of numbersOf(lines?.mine)) mine.set(lineNo, ticked);
  forgetWhatIsTold();
  let current: TicksSnapshot = { out: laidOver(told, mine), unsaved: mine.size > 0 };
  keepDraft();
  if (mine.size > 0) later(0);

  function forgetWhatIsTold(): void {
    for (const [lineNo, ticked] of mine) if (told.has(lineNo) === ticked) mine.delete(lineNo);
  }
  function keepDraft(): void {
    const edit = (wanted: boolean) => ({ mine: linesOf(mine, wanted).join(), base: null });
    if (mine.size > 0) drafts.keep(name, { out: edit(true), notOut: edit(false) });
    else if (drafts.find(name)) drafts.forget(name);
  }
  function show(problem: unknown = current.problem): void {
    const unsaved = mine.size > 0;
    current = { out: laidOver(told, mine), unsaved, ...(unsaved && problem !== undefined && { problem }) };
    keepDraft();
    notify();
  }
  function later(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => { flush().catch(() => undefined); }, milliseconds);
  }

  async function tell(): Promise<void> {
    while (mine.size > 0) {
      const sent = new Map(mine);
      await sync.ask('changeMergeRun', { params: { id: run.id }, body: { out: linesOf(sent, true), notOut: linesOf(sent, false) } });
      [tells, failures] = [tells + 1, 0];
      told = laidOver(told, sent);
      // What was ticked the other way meanwhile is still to be told.
      for (const [lineNo, ticked] of sent) if (mine.get(lineNo) === ticked) mine.delete(lineNo);
    }
  }
  function failed(problem: unknown): never {
    failures += 1;
    show(problem);
    if (isPassing(problem)) later(retryAfter(failures));
    // Nobody can tick in a run that is logged or abandoned: to keep these would promise too much.
    if (isClosed(problem)) drafts.forget(name);
    throw problem;
  }
  function flush(): Promise<void> {
    clearTimeout(timer);
    if (!telling && mine.size === 0) return Promise.resolve();
    telling ??= tell().then(() => show(), failed).finally(() => { telling = undefined; });
    return telling;
  }

  /** Reads the run; also says on which lines it is not as it was shown. */
  async function look(): Promise<{ read: MergeRunWithLetters; changed: number[] }> {
    for (;;) {
      await telling?.catch(() => undefined);
      const before = tells;
      const read = await sync.ask('mergeRun', { params: { id: run.id } });
      // What was read may be older than what the service was told meanwhile.
      if (telling || tells !== before) continue;
      const shown = current.out;
      told = outOf(read);
      forgetWhatIsTold();
      show();
      return { read, changed: differing(shown, current.out) };
    }
  }

  return {
    subscribe,
    snapshot: () => current,
    set(out) {
      for (const lineNo of differing(current.out, out)) mine.set(lineNo, out.has(lineNo));
      // A call that is under way, or whose answer was lost, may have told the service the opposite.
      if (!telling && failures === 0) forgetWhatIsTold();
      show();
      later(delay);
    },
    flush,
    read: async () => (await look()).read,
    async agree() {
      const changed: number[] = [];
      do {
        await flush();
        changed.push(...(await look()).changed);
      } while (mine.size > 0);
      return { out: current.out, changed };
    },
  };
}

const linesOf = (ticks: ReadonlyMap<number, boolean>, wanted: boolean): number[] => [...ticks].filter(([, ticked]) => ticked === wanted).map(([lineNo]) => lineNo);
const numbersOf = (list: unknown): number[] => (typeof list === 'string' && list !== '' ? list.split(',').map(Number) : []);
const differing = (one: ReadonlySet<number>, other: ReadonlySet<number>): number[] => [...[...one].filter((lineNo) => !other.has(lineNo)), ...[...other].filter((lineNo) => !one.has(lineNo))];

function laidOver(out: ReadonlySet<number>, ticks: ReadonlyMap<number, boolean>): ReadonlySet<number> {
  const next = new Set(out);
  for (const [lineNo, ticked] of ticks) if (ticked) next.add(lineNo); else next.delete(lineNo);
  return next;
}

/**
 * Tells the service the ticks that somebody left before it had them: a log takes what the service has, also one that is asked for again. A run that is closed has its log.
 * Rejects where the service could not be told.
 */
export async function tellTicksLeft({ services: { sync }, drafts, kept }: Pick<Pane, 'services' | 'drafts' | 'kept'>, runId: string): Promise<void> {
  const name = ticksName(runId);
  if (!drafts.find(name)) return;
  try {
    const ticks = kept.get(name) as RunTicks | undefined ?? createRunTicks(sync, await sync.ask('mergeRun', { params: { id: runId } }), { drafts });
    await ticks.flush();
  } catch (problem) {
    if (!isClosed(problem)) throw problem;
  }
}
