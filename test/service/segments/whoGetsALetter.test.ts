import { randomUUID } from 'node:crypto';
import { barrierOf, barrierToLetter, isHardBarrier } from '../../../src/contract/whoGetsALetter';
import { hash } from '../madeRun';
import { large, problemOf, startUnderTest, type ServiceUnderTest } from '../serviceUnderTest';

/** All that is known of a contact and decides about its letter, and what the person said on the line: 64 combinations, one a line. */
const cases = Array.from({ length: 64 }, (_, index) => {
  const [removed, privacyBlocked, minor, parentalConsent, excludeFromSegment, includeExcluded] = [1, 2, 4, 8, 16, 32].map((bit) => (index & bit) !== 0) as [boolean, boolean, boolean, boolean, boolean, boolean];
  const barrier = barrierOf({ removed, privacyBlocked, minor, parentalConsent, excludeFromSegment });
  return { removed, privacyBlocked, minor, parentalConsent, excludeFromSegment, includeExcluded, barrier };
});
const bit = (truth: boolean): 0 | 1 => (truth ? 1 : 0);

let service: ServiceUnderTest;
let lines: { lineNo: number; contactNo: string }[];
beforeEach(async () => {
  service = await startUnderTest();
  const all = (await service.all('segmentLines', { params: { no: large } })).lines;
  lines = cases.map((_, index) => all[index]!);
  expect(new Set(lines.map(({ contactNo }) => contactNo)).size).toBe(64);
});

async function spreadTheCases(): Promise<void> {
  for (const [index, { removed, privacyBlocked, minor, parentalConsent, excludeFromSegment, includeExcluded }] of cases.entries()) {
    const { lineNo, contactNo } = lines[index]!;
    await service.db.updateTable('contact').set({ removed: bit(removed), privacyBlocked: bit(privacyBlocked), minor: bit(minor), parentalConsent: bit(parentalConsent), excludeFromSegment: bit(excludeFromSegment) }).where('no', '=', contactNo).execute();
    await service.db.updateTable('segmentLine').set({ includeExcluded: bit(includeExcluded) }).where('segmentNo', '=', large).where('lineNo', '=', lineNo).execute();
  }
}

it('shows the barrier that the contract gives, in the list and in the merge data, in all combinations', async () => {
  await spreadTheCases();
  const expected = cases.map(({ barrier, includeExcluded }, index) => ({ lineNo: lines[index]!.lineNo, barrier, includeExcluded }));
  for (const stream of ['segmentLines', 'mergeData'] as const) {
    const read = new Map((await service.all(stream, { params: { no: large } })).lines.map((line) => [line.lineNo, line]));
    expect(lines.map(({ lineNo }) => read.get(lineNo)!).map(({ lineNo, barrier, includeExcluded }) => ({ lineNo, barrier, includeExcluded }))).toEqual(expected);
  }
});

it('counts barred and excluded contacts as the list shows them', async () => {
  await spreadTheCases();
  const { lines: rows } = await service.all('segmentLines', { params: { no: large } });
  const { counts } = await service.ask('segment', { params: { no: large } });
  expect(counts).toMatchObject({ barred: rows.filter(({ barrier }) => isHardBarrier(barrier)).length, excluded: rows.filter(({ barrier }) => barrier === 'excluded').length });
  expect(counts.barred).toBeGreaterThanOrEqual(cases.filter(({ barrier }) => isHardBarrier(barrier)).length);
});

it('refuses a run with exactly the letters that nobody may get, each with its barrier', async () => {
  await spreadTheCases();
  const { revision } = await service.ask('segment', { params: { no: large } });
  const run = (lineNos: number[]) => service.ask('createMergeRun', { params: { no: large }, body: {
    id: randomUUID(), segmentRevision: revision, templateName: 'Letter.docx', templateHash: hash('a'), engineVersion: '1', lineNos, skipped: [],
    options: { correspondenceTypes: ['', 'Hard Copy', 'Email'], handOver: 'combined', namePattern: '{Letter_No}', today: '2026-11-23' },
  } });
  const refused = cases.flatMap((one, index) => { const barrier = barrierToLetter(one); return barrier ? [`lineNos: line ${lines[index]!.lineNo} may get no letter (${barrier})`] : []; });
  expect(refused).toHaveLength(64 - 9);
  expect((await problemOf(run(lines.map(({ lineNo }) => lineNo)))).reasons!.sort()).toEqual(refused.sort());
  expect((await run(lines.filter((_, index) => barrierToLetter(cases[index]!) === undefined).map(({ lineNo }) => lineNo))).counts.planned).toBe(64 - refused.length);
});

