/** @jest-environment node */
import fc from 'fast-check';
import type { MergeRunChange, MergeRunWithLetters } from '../../../src/contract/mergeRun';
import { SyncProblem } from '../../../src/contract/problem';
import type { SyncClient } from '../../../src/contract/syncClient';
import { createDrafts, type Drafts } from '../../../src/taskpane/session/drafts';
import { createRunTicks, ticksName, type RunTicks } from '../../../src/taskpane/session/runTicks';

const noStorage = (): Storage => { throw new Error('refused'); };
const wait = (milliseconds: number): Promise<void> => new Promise((done) => { setTimeout(done, milliseconds); });
const away = (): never => { throw new SyncProblem('UNREACHABLE', 0); };
const lineNos = [10, 20, 30, 40];

/** A service with one run of four letters, all gone out. */
function runOnService() {
  const out = new Set(lineNos);
  let panes = 0;
  const there = {
    out, changes: [] as MergeRunChange[],
    onChange: async (_when: 'before' | 'after'): Promise<void> => undefined,
    onRead: async (): Promise<void> => undefined,
    run: (): MergeRunWithLetters => ({ id: 'run-1', letters: lineNos.map((lineNo) => ({ lineNo, out: out.has(lineNo) ? 'yes' : 'no' })) }) as MergeRunWithLetters,
    /** What the pane before has sent arrives, but it hears no answer any more. */
    closePane(): void { panes += 1; },
    /** A pane on this service; the one before is closed. */
    ticks(drafts: Drafts = createDrafts(noStorage)): RunTicks {
      const pane = panes += 1;
      const never = new Promise<never>(() => undefined);
      const heard = <Value>(value: () => Value): Value | Promise<never> => (pane === panes ? value() : never);
      const sync = { ask: (...question: Parameters<typeof ask>) => heard(() => ask(...question).then((answer) => heard(() => answer), (problem: unknown) => heard(() => { throw problem; }))) };
      return createRunTicks(sync as unknown as SyncClient, there.run(), { drafts, delay: 5, retryAfter: () => 5 });
    },
  };
  const ask = async (name: string, { body }: { body?: MergeRunChange } = {}): Promise<unknown> => {
    if (name === 'mergeRun') {
      const run = there.run();
      await there.onRead();
      return run;
    }
    await there.onChange('before');
    there.changes.push(body!);
    for (const lineNo of body!.notOut!) out.delete(lineNo);
    for (const lineNo of body!.out!) out.add(lineNo);
    await there.onChange('after');
    return {};
  };
  return there;
}
const sorted = (lines: ReadonlySet<number>): number[] => [...lines].sort((one, other) => one - other);
const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 400) throw new Error('It did not come to that.');
    await wait(5);
  }
};

it('tells the service only what changed, a moment later', async () => {
  const there = runOnService();
  const ticks = there.ticks();
  ticks.set(new Set([10, 20, 30]));
  ticks.set(new Set([10, 30]));
  ticks.set(new Set([10, 20, 30]));
  expect(ticks.snapshot().unsaved).toBe(true);
  await until(() => !ticks.snapshot().unsaved);
  expect(there.changes).toEqual([{ out: [], notOut: [40] }]);
});

it('goes on trying while the service is away, and says why until it has them', async () => {
  const there = runOnService();
  there.onChange = async () => away();
  const ticks = there.ticks();
  ticks.set(new Set([10, 20, 30]));
  await until(() => ticks.snapshot().problem !== undefined);
  ticks.set(new Set([10, 20]));
  expect(ticks.snapshot()).toMatchObject({ unsaved: true, problem: { code: 'UNREACHABLE' } });
  await wait(30);
  there.onChange = async () => undefined;
  await until(() => !ticks.snapshot().unsaved);
  expect([sorted(there.out), ticks.snapshot().problem]).toEqual([[10, 20], undefined]);
});

it('waits for the person where waiting cures nothing', async () => {
  const there = runOnService();
  let asked = 0;
  there.onChange = async () => { asked += 1; throw new SyncProblem('NOT_SIGNED_IN', 401); };
  const ticks = there.ticks();
  ticks.set(new Set([10]));
  await until(() => ticks.snapshot().problem !== undefined);
  await wait(40);
  expect(asked).toBe(1);
});

