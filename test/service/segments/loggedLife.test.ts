import { randomUUID } from 'node:crypto';
import { handedOverRun, logRun } from '../madeRun';
import { problemOf, spring, startUnderTest, type ServiceUnderTest } from '../serviceUnderTest';

let service: ServiceUnderTest;
let ask: ServiceUnderTest['ask'];
beforeEach(async () => { service = await startUnderTest(); ask = service.ask; });
const entryNo = 3;
const at = { params: { entryNo } };
const entries = async () => (await ask('loggedSegmentEntries', { ...at, query: { limit: 500 } })).items;
const rows = async (no: string) => (await service.all('segmentLines', { params: { no } })).lines;

/** Logs the spring segment: 12 contacts; the letters of these lines did not go out. */
async function logged(notOut: number[] = [], more: object = {}) {
  const { id } = await handedOverRun(service, spring);
  if (notOut.length) await ask('changeMergeRun', { params: { id }, body: { notOut } });
  return { id, ...await logRun(service, spring, id, more) };
}

describe('cancelling (T15)', () => {
  it('takes the segment with its entries and campaign entries, and back', async () => {
    await logged();
    expect(await ask('cancel', { ...at, body: {} })).toEqual({ changed: 12 });
    expect(await ask('loggedSegment', at)).toMatchObject({ canceled: true, canceledCount: 12 });
    expect(await service.db.selectFrom('campaignEntry').select('canceled').where('loggedSegmentEntryNo', '=', entryNo).execute()).toEqual([{ canceled: 1 }]);
    expect(await ask('cancel', { ...at, body: {} })).toEqual({ changed: 0 });
    expect(await ask('uncancel', { ...at, body: {} })).toEqual({ changed: 12 });
    expect(await ask('loggedSegment', at)).toMatchObject({ canceled: false, canceledCount: 0 });
  });

  it('takes single entries; they stay cancelled while their segment or campaign entry is', async () => {
    await logged();
    const [first, second] = await entries();
    expect(await ask('cancel', { ...at, body: { entryNos: [first!.entryNo, second!.entryNo] } })).toEqual({ changed: 2 });
    expect((await entries()).map(({ canceled }) => canceled).slice(0, 3)).toEqual([true, true, false]);
    expect(await ask('uncancel', { ...at, body: { entryNos: [first!.entryNo] } })).toEqual({ changed: 1 });
    await service.db.updateTable('campaignEntry').set({ canceled: 1 }).where('loggedSegmentEntryNo', '=', entryNo).execute();
    expect(await problemOf(ask('uncancel', { ...at, body: { entryNos: [second!.entryNo] } }))).toMatchObject({ code: 'STILL_CANCELED' });
    await ask('cancel', { ...at, body: {} });
    expect(await problemOf(ask('uncancel', { ...at, body: { entryNos: [second!.entryNo] } }))).toMatchObject({ code: 'STILL_CANCELED' });
  });

  it('refuses entries of another logged segment', async () => {
    await logged();
    const [other] = (await ask('loggedSegmentEntries', { params: { entryNo: 1 } })).items;
    expect(await problemOf(ask('cancel', { ...at, body: { entryNos: [other!.entryNo] } }))).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(await problemOf(ask('cancel', { params: { entryNo: 99 }, body: {} }))).toMatchObject({ code: 'LOGGED_SEGMENT_NOT_FOUND' });
  });
});

describe('evaluating', () => {
  it('writes what came of it and who answered, and what is left out stays', async () => {
    await logged();
    const [first, second] = await entries();
    await ask('evaluate', { ...at, body: { entryNos: [first!.entryNo, second!.entryNo], evaluation: 'Positive' } });
    await ask('evaluate', { ...at, body: { entryNos: [first!.entryNo], responded: true } });
    expect((await entries()).slice(0, 3).map(({ evaluation, campaignResponse }) => [evaluation, campaignResponse])).toEqual([['Positive', true], ['Positive', false], ['', false]]);
    expect(await ask('loggedSegment', at)).toMatchObject({ evaluatedCount: 2, respondedCount: 1 });
    expect(await problemOf(ask('evaluate', { ...at, body: { entryNos: [first!.entryNo], evaluation: 'Splendid' as never } }))).toMatchObject({ code: 'INVALID_REQUEST' });
  });
});