it('logs exactly those whom no barrier keeps from it, whatever was chosen, and names the others; they stay', async () => {
  await service.db.updateTable('contact').set({ privacyBlocked: 0, minor: 0, excludeFromSegment: 0 }).execute();
  await spreadTheCases();
  const hard = lines.filter((_, index) => isHardBarrier(cases[index]!.barrier));
  const { loggedSegmentEntryNo, blocked, remainderSegmentNo } = await service.ask('log', { params: { no: large }, idempotencyKey: randomUUID(), body: { lines: lines.map(({ lineNo }) => lineNo), createFollowUp: false, notOut: 'remainder' } });
  expect(blocked.map(({ lineNo, barrier }) => ({ lineNo, barrier }))).toEqual(cases.flatMap(({ barrier }, index) => (isHardBarrier(barrier) ? [{ lineNo: lines[index]!.lineNo, barrier }] : [])));
  const { items } = await service.ask('loggedSegmentEntries', { params: { entryNo: loggedSegmentEntryNo }, query: { limit: 500 } });
  expect(items.map(({ contactNo }) => contactNo).sort()).toEqual(lines.filter((line) => !hard.includes(line)).map(({ contactNo }) => contactNo).sort());
  expect(items).toHaveLength(64 - hard.length);
  const left = new Set((await service.all('segmentLines', { params: { no: remainderSegmentNo! } })).lines.map(({ contactNo }) => contactNo));
  expect(hard.filter(({ contactNo }) => !left.has(contactNo))).toEqual([]);
});

it('leaves out of a follow-up exactly whom no choice brings back', async () => {
  await service.db.updateTable('contact').set({ privacyBlocked: 0, minor: 0, excludeFromSegment: 0 }).execute();
  const { loggedSegmentEntryNo } = await service.ask('log', { params: { no: large }, idempotencyKey: randomUUID(), body: { lines: lines.map(({ lineNo }) => lineNo), createFollowUp: false, notOut: 'remainder' } });
  await spreadTheCases();
  const preview = await service.ask('previewFollowUp', { params: { entryNo: loggedSegmentEntryNo }, body: {} });
  const { no } = await service.ask('followUp', { params: { entryNo: loggedSegmentEntryNo }, body: { ignoreExclusion: true } });
  const { lineCount } = await service.ask('followUp', { params: { entryNo: loggedSegmentEntryNo }, body: {} });
  expect([lineCount, preview.leftOut.reduce((sum, { count }) => sum + count, lineCount)]).toEqual([preview.contacts, lines.length]);
  expect((await service.all('segmentLines', { params: { no } })).lines.map(({ contactNo }) => contactNo)).toEqual(lines.filter((_, index) => !isHardBarrier(cases[index]!.barrier)).map(({ contactNo }) => contactNo));
});

it('copies into a duplicate exactly those whom some choice may bring back', async () => {
  await service.db.updateTable('contact').set({ privacyBlocked: 0, minor: 0, excludeFromSegment: 0 }).execute();
  await spreadTheCases();
  const { segment, leftOut } = await service.ask('duplicateSegment', { params: { no: large }, body: {} });
  const copied = new Set((await service.all('segmentLines', { params: { no: segment.no } })).lines.map(({ contactNo }) => contactNo));
  expect(lines.filter(({ contactNo }) => !copied.has(contactNo))).toEqual(lines.filter((_, index) => isHardBarrier(cases[index]!.barrier)));
  expect(leftOut).toBe(cases.filter(({ barrier }) => isHardBarrier(barrier)).length);
});
