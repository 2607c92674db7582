import fc from 'fast-check';
import { sql } from 'kysely';
import type { CriteriaAction } from '../../../../src/contract/savedCriteria';
import type { LineChange } from '../../../../src/contract/segment';
import { lineColumns } from '../../../../src/service/segments/criteria/keptLines';
import { problemOf, spring, startUnderTest, type ServiceUnderTest } from '../../serviceUnderTest';
import { anyAction } from './anyAction';
import { ContactsModel } from './contactsModel';

let service: ServiceUnderTest;
beforeEach(async () => { service = await startUnderTest(); });

type Line = Record<string, string | number | null>;
/** The lines as they are stored; the revision is left out, because a line that comes back has the next one. */
const stored = async (no: string): Promise<Line[]> => (await sql<Line>`select ${sql.raw(lineColumns.join(', '))} from segment_line where segment_no = ${no} order by line_no`.execute(service.db)).rows;
const goBack = (no: string) => service.ask('goBack', { params: { no }, body: {} });
const redo = (no: string) => service.ask('redo', { params: { no }, body: {} });

type Command = { kind: 'act'; action: CriteriaAction } | { kind: 'hand'; contactNos: string[]; twice: boolean } | { kind: 'remove'; places: number[] } | { kind: 'write'; places: number[]; text: string; what: 'own' | 'none' | 'standard' } | { kind: 'reuse' | 'saved' | 'back' | 'again' };
const contactNo = fc.integer({ min: 1, max: 400 }).map((number) => `CT${String(number).padStart(6, '0')}`);
const places = fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 4 });
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('act' as const), action: anyAction }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hand' as const), contactNos: fc.uniqueArray(contactNo, { minLength: 1, maxLength: 5 }), twice: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), places }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('write' as const), places, text: fc.string({ minLength: 1, maxLength: 8 }), what: fc.constantFrom('own' as const, 'own' as const, 'none' as const, 'standard' as const) }) },
  { weight: 7, arbitrary: fc.record({ kind: fc.constantFrom('reuse' as const, 'saved' as const, 'back' as const, 'back' as const, 'back' as const, 'again' as const, 'again' as const) }) },
);

/** What is written to lines, and how they stand then: an own text with all that goes with it, none, or everything back to the rule. */
function written({ what, text }: Extract<Command, { kind: 'write' }>): { change: LineChange; stands: (line: Line) => Line } {
  if (what === 'none') return { change: { textChoice: 'none' }, stands: () => ({ textChoice: 'none' }) };
  if (what === 'standard') return { change: { ownText: '', noteForLog: '', details: { subject: null } }, stands: ({ textChoice }) => ({ ownText: '', noteForLog: '', overrideSubject: null, textChoice: textChoice === 'own' ? 'standard' : textChoice! }) };
  return { change: { textChoice: 'own', ownText: text, noteForLog: `${text}!`, details: { subject: text } }, stands: () => ({ textChoice: 'own', ownText: text, noteForLog: `${text}!`, overrideSubject: text }) };
}

/** A step as anybody would keep it: the lines that came or went, whole. */
interface ModelStep { came: boolean; lines: Line[] }

