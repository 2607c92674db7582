/** @jest-environment node */
import fc from 'fast-check';
import { logSegment } from '../../../src/taskpane/actions/logSegment';
import { SyncProblem, type ProblemCode } from '../../../src/contract/problem';
import { MergeError } from '../../../src/merge/issues/mergeError';
import type { PaneServices } from '../../../src/taskpane/session/paneServices';
import { createRunQueue, type RunOrder, type RunQueue } from '../../../src/taskpane/session/runQueue';
import type { Pause } from '../../../src/taskpane/session/runRetry';
import { createPlainEngine } from './plainEngine';
import { newMachine, paneOn } from './runPane';
import { record, refuse, RunService } from './runService';

const noPause: Pause = () => new Promise((resolve) => { setTimeout(resolve, 0); });
const order: RunOrder = { correspondenceTypes: ['Hard Copy', ''], handOver: 'combined', namePattern: '{Letter_No}' };
const tenContacts = (): RunService => new RunService('SM1', Array.from({ length: 10 }, (_, place) => record((place + 1) * 10)));
const down = (): never => { throw new SyncProblem('UNREACHABLE', 0); };

describe('a run from start to hand-over', () => {
  it('makes a letter for each contact in the order of the list and hands them over', async () => {
    const service = tenContacts();
    const machine = newMachine();
    const queue = createRunQueue(paneOn(machine, service), 'SM1', { pause: noPause });
    await queue.start(order);
    expect(queue.snapshot()).toMatchObject({ stage: 'made', total: 10, made: 10, failed: 0, acknowledged: 10, kept: true });
    await queue.handOver(0, 'open');
    expect(queue.snapshot().stage).toBe('handedOver');
    expect(machine.handedOver.map((letter) => letter.split('|')[1])).toEqual(service.records.map(({ values }) => JSON.stringify(values)));
    expect([...service.runs.values()][0]).toMatchObject({ state: 'handedOver' });
  });

  it('what went out can be logged although somebody has begun another run since; each window has its own', async () => {
    const service = tenContacts();
    const [mine, theirs, third] = Array.from({ length: 3 }, () => createRunQueue(paneOn(newMachine(), service), 'SM1', { pause: noPause })) as [RunQueue, RunQueue, RunQueue];
    expect(await mine.findToLog()).toBeUndefined();
    await mine.start(order);
    expect(await mine.findToLog()).toMatchObject({ state: 'made' });
    await mine.handOver(0, 'open');
    await theirs.start(order);
    const [own, other] = [mine.snapshot().run!.id, theirs.snapshot().run!.id];
    expect(await mine.findOpen()).toMatchObject({ id: other });
    for (const queue of [mine, theirs, third]) expect(await queue.findToLog()).toMatchObject({ id: own, state: 'handedOver' });
    await theirs.handOver(0, 'open');
    expect([await mine.findToLog(), await theirs.findToLog(), await third.findToLog()].map((run) => run!.id)).toEqual([own, other, other]);
  });

  it('leaves out barred, excluded and other types, and says who and why', async () => {
    const service = new RunService('SM1', [
      record(1), record(2, { barrier: 'privacyBlocked' }), record(3, { barrier: 'excluded' }), record(4, { barrier: 'excluded', includeExcluded: true }),
      record(5, { correspondenceType: 'Email' }), record(6, { barrier: 'minor', includeExcluded: true }), record(7),
    ]);
    const queue = createRunQueue(paneOn(newMachine(), service), 'SM1', { pause: noPause });
    await queue.start({ ...order, chosen: [1, 2, 3, 4, 5, 6] });
    expect(queue.snapshot().total).toBe(2);
    expect(queue.snapshot().withoutLetter.map(({ lineNo, reason }) => [lineNo, reason])).toEqual([[2, 'privacyBlocked'], [3, 'excluded'], [5, 'correspondenceType'], [6, 'minor'], [7, 'notChosen']]);
  });

  it('says so when nobody gets a letter, and makes no run', async () => {
    const service = new RunService('SM1', [record(1, { barrier: 'removed' })]);
    const queue = createRunQueue(paneOn(newMachine(), service), 'SM1', { pause: noPause });
    await queue.start(order);
    expect(queue.snapshot()).toMatchObject({ stage: 'stopped', error: { code: 'NO_LETTERS_TO_MAKE' } });
    expect(service.runs.size).toBe(0);
  });

  it('says when a part of the program could not be loaded, and goes on with a fresh worker: nothing is lost, nothing is made twice', async () => {
    const service = tenContacts();
    const machine = newMachine();
    let started = 0;
    const startMerge: PaneServices['startMerge'] = () => {
      started += 1;
      const engine = createPlainEngine();
      return started > 1 ? engine : { ...engine, produce: async () => { throw new MergeError('PROGRAM_NOT_LOADED', 'combined.js'); } };
    };
    const queue = createRunQueue(paneOn(machine, service, { startMerge }), 'SM1', { pause: noPause });
    await queue.start(order);
    expect(queue.snapshot()).toMatchObject({ stage: 'stopped', made: 0, kept: true, error: { code: 'PROGRAM_NOT_LOADED', detail: 'combined.js' } });
    const [run] = [...service.runs.keys()];
    const findings = await queue.examine(run!);
    expect(findings.choice).toBe('continue');
    await queue.resume(findings);
    expect(queue.snapshot()).toMatchObject({ stage: 'made', made: 10, acknowledged: 10 });
    expect([service.runs.size, started]).toEqual([1, 3]); // the run's, the one that looked, and the fresh one
  });

  it('reads again when a colleague changed the segment meanwhile', async () => {
    const service = tenContacts();
    let changed = 0;
    service.fault = (name, when) => {
      if (name === 'createMergeRun' && when === 'before' && changed < 2) service.change(50, (old) => record(old.lineNo, { contactName: `Changed ${changed += 1}` }));
    };
    const machine = newMachine();
    const queue = createRunQueue(paneOn(machine, service), 'SM1', { pause: noPause });
    await queue.start(order);
    await queue.handOver(0, 'open');
    expect(machine.handedOver[4]).toContain('Changed 2');
    expect(service.runs.size).toBe(1);
  });

  it('keeps making while the service is down, and loses no receipt', async () => {
    const service = tenContacts();
    let failures = 0;
    service.fault = (name, when) => { if (name === 'addReceipts' && (failures += 1) < 9 && failures % 3 !== 0) (when === 'before' ? down : () => refuse('INTERNAL', 500))(); };
    const queue = createRunQueue(paneOn(newMachine(), service), 'SM1', { pause: noPause });
    const waits: string[] = [];
    queue.subscribe(() => { const { waiting } = queue.snapshot(); if (waiting) waits.push(waiting.code); });
    await queue.start(order);
    expect(waits).toContain('UNREACHABLE');
    expect(queue.snapshot()).toMatchObject({ stage: 'made', acknowledged: 10 });
    expect(queue.snapshot().waiting).toBeUndefined();
  });

  it('reads the contacts again when their stream was cut', async () => {
    const service = tenContacts();
    let cuts = 0;
    service.fault = (name, when) => { if (name === 'mergeData' && when === 'after' && (cuts += 1) < 3) down(); };
    const queue = createRunQueue(paneOn(newMachine(), service), 'SM1', { pause: noPause });
    await queue.start(order);
    expect(queue.snapshot()).toMatchObject({ stage: 'made', made: 10 });
  });

  it.each<[ProblemCode, number]>([['NOT_SIGNED_IN', 401], ['RECEIPT_DIFFERS', 409], ['MERGE_RUN_CLOSED', 409]])('stops with %s, and goes on once it is cured', async (code, status) => {
    const service = tenContacts();
    let ill = true;
    service.fault = (name, when) => { if (ill && name === 'addReceipts' && when === 'before') refuse(code, status); };
    const queue = createRunQueue(paneOn(newMachine(), service), 'SM1', { pause: noPause });
    await queue.start(order);
    expect(queue.snapshot()).toMatchObject({ stage: 'stopped', error: { code } });
    ill = false;
    await queue.resume(await queue.examine(queue.snapshot().run!.id));
    expect(queue.snapshot()).toMatchObject({ stage: 'made', made: 10, acknowledged: 10 });
  });

  it('goes on without the promise to continue where this machine keeps nothing', async () => {
    const services = paneOn(newMachine(), tenContacts());
    services.runs.keep = async () => { throw new DOMException('full', 'QuotaExceededError'); };
    const queue = createRunQueue(services, 'SM1', { pause: noPause });
    await queue.start(order);
    expect(queue.snapshot()).toMatchObject({ stage: 'made', kept: false });
  });

  it('names the letters that failed and makes the others', async () => {
    const queue = createRunQueue(paneOn(newMachine(), tenContacts(), { startMerge: () => createPlainEngine({ failing: [30] }) }), 'SM1', { pause: noPause });
    await queue.start(order);
    expect(queue.snapshot()).toMatchObject({ stage: 'made', made: 9, failed: 1, failures: [{ letterNo: 3, lineNo: 30, contactName: 'Contact 30', reason: 'BROKEN' }] });
  });

  it('keeps the receipts of what was made when it is cancelled, and continues', async () => {
    const service = tenContacts();
    const machine = newMachine();
    const queue = createRunQueue(paneOn(machine, service), 'SM1', { pause: noPause });
    const stop = queue.subscribe(() => { if (queue.snapshot().made === 4) queue.cancel(); });
    await queue.start(order);
    stop();
    expect(queue.snapshot().stage).toBe('cancelled');
    const { id } = queue.snapshot().run!;
    const findings = await queue.examine(id);
    expect(findings).toMatchObject({ choice: 'continue', run: { counts: { made: 4 } } });
    await queue.resume(findings);
    await queue.handOver(0, 'open');
    expect(machine.handedOver).toHaveLength(10);
  });

  it('leaves no pause behind when it is cancelled and its receipts are taken', async () => {
    let pauses = 0;
    const untilAborted: Pause = (_, signal) => new Promise((resolve) => {
      pauses += 1;
      signal?.addEventListener('abort', () => { pauses -= 1; resolve(); }, { once: true });
    });
    const queue = createRunQueue(paneOn(newMachine(), tenContacts()), 'SM1', { pause: untilAborted });
    queue.subscribe(() => { if (queue.snapshot().made === 4) queue.cancel(); });
    await queue.start(order);
    expect(queue.snapshot().stage).toBe('cancelled');
    expect(pauses).toBe(0);
  });

  it('can be abandoned while it waits for the service, and started again at once', async () => {
    const service = tenContacts();
    service.fault = (name) => { if (name === 'addReceipts') down(); };
    const gate: Pause = (_, signal) => new Promise((resolve) => { const timer = setTimeout(resolve, 5); signal?.addEventListener('abort', () => { clearTimeout(timer); resolve(); }); });
    const queue = createRunQueue(paneOn(newMachine(), service), 'SM1', { pause: gate });
    const waits = new Promise<void>((resolve) => { queue.subscribe(() => { if (queue.snapshot().waiting && queue.snapshot().made === 10) resolve(); }); });
    const first = queue.start(order);
    await waits;
    const { id } = queue.snapshot().run!;
    await queue.abandon(id);
    await first;
    service.fault = () => undefined;
    await queue.start(order);
    expect(queue.snapshot()).toMatchObject({ stage: 'made', run: { id: 'run-2' } });
    expect(service.runs.get(id)!.state).toBe('abandoned');
  });

  it('makes letters 3 to 5 again, equal to the first time', async () => {
    const service = tenContacts();
    const queue = createRunQueue(paneOn(newMachine(), service), 'SM1', { pause: noPause });
    await queue.start(order);
    const { files, made } = await queue.again(queue.snapshot().run!.id, [3, 4, 5], 'combined');
    expect(made).toBe(3);
    expect((await files[0]!.blob.text()).split('\n')).toEqual([30, 40, 50].map((lineNo) => [...service.runs.values()][0]!.letters.find((letter) => letter.lineNo === lineNo)!.letterHash));
    await expect(queue.again(queue.snapshot().run!.id, [99], 'combined')).rejects.toMatchObject({ code: 'NO_LETTERS_TO_MAKE' });
  });

  it('tells when the letter in Word is no longer the one of the run', async () => {
    const machine = newMachine();
    const queue = createRunQueue(paneOn(machine, tenContacts()), 'SM1', { pause: noPause });
    await queue.start(order);
    await queue.compareLetter();
    expect(queue.snapshot().letterChangedSince).toBe(false);
    machine.letter = 'Hello';
    await queue.compareLetter();
    expect(queue.snapshot().letterChangedSince).toBe(true);
  });

  it('stays made when Word refuses to open the letters', async () => {
    const services = paneOn(newMachine(), tenContacts());
    services.word.openLetters = async () => { throw new Error('OPEN_FAILED'); };
    const queue = createRunQueue(services, 'SM1', { pause: noPause });
    await queue.start(order);
    await expect(queue.handOver(0, 'open')).rejects.toThrow('OPEN_FAILED');
    expect(queue.snapshot().stage).toBe('made');
  });
});

