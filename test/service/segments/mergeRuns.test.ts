import { randomUUID } from 'node:crypto';
import { createRun, handedOverRun, hash, logRun, receiptOf } from '../madeRun';
import { large, problemOf, spring, startUnderTest, troubled, type ServiceUnderTest } from '../serviceUnderTest';

let service: ServiceUnderTest;
beforeEach(async () => { service = await startUnderTest(); });
const send = (id: string, receipts: ReturnType<typeof receiptOf>[]) => service.ask('addReceipts', { params: { id }, body: { receipts } });
const change = (id: string, body: object) => service.ask('changeMergeRun', { params: { id }, body });
const stateOf = async (id: string) => (await service.ask('mergeRun', { params: { id } })).state;

describe('a merge run', () => {
  it('is created once, however often the call is repeated, also after the segment has changed', async () => {
    const { run } = await createRun(service, spring, (record) => record.lineNo !== 30000);
    const body = { params: { no: spring }, body: run };
    const again = await service.ask('createMergeRun', body);
    expect(again).toMatchObject({ id: run.id, segmentNo: spring, state: 'making', templateName: 'Kevätkirje.docx', options: run.options, createdBy: 'tester', counts: { planned: 11, made: 0, failed: 0, skipped: 1, out: 0 } });
    await service.ask('changeLine', { params: { no: spring, lineNo: 10000 }, body: { noteForLog: 'x' } });
    expect(await service.ask('createMergeRun', body)).toEqual(again);
    expect(await problemOf(service.ask('createMergeRun', { ...body, body: { ...run, templateHash: hash('b') } }))).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', status: 422 });
    expect((await service.ask('openMergeRuns', { params: { no: spring } })).items).toEqual([again]);
  });

  it('numbers letters from 1 in the order of its lines, skipped ones 0, and names the contacts', async () => {
    const { run, records } = await createRun(service, spring, (record) => record.lineNo > 30000);
    const { letters } = await service.ask('mergeRun', { params: { id: run.id } });
    expect(letters.map((letter) => [letter.letterNo, letter.lineNo, letter.state])).toEqual([
      ...records.map((record, index) => [index + 1, record.lineNo, 'planned']), [0, 10000, 'skipped'], [0, 20000, 'skipped'], [0, 30000, 'skipped'],
    ]);
    expect(letters[0]).toEqual({ letterNo: 1, lineNo: 40000, contactNo: records[0]!.contactNo, contactName: records[0]!.contactName, state: 'planned', handedOver: false });
    expect(letters.at(-1)!.reason).toBe('notChosen');
  });

  it('belongs to the revision its data was read at', async () => {
    const { run } = await createRun(service, spring);
    expect(await problemOf(service.ask('createMergeRun', { params: { no: spring }, body: { ...run, id: randomUUID(), segmentRevision: 1 } }))).toMatchObject({ code: 'REVISION_CHANGED', status: 412, revision: 5 });
  });

  it('refuses contacts that may get no letter, lines that are not there, and lines that stand twice (T13)', async () => {
    const { lines } = await service.all('mergeData', { params: { no: troubled } });
    const { run } = await createRun(service, troubled, (record) => record.lineNo === 60000);
    const create = (lineNos: number[]) => problemOf(service.ask('createMergeRun', { params: { no: troubled }, body: { ...run, id: randomUUID(), lineNos, skipped: [] } }));
    for (const barrier of ['privacyBlocked', 'minor', 'excluded'] as const) {
      const { lineNo } = lines.find((line) => line.barrier === barrier)!;
      expect(await create([60000, lineNo])).toMatchObject({ code: 'INVALID_REQUEST', reasons: [`lineNos: line ${lineNo} may get no letter (${barrier})`] });
    }
    expect((await create([60000, 60000])).code).toBe('INVALID_REQUEST');
    expect((await create([7])).code).toBe('LINE_NOT_FOUND');
    const excluded = lines.find((line) => line.barrier === 'excluded')!.lineNo;
    await service.ask('changeLine', { params: { no: troubled, lineNo: excluded }, body: { includeExcluded: true } });
    const { revision } = await service.ask('segment', { params: { no: troubled } });
    expect((await service.ask('createMergeRun', { params: { no: troubled }, body: { ...run, id: randomUUID(), segmentRevision: revision, lineNos: [excluded], skipped: [] } })).counts.planned).toBe(1);
  });

  it('is listed with the others of its segment, the newest first, until it ends', async () => {
    const ids = [];
    for (let index = 0; index < 3; index += 1) ids.push((await createRun(service, spring)).id);
    await change(ids[1]!, { state: 'abandoned' });
    expect((await service.ask('openMergeRuns', { params: { no: spring } })).items.map((run) => run.id)).toEqual([ids[2], ids[0]]);
    expect((await service.ask('openMergeRuns', { params: { no: large } })).items).toEqual([]);
    expect((await problemOf(service.ask('mergeRun', { params: { id: randomUUID() } }))).code).toBe('MERGE_RUN_NOT_FOUND');
  });
});

