import type { CorrespondenceType } from '../../contract/interaction';
import type { MergeRun, MergeRunOptions, MergeRunWithLetters, NewMergeRun, Receipt } from '../../contract/mergeRun';
import { SyncProblem } from '../../contract/problem';
import { sha256Hex } from '../../contract/recordHash';
import { passagesByDocument, runDocuments, settledDocuments } from '../../contract/runLetters';
import { settledOf } from '../../contract/segmentLetter';
import { planLetters } from '../../contract/whoGetsALetter';
import { MergeError } from '../../merge/issues/mergeError';
import type { LetterMade, MergeWorker, ProducedFiles } from '../../merge/worker/mergeWorker';
import type { PaneServices } from './paneServices';
import { runFiles } from './runFiles';
import { loadMaterial, materialOf, readRecords, type RunMaterial } from './runMaterial';
import { paceOf } from './runPace';
import { RunProblem } from './runProblem';
import { createReceiptOutbox } from './runReceipts';
import { examineRun, type ResumeFindings } from './runResume';
import { aborted, askPatiently, eitherSignal, isAbort, pauseForReal, type Pause } from './runRetry';
import { noRun, type HandOver, type RunSnapshot } from './runSnapshot';
import { changedLinks, keepLetter, openSegmentLetters, type SegmentLetters } from './segmentLetters';
import { createWatchers } from './watchers';

/** What the person chose before producing. */
export interface RunOrder {
  correspondenceTypes: CorrespondenceType[];
  handOver: MergeRunOptions['handOver'];
  namePattern: string;
  /** Missing = every line of the segment. */
  chosen?: number[];
}

/**
 * The letters of one segment, from the first to the log (ARCHITECTURE §2).
 *   1. read     (letters, segment)         => material          kept on this machine before anything is made
 *   2. create   (plan)                     => run               on the service, before the first letter
 *   3. make     (material, promised)       => files, receipts   in the worker; the receipts go out meanwhile
 *   4. hand over(files)                    => handedOver
 * A run that was cut off at any point is taken up by `examine` and `resume`: the same material makes the same bytes, and the
 * hashes of the receipts prove it.
 */
export interface RunQueue {
  readonly segmentNo: string;
  subscribe(listener: () => void): () => void;
  snapshot(): RunSnapshot;
  /** Begins a new run. Ends when the letters are made, or the stage says why not; never throws. */
  start(order: RunOrder): Promise<void>;
  /** The newest run that is neither logged nor abandoned. */
  findOpen(): Promise<MergeRun | undefined>;
  /** The run whose letters can be logged: what was handed over here, else by a colleague – also where somebody has begun another since –, else the newest. */
  findToLog(): Promise<MergeRun | undefined>;
  examine(runId: string): Promise<ResumeFindings>;
  /** Goes on with the old letter and contacts. */
  resume(findings: ResumeFindings): Promise<void>;
  /** Ends the old run. What it made is no longer promised to anyone. */
  abandon(runId: string): Promise<void>;
  cancel(): void;
  /** Does not wait any longer for the next try. */
  tryNow(): void;
  /** Hands over one file: opens it in Word, or gives it to the browser. After the last one the run is handed over. */
  handOver(file: number, how: HandOver): Promise<void>;
  /** Tells the service once more, where the last hand-over could not. */
  markHandedOver(): Promise<void>;
  /** The very bytes of one letter of the run; `letterNo` is 1-based. */
  letter(runId: string, letterNo: number): Promise<Uint8Array>;
  /** Some letters once more, byte-equal to the first time and with the same names; `letterNos` are 1-based and ascending. */
  again(runId: string, letterNos: number[], want: MergeRunOptions['handOver']): Promise<ProducedFiles>;
  /** Gives the very bytes of letters of the run, line by line; on another machine than the one that made them with the same letter open. Throws LETTERS_ELSEWHERE. */
  letterMaker(runId: string): Promise<(lineNo: number) => Promise<Uint8Array>>;
  /** The run is logged: nothing of it needs to be kept. */
  forget(runId: string): Promise<void>;
  /** Looks whether the letter in Word is still the one the run was made from, where it was made from that one. */
  compareLetter(): Promise<void>;
}

