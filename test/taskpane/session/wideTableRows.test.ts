import fc from 'fast-check';
import { evaluations } from '../../../src/contract/loggedSegment';
import { entryStates, tableColumns, type TableRow } from '../../../src/taskpane/session/wideTableMessages';
import { rowsInOrder } from '../../../src/taskpane/session/wideTableRows';

const row = (entryNo: number, more: Partial<TableRow> = {}): TableRow => ({ entryNo, contactNo: `CT${entryNo}`, contactName: `N${entryNo}`, companyName: '', date: '2026-11-24', correspondenceType: 'Email', letterText: '', evaluation: '', answered: false, state: '', cost: 0, ...more });
const order = (rows: TableRow[], by: (typeof tableColumns)[number] | 'entryNo', descending = false, filter = '', tag = 'en-GB'): number[] => rowsInOrder(rows, { sort: { by, descending }, filter }, tag).map(({ entryNo }) => entryNo);

it('evaluations stand from the best, those who answered and failed attempts first, and blanks last in both directions', () => {
  const rows = [row(1), row(2, { evaluation: 'Negative', state: 'canceled' }), row(3, { evaluation: 'Very Positive', answered: true, state: 'failed' })];
  expect([order(rows, 'evaluation'), order(rows, 'evaluation', true)]).toEqual([[3, 2, 1], [2, 3, 1]]);
  expect([order(rows, 'state'), order(rows, 'state', true), order(rows, 'answered')]).toEqual([[3, 2, 1], [2, 3, 1], [3, 1, 2]]);
});
it('names stand in the order of the language, numbers by their value, and the log in its own order', () => {
  const rows = [row(1, { contactName: 'Öhman', contactNo: 'CT10', cost: 10 }), row(2, { contactName: 'Zetter', contactNo: 'CT9', cost: 9 }), row(3, { contactName: 'Aalto', contactNo: 'CT100', cost: 2.5 })];
  expect([order(rows, 'contactName', false, '', 'fi-FI'), order(rows, 'contactName', false, '', 'en-GB')]).toEqual([[3, 2, 1], [3, 1, 2]]);
  expect([order(rows, 'contactNo'), order(rows, 'cost', true), order(rows, 'entryNo')]).toEqual([[2, 1, 3], [1, 2, 3], [1, 2, 3]]);
});
it('is filtered by number, name, company and text, in any case', () => {
  const rows = [row(1, { contactName: 'Åsa' }), row(2, { companyName: 'Åkeri AB' }), row(3, { letterText: 'Hyvä ÅSA' }), row(4)];
  expect([order(rows, 'entryNo', false, ' åsa '), order(rows, 'entryNo', false, 'ÅK'), order(rows, 'entryNo', false, 'ct4'), order(rows, 'entryNo', false, 'nobody')]).toEqual([[1, 3], [2], [4], []]);
});
it('loses and doubles no row, whatever the order, and turns nothing but the order round', () => {
  const rows = fc.uniqueArray(fc.record({ entryNo: fc.nat(), evaluation: fc.constantFrom(...evaluations), state: fc.constantFrom(...entryStates), answered: fc.boolean(), cost: fc.nat({ max: 3 }), companyName: fc.constantFrom('', 'A', 'b') }).map((more) => row(more.entryNo, more)), { selector: ({ entryNo }) => entryNo });
  fc.assert(fc.property(rows, fc.constantFrom(...tableColumns), fc.boolean(), (all, by, descending) => {
    const sorted = order(all, by, descending);
    expect([...sorted].sort((a, b) => a - b)).toEqual(all.map(({ entryNo }) => entryNo).sort((a, b) => a - b));
    expect(order([...all].reverse(), by, descending)).toEqual(sorted);
  }));
});