describe('an unfinished run is looked at again', () => {
  async function cutOff(): Promise<{ service: RunService; machine: ReturnType<typeof newMachine>; id: string; queue: () => RunQueue }> {
    const service = tenContacts();
    const machine = newMachine();
    const first = createRunQueue(paneOn(machine, service), 'SM1', { pause: noPause });
    first.subscribe(() => { if (first.snapshot().made === 4) first.cancel(); });
    await first.start(order);
    return { service, machine, id: first.snapshot().run!.id, queue: () => createRunQueue(paneOn(machine, service), 'SM1', { pause: noPause }) };
  }

  it('names the contacts that changed or were removed, and goes on with the old', async () => {
    const { service, machine, id, queue } = await cutOff();
    service.change(20, () => record(20, { contactName: 'Renamed' }));
    service.change(90, () => undefined);
    const resumed = queue();
    const findings = await resumed.examine(id);
    expect(findings).toMatchObject({ choice: 'ask', letterChanged: false });
    expect(findings.changed.map(({ letterNo, change }) => [letterNo, change])).toEqual([[2, 'changed'], [9, 'removed']]);
    await resumed.resume(findings);
    await resumed.handOver(0, 'open');
    expect(machine.handedOver[1]).toContain('Contact 20');
    expect(machine.handedOver).toHaveLength(10);
  });

  it('says that the letter changed, and never mixes old and new', async () => {
    const { machine, id, queue } = await cutOff();
    machine.letter = 'Hello';
    const resumed = queue();
    const findings = await resumed.examine(id);
    expect(findings).toMatchObject({ choice: 'ask', letterChanged: true, changed: [] });
    await resumed.resume(findings);
    await resumed.handOver(0, 'open');
    expect(machine.handedOver.every((letter) => letter.startsWith('Dear|'))).toBe(true);
  });

  it('counts another mapping of the fields as another letter', async () => {
    const { machine, id, queue } = await cutOff();
    machine.notes.fieldMapping = { Nmae: 'Contact_Name' };
    expect(await queue().examine(id)).toMatchObject({ choice: 'ask', letterChanged: true });
  });

  it('counts another choice for its letters as another letter, and says what was chosen with the run', async () => {
    const { service, machine, id, queue } = await cutOff();
    machine.notes.choices = { acceptChanges: true };
    expect(await queue().examine(id)).toMatchObject({ choice: 'ask', letterChanged: true });
    machine.kept.clear();
    expect(await queue().examine(id)).toMatchObject({ choice: 'restart', letterChanged: true });
    await queue().abandon(id);
    await queue().start(order);
    expect([...service.runs.values()].map(({ run }) => run.options.settled)).toEqual([undefined, [{ templateHash: 'template Dear', whom: [{ languageCode: '' }], fieldMapping: {}, choices: { acceptChanges: true } }]]);
  });

  it('continues without kept bytes only where nothing changed', async () => {
    const { service, machine, id, queue } = await cutOff();
    machine.kept.clear();
    const resumed = queue();
    const findings = await resumed.examine(id);
    expect(findings.choice).toBe('continue');
    await resumed.resume(findings);
    expect(resumed.snapshot()).toMatchObject({ stage: 'made', made: 10 });
    const other = await cutOff();
    other.machine.kept.clear();
    other.service.change(10, () => record(10, { contactName: 'Renamed' }));
    expect(await other.queue().examine(other.id)).toMatchObject({ choice: 'restart', changed: [{ letterNo: 1 }] });
    expect(service.runs.size).toBe(1);
  });

  it('prints the day of the run, also on the day after', async () => {
    const { service, machine, id, queue } = await cutOff();
    machine.kept.clear();
    service.today = '2026-11-24';
    const findings = await queue().examine(id);
    expect(findings.material?.header.today).toBe('2026-11-23');
  });
});

