/** @jest-environment node */
import fc from 'fast-check';
import { SyncProblem } from '../../../src/contract/problem';
import { createAutosave, mergeEdits, type Autosave, type Edits, type Values } from '../../../src/taskpane/session/autosave';
import { createDrafts, type Drafts } from '../../../src/taskpane/session/drafts';

interface Thing { revision: number; values: Record<string, string> }
const problem = (code: 'REVISION_CHANGED' | 'UNREACHABLE' | 'ALREADY_LOGGED', status: number): SyncProblem => new SyncProblem(code, status);
const noStorage = (): Storage => { throw new Error('refused'); };

/** A service with one thing, and a pane that edits it. */
function thingOnService(values: Record<string, string> = { text: 'a', note: 'x' }) {
  const there: Thing = { revision: 1, values: { ...values } };
  const calls: Values[] = [];
  let fault: (() => void) | undefined;
  let onSave: ((changes: Values) => void) | undefined;
  /** What the pane was told last: it cannot know what a colleague wrote after that. */
  let told: Thing = { revision: 1, values: { ...values } };
  const look = (): Thing => (told = { revision: there.revision, values: { ...there.values } });
  return {
    there, calls, look, told: () => told,
    watchSaves(next: (changes: Values) => void) { onSave = next; },
    failWith(next: (() => void) | undefined) { fault = next; },
    colleague(change: Record<string, string>) { Object.assign(there.values, change); there.revision += 1; },
    edit(drafts: Drafts = createDrafts(noStorage), more: { accepts?: (name: string, value: unknown) => boolean; retryAfter?: () => number } = {}): Autosave<Thing> {
      return createAutosave(look(), {
        name: 'SM1/10000', drafts, delay: 5, read: (whole) => whole.values, load: async () => { fault?.(); return look(); },
        async save(changes, whole) {
          await new Promise((done) => { setTimeout(done, 1); });
          fault?.();
          if (whole.revision !== there.revision) throw problem('REVISION_CHANGED', 412);
          onSave?.(changes);
          calls.push(changes);
          Object.assign(there.values, changes);
          there.revision += 1;
          return look();
        },
        ...more,
      });
    },
  };
}
const until = async (saver: Autosave<Thing>, state: string): Promise<void> => {
  for (let tries = 0; saver.snapshot().state !== state; tries += 1) {
    if (tries > 200) throw new Error(`still ${saver.snapshot().state}`);
    await new Promise((done) => { setTimeout(done, 2); });
  }
};