it('is the inverse of any sequence of actions, and doing again is the inverse of going back, with what was written meanwhile (T6)', async () => {
  const contacts = await ContactsModel.read(service.db);
  await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 14 }), async (commands) => {
    const { no } = await service.ask('createSegment', { body: { details: { description: 'Edestakaisin' } } });
    let lines: Line[] = [];
    const done: ModelStep[] = [];
    let undone: ModelStep[] = [];
    const numberOf = (line: Line) => line.lineNo as number;
    const without = (gone: Line[]) => lines.filter((line) => !gone.some((one) => one.lineNo === line.lineNo));
    const there = () => new Set(lines.map((line) => line.contactNo as string));
    /** What stands in the segment now of the lines that a step brought or took. */
    const now = (step: ModelStep) => ({ ...step, lines: lines.filter((line) => step.lines.some((one) => one.lineNo === line.lineNo)) });
    const came = (comes: string[], action: CriteriaAction) => {
      const last = Math.max(0, ...lines.map(numberOf));
      const fresh = comes.map((contact, place): Line => ({
        ...Object.fromEntries(lineColumns.map((name) => [name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), null])), lineNo: last + 10000 * (place + 1), contactNo: contact,
        textChoice: 'standard', ownText: '', passages: '{}', noteForLog: '', includeExcluded: action.options.ignoreExclusion && contacts.contact(contact).excludeFromSegment ? 1 : 0,
      }));
      lines = [...lines, ...fresh];
      done.push({ came: true, lines: fresh });
      undone = [];
    };
    const went = (gone: Line[]) => { lines = without(gone); done.push({ came: false, lines: gone }); undone = []; };
    const acted = (action: Pick<CriteriaAction, 'op' | 'options' | 'filters'>) => {
      if (action.op === 'add') { came(contacts.added(action, there()).comes, action); return; }
      const hit = contacts.hit(action, there());
      went(lines.filter((line) => hit.has(line.contactNo as string) === (action.op === 'reduce')));
    };
    const turn = async (from: ModelStep[], to: ModelStep[], call: Promise<{ changed: number; lineCount: number }>, comes: (step: ModelStep) => boolean) => {
      const step = from.pop();
      if (!step) { expect((await problemOf(call)).code).toBe('NOTHING_TO_UNDO'); return; }
      const current = comes(step) ? step : now(step);
      lines = comes(step) ? [...lines, ...step.lines].sort((one, other) => numberOf(one) - numberOf(other)) : without(current.lines);
      to.push(current);
      expect(await call).toMatchObject({ changed: current.lines.length, lineCount: lines.length });
    };

    for (const one of commands) {
      const chosen = 'places' in one ? [...new Set(one.places.map((place) => place % (lines.length || 1)))].map((place) => lines[place]).filter((line) => line !== undefined) : [];
      if (one.kind === 'act') {
        await service.ask('act', { params: { no }, body: one.action });
        acted(one.action);
      } else if (one.kind === 'hand') {
        const options = one.twice ? { allowExisting: true } : {};
        await service.ask('addByHand', { params: { no }, body: { contactNos: one.contactNos, ...options } });
        acted({ op: 'add', options, filters: { contact: { no: one.contactNos.join('|') } } });
      } else if (one.kind === 'saved' && done.length) {
        const { steps } = await service.ask('criteria', { params: { no } });
        await service.ask('saveCriteria', { params: { no }, body: { code: 'MODEL', description: 'Edestakaisin', replace: true } });
        await service.ask('reuseCriteria', { params: { no }, body: { code: 'MODEL' } });
        steps.forEach(acted);
      } else if (one.kind === 'reuse') {
        const { changed } = await service.ask('reuseLogged', { params: { no }, body: { entryNo: 2 } });
        const added = (await stored(no)).slice(-changed || Infinity);
        came(added.map((line) => line.contactNo as string), { op: 'add', options: {}, filters: {} });
      } else if (one.kind === 'remove' && chosen.length) {
        await service.ask('removeLines', { params: { no }, body: { lineNos: chosen.map(numberOf) } });
        went(lines.filter((line) => chosen.includes(line)));
      } else if (one.kind === 'write' && chosen.length) {
        const { change, stands } = written(one);
        await service.ask('changeLines', { params: { no }, body: { lineNos: chosen.map(numberOf), change } });
        lines = lines.map((line) => (chosen.includes(line) ? { ...line, ...stands(line) } : line));
      } else if (one.kind === 'back') await turn(done, undone, goBack(no), (step) => !step.came);
      else if (one.kind === 'again') await turn(undone, done, redo(no), (step) => step.came);
      expect(await stored(no)).toEqual(lines);
      const { steps, undone: left } = await service.ask('criteria', { params: { no } });
      expect([steps.length, left.length, steps.map(({ position }) => position)]).toEqual([done.length, undone.length, steps.map((_, place) => place + 1)]);
    }
    while (done.length) await turn(done, undone, goBack(no), (step) => !step.came);
    expect(await stored(no)).toEqual([]);
    const all = undone.length;
    for (let again = 0; again < all; again += 1) await turn(undone, done, redo(no), (step) => step.came);
    expect(await stored(no)).toEqual(lines);
  }), { numRuns: 30 });
});

