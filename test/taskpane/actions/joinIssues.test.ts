/** @jest-environment node */
import { joinIssues } from '../../../src/taskpane/actions/joinIssues';

const anna = { lineNo: 10, contactNo: 'CT1', contactName: 'Anna' };
const bob = { lineNo: 20, contactNo: 'CT2', contactName: 'Bob' };
const inEngine = (contact: typeof anna) => ({ ...contact, companyName: '' });

describe('the check as one list', () => {
  it('says once what both sides found, with the greater count and severity and all contacts named', () => {
    const entries = joinIssues(
      [{ code: 'CONTACT_EXCLUDED', severity: 'warning', count: 1, places: [], contacts: [inEngine(anna)] }],
      [{ code: 'CONTACT_EXCLUDED', severity: 'error', barrier: 'excluded', count: 2, lines: [anna, bob] }],
    );
    expect(entries).toEqual([expect.objectContaining({ code: 'CONTACT_EXCLUDED', severity: 'error', count: 2 })]);
    expect(entries[0]!.contacts.map(({ lineNo }) => lineNo)).toEqual([10, 20]);
  });

  it('keeps apart what differs by its subject, and adds up what does not', () => {
    const entries = joinIssues([], [
      { code: 'STANDARD_TEXT_MISSING', severity: 'warning', subject: 'SVE', count: 1, lines: [anna] },
      { code: 'STANDARD_TEXT_MISSING', severity: 'warning', subject: 'DEU', count: 1, lines: [bob] },
      { code: 'CONTACT_TWICE', severity: 'warning', subject: 'CT1', count: 1, lines: [anna] },
      { code: 'CONTACT_TWICE', severity: 'warning', subject: 'CT2', count: 2, lines: [bob] },
    ]);
    expect(entries.map(({ code, subject, count }) => [code, subject, count])).toEqual([['CONTACT_TWICE', 'CT1', 3], ['STANDARD_TEXT_MISSING', 'SVE', 1], ['STANDARD_TEXT_MISSING', 'DEU', 1]]);
  });

  it('marks what the log refuses: errors of the segment, whatever the letter has', () => {
    const entries = joinIssues(
      [{ code: 'FIELD_UNKNOWN', severity: 'error', subject: 'Nmae', count: 1, places: [], contacts: [] }, { code: 'CONTACT_EXCLUDED', severity: 'warning', count: 1, places: [], contacts: [inEngine(anna)] }],
      [{ code: 'DATE_MISSING', severity: 'error', count: 0, lines: [] }, { code: 'CONTACT_EXCLUDED', severity: 'error', barrier: 'excluded', count: 1, lines: [anna] }, { code: 'ADDRESS_MISSING', severity: 'warning', count: 1, lines: [bob] }],
    );
    expect(Object.fromEntries(entries.map(({ code, stopsLog = false }) => [code, stopsLog]))).toEqual({ FIELD_UNKNOWN: false, DATE_MISSING: true, CONTACT_EXCLUDED: true, ADDRESS_MISSING: false });
  });

  it('puts errors first, then what has a place in the letter', () => {
    const place = { story: 'body' as const, paragraph: 1, occurrence: 0, near: '' };
    const entries = joinIssues(
      [{ code: 'VALUE_MISSING', severity: 'warning', subject: 'City', count: 1, places: [place], contacts: [inEngine(anna)] }],
      [{ code: 'ADDRESS_MISSING', severity: 'warning', count: 9, lines: [bob] }, { code: 'DATE_MISSING', severity: 'error', count: 0, lines: [] }],
    );
    expect(entries.map(({ code }) => code)).toEqual(['DATE_MISSING', 'VALUE_MISSING', 'ADDRESS_MISSING']);
  });
});