describe('a follow-up with choices', () => {
  it.each([['all', 12], ['notCanceled', 11], ['responded', 1], ['notResponded', 10], ['failed', 2]] as const)('of %s is for %d contacts, as its preview says', async (of, count) => {
    await logged([10000, 20000], { notOut: 'attemptFailed' });
    const made = await entries();
    await ask('cancel', { ...at, body: { entryNos: [made[11]!.entryNo] } });
    await ask('evaluate', { ...at, body: { entryNos: [made[5]!.entryNo], responded: true } });
    expect(await ask('previewFollowUp', { ...at, body: { of } })).toEqual({ contacts: count, leftOut: [] });
    expect((await ask('followUp', { ...at, body: { of } })).lineCount).toBe(count);
  });

  it('leaves template, subject and letter away where asked, and excluded contacts unless asked', async () => {
    await ask('linkLetter', { params: { no: spring }, body: { languageCode: '', name: 'Kevätkirje.docx', url: 'https://files.example/k', templateHash: '' } });
    await logged();
    const [first] = await entries();
    await ask('changeContact', { params: { no: first!.contactNo }, body: { excludeFromSegment: true } });
    const bare = await ask('followUp', { ...at, body: { copyTemplate: false, copySubject: false, copyLetter: false } });
    expect([bare.lineCount, bare.details.interactionTemplateCode, bare.details.subject, (await ask('letters', { params: { no: bare.no } })).items]).toEqual([11, '', '', []]);
    expect((await ask('previewFollowUp', { ...at, body: {} })).leftOut).toMatchObject([{ reason: 'excluded', count: 1, examples: [{ contactNo: first!.contactNo }] }]);
    const whole = await ask('followUp', { ...at, body: { ignoreExclusion: true } });
    expect([whole.lineCount, whole.details.interactionTemplateCode, (await ask('letters', { params: { no: whole.no } })).items.map(({ name }) => name)]).toEqual([12, 'SPRING', ['Kevätkirje.docx']]);
  });
});

describe('sending again', () => {
  it('makes a segment of those whose attempt failed, as they were logged (Q20)', async () => {
    const before = await ask('segmentLine', { params: { no: spring, lineNo: 30000 } });
    await logged([30000, 40000], { notOut: 'attemptFailed' });
    await ask('changeContact', { params: { no: before.contactNo }, body: { languageCode: 'SVE' } });
    const again = await ask('resend', { ...at, body: { description: 'Uudelleen' } });
    expect(again).toMatchObject({ description: 'Uudelleen', lineCount: 2, details: { interactionTemplateCode: 'SPRING', subject: 'Kevään uudet paperit', date: '2027-03-01' } });
    const line = await ask('segmentLine', { params: { no: again.no, lineNo: 10000 } });
    expect([line.contactNo, line.printedText, line.textChoice, line.details.languageCode, line.overridden]).toEqual([before.contactNo, before.printedText, 'own', 'FIN', ['languageCode']]);
    expect((await rows(again.no))[1]!.overridden).toEqual([]);
  });

  it('takes chosen entries in another correspondence type, and nobody who may get nothing any more', async () => {
    await logged();
    const [first, second] = await entries();
    await ask('changeContact', { params: { no: first!.contactNo }, body: { privacyBlocked: true } });
    const again = await ask('resend', { ...at, body: { entryNos: [first!.entryNo, second!.entryNo], correspondenceType: 'Email' } });
    expect((await rows(again.no)).map(({ contactNo, correspondenceType }) => [contactNo, correspondenceType])).toEqual([[second!.contactNo, 'Email']]);
    expect(await problemOf(ask('resend', { ...at, body: {} }))).toMatchObject({ code: 'NOTHING_TO_RESEND' });
  });

  it('takes all of a choice in another correspondence type', async () => {
    await logged();
    const [first] = await entries();
    await ask('cancel', { ...at, body: { entryNos: [first!.entryNo] } });
    const again = await ask('resend', { ...at, body: { of: 'notCanceled', correspondenceType: 'Email' } });
    expect([again.lineCount, new Set((await rows(again.no)).map(({ correspondenceType }) => correspondenceType))]).toEqual([11, new Set(['Email'])]);
  });

  it('is linked both ways: the logs with each other, and the entries of each contact', async () => {
    await logged([10000, 20000], { notOut: 'attemptFailed' });
    const again = await ask('resend', { ...at, body: {} });
    const gone = await ask('resend', { ...at, body: {} });
    await ask('deleteSegment', { params: { no: gone.no } });
    expect(await ask('loggedSegment', at)).toMatchObject({ resentIn: [{ segmentNo: again.no }] });
    const { id } = await handedOverRun(service, again.no);
    await ask('changeMergeRun', { params: { id }, body: { notOut: [20000] } });
    const { loggedSegmentEntryNo, remainderSegmentNo } = await logRun(service, again.no, id);
    expect((await ask('loggedSegment', at)).resentIn).toEqual([{ segmentNo: again.no, entryNo: loggedSegmentEntryNo }, { segmentNo: remainderSegmentNo }]);
    expect(await ask('loggedSegment', { params: { entryNo: loggedSegmentEntryNo } })).toMatchObject({ resends: { segmentNo: spring, entryNo }, resentIn: [] });
    const [first, second] = await entries();
    expect([first!.resentIn, second!.resentIn, first!.resends]).toEqual([{ segmentNo: again.no, entryNo: loggedSegmentEntryNo }, undefined, undefined]);
    expect((await ask('loggedSegmentEntries', { params: { entryNo: loggedSegmentEntryNo } })).items).toMatchObject([{ contactNo: first!.contactNo, resends: { segmentNo: spring, entryNo } }]);
    await ask('takeBack', { params: { entryNo: loggedSegmentEntryNo }, body: {} });
    expect((await entries())[0]!.resentIn).toBeUndefined();
  });
});

