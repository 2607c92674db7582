/** @jest-environment node */
import fc from 'fast-check';
import type { Barrier } from '../../../src/contract/whoGetsALetter';
import type { MergeRunLetter } from '../../../src/contract/mergeRun';
import { countLog } from '../../../src/taskpane/actions/countLog';

const barrier = fc.constantFrom<Barrier | undefined>(undefined, undefined, 'privacyBlocked', 'minor', 'removed', 'excluded');
const state = fc.constantFrom<MergeRunLetter['state'] | undefined>(undefined, 'made', 'failed', 'skipped');

test('the numbers of the question are all contacts, and nobody who is blocked is among the logged', () => {
  fc.assert(fc.property(fc.array(fc.record({ barrier, state, ticked: fc.boolean() })), fc.constantFrom('remainder' as const, 'attemptFailed' as const), (people, notOut) => {
    const rows = people.map((person, lineNo) => ({ lineNo, ...(person.barrier && { barrier: person.barrier }) }));
    const letters = people.flatMap((person, lineNo): MergeRunLetter[] => (person.state ? [{ lineNo, letterNo: lineNo + 1, contactNo: '', contactName: '', state: person.state, handedOver: person.state === 'made' }] : []));
    const ticked = new Set(people.flatMap((person, lineNo) => (person.ticked ? [lineNo] : [])));
    const counts = countLog(rows, ticked, notOut, letters);
    expect(counts.logged + counts.attemptFailed + counts.left + counts.blocked).toBe(people.length);
    const hard = people.filter((person) => person.ticked && person.barrier && person.barrier !== 'excluded').length;
    expect(counts.blocked).toBe(hard);
    expect(counts.logged).toBe(ticked.size - hard);
    if (notOut === 'remainder') expect(counts.attemptFailed).toBe(0);
  }));
});