it('brings back overrides, texts and note on the same place, and takes one of two lines of a contact, not both (Q4)', async () => {
  const before = await stored(spring);
  const { contactNo: doubled } = await service.ask('segmentLine', { params: { no: spring, lineNo: 30000 } });
  await service.ask('addByHand', { params: { no: spring }, body: { contactNos: [doubled], allowExisting: true } });
  await service.ask('act', { params: { no: spring }, body: { op: 'reduce', options: {}, filters: { contact: { no: doubled } } } });
  expect(await stored(spring)).toHaveLength(11);
  await goBack(spring);
  expect(await stored(spring)).toHaveLength(13);
  await goBack(spring);
  expect(await stored(spring)).toEqual(before);
  const line = await service.ask('segmentLine', { params: { no: spring, lineNo: 30000 } });
  expect(line).toMatchObject({ textChoice: 'own', ownText: expect.stringContaining('Kiitos vielä mukavasta tapaamisesta'), revision: 3 });
});

it('answers what it did, and the steps that can be done again stand in order, the next one first, until another step is done', async () => {
  const { no } = await service.ask('createSegment', { body: { details: { description: 'x' } } });
  for (const contact of ['CT000001', 'CT000002', 'CT000003']) await service.ask('addByHand', { params: { no }, body: { contactNos: [contact] } });
  expect(await goBack(no)).toMatchObject({ step: { position: 3, op: 'add', origin: 'byHand' }, changed: 1, lineCount: 2 });
  await goBack(no);
  const { steps, undone } = await service.ask('criteria', { params: { no } });
  expect([steps.map(({ position }) => position), undone.map(({ position }) => position)]).toEqual([[1], [2, 3]]);
  expect(await redo(no)).toMatchObject({ step: { position: 2 }, changed: 1 });
  await service.ask('addByHand', { params: { no }, body: { contactNos: ['CT000009'] } });
  expect((await problemOf(redo(no))).code).toBe('NOTHING_TO_UNDO');
  expect((await service.ask('criteria', { params: { no } })).steps.map(({ filters }) => filters.contact!.no)).toEqual(['CT000001', 'CT000002', 'CT000009']);
  expect((await service.ask('segmentEvents', { params: { no } })).items.map(({ kind }) => kind).slice(0, 5)).toEqual(['contactsAdded', 'didAgain', 'wentBack', 'wentBack', 'contactsAdded']);
});

it('brings back the line of a contact that was removed meanwhile as every line of it stays: with the name, and no letter', async () => {
  const { contactNo, contactName } = await service.ask('segmentLine', { params: { no: spring, lineNo: 20000 } });
  await service.ask('removeLine', { params: { no: spring, lineNo: 20000 } });
  await service.ask('removeContact', { params: { no: contactNo } });
  await goBack(spring);
  expect(await service.ask('segmentLine', { params: { no: spring, lineNo: 20000 } })).toMatchObject({ contactName, barrier: 'removed' });
});

it('keeps every column of a line: a new one belongs to both tables', async () => {
  const columnsOf = async (table: string) => (await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(service.db)).rows.map(({ name }) => name);
  const line = await columnsOf('segment_line');
  expect(line.filter((name) => name !== 'segment_no' && name !== 'revision').sort()).toEqual([...lineColumns].sort());
  expect((await columnsOf('segment_step_line')).filter((name) => name !== 'position').sort()).toEqual([...line].sort());
});
