/** @jest-environment node */
import { strFromU8, unzipSync } from 'fflate';
import type { InteractionLogEntry } from '../../../src/contract/loggedSegment';
import { allEntries, entryColumns, spreadsheet } from '../../../src/taskpane/actions/exportSheet';
import { loadLanguage } from '../../../src/taskpane/locales/language';
import { details } from '../segmentService';

const entry = (more: Partial<InteractionLogEntry>): InteractionLogEntry => ({
  ...details({ date: '2027-03-01', description: 'Kevät' }), entryNo: 1, loggedSegmentEntryNo: 7, segmentNo: 'SM00001', contactNo: 'CT000001', contactName: 'Anna', contactCompanyNo: '', companyName: '', cost: 2.5, durationMinutes: 5,
  attemptFailed: false, canceled: false, evaluation: 'Very Positive', letterText: 'Hei', textOrigin: 'own', passages: [], noteForLog: '', letterHash: '', letterKept: false, comments: [{ position: 1, comment: 'Soitettu', at: '2027-03-03T08:30:00.000Z', by: 'anna' }], templateHash: '', mergeRun: '', loggedAt: '2027-03-02T08:30:00.000Z', userId: 'anna', ...more,
});
const partsOf = async (blob: Blob) => Object.fromEntries(Object.entries(unzipSync(new Uint8Array(await blob.arrayBuffer()))).map(([name, bytes]) => [name, strFromU8(bytes)]));

it('writes dates and numbers as such, headings in the person’s language, and no text as a formula', async () => {
  const fi = await loadLanguage('fi');
  const blob = await spreadsheet([entry({}), entry({ contactName: '=cmd|"/c calc"!A1', letterText: '+1 <&> 😀\nrivi', noteForLog: '@SUM(1)' })], entryColumns(fi), 'SM00001/[a]');
  const parts = await partsOf(blob);
  const sheet = parts['xl/worksheets/sheet1.xml']!;
  const shared = parts['xl/sharedStrings.xml'] ?? '';
  expect(sheet).not.toContain('<f>');
  for (const text of ['=cmd|', '+1 &lt;&amp;&gt; 😀', '@SUM(1)', 'Soitettu', 'Kontakti', 'Erittäin myönteinen']) expect(sheet + shared).toContain(text);
  // 2027-03-01 is the day 46447 of Excel.
  expect(sheet).toMatch(/<v>46447<\/v>/);
  expect(sheet).toMatch(/<v>2\.5<\/v>/);
  expect(parts['xl/workbook.xml']).toContain('SM00001  a');
});

it('reads every page of a log', async () => {
  const pages: Record<string, { items: InteractionLogEntry[]; next?: string }> = { '': { items: [entry({})], next: '1' }, 1: { items: [entry({ entryNo: 2 })] } };
  const sync = { ask: async (_: string, { query }: { query: { after?: string } }) => pages[query.after ?? '']! } as never;
  expect((await allEntries(sync, 7)).map(({ entryNo }) => entryNo)).toEqual([1, 2]);
});