describe('saving while a person writes', () => {
  test('waits for a pause and sends only what changed', async () => {
    const service = thingOnService();
    const saver = service.edit();
    saver.change({ text: 'ab' });
    saver.change({ text: 'abc' });
    expect(saver.snapshot().state).toBe('typing');
    await until(saver, 'saved');
    expect(service.calls).toEqual([{ text: 'abc' }]);
    expect(saver.snapshot().hasSaved).toBe(true);
  });

  test('what comes back to the saved value needs no call', async () => {
    const service = thingOnService();
    const saver = service.edit();
    saver.change({ text: 'ab' });
    saver.change({ text: 'a' });
    expect(saver.snapshot().state).toBe('saved');
    await saver.flush();
    expect(service.calls).toEqual([]);
  });

  test('typing while a call is under way is saved after it, also back to the old value', async () => {
    const service = thingOnService();
    const saver = service.edit();
    saver.change({ text: 'ab' });
    const sending = saver.flush();
    saver.change({ text: 'a' });
    expect(saver.snapshot().values.text).toBe('a');
    await sending;
    await saver.flush();
    expect(service.there.values.text).toBe('a');
    expect(saver.snapshot().state).toBe('saved');
  });

  test('keeps what was typed when the service is down, also over a restart of the pane', async () => {
    const service = thingOnService();
    const drafts = createDrafts(noStorage);
    const saver = service.edit(drafts);
    service.failWith(() => { throw problem('UNREACHABLE', 0); });
    saver.change({ text: 'typed in the train' });
    await until(saver, 'failed');
    expect(drafts.names('SM1/')).toEqual(['SM1/10000']);
    service.failWith(undefined);
    const later = service.edit(drafts);
    expect(later.snapshot().values.text).toBe('typed in the train');
    await until(later, 'saved');
    expect(service.there.values.text).toBe('typed in the train');
    expect(drafts.names('SM1/')).toEqual([]);
  });

  test('sends again by itself what waiting may cure, and goes on saying so until it is saved', async () => {
    const service = thingOnService();
    const states: string[] = [];
    const saver = service.edit(undefined, { retryAfter: () => 2 });
    let tries = 0;
    service.failWith(() => { tries += 1; throw problem('UNREACHABLE', 0); });
    saver.change({ text: 'typed in the train' });
    await until(saver, 'failed');
    saver.subscribe(() => states.push(saver.snapshot().state));
    while (tries < 4) await new Promise((done) => { setTimeout(done, 2); });
    service.failWith(undefined);
    await until(saver, 'saved');
    expect(service.there.values.text).toBe('typed in the train');
    expect(new Set(states)).toEqual(new Set(['failed', 'saved']));
  });

  test('does not send again what the service refuses', async () => {
    const service = thingOnService();
    const saver = service.edit(undefined, { retryAfter: () => 1 });
    let tries = 0;
    service.failWith(() => { tries += 1; throw problem('ALREADY_LOGGED', 409); });
    saver.change({ text: 'too late' });
    await until(saver, 'failed');
    await new Promise((done) => { setTimeout(done, 30); });
    expect([tries, saver.snapshot().state]).toEqual([1, 'failed']);
  });

  test('a draft that a colleague wrote too is done with: it does not come back over what is written after it', async () => {
    const service = thingOnService();
    const drafts = createDrafts(noStorage);
    drafts.keep('SM1/10000', { text: { mine: 'ours', base: 'a' } });
    service.colleague({ text: 'ours' });
    expect(service.edit(drafts).snapshot().state).toBe('saved');
    expect(drafts.names('SM1/')).toEqual([]);
    service.colleague({ text: 'a' });
    expect(service.edit(drafts).snapshot()).toMatchObject({ state: 'saved', values: { text: 'a' }, edits: {} });
  });

  test('what came through although nobody heard the answer is said to be saved when the person comes back', async () => {
    const service = thingOnService();
    const drafts = createDrafts(noStorage);
    drafts.keep('SM1/10000', { text: { mine: 'in a hurry', base: 'a' } });
    service.colleague({ text: 'in a hurry' });
    expect(service.edit(drafts).snapshot()).toMatchObject({ state: 'saved', hasSaved: true });
    // It comes through while the person is on the way back.
    drafts.keep('SM1/10000', { text: { mine: 'in no hurry', base: 'in a hurry' } });
    const late = service.edit(drafts);
    service.colleague({ text: 'in no hurry' });
    await until(late, 'saved');
    expect([late.snapshot().hasSaved, service.calls]).toEqual([true, []]);
    expect(service.edit(drafts).snapshot()).toMatchObject({ state: 'saved', hasSaved: false });
  });

  test('a colleague’s change of something else stays', async () => {
    const service = thingOnService();
    const saver = service.edit();
    service.colleague({ note: 'theirs' });
    saver.change({ text: 'mine' });
    await until(saver, 'saved');
    expect(service.there.values).toEqual({ text: 'mine', note: 'theirs' });
  });

  test('a colleague’s change of the same value is a conflict until the person chooses', async () => {
    const service = thingOnService();
    const saver = service.edit();
    service.colleague({ text: 'theirs' });
    saver.change({ text: 'mine' });
    await until(saver, 'conflict');
    expect(saver.snapshot().conflicts).toEqual([{ name: 'text', mine: 'mine', theirs: 'theirs' }]);
    expect(service.there.values.text).toBe('theirs');
    saver.settle('text', 'mine');
    await until(saver, 'saved');
    expect(service.there.values.text).toBe('mine');
  });

  test('their version can be taken', async () => {
    const service = thingOnService();
    const saver = service.edit();
    service.colleague({ text: 'theirs' });
    saver.change({ text: 'mine' });
    await until(saver, 'conflict');
    saver.settle('text', 'theirs');
    expect(saver.snapshot()).toMatchObject({ state: 'saved', values: { text: 'theirs' }, edits: {} });
  });

  test('a value that cannot be sent is held and not lost; the others go', async () => {
    const service = thingOnService();
    const drafts = createDrafts(noStorage);
    const saver = service.edit(drafts, { accepts: (_, value) => String(value).length <= 5 });
    saver.change({ text: 'much too long', note: 'ok' });
    await until(saver, 'held');
    expect(service.calls).toEqual([{ note: 'ok' }]);
    expect(drafts.find('SM1/10000')).toMatchObject({ text: { mine: 'much too long' } });
    saver.change({ text: 'short' });
    await until(saver, 'saved');
  });

  const someValue = fc.constantFrom('a', 'b', 'c');
  const someValues = fc.record({ p: someValue, q: someValue, r: someValue });
  test('nobody’s change is lost unseen: base, mine and theirs decide each value', () => {
    fc.assert(fc.property(someValues, someValues, someValues, (base, mine, theirs) => {
      const edits: Edits = Object.fromEntries(Object.keys(base).filter((name) => mine[name as 'p'] !== base[name as 'p']).map((name) => [name, { mine: mine[name as 'p'], base: base[name as 'p'] }]));
      const merged = mergeEdits(edits, theirs);
      for (const name of ['p', 'q', 'r'] as const) {
        const iChanged = mine[name] !== base[name];
        const theyChanged = theirs[name] !== base[name];
        const outcome = merged.edits[name]?.mine ?? theirs[name];
        if (iChanged) expect(outcome).toBe(mine[name]);
        else expect(outcome).toBe(theirs[name]);
        expect(merged.conflicts.some((conflict) => conflict.name === name)).toBe(iChanged && theyChanged && mine[name] !== theirs[name]);
      }
    }));
  });

  test('whatever the order of typing, failures and colleagues, nothing typed is lost and nothing of others is overwritten', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('type' as const), name: fc.constantFrom('text', 'note'), value: fc.string({ maxLength: 3 }) }),
      fc.record({ do: fc.constant('colleague' as const), name: fc.constantFrom('text', 'note'), value: fc.string({ maxLength: 3 }) }),
      fc.record({ do: fc.constant('flush' as const) }), fc.record({ do: fc.constant('down' as const) }), fc.record({ do: fc.constant('up' as const) }), fc.record({ do: fc.constant('restart' as const) }),
    );
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const service = thingOnService();
      const drafts = createDrafts(noStorage);
      let saver = service.edit(drafts);
      // What a name should come to: the last word typed, unless a colleague wrote after it was saved.
      const lastTyped: Record<string, string> = {};
      service.watchSaves((changes) => {
        for (const name of Object.keys(changes)) {
          const base = saver.snapshot().edits[name]?.base;
          if (base !== service.there.values[name]) throw new Error(`${name}: overwrites ${service.there.values[name]}, which nobody saw`);
        }
      });
      for (const one of steps) {
        if (one.do === 'type') {
          saver.change({ [one.name]: one.value });
          lastTyped[one.name] = one.value;
          // Who types what stands there already changes nothing, and nothing of it can be lost.
          if (saver.snapshot().edits[one.name] === undefined) delete lastTyped[one.name];
        }
        if (one.do === 'colleague') {
          if (saver.snapshot().edits[one.name] === undefined) delete lastTyped[one.name];
          service.colleague({ [one.name]: one.value });
        }
        if (one.do === 'flush') await saver.flush();
        if (one.do === 'down') service.failWith(() => { throw problem('UNREACHABLE', 0); });
        if (one.do === 'up') service.failWith(undefined);
        if (one.do === 'restart') saver = service.edit(drafts);
      }
      service.failWith(undefined);
      await saver.flush();
      await saver.flush();
      const { state, conflicts } = saver.snapshot();
      expect(['saved', 'conflict']).toContain(state);
      for (const [name, typed] of Object.entries(lastTyped)) {
        const conflict = conflicts.find((one) => one.name === name);
        if (conflict) expect(conflict).toMatchObject({ mine: typed, theirs: service.told().values[name] });
        else if (state === 'saved') expect(service.there.values[name]).toBe(typed);
        else expect([service.there.values[name], saver.snapshot().values[name]]).toContain(typed);
      }
      // Whoever insists on their own word either gets it or is shown the newer word first; twice is enough when nobody writes in between.
      for (let round = 0; round < 2; round += 1) {
        for (const { name, mine } of saver.snapshot().conflicts) {
          expect(mine).toBe(lastTyped[name]);
          saver.settle(name, 'mine');
        }
        await saver.flush();
      }
      expect(saver.snapshot()).toMatchObject({ state: 'saved', conflicts: [] });
      for (const [name, typed] of Object.entries(lastTyped)) expect(service.there.values[name]).toBe(typed);
    }), { numRuns: 60 });
  });
});