export interface RunQueueOptions {
  pause?: Pause;
  /** The open letter is kept at the service with this content: the pane notes it, here and in the letter. */
  onKept?: (hash: string) => Promise<void>;
}

export function createRunQueue(services: PaneServices, segmentNo: string, { pause = pauseForReal, onKept = async () => undefined }: RunQueueOptions = {}): RunQueue {
  const { sync, word, runs } = services;
  const { subscribe, notify } = createWatchers();
  let current = noRun;
  let worker: MergeWorker | undefined;
  /** What the letters of which run are made of: the only copy where this machine keeps none. It outlives its worker, which is missing until a fresh one has it. */
  let loaded: { runId: string; material: RunMaterial; engine?: Promise<MergeWorker> } | undefined;
  let running: { stop: AbortController; end: Promise<void> } | undefined;
  let waiting = new AbortController();
  /** Letters of the run are made from the open document: only then it can be changed since. */
  let isOpenInRun = false;

  const show = (change: Partial<RunSnapshot>): void => {
    current = { ...current, ...change };
    notify();
  };
  /** A pause that the person can cut short with "Try again". */
  const patiently: Pause = async (milliseconds, signal) => {
    const woken = waiting.signal;
    await pause(milliseconds, signal ? eitherSignal(signal, woken) : woken);
  };
  const onWaiting = (problem: SyncProblem | undefined): void => {
    const { waiting: _, ...rest } = current;
    current = rest;
    show(problem ? { waiting: problem } : {});
  };
  function freshWorker(): MergeWorker {
    worker?.close();
    loaded = undefined;
    worker = services.startMerge();
    return worker;
  }

  /** A worker that lacks a part of its program may be older than what the service has now: the next try begins with a fresh one. */
  const orFreshNext = <Answer>(answer: Promise<Answer>): Promise<Answer> => answer.catch((error: unknown) => {
    if (error instanceof MergeError && error.code === 'PROGRAM_NOT_LOADED') delete loaded?.engine;
    throw error;
  });

  /** Runs one piece of work; whatever ends it early becomes the stage. One at a time: a second call while one runs does nothing. */
  function work(piece: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (running) return running.end;
    const stop = new AbortController();
    const { error: _, ...rest } = current;
    current = rest;
    const end = piece(stop.signal).catch((error: unknown) => {
      const cancelled = stop.signal.aborted && (isAbort(error) || (error instanceof MergeError && error.code === 'CANCELLED'));
      show(cancelled ? { stage: 'cancelled' } : { stage: 'stopped', error });
    }).finally(() => {
      running = undefined;
      onWaiting(undefined);
    });
    running = { stop, end };
    return end;
  }

  async function begin(order: RunOrder, signal: AbortSignal): Promise<void> {
    current = { ...noRun, stage: 'reading' };
    show({});
    const engine = freshWorker();
    const opened = await openSegmentLetters(services, engine, segmentNo, { pause: patiently, signal, tries: 6, onWaiting });
    const id = services.newId();
    for (let tries = 1; ; tries += 1) {
      const read = await readRecords(sync, engine, segmentNo, {}, { pause: patiently, signal, onWaiting, onLoaded: (count, lineCount) => show({ loaded: count, lineCount }) });
      const material: RunMaterial = { ...materialOf(opened.letters), ...read };
      const plan = planLetters(read.records, order);
      const byLine = new Map(read.records.map((record) => [record.lineNo, record]));
      if (plan.lineNos.length === 0) throw new RunProblem('NO_LETTERS_TO_MAKE');
      const kept = await runs.keep({ id, segmentNo, keptAt: services.now().toISOString(), ...material }).then(() => true, () => false);
      const options: MergeRunOptions = { correspondenceTypes: order.correspondenceTypes, handOver: order.handOver, namePattern: order.namePattern, today: read.header.today, passages: passagesByDocument(opened.letters), ...settledDocuments(opened.letters) };
      const run: NewMergeRun = { id, segmentRevision: read.header.revision, engineVersion: opened.info.engineVersion, options, ...runDocuments(opened.letters, plan.lineNos, (lineNo) => byLine.get(lineNo)!), ...plan };
      try {
        await askPatiently(() => sync.ask('createMergeRun', { params: { no: segmentNo }, body: run, signal }), { pause: patiently, signal, tries: 6, onWaiting });
      } catch (error) {
        if (!(error instanceof SyncProblem && error.code === 'REVISION_CHANGED')) throw error;
        if (tries === 5) throw new RunProblem('SEGMENT_KEEPS_CHANGING');
        continue;
      }
      loaded = { runId: id, material, engine: Promise.resolve(engine) };
      // What letters were made from can be had back; where it cannot be kept, the letters are made all the same.
      await keepVersion(opened, signal).catch(() => undefined);
      const { templateHash, templateName, documents } = run;
      isOpenInRun = madeFrom(run).includes(opened.open.hash);
      show({
        run: { id, templateHash, templateName, options, ...(documents && { documents }) }, kept,
        withoutLetter: plan.skipped.map(({ lineNo, reason }) => ({ lineNo, reason, contactNo: byLine.get(lineNo)!.contactNo, contactName: byLine.get(lineNo)!.contactName })),
      });
      await make(plan.lineNos, options, {}, new Set(), signal);
      return reach('made', signal);
    }
  }

  /** The open letter, as it is now, where it is linked and the service has it otherwise. */
  async function keepVersion({ open, links }: SegmentLetters, signal: AbortSignal): Promise<void> {
    const others = changedLinks(links, open);
    for (const link of others) await keepLetter(services, segmentNo, link, open, signal);
    if (others.length > 0) await onKept(open.hash);
  }

  /** Makes the letters with what the worker has loaded. `promised`: hashes of receipts that exist; `known`: lines that need no receipt any more. */
  async function make(lineNos: number[], options: MergeRunOptions, promised: Record<number, string>, known: ReadonlySet<number>, signal: AbortSignal): Promise<void> {
    const { runId, material } = loaded!;
    const names = new Map(material.records.map(({ lineNo, contactName }) => [lineNo, contactName]));
    const letterNoOf = new Map(lineNos.map((lineNo, place) => [lineNo, place + 1]));
    const began = services.now().getTime();
    show({ stage: 'making', total: lineNos.length, made: 0, failed: 0, acknowledged: known.size, failures: [], files: [], lettersPerSecond: 0 });
    const refusal = new AbortController();
    const outbox = createReceiptOutbox({
      sync, runId, pause: patiently, onWaiting,
      onSent: (count) => show({ acknowledged: current.acknowledged + count }),
      onRefused: () => refusal.abort(),
    });
    const onLetters = (letters: LetterMade[]): void => {
      const madeAt = services.now().toISOString();
      const failures = letters.filter(({ failed }) => failed !== undefined);
      const made = current.made + letters.length - failures.length;
      const failed = current.failed + failures.length;
      show({
        made, failed, ...paceOf(made + failed, lineNos.length, services.now().getTime() - began),
        ...(failures.length > 0 ? { failures: [...current.failures, ...failures.map(({ lineNo, failed: reason }) => ({ lineNo, letterNo: letterNoOf.get(lineNo)!, contactName: names.get(lineNo) ?? '', reason: reason! }))] } : {}),
      });
      const receipts = letters.filter(({ lineNo }) => !known.has(lineNo)).map(({ lineNo, recordHash, letterHash, failed: reason }): Receipt =>
        reason === undefined ? { lineNo, state: 'made', recordHash, letterHash, madeAt } : { lineNo, state: 'failed', recordHash, letterHash: '', madeAt, reason });
      if (receipts.length > 0) outbox.add(receipts);
    };
    let produced: ProducedFiles;
    try {
      produced = await orFreshNext(worker!.produce({ lineNos, want: options.handOver, namePattern: options.namePattern, expected: promised }, { onLetters, signal: eitherSignal(signal, refusal.signal) }));
      if (signal.aborted) throw aborted();
      signal.addEventListener('abort', () => outbox.stop(), { once: true });
      await outbox.empty();
      if (signal.aborted) throw aborted();
    } catch (error) {
      if (signal.aborted) {
        // Cancelled: the letters that were made still get their receipts, as far as the service answers now.
        const emptied = new AbortController();
        await Promise.race([outbox.empty().catch(() => undefined).then(() => emptied.abort()), pause(2_000, emptied.signal)]);
        outbox.stop();
      } else if (refusal.signal.aborted) await outbox.empty();
      throw error;
    }
    show({ files: runFiles(produced.files, material).map((file) => ({ ...file, handedOver: [] })) });
  }

  const change = (body: { state: 'made' | 'handedOver' | 'abandoned' }, signal?: AbortSignal, runId = current.run!.id): Promise<MergeRun> =>
    askPatiently(() => sync.ask('changeMergeRun', { params: { id: runId }, body }), { pause: patiently, onWaiting, ...(signal ? { signal } : { tries: 4 }) });

  const openRuns = async (): Promise<MergeRun[]> => (await sync.ask('openMergeRuns', { params: { no: segmentNo } })).items;

  async function reach(state: 'made' | 'handedOver', signal?: AbortSignal): Promise<void> {
    await change({ state }, signal);
    show({ stage: state });
  }

  /** A worker with a run's material: the one that has it, else a fresh one with that in memory or what this machine kept. */
  async function load(runId: string, given?: RunMaterial): Promise<{ engine: MergeWorker; material: RunMaterial }> {
    const before = loaded?.runId === runId ? loaded : undefined;
    if (before?.engine) return { engine: await before.engine, material: before.material };
    const material = given ?? before?.material ?? await runs.find(runId);
    if (!material) throw new RunProblem('LETTERS_MISSING');
    const fresh = freshWorker();
    const engine = loadMaterial(fresh, material).then(() => fresh);
    const now: typeof loaded = loaded = { runId, material, engine };
    engine.catch(() => { delete now.engine; });
    return { engine: await engine, material };
  }

  return {
    segmentNo,
    subscribe,
    snapshot: () => current,
    start: (order) => work((signal) => begin(order, signal)),
    async findOpen() { return (await openRuns())[0]; },
    async findToLog() {
      const runs = await openRuns();
      return runs.find(({ id, state }) => id === current.run?.id && state === 'handedOver') ?? runs.find(({ state }) => state === 'handedOver') ?? runs[0];
    },
    examine: (runId) => examineRun(services, runId, patiently),
    resume: ({ run, material, isOpenIn }) => work(async (signal) => {
      isOpenInRun = isOpenIn;
      const { options, letters } = run;
      current = { ...noRun, stage: 'reading' };
      show({
        run: { id: run.id, templateHash: run.templateHash, templateName: run.templateName, options, ...(run.documents && { documents: run.documents }) },
        withoutLetter: letters.filter(({ state }) => state === 'skipped').map(({ lineNo, contactNo, contactName, reason }) => ({ lineNo, contactNo, contactName, reason: reason as never })),
      });
      await load(run.id, material);
      const planned = lettersInOrder(run);
      const known = new Set(planned.filter(({ state }) => state === 'made' || state === 'failed').map(({ lineNo }) => lineNo));
      await make(planned.map(({ lineNo }) => lineNo), options, promisedHashes(run), known, signal);
      if (run.state === 'making') await reach('made', signal);
      else show({ stage: run.state === 'handedOver' ? 'handedOver' : 'made' });
    }),
    async abandon(runId) {
      running?.stop.abort();
      await running?.end;
      await change({ state: 'abandoned' }, undefined, runId).catch((error: unknown) => {
        if (!(error instanceof SyncProblem && (error.code === 'MERGE_RUN_NOT_FOUND' || error.code === 'MERGE_RUN_CLOSED'))) throw error;
      });
      await this.forget(runId);
    },
    cancel() { running?.stop.abort(); },
    tryNow() { const woken = waiting; waiting = new AbortController(); woken.abort(); },
    async handOver(number, how) {
      const file = current.files[number];
      if (!file) throw new RunProblem('LETTERS_MISSING');
      if (how === 'open') await word.openLetters(new Uint8Array(await file.blob.arrayBuffer()));
      else services.download(file.name, file.blob);
      show({ files: current.files.map((other, place) => (place === number ? { ...other, handedOver: [...other.handedOver, how] } : other)) });
      if (current.stage === 'made' && current.files.every(({ handedOver }) => handedOver.length > 0)) await reach('handedOver');
    },
    markHandedOver: () => reach('handedOver'),
    async letter(runId, letterNo) {
      const run = await sync.ask('mergeRun', { params: { id: runId } });
      const letters = lettersInOrder(run);
      const letter = letters.find((one) => one.letterNo === letterNo);
      if (!letter) throw new RunProblem('NO_LETTERS_TO_MAKE');
      const { engine } = await load(runId);
      const bytes = await orFreshNext(engine.letter(letter.lineNo, letters.length));
      // A fresh worker may be of a newer version.
      if (letter.letterHash && letter.letterHash !== await sha256Hex(bytes)) throw new MergeError('LETTER_DIFFERS', String(letter.lineNo));
      return bytes;
    },
    async again(runId, letterNos, want) {
      const run = await sync.ask('mergeRun', { params: { id: runId } });
      const { engine, material } = await load(runId);
      const letters = lettersInOrder(run);
      const only = letterNos.filter((letterNo) => letterNo >= 1 && letterNo <= letters.length);
      if (only.length === 0) throw new RunProblem('NO_LETTERS_TO_MAKE');
      const produced = await orFreshNext(engine.produce({ lineNos: letters.map(({ lineNo }) => lineNo), only, want, namePattern: run.options.namePattern, expected: promisedHashes(run) }, { onLetters: () => undefined }));
      return { ...produced, files: runFiles(produced.files, material, only.length < letters.length ? only : undefined) };
    },
    async letterMaker(runId) {
      const { engine } = await load(runId).catch(async () => {
        const { choice, material } = await examineRun(services, runId, patiently);
        if (choice !== 'continue' || !material) throw new RunProblem('LETTERS_ELSEWHERE');
        return load(runId, material);
      });
      const { length } = lettersInOrder(await askPatiently(() => sync.ask('mergeRun', { params: { id: runId } }), { pause: patiently, tries: 4 }));
      return (lineNo) => orFreshNext(engine.letter(lineNo, length));
    },
    async forget(runId) {
      await runs.forget(runId).catch(() => undefined);
      if (current.run?.id !== runId) return;
      freshWorker().close();
      worker = undefined;
      current = noRun;
      show({});
    },
    async compareLetter() {
      if (!current.run || !isOpenInRun) return;
      const engine = services.startMerge();
      try {
        const { hash } = await engine.open(await word.readBytes(), settledOf(await word.readNotes()));
        show({ letterChangedSince: !madeFrom(current.run).includes(hash) });
      } finally {
        engine.close();
      }
    },
  };
}

/** The documents that letters of a run are made from, by their content. */
const madeFrom = ({ templateHash, documents = [] }: Pick<MergeRun, 'templateHash' | 'documents'>): string[] => [templateHash, ...documents.map((one) => one.templateHash)];
const lettersInOrder = (run: MergeRunWithLetters): MergeRunWithLetters['letters'] =>
  run.letters.filter(({ state }) => state !== 'skipped').sort((one, other) => one.letterNo - other.letterNo);
const promisedHashes = (run: MergeRunWithLetters): Record<number, string> =>
  Object.fromEntries(run.letters.flatMap(({ lineNo, state, letterHash }) => (state === 'made' && letterHash ? [[lineNo, letterHash]] : [])));
