import { isPassing, SyncProblem } from '../../contract/problem';
import type { Drafts } from './drafts';
import { waitAfter } from './runRetry';
import { createWatchers } from './watchers';

export type EditedValue = string | number | boolean | null;
/** What a thing holds, flat: `ownText`, `details.subject` … */
export type Values = Readonly<Record<string, EditedValue>>;
/** What was typed, and on which saved value: `base` is what the person saw when beginning. */
export type Edits = Readonly<Record<string, { mine: EditedValue; base: EditedValue }>>;

/** Both changed the same value: the person chooses. */
export interface Conflict { name: string; mine: EditedValue; theirs: EditedValue }

/**
 * `typing`   soon to be saved
 * `held`     typed, but not acceptable yet (too long, no number); kept, not sent
 * `failed`   `error` says why; kept, and sent again on demand, with the next change, and by itself where waiting may cure it
 * `conflict` somebody else changed the same values; nothing is sent until the person has chosen
 */
export type SaveState = 'saved' | 'typing' | 'saving' | 'held' | 'failed' | 'conflict';

export interface AutosaveSnapshot<Whole> {
  whole: Whole;
  edits: Edits;
  /** Saved values with what was typed over them. */
  values: Values;
  state: SaveState;
  /** True once something was saved here, so that "Saved" is not said of what nobody touched. */
  hasSaved: boolean;
  conflicts: readonly Conflict[];
  error?: unknown;
}

export interface Autosave<Whole> {
  subscribe(listener: () => void): () => void;
  snapshot(): AutosaveSnapshot<Whole>;
  change(values: Values): void;
  /** Saves what waits now: on leaving, or "Try again". */
  flush(): Promise<void>;
  settle(name: string, whose: 'mine' | 'theirs'): void;
  /** Takes over what the service has now, where nothing was typed. */
  refresh(whole: Whole): void;
}

export interface AutosaveSource<Whole> {
  /** Names the draft. */
  name: string;
  drafts: Drafts;
  read(whole: Whole): Values;
  load(): Promise<Whole>;
  /** Sends the changes, made on `whole`; a revision that moved is a SyncProblem REVISION_CHANGED. */
  save(changes: Values, whole: Whole): Promise<Whole>;
  /** False: keep it, do not send it yet. `values` is everything as the person sees it, for what goes only together. */
  accepts?(name: string, value: EditedValue, values: Values): boolean;
  onSaved?(whole: Whole): void;
  /** Milliseconds after the last change. */
  delay?: number;
  /** Milliseconds before it is tried again after so many failures in a row that waiting may cure. */
  retryAfter?(failures: number): number;
}

/**
 * Lays what was typed over what the service has now. Nobody's change is lost unseen: a value that only one side changed is taken
 * from that side; a value that both changed differently is a conflict.
 */
export function mergeEdits(edits: Edits, now: Values): { edits: Edits; conflicts: Conflict[] } {
  const kept: Record<string, { mine: EditedValue; base: EditedValue }> = {};
  const conflicts: Conflict[] = [];
  for (const [name, { mine, base }] of Object.entries(edits)) {
    const theirs = now[name] ?? null;
    if (mine === theirs) continue;
    kept[name] = { mine, base };
    if (theirs !== base) conflicts.push({ name, mine, theirs });
  }
  return { edits: kept, conflicts };
}