describe('taking a log back', () => {
  /** Everything of an open segment that a person or the log can see; revisions move on. */
  const seen = async (no: string) => {
    const { revision: _revision, modifiedAt: _at, modifiedBy: _by, ...segment } = await ask('segment', { params: { no } });
    const lines = await Promise.all((await rows(no)).map(({ lineNo }) => ask('segmentLine', { params: { no, lineNo } })));
    return { segment, lines, criteria: await ask('criteria', { params: { no } }), letters: await ask('letters', { params: { no } }), records: (await service.all('mergeData', { params: { no } })).lines };
  };

  it('gives the segment back as it was, withdraws the entries, joins the remainder and lets the untouched follow-up go', async () => {
    await ask('linkLetter', { params: { no: spring }, body: { languageCode: '', name: 'Kevätkirje.docx', url: '', templateHash: '' } });
    const before = await seen(spring);
    const campaigns = await service.db.selectFrom('campaignEntry').selectAll().execute();
    const { remainderSegmentNo, followUpSegmentNo } = await logged([10000, 20000], { createFollowUp: true });
    expect(await ask('loggedSegment', at)).toMatchObject({ takeBackUntil: '2026-11-24T10:00:00.000Z' });
    expect(await ask('takeBack', { ...at, body: {} })).toEqual({ segmentNo: spring, lineCount: 12, takenBackAt: '2026-11-23T10:00:00.000Z' });
    expect(await seen(spring)).toEqual(before);
    expect((await ask('segments')).items.map(({ no }) => no)).toEqual([spring, 'SM00004', 'SM00003']);
    for (const no of [remainderSegmentNo!, followUpSegmentNo!]) expect(await problemOf(ask('segment', { params: { no } }))).toMatchObject({ code: 'SEGMENT_NOT_FOUND' });
    expect(await problemOf(ask('loggedSegment', at))).toMatchObject({ code: 'LOGGED_SEGMENT_NOT_FOUND' });
    expect(await service.db.selectFrom('campaignEntry').selectAll().execute()).toEqual(campaigns);
    expect((await ask('interactionLogEntries', { query: { contactNo: before.lines[2]!.contactNo, limit: 500 } })).items.filter(({ segmentNo }) => segmentNo === spring)).toEqual([]);
    const withdrawn = await service.db.selectFrom('withdrawnLog').select(['kind', 'row']).where('loggedSegmentEntryNo', '=', entryNo).execute();
    expect([withdrawn.filter(({ kind }) => kind === 'interactionLogEntry').length, withdrawn.length]).toEqual([10, 12]);
    expect((await ask('segmentEvents', { params: { no: spring } })).items.slice(0, 2)).toMatchObject([{ kind: 'takenBack', count: 12 }, { kind: 'logged', count: 10 }]);
  });

  it('lets the same run be logged again, and a late answer to the first log does no harm', async () => {
    const { revision } = await ask('segment', { params: { no: spring } });
    const { id } = await logged();
    await ask('takeBack', { ...at, body: {} });
    expect(await problemOf(ask('log', { params: { no: spring }, ifMatch: revision, idempotencyKey: id, body: { mergeRun: id, createFollowUp: false, notOut: 'remainder' } }))).toMatchObject({ code: 'REVISION_CHANGED' });
    expect(await logRun(service, spring, id)).toMatchObject({ loggedSegmentEntryNo: 4, logged: 12 });
    expect((await ask('loggedSegmentEntries', { params: { entryNo: 4 } })).items).toHaveLength(12);
  });

  it('leaves a remainder or a follow-up that somebody touched, and says so', async () => {
    const { remainderSegmentNo, followUpSegmentNo } = await logged([10000], { createFollowUp: true });
    await ask('changeSegment', { params: { no: remainderSegmentNo! }, body: { details: { subject: 'Toinen' } } });
    await ask('changeSegment', { params: { no: followUpSegmentNo! }, body: { details: { subject: 'Toinen' } } });
    expect(await ask('takeBack', { ...at, body: {} })).toMatchObject({ lineCount: 11, remainderStays: remainderSegmentNo, followUpStays: followUpSegmentNo });
  });

  it('is refused after its time, twice, and for what was logged before', async () => {
    await logged();
    await ask('takeBack', { ...at, body: {} });
    expect(await problemOf(ask('takeBack', { ...at, body: {} }))).toMatchObject({ code: 'LOGGED_SEGMENT_NOT_FOUND' });
    expect(await problemOf(ask('takeBack', { params: { entryNo: 1 }, body: {} }))).toMatchObject({ code: 'TAKE_BACK_TOO_LATE' });
  });

  it('can be done over and over', async () => {
    const before = await seen(spring);
    for (let round = 0; round < 3; round += 1) {
      const { loggedSegmentEntryNo } = await ask('log', { params: { no: spring }, idempotencyKey: randomUUID(), body: { lines: [10000, 50000], createFollowUp: false, notOut: 'remainder' } });
      await ask('takeBack', { params: { entryNo: loggedSegmentEntryNo }, body: {} });
      expect(await seen(spring)).toEqual(before);
    }
  });
});
