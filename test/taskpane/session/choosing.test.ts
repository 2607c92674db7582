/** @jest-environment node */
import fc from 'fast-check';
import { choose, noChoice, stepForKey, stillThere, type Choice, type ChoosingStep } from '../../../src/taskpane/session/choosing';
import { countRows, findRows, getsNoLetter, listed, rowFilters } from '../../../src/taskpane/session/rowFilter';
import type { SegmentLineRow } from '../../../src/contract/segment';

const lineNos = Array.from({ length: 20 }, (_, place) => (place + 1) * 10);
const lines = lineNos.map((lineNo) => ({ lineNo }));
const press = (choice: Choice, ...keys: string[]): Choice => keys.reduce((now, key) => {
  const step = stepForKey({ key: key.replace(/^(Shift|Ctrl)\+/, ''), shiftKey: key.startsWith('Shift+'), ctrlKey: key.startsWith('Ctrl+'), metaKey: false }, now, { count: lineNos.length, page: 8 });
  return step ? choose(now, step, lines) : now;
}, choice);

describe('choosing contacts with the keyboard', () => {
  test('Space chooses, Shift and arrows choose a range, Ctrl+A all, Escape none', () => {
    expect([...press(noChoice, 'ArrowDown', ' ').chosen]).toEqual([20]);
    expect([...press(noChoice, ' ', 'Shift+ArrowDown', 'Shift+ArrowDown').chosen]).toEqual([10, 20, 30]);
    expect([...press(noChoice, ' ', ' ').chosen]).toEqual([]);
    expect(press(noChoice, 'Ctrl+a').chosen.size).toBe(20);
    expect(press(noChoice, 'Ctrl+a', 'Escape').chosen.size).toBe(0);
    expect([...press(noChoice, 'ArrowDown', ' ', 'PageDown', 'Shift+ ').chosen]).toEqual([20, 100]);
  });

  test('who is not in the list any more is chosen no more; where all are, it is the same choice', () => {
    const choice = press(noChoice, ' ', 'Shift+ArrowDown', 'Shift+ArrowDown');
    expect(stillThere(choice, (lineNo) => lineNo !== 20)).toEqual({ ...choice, chosen: new Set([10, 30]) });
    expect(stillThere(choice, () => true)).toBe(choice);
  });

  test('never leaves the list', () => {
    const someStep: fc.Arbitrary<ChoosingStep> = fc.oneof(
      fc.record({ do: fc.constant('move' as const), to: fc.integer({ min: -5, max: 40 }), extend: fc.boolean() }),
      fc.record({ do: fc.constant('toggle' as const), at: fc.integer({ min: -5, max: 40 }), extend: fc.boolean() }), fc.constant({ do: 'all' as const }), fc.constant({ do: 'clear' as const }),
    );
    fc.assert(fc.property(fc.array(someStep), (steps) => {
      const { chosen, active, anchor } = steps.reduce((now, step) => choose(now, step, lines), noChoice);
      expect(active).toBeGreaterThanOrEqual(0);
      expect(active).toBeLessThan(20);
      expect(anchor).toBeLessThan(20);
      expect([...chosen].every((lineNo) => lineNos.includes(lineNo))).toBe(true);
    }));
  });
});

describe('finding and counting contacts', () => {
  const someRow: fc.Arbitrary<SegmentLineRow> = fc.record({
    lineNo: fc.nat(), contactNo: fc.string(), contactName: fc.string(), companyName: fc.string(), city: fc.string(), correspondenceType: fc.constant('' as const), languageCode: fc.constant(''),
    textOrigin: fc.constantFrom('standard', 'own', 'none', 'missing'), overridden: fc.constantFrom([], ['subject']), hasNote: fc.boolean(), includeExcluded: fc.boolean(), barrier: fc.constantFrom('excluded', 'minor', undefined),
  }) as fc.Arbitrary<SegmentLineRow>;
  test('the counts are what each filter finds', () => {
    fc.assert(fc.property(fc.array(someRow), (rows) => {
      const counts = countRows(rows);
      for (const filter of rowFilters) expect(findRows(rows.map(listed), '', filter)).toHaveLength(counts[filter]);
      // Who gets no letter misses no text.
      const lacksNothing = rows.filter((row) => row.textOrigin === 'missing' && getsNoLetter(row)).length;
      expect(counts.standard + counts.own + counts.none + counts.missing + lacksNothing).toBe(counts.all);
    }));
  });
  test('every word must be there, in any field, in any case', () => {
    const anna = { ...fc.sample(someRow, 1)[0]!, contactName: 'Anna Äijälä', companyName: 'Aalto Oy', city: 'Espoo', contactNo: 'CT7' };
    expect(findRows([listed(anna)], 'äijälä ESPOO', 'all')).toHaveLength(1);
    expect(findRows([listed(anna)], 'ct7 aalto', 'all')).toHaveLength(1);
    expect(findRows([listed(anna)], 'anna oulu', 'all')).toHaveLength(0);
  });
});