/** Saves one thing while a person edits it (ARCHITECTURE §4): after a pause, on leaving, never over somebody else's change. */
export function createAutosave<Whole>(first: Whole, source: AutosaveSource<Whole>): Autosave<Whole> {
  const { name: draft, drafts, read, accepts = () => true, delay = 700, retryAfter = waitAfter } = source;
  const { subscribe, notify } = createWatchers();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | undefined;
  let failures = 0;
  const found = drafts.find(draft) ?? {};
  let current = laidOver(first, found, 'typing', holds(first, found));
  keepDraft();
  if (Object.keys(current.edits).length > 0 && current.conflicts.length === 0) later(0);

  function laidOver(whole: Whole, typed: Edits, state: SaveState, hasSaved: boolean, error?: unknown): AutosaveSnapshot<Whole> {
    const saved = read(whole);
    const { edits, conflicts } = mergeEdits(typed, saved);
    const names = Object.keys(edits);
    const mine = Object.fromEntries(names.map((name) => [name, edits[name]!.mine]));
    const values = { ...saved, ...mine };
    return {
      whole, edits, conflicts, hasSaved, values,
      state: conflicts.length > 0 ? 'conflict' : names.length === 0 && state !== 'saving' ? 'saved' : state === 'typing' && names.every((name) => !accepts(name, mine[name]!, values)) ? 'held' : state,
      ...(error !== undefined && { error }),
    };
  }

  /** True where the service has all that was typed: a call that was given up came through after all. Whoever comes back to see hears that it is saved. */
  function holds(whole: Whole, typed: Edits): boolean {
    return Object.keys(typed).length > 0 && Object.keys(mergeEdits(typed, read(whole)).edits).length === 0;
  }

  /** What the service came to hold by itself is no draft: kept, it would be laid over whatever is written there later. */
  function keepDraft(): void {
    if (Object.keys(current.edits).length > 0) drafts.keep(draft, current.edits);
    else drafts.forget(draft);
  }

  function show(next: AutosaveSnapshot<Whole>): void {
    current = next;
    keepDraft();
    notify();
  }

  function later(milliseconds: number, again = false): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(again), milliseconds);
  }

  const toSend = (): Values => Object.fromEntries(Object.entries(current.edits).filter(([name, { mine }]) => accepts(name, mine, current.values)).map(([name, { mine }]) => [name, mine]));

  /** @param again tried by itself: what failed goes on being said until it is saved, or every try would be read out */
  async function flush(again = false): Promise<void> {
    clearTimeout(timer);
    if (sending) {
      await sending;
      return flush(again);
    }
    if (current.conflicts.length > 0 || Object.keys(toSend()).length === 0) return undefined;
    sending = send(again).finally(() => { sending = undefined; });
    return sending;
  }

  function failed(error: unknown): void {
    failures += 1;
    show(laidOver(current.whole, current.edits, 'failed', current.hasSaved, error));
    if (isPassing(error)) later(retryAfter(failures), true);
  }

  async function send(again: boolean): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const sent = toSend();
      if (Object.keys(sent).length === 0 || current.conflicts.length > 0) {
        if (current.state === 'saving') show(laidOver(current.whole, current.edits, 'typing', current.hasSaved));
        return;
      }
      if (!again) show(laidOver(current.whole, current.edits, 'saving', current.hasSaved));
      try {
        const whole = await source.save(sent, current.whole);
        const saved = read(whole);
        failures = 0;
        // What was typed meanwhile stands on what is saved now; the rest is done, also where the service wrote it in its own way.
        const typedSince = Object.fromEntries(Object.entries(current.edits).filter(([name, { mine }]) => !(name in sent) || sent[name] !== mine)
          .map(([name, { mine, base }]) => [name, { mine, base: name in sent ? saved[name] ?? null : base }]));
        show(laidOver(whole, typedSince, 'typing', true));
        source.onSaved?.(whole);
        if (Object.keys(toSend()).length === 0) return;
      } catch (error) {
        if (!(error instanceof SyncProblem && error.code === 'REVISION_CHANGED' && tries < 5)) {
          failed(error);
          return;
        }
        try {
          const now = await source.load();
          show(laidOver(now, current.edits, 'saving', current.hasSaved || holds(now, current.edits)));
        } catch (failure) {
          failed(failure);
          return;
        }
      }
    }
  }

  return {
    subscribe,
    snapshot: () => current,
    change(values) {
      const saved = read(current.whole);
      const edits = { ...current.edits };
      for (const [name, mine] of Object.entries(values)) edits[name] = { mine, base: edits[name]?.base ?? saved[name] ?? null };
      // While a call is under way a value that went back to the saved one must be sent again: the call may have changed it.
      const next = laidOver(current.whole, edits, sending ? 'saving' : 'typing', current.hasSaved);
      show(sending ? { ...next, edits, values: { ...saved, ...Object.fromEntries(Object.entries(edits).map(([name, { mine }]) => [name, mine])) } } : next);
      if (next.state !== 'conflict') later(delay);
    },
    flush: () => flush(),
    settle(name, whose) {
      const edit = current.edits[name];
      if (!edit) return;
      const edits = { ...current.edits };
      if (whose === 'theirs') delete edits[name];
      else edits[name] = { mine: edit.mine, base: read(current.whole)[name] ?? null };
      show(laidOver(current.whole, edits, 'typing', current.hasSaved));
      if (current.conflicts.length === 0) later(0);
    },
    refresh(whole) {
      if (!sending) show(laidOver(whole, current.edits, current.state, current.hasSaved));
    },
  };
}
