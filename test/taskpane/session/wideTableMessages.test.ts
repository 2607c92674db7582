import fc from 'fast-check';
import { correspondenceTypes } from '../../../src/contract/interaction';
import { evaluations } from '../../../src/contract/loggedSegment';
import { entryStates, messageText, mostRows, readFromTable, readToTable, tableColumns, type FromTable, type RowsWanted, type TableRow, type ToTable } from '../../../src/taskpane/session/wideTableMessages';

const text = fc.string({ unit: 'grapheme' });
const wanted: fc.Arbitrary<RowsWanted> = fc.record({ from: fc.nat(), count: fc.nat({ max: mostRows }), filter: text, sort: fc.record({ by: fc.constantFrom(...tableColumns, 'entryNo' as const), descending: fc.boolean() }) });
const row: fc.Arbitrary<TableRow> = fc.record({
  entryNo: fc.nat(), contactNo: text, contactName: text, companyName: text, date: text, correspondenceType: fc.constantFrom(...correspondenceTypes), letterText: text, evaluation: fc.constantFrom(...evaluations), answered: fc.boolean(),
  state: fc.constantFrom(...entryStates), cost: fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }),
});
const fromTable: fc.Arbitrary<FromTable> = fc.oneof(fc.constantFrom({ is: 'ready' as const }, { is: 'close' as const }), fc.nat().map((entryNo) => ({ is: 'open' as const, entryNo })), wanted.map((rows) => ({ is: 'want' as const, rows })));
const toTable: fc.Arbitrary<ToTable> = fc.oneof(text.map((title) => ({ is: 'begin' as const, title })), fc.record({ is: fc.constant('rows' as const), wanted, total: fc.nat(), rows: fc.array(row, { maxLength: 5 }) }));

it('every message is read as it was said, and by the other end only', () => {
  fc.assert(fc.property(fromTable, (message) => {
    expect(readFromTable(messageText(message))).toEqual(message);
    expect(readToTable(messageText(message))).toBeUndefined();
  }));
  fc.assert(fc.property(toTable, (message) => {
    expect(readToTable(messageText(message))).toEqual(message);
    expect(readFromTable(messageText(message))).toBeUndefined();
  }));
});

it('whatever else comes is none', () => {
  fc.assert(fc.property(fc.oneof(fc.anything(), fc.json(), text), (sent) => {
    expect([readFromTable(sent), readToTable(sent)]).toEqual([undefined, undefined]);
  }));
});

it('a message of which one thing is wrong or missing is none', () => {
  const spoilt = [undefined, null, -1, 0.5, '1', [], {}, 'entry_no', mostRows + 0.5];
  const leaves = (value: object, path: string[] = []): string[][] => Object.entries(value).flatMap(([name, inner]) => (typeof inner === 'object' && inner !== null ? leaves(inner as object, [...path, name]) : [[...path, name]]));
  fc.assert(fc.property(fc.oneof(wanted.map((rows) => ({ is: 'want' as const, rows })), row.chain((one) => wanted.map((asked) => ({ is: 'rows' as const, wanted: asked, total: 1, rows: [one] })))), fc.nat(), fc.constantFrom(...spoilt), (message, nth, wrong) => {
    const all = leaves(message);
    const path = all[nth % all.length]!;
    const copy = JSON.parse(JSON.stringify(message)) as Record<string, unknown>;
    const holder = path.slice(0, -1).reduce<Record<string, unknown>>((inner, name) => inner[name] as Record<string, unknown>, copy);
    const last = path.at(-1)!;
    fc.pre(typeof holder[last] !== typeof wrong);
    holder[last] = wrong;
    expect([readFromTable(JSON.stringify(copy)), readToTable(JSON.stringify(copy))]).toEqual([undefined, undefined]);
  }));
  expect(readFromTable(messageText({ is: 'want', rows: { from: 0, count: mostRows + 1, filter: '', sort: { by: 'cost', descending: false } } }))).toBeUndefined();
});