describe('receipts', () => {
  it('count once, however often they are sent, and survive a restart', async () => {
    const { id, records } = await createRun(service, spring);
    await send(id, records.slice(0, 5).map((record) => receiptOf(record)));
    expect(await send(id, records.slice(3, 8).map((record) => receiptOf(record)))).toEqual({ planned: 12, made: 8, failed: 0, skipped: 0, out: 0 });
    const again = await startUnderTest({ folder: service.folder });
    const run = await again.ask('mergeRun', { params: { id } });
    expect(run.counts).toMatchObject({ planned: 12, made: 8 });
    expect(run.letters[0]).toMatchObject({ state: 'made', letterHash: hash(0), recordHash: records[0]!.recordHash });
  });

  it('with another content for a made letter are refused, and nothing of the batch is kept', async () => {
    const { id, records } = await createRun(service, spring);
    await send(id, [receiptOf(records[0]!)]);
    for (const different of [{ letterHash: hash('f') }, { recordHash: hash('f') }, { state: 'failed' as const, letterHash: '' }]) {
      expect(await problemOf(send(id, [receiptOf(records[1]!), receiptOf(records[0]!, different)]))).toMatchObject({ code: 'RECEIPT_DIFFERS', status: 409 });
    }
    expect((await problemOf(send(id, [receiptOf(records[2]!), receiptOf(records[2]!, { letterHash: hash('e') })]))).code).toBe('RECEIPT_DIFFERS');
    expect((await service.ask('mergeRun', { params: { id } })).counts.made).toBe(1);
  });

  it('of a failed letter give way to a made one', async () => {
    const { id, records } = await createRun(service, spring);
    expect(await send(id, [receiptOf(records[0]!, { state: 'failed', letterHash: '', reason: 'XML_MALFORMED' })])).toMatchObject({ made: 0, failed: 1 });
    expect((await service.ask('mergeRun', { params: { id } })).letters[0]).toMatchObject({ state: 'failed', reason: 'XML_MALFORMED' });
    expect(await send(id, [receiptOf(records[0]!)])).toMatchObject({ made: 1, failed: 0 });
  });

  it('are refused for lines without a letter, and once the letters are handed over', async () => {
    const { id, records } = await createRun(service, spring, (record) => record.lineNo !== 10000);
    expect((await problemOf(send(id, [receiptOf(records[0]!, { lineNo: 10000 })]))).code).toBe('INVALID_REQUEST');
    expect((await problemOf(send(id, [receiptOf(records[0]!, { letterHash: '' })]))).code).toBe('INVALID_REQUEST');
    const other = await handedOverRun(service, spring, { failed: [20000] });
    expect(await send(other.id, [receiptOf(other.records[0]!)])).toMatchObject({ made: 11 });
    expect((await problemOf(send(other.id, [receiptOf(other.records[1]!)]))).code).toBe('MERGE_RUN_CLOSED');
  });
});

describe('the steps of a run', () => {
  it('go from making to made to handed over, each when it is due', async () => {
    const { id, records } = await createRun(service, spring);
    expect((await problemOf(change(id, { state: 'made' }))).code).toBe('MERGE_RUN_INCOMPLETE');
    expect((await problemOf(change(id, { state: 'handedOver' }))).code).toBe('MERGE_RUN_INCOMPLETE');
    await send(id, records.map((record) => receiptOf(record, record.lineNo === 20000 ? { state: 'failed', letterHash: '' } : {})));
    await change(id, { state: 'made' });
    expect((await problemOf(change(id, { notOut: [10000] }))).code).toBe('MERGE_RUN_INCOMPLETE');
    expect(await change(id, { state: 'handedOver', notOut: [30000, 40000] })).toMatchObject({ state: 'handedOver', counts: { made: 11, failed: 1, out: 9 } });
    expect((await change(id, { state: 'handedOver', out: [40000] })).counts.out).toBe(10);
    expect(await change(id, { state: 'made' })).toMatchObject({ state: 'handedOver', counts: { out: 10 } });
    expect((await problemOf(change(id, { notOut: [20000] }))).code).toBe('INVALID_REQUEST');
    const { letters } = await service.ask('mergeRun', { params: { id } });
    expect(letters.slice(0, 4).map((letter) => [letter.handedOver, letter.out])).toEqual([[true, 'yes'], [false, undefined], [true, 'no'], [true, 'yes']]);
  });

  it('end when it is abandoned or logged', async () => {
    const abandoned = await createRun(service, spring);
    await change(abandoned.id, { state: 'abandoned' });
    await change(abandoned.id, { state: 'abandoned' });
    expect((await problemOf(change(abandoned.id, { state: 'made' }))).code).toBe('MERGE_RUN_CLOSED');
    expect((await problemOf(send(abandoned.id, [receiptOf(abandoned.records[0]!)]))).code).toBe('MERGE_RUN_CLOSED');
    const { id } = await handedOverRun(service, spring);
    await logRun(service, spring, id);
    expect(await stateOf(id)).toBe('logged');
    expect((await problemOf(change(id, { state: 'abandoned' }))).code).toBe('MERGE_RUN_CLOSED');
  });
});