/** A pane that dies at its n-th step to the outside: from then on nothing of it ever answers. */
function dying(steps: number): { step: () => Promise<void>; dead: Promise<void> } {
  let left = steps;
  let die!: () => void;
  const dead = new Promise<void>((resolve) => { die = resolve; });
  return { dead, step: () => { left -= 1; if (left >= 0) return Promise.resolve(); die(); return new Promise<void>(() => undefined); } };
}

describe('wherever the pane dies', () => {
  it('nothing is lost, made differently, or logged twice', async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(fc.nat(70), { maxLength: 4 }),
      fc.array(fc.constantFrom('nothing', 'letter', 'contact', 'lost bytes'), { minLength: 5, maxLength: 5 }),
      fc.boolean(),
      async (deaths, events, goOn) => {
        const service = tenContacts();
        const machine = newMachine();
        const everMade = new Map<string, string>();
        service.fault = () => {
          for (const [id, { letters }] of service.runs) for (const { lineNo, letterHash } of letters) {
            if (!letterHash) continue;
            const before = everMade.get(`${id} ${lineNo}`);
            if (before !== undefined && before !== letterHash) throw new Error('A letter was made differently.');
            everMade.set(`${id} ${lineNo}`, letterHash);
          }
        };
        /** What a person does after each start of the pane, until the segment is logged. */
        async function carryOn(step: () => Promise<unknown>): Promise<void> {
          if (service.logged) return;
          const services = paneOn(machine, service, { step });
          const queue = createRunQueue(services, 'SM1', { pause: noPause });
          const open = await queue.findOpen();
          if (!open) await queue.start(order);
          else if (open.state !== 'handedOver') {
            const findings = await queue.examine(open.id);
            if (findings.choice === 'continue' || (findings.choice === 'ask' && goOn)) await queue.resume(findings);
            else { await queue.abandon(open.id); await queue.start(order); }
          }
          if (queue.snapshot().stage === 'stopped') throw queue.snapshot().error;
          if (queue.snapshot().stage === 'made') await queue.handOver(0, 'open');
          const run = await queue.findOpen();
          const call = { segmentNo: 'SM1', key: run!.id, request: { mergeRun: run!.id, createFollowUp: false, notOut: 'remainder' as const } };
          let outcome = await logSegment(services.sync, call, { pause: noPause });
          if (outcome.kind === 'linesChanged') {
            await services.sync.ask('changeMergeRun', { params: { id: run!.id }, body: { notOut: outcome.lines.map(({ lineNo }) => lineNo) } });
            outcome = await logSegment(services.sync, call, { pause: noPause });
          }
          expect(outcome.kind).toBe('logged');
          await queue.forget(run!.id);
        }
        for (const [place, steps] of deaths.entries()) {
          const { step, dead } = dying(steps);
          await Promise.race([carryOn(step), dead]);
          if (events[place] === 'letter') machine.letter = `Letter ${place}`;
          if (events[place] === 'contact') service.change(30, () => record(30, { contactName: `Changed ${place}` }));
          if (events[place] === 'lost bytes') machine.kept.clear();
        }
        await carryOn(async () => undefined);
        const { entries, result } = service.logged!;
        expect(new Set(entries.map(({ contactNo }) => contactNo)).size).toBe(entries.length);
        expect(entries.length + result.remainderCount).toBe(10);
        expect(result.remainderCount).toBeLessThanOrEqual(1);
        expect(machine.handedOver).toEqual(expect.arrayContaining(entries.map(({ letterHash }) => letterHash)));
        const templates = new Set(entries.map(({ letterHash }) => letterHash.split('|')[0]));
        expect(templates.size).toBe(1);
      },
    ), { numRuns: 300 });
  });
});