it('has them after a reload, and lays them over what the service has', async () => {
  const there = runOnService();
  there.onChange = async () => away();
  const drafts = createDrafts(noStorage);
  there.ticks(drafts).set(new Set([10, 20, 30]));
  there.out.delete(10);
  const again = there.ticks(drafts);
  expect([sorted(again.snapshot().out), again.snapshot().unsaved]).toEqual([[20, 30], true]);
  there.onChange = async () => undefined;
  await again.flush();
  expect([sorted(there.out), drafts.names('')]).toEqual([[20, 30], []]);
});

it('forgets them where the run is logged meanwhile: nobody can tick in it', async () => {
  const there = runOnService();
  there.onChange = async () => { throw new SyncProblem('MERGE_RUN_CLOSED', 409); };
  const drafts = createDrafts(noStorage);
  const ticks = there.ticks(drafts);
  ticks.set(new Set([10]));
  expect(drafts.names('')).toEqual([ticksName('run-1')]);
  await expect(ticks.flush()).rejects.toMatchObject({ code: 'MERGE_RUN_CLOSED' });
  expect(drafts.names('')).toEqual([]);
});

it('agrees on what the service has, and says which lines somebody else ticked', async () => {
  const there = runOnService();
  const ticks = there.ticks();
  ticks.set(new Set([10, 20, 30]));
  expect(await ticks.agree()).toEqual({ out: new Set([10, 20, 30]), changed: [] });
  there.out.delete(10);
  expect(await ticks.agree()).toEqual({ out: new Set([20, 30]), changed: [10] });
  expect(await ticks.agree()).toEqual({ out: new Set([20, 30]), changed: [] });
});

it('agrees also on what is ticked while it asks', async () => {
  const there = runOnService();
  const ticks = there.ticks();
  there.onRead = async () => {
    there.onRead = async () => undefined;
    ticks.set(new Set([10, 20, 30]));
  };
  expect(await ticks.agree()).toEqual({ out: new Set([10, 20, 30]), changed: [] });
  expect(sorted(there.out)).toEqual([10, 20, 30]);
});

it('does not agree before the service has everything', async () => {
  const there = runOnService();
  there.onChange = async () => away();
  const ticks = there.ticks();
  ticks.set(new Set([10]));
  await expect(ticks.agree()).rejects.toMatchObject({ code: 'UNREACHABLE' });
  expect(sorted(ticks.snapshot().out)).toEqual([10]);
  there.onChange = async () => undefined;
  expect((await ticks.agree()).out).toEqual(new Set([10]));
});

it('does not take over what was read before the service was told', async () => {
  const there = runOnService();
  const ticks = there.ticks();
  there.onRead = async () => {
    there.onRead = async () => undefined;
    ticks.set(new Set([10, 20, 30]));
    await ticks.flush();
  };
  expect((await ticks.read()).letters.map(({ out }) => out)).toEqual(['yes', 'yes', 'yes', 'no']);
  expect(sorted(ticks.snapshot().out)).toEqual([10, 20, 30]);
});

it('ends with the last tick of each line, whatever fails and whenever it is read', async () => {
  const toggle = fc.record({ lineNo: fc.constantFrom(...lineNos), fails: fc.constantFrom('no', 'before', 'after'), then: fc.constantFrom('nothing', 'wait', 'read', 'reload') });
  await fc.assert(fc.asyncProperty(fc.array(toggle, { maxLength: 8 }), async (toggles) => {
    const there = runOnService();
    const drafts = createDrafts(noStorage);
    let ticks = there.ticks(drafts);
    const wanted = new Set(lineNos);
    for (const { lineNo, fails, then } of toggles) {
      there.onChange = async (when) => {
        await wait(1);
        if (when === fails) away();
      };
      if (!wanted.delete(lineNo)) wanted.add(lineNo);
      ticks.set(new Set(wanted));
      if (then === 'wait') await wait(8);
      if (then === 'read') await ticks.read();
      if (then === 'reload') {
        there.closePane();
        // What was under way arrives before the new pane reads.
        await wait(5);
        ticks = there.ticks(drafts);
      }
      expect(sorted(ticks.snapshot().out)).toEqual(sorted(wanted));
    }
    there.onChange = async () => undefined;
    for (let done = false; !done;) done = await ticks.agree().then(() => true, () => false);
    expect([sorted(there.out), sorted(ticks.snapshot().out)]).toEqual([sorted(wanted), sorted(wanted)]);
  }), { numRuns: 60 });
});
