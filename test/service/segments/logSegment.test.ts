import { randomUUID } from 'node:crypto';
import { commentLines, joinComment, type CommentLine } from '../../../src/service/segments/commentLines';
import { forgetEndedSegments } from '../../../src/service/segments/takeBack';
import { handedOverRun, createRun, hash, logRun, receiptOf } from '../madeRun';
import { large, now, problemOf, spring, startUnderTest, token, troubled, type ServiceUnderTest } from '../serviceUnderTest';

let service: ServiceUnderTest;
beforeEach(async () => { service = await startUnderTest(); });

const withoutLetters = (lines: number[]) => ({ lines, createFollowUp: false, notOut: 'remainder' as const });
const everything = async () => ({
  segments: await service.db.selectFrom('segmentHeader').selectAll().orderBy('no').execute(),
  lines: await service.db.selectFrom('segmentLine').selectAll().orderBy('segmentNo').orderBy('lineNo').execute(),
  logged: await service.db.selectFrom('loggedSegment').selectAll().execute(),
  entries: await service.db.selectFrom('interactionLogEntry').selectAll().execute(),
  comments: await service.db.selectFrom('interactionLogCommentLine').selectAll().execute(),
  keys: await service.db.selectFrom('idempotency').selectAll().execute(),
  counters: await service.db.selectFrom('counter').selectAll().orderBy('name').execute(),
  runs: await service.db.selectFrom('mergeRun').selectAll().execute(),
});

describe('a log of everything that was made (T10)', () => {
  it('writes one entry per contact with the effective values, the text and its origin, the note and the hashes', async () => {
    const segment = await service.ask('segment', { params: { no: spring } });
    const { id, records } = await handedOverRun(service, spring);
    const result = await logRun(service, spring, id);
    expect(result).toEqual({ loggedSegmentEntryNo: 3, segmentNo: spring, logged: 12, attemptFailed: 0, blocked: [], campaignEntries: 1, remainderCount: 0, loggedAt: now.toISOString() });

    const { items } = await service.ask('loggedSegmentEntries', { params: { entryNo: 3 }, query: { limit: 100 } });
    expect(items.map((entry) => entry.contactNo)).toEqual(records.map((record) => record.contactNo));
    expect(items.map((entry) => entry.entryNo)).toEqual(items.map((_, index) => items[0]!.entryNo + index));
    expect(items[2]).toMatchObject({
      segmentNo: spring, loggedSegmentEntryNo: 3, description: 'Kevätkirje 2027', subject: 'Kevään uudet paperit', date: '2027-03-01', campaignNo: 'CP0002', interactionTemplateCode: 'SPRING',
      interactionGroupCode: 'LETTER', correspondenceType: records[2]!.correspondenceType, cost: 2.4, durationMinutes: 3, campaignTarget: true, informationFlow: 'Outbound', initiatedBy: 'Us',
      textOrigin: 'own', letterText: records[2]!.values.Comment, letterHash: hash(records[2]!.lineNo % 10), templateHash: hash('a'), mergeRun: id, userId: 'tester', attemptFailed: false, canceled: false,
    });
    expect(items[6]).toMatchObject({ noteForLog: 'Muuttivat helmikuussa, käynti sovittava.', letterText: 'Onnea uusista tiloista! 🎉' });
    expect(items[8]).toMatchObject({ textOrigin: 'none', letterText: '', subject: 'Sopimuksenne uusiminen' });
    expect(items.every((entry) => entry.salespersonCode !== '')).toBe(true);

    const whole = await service.ask('loggedSegment', { params: { entryNo: 3 } });
    expect(whole).toMatchObject({ segmentNo: spring, interactionCount: 12, attemptFailedCount: 0, campaignEntryCount: 1, canceled: false, mergeRun: id, date: '2027-03-01' });
    expect(whole.header).toEqual({ no: spring, details: segment.details, standardTexts: segment.standardTexts, ignoreContactCorrespondenceType: false });
    expect((await service.ask('mergeRun', { params: { id } })).state).toBe('logged');
  });

  it('tells of a text with markup what it reads like, and keeps it as it was written for letters that come after', async () => {
    const ownText = '**Tervetuloa** [kauppaan](https://example.com/)\n- tuoleja';
    await service.ask('changeSegment', { params: { no: spring }, body: { standardTexts: { FIN: '_Tervetuloa_ kaikki' } }, ifMatch: (await service.ask('segment', { params: { no: spring } })).revision });
    await service.ask('changeLine', { params: { no: spring, lineNo: 20000 }, body: { textChoice: 'own', ownText } });
    const { id } = await handedOverRun(service, spring);
    await logRun(service, spring, id);
    const { items } = await service.ask('loggedSegmentEntries', { params: { entryNo: 3 }, query: { limit: 100 } });
    expect(items.slice(0, 2).map(({ textOrigin, letterText }) => [textOrigin, letterText])).toEqual([['standard', 'Tervetuloa kaikki'], ['own', 'Tervetuloa kauppaan\n• tuoleja']]);
    const lines = await service.db.selectFrom('interactionLogCommentLine').select(['comment', 'joint']).where('interactionLogEntryNo', 'in', items.slice(0, 2).map(({ entryNo }) => entryNo)).orderBy('interactionLogEntryNo').orderBy('lineNo').execute();
    expect(lines.map(({ comment }) => comment)).toEqual(['Tervetuloa kaikki', 'Tervetuloa kauppaan', '• tuoleja']);
    const { no } = await service.ask('followUp', { params: { entryNo: 3 }, body: { copyOwnTexts: true } });
    expect(await service.ask('segmentLine', { params: { no, lineNo: 20000 } })).toMatchObject({ textChoice: 'own', ownText });
    expect((await service.ask('segment', { params: { no } })).standardTexts).toEqual({ FIN: '_Tervetuloa_ kaikki' });
  });

  it('takes the segment off the list, and says where it is now', async () => {
    const { id } = await handedOverRun(service, spring);
    await logRun(service, spring, id);
    expect((await service.ask('segments')).items.map((segment) => segment.no)).toEqual([large, troubled]);
    expect(await problemOf(service.ask('segment', { params: { no: spring } }))).toMatchObject({ code: 'ALREADY_LOGGED', status: 409, loggedSegmentEntryNo: 3 });
    expect(await problemOf(service.all('segmentLines', { params: { no: spring } }))).toMatchObject({ code: 'ALREADY_LOGGED' });
    const kept = async () => [await service.db.selectFrom('segmentLine').selectAll().where('segmentNo', '=', spring).execute(), await service.db.selectFrom('standardText').selectAll().where('segmentNo', '=', spring).execute()].map((rows) => rows.length);
    // Out of sight while the log can be taken back, then gone.
    await forgetEndedSegments(service.db, new Date(now.getTime() + 24 * 3_600_000));
    expect(await kept()).toEqual([12, 1]);
    expect(await forgetEndedSegments(service.db, new Date(now.getTime() + 24 * 3_600_000 + 1))).toBe(1);
    expect(await kept()).toEqual([0, 0]);
    expect((await service.ask('loggedSegments', { query: { search: 'KEVÄT' } })).items.map((logged) => logged.entryNo)).toEqual([3]);
  });

  it('keeps texts and notes as comment lines of at most 80, which give the same text again', async () => {
    const long = `Hyvä asiakas!\n\n${'Pitkä sana ja toinen '.repeat(20)}\n${'x'.repeat(200)} loppu`;
    await service.ask('changeLine', { params: { no: spring, lineNo: 10000 }, body: { textChoice: 'own', ownText: long, noteForLog: 'Lyhyt\nmuistiinpano' } });
    const { id } = await handedOverRun(service, spring);
    await logRun(service, spring, id);
    const [entry] = (await service.ask('loggedSegmentEntries', { params: { entryNo: 3 } })).items;
    const comments = await service.db.selectFrom('interactionLogCommentLine').selectAll().where('interactionLogEntryNo', '=', entry!.entryNo).orderBy('lineNo').execute();
    const joined = (placement: string) => joinComment(comments.filter((line) => line.placement === placement) as CommentLine[]);
    expect(joined('letter')).toBe(long);
    expect(joined('note')).toBe('Lyhyt\nmuistiinpano');
    expect(Math.max(...comments.map((line) => line.comment.length))).toBeLessThanOrEqual(80);
    expect(comments.map((line) => line.lineNo)).toEqual(comments.map((_, index) => (index + 1) * 10000));
    expect(new Set(comments.map((line) => line.date))).toEqual(new Set(['2027-03-01']));
  });

  it('gives every entry the comment lines of its text and then of its note, whether the text is everybody\'s or its own', async () => {
    const standardTexts = { FIN: `Hyvä asiakas,\n\n${'tervetuloa osastollemme '.repeat(9)}`, ENU: 'x'.repeat(170), SVE: null };
    await service.ask('changeSegment', { params: { no: large }, body: { standardTexts } });
    const lineNos = (await service.all('segmentLines', { params: { no: large } })).lines.map((line) => line.lineNo);
    const some = (every: number) => lineNos.filter((_, index) => index % every === 0);
    await service.ask('changeLines', { params: { no: large }, body: { lineNos: some(5), change: { noteForLog: `Soita ${'viikolla '.repeat(12)}` } } });
    await service.ask('changeLines', { params: { no: large }, body: { lineNos: some(7), change: { textChoice: 'own', ownText: 'Oma\nteksti' } } });
    await service.ask('changeLines', { params: { no: large }, body: { lineNos: some(11), change: { textChoice: 'none' } } });
    const { id } = await handedOverRun(service, large);
    const { loggedSegmentEntryNo } = await logRun(service, large, id);
    const entries = await service.db.selectFrom('interactionLogEntry').selectAll().where('loggedSegmentEntryNo', '=', loggedSegmentEntryNo).orderBy('entryNo').execute();
    expect(new Set(entries.map((entry) => entry.textOrigin))).toEqual(new Set(['standard', 'own', 'none', 'missing']));
    for (const { entryNo, date, letterText, noteForLog } of entries) {
      const expected = [...commentLines(letterText).map((line) => ({ ...line, placement: 'letter' })), ...commentLines(noteForLog).map((line) => ({ ...line, placement: 'note' }))];
      expect(await service.db.selectFrom('interactionLogCommentLine').selectAll().where('interactionLogEntryNo', '=', entryNo).orderBy('lineNo').execute())
        .toEqual(expected.map((line, index) => ({ ...line, passageId: '', date, interactionLogEntryNo: entryNo, logComment: null, lineNo: (index + 1) * 10000 })));
    }
  });

  it('writes one campaign entry per campaign, with the date and salesperson of its first line', async () => {
    await service.ask('changeLine', { params: { no: spring, lineNo: 20000 }, body: { details: { campaignNo: 'CP0001', date: '2027-04-01' } } });
    await service.ask('changeLine', { params: { no: spring, lineNo: 50000 }, body: { details: { campaignNo: 'CP0001' } } });
    await service.ask('changeLine', { params: { no: spring, lineNo: 60000 }, body: { details: { campaignNo: '' } } });
    const { id } = await handedOverRun(service, spring);
    expect((await logRun(service, spring, id)).campaignEntries).toBe(2);
    const campaigns = await service.db.selectFrom('campaignEntry').selectAll().where('segmentNo', '=', spring).orderBy('entryNo').execute();
    expect(campaigns.map(({ campaignNo, date }) => [campaignNo, date])).toEqual([['CP0002', '2027-03-01'], ['CP0001', '2027-04-01']]);
    const { items } = await service.ask('loggedSegmentEntries', { params: { entryNo: 3 } });
    const numberOf = Object.fromEntries(campaigns.map(({ campaignNo, entryNo }) => [campaignNo, entryNo]));
    for (const entry of items) expect(entry.campaignEntryNo).toBe(entry.campaignNo ? numberOf[entry.campaignNo] : undefined);
  });
});

describe('what did not go out', () => {
  it('stays in a segment that is called as the person wants, and is found under that name', async () => {
    const description = 'Kevätkirje – lähettämättä';
    await service.ask('log', { params: { no: spring }, idempotencyKey: randomUUID(), body: { lines: [10000], createFollowUp: false, notOut: 'remainder', remainderDescription: description } });
    const { items } = await service.ask('segments', { query: { search: 'lähettämättä' } });
    expect(items.map((segment) => [segment.no, segment.description, segment.lineCount])).toEqual([['SM00006', description, 11]]);
    expect((await service.ask('loggedSegment', { params: { entryNo: 3 } })).description).not.toBe(description);
  });

  it('stays in a remainder segment with its numbers, overrides, texts, notes, header and letters', async () => {
    await service.ask('linkLetter', { params: { no: spring }, body: { languageCode: '', name: 'Kevät.docx', url: 'https://files.example/k.docx', templateHash: '' } });
    const before = await service.ask('segment', { params: { no: spring } });
    const lines = await Promise.all([70000, 90000].map((lineNo) => service.ask('segmentLine', { params: { no: spring, lineNo } })));
    const { id } = await handedOverRun(service, spring, { chosen: (record) => record.lineNo !== 120000 });
    await service.ask('changeMergeRun', { params: { id }, body: { notOut: [70000, 90000] } });
    const result = await logRun(service, spring, id);
    expect(result).toMatchObject({ logged: 9, attemptFailed: 0, remainderSegmentNo: 'SM00006', remainderCount: 3 });
    const remainder = await service.ask('segment', { params: { no: 'SM00006' } });
    expect(remainder).toMatchObject({ details: before.details, standardTexts: before.standardTexts, revision: 1, lineCount: 3 });
    for (const line of lines) expect(await service.ask('segmentLine', { params: { no: 'SM00006', lineNo: line.lineNo } })).toEqual(line);
    expect((await service.ask('letters', { params: { no: 'SM00006' } })).items).toMatchObject([{ name: 'Kevät.docx' }]);
    expect(remainder.description).toBe(before.description);
    expect((await service.ask('loggedSegment', { params: { entryNo: 3 } })).remainderSegmentNo).toBe('SM00006');
    const again = await handedOverRun(service, 'SM00006');
    expect(await logRun(service, 'SM00006', again.id)).toMatchObject({ logged: 3, remainderCount: 0 });
  });

  it('is logged as a failed attempt when asked: letters that failed or were unticked, but never lines outside the run', async () => {
    const { id } = await handedOverRun(service, spring, { chosen: (record) => record.lineNo > 20000, failed: [30000] });
    await service.ask('changeMergeRun', { params: { id }, body: { notOut: [40000] } });
    expect(await logRun(service, spring, id, { notOut: 'attemptFailed' })).toMatchObject({ logged: 8, attemptFailed: 2, remainderCount: 2, remainderSegmentNo: 'SM00006' });
    const { items } = await service.ask('loggedSegmentEntries', { params: { entryNo: 3 } });
    expect(items.filter((entry) => entry.attemptFailed).map((entry) => entry.letterHash)).toEqual(['', hash(0)]);
    expect(await service.ask('loggedSegment', { params: { entryNo: 3 } })).toMatchObject({ interactionCount: 10, attemptFailedCount: 2 });
    expect((await service.all('segmentLines', { params: { no: 'SM00006' } })).lines.map((line) => line.lineNo)).toEqual([10000, 20000]);
  });

  it('is not logged as a failed attempt where its letter went out and its contact changed since: it is left out and stays', async () => {
    const { id } = await handedOverRun(service, spring);
    await service.ask('changeMergeRun', { params: { id }, body: { notOut: [120000] } });
    await service.ask('changeLine', { params: { no: spring, lineNo: 30000 }, body: { ownText: 'Toinen teksti' } });
    await service.ask('removeLine', { params: { no: spring, lineNo: 40000 } });
    const { lines } = await problemOf(logRun(service, spring, id, { notOut: 'attemptFailed' }));
    expect(lines!.map(({ lineNo }) => lineNo)).toEqual([30000, 40000]);
    const result = await logRun(service, spring, id, { notOut: 'attemptFailed', leaveOut: [30000, 40000] });
    expect(result).toMatchObject({ logged: 9, attemptFailed: 1, remainderCount: 1 });
    expect((await service.all('segmentLines', { params: { no: result.remainderSegmentNo! } })).lines.map(({ lineNo }) => lineNo)).toEqual([30000]);
  });

  it('leaves no gap in the numbers where a letter that failed has lost its line', async () => {
    const { id } = await handedOverRun(service, spring, { failed: [30000, 60000] });
    await service.ask('removeLine', { params: { no: spring, lineNo: 30000 } });
    expect(await logRun(service, spring, id, { notOut: 'attemptFailed' })).toMatchObject({ logged: 10, attemptFailed: 1, remainderCount: 0 });
    const { items } = await service.ask('loggedSegmentEntries', { params: { entryNo: 3 }, query: { limit: 100 } });
    expect(items.map((entry) => entry.entryNo - items[0]!.entryNo)).toEqual(items.map((_, index) => index));
    expect(items).toHaveLength(11);
    const { value } = await service.db.selectFrom('counter').select('value').where('name', '=', 'interactionLogEntry').executeTakeFirstOrThrow();
    expect(value).toBe(items.at(-1)!.entryNo);
  });

  it('leaves nothing to log where nothing went out', async () => {
    const { id, lineNos } = await handedOverRun(service, spring);
    await service.ask('changeMergeRun', { params: { id }, body: { notOut: lineNos } });
    const before = await everything();
    expect((await problemOf(logRun(service, spring, id))).code).toBe('NOTHING_TO_LOG');
    expect(await everything()).toEqual(before);
  });
});

describe('changes between produce and log', () => {
  it('are none where only the day is another one, whatever language it is printed in', async () => {
    const { id, records } = await handedOverRun(service, large);
    expect(new Set(records.map((record) => record.values.Today)).size).toBe(4);
    expect((await logRun(service, large, id)).logged).toBe(records.length);
  });

  it('name the contacts of every language when the segment has another date', async () => {
    const { id, records } = await handedOverRun(service, large);
    await service.ask('changeSegment', { params: { no: large }, body: { details: { date: '2027-02-23' } } });
    expect((await problemOf(logRun(service, large, id))).lines).toHaveLength(records.length);
  });

  it('names every contact and letter that is not what went out, and writes nothing', async () => {
    const { id, records } = await handedOverRun(service, spring);
    await service.ask('changeLine', { params: { no: spring, lineNo: 30000 }, body: { ownText: 'Toinen teksti' } });
    await service.ask('changeContact', { params: { no: records[4]!.contactNo }, body: { address: 'Uusi katu 1' } });
    await service.ask('removeLine', { params: { no: spring, lineNo: 80000 } });
    const before = await everything();
    const problem = await problemOf(logRun(service, spring, id));
    expect(problem).toMatchObject({ code: 'LINES_CHANGED', status: 412 });
    expect(problem.lines).toEqual([
      { lineNo: 30000, contactNo: records[2]!.contactNo, contactName: records[2]!.contactName, letterNo: 3, change: 'changed' },
      { lineNo: 50000, contactNo: records[4]!.contactNo, contactName: records[4]!.contactName, letterNo: 5, change: 'changed' },
      { lineNo: 80000, contactNo: records[7]!.contactNo, contactName: records[7]!.contactName, letterNo: 8, change: 'removed' },
    ]);
    expect(await everything()).toEqual(before);
    await service.ask('changeMergeRun', { params: { id }, body: { notOut: [30000, 50000, 80000] } });
    expect(await logRun(service, spring, id)).toMatchObject({ logged: 9, remainderCount: 2 });
  });

  it('does not mind a change that no letter prints', async () => {
    const { id } = await handedOverRun(service, spring);
    await service.ask('changeLine', { params: { no: spring, lineNo: 30000 }, body: { noteForLog: 'Soitti takaisin', details: { unitCost: 9 } } });
    expect(await logRun(service, spring, id)).toMatchObject({ logged: 12 });
    expect((await service.ask('loggedSegmentEntries', { params: { entryNo: 3 } })).items[2]).toMatchObject({ noteForLog: 'Soitti takaisin', cost: 9 });
  });

  it('never logs a contact that was blocked meanwhile; it stays in the remainder and is named (T13)', async () => {
    const { id, records } = await handedOverRun(service, spring);
    await service.ask('changeContact', { params: { no: records[1]!.contactNo }, body: { privacyBlocked: true } });
    await service.ask('changeContact', { params: { no: records[5]!.contactNo }, body: { minor: true } });
    await service.ask('removeContact', { params: { no: records[9]!.contactNo } });
    const result = await logRun(service, spring, id, { notOut: 'attemptFailed' });
    expect(result.blocked).toEqual([
      { lineNo: 20000, contactNo: records[1]!.contactNo, contactName: records[1]!.contactName, letterNo: 2, barrier: 'privacyBlocked' },
      { lineNo: 60000, contactNo: records[5]!.contactNo, contactName: records[5]!.contactName, letterNo: 6, barrier: 'minor' },
      { lineNo: 100000, contactNo: records[9]!.contactNo, contactName: records[9]!.contactName, letterNo: 10, barrier: 'removed' },
    ]);
    expect(result).toMatchObject({ logged: 9, remainderCount: 3 });
    expect((await service.all('segmentLines', { params: { no: result.remainderSegmentNo! } })).lines.map((line) => line.barrier)).toEqual(['privacyBlocked', 'minor', 'removed']);
    for (const { contactNo } of result.blocked) expect((await service.ask('interactionLogEntries', { query: { contactNo } })).items.filter((entry) => entry.segmentNo === spring)).toEqual([]);
  });

  it('refuses another revision of the segment, and writes nothing (T12)', async () => {
    const { id } = await handedOverRun(service, spring);
    const before = await everything();
    expect(await problemOf(service.ask('log', { params: { no: spring }, idempotencyKey: id, ifMatch: 4, body: { mergeRun: id, createFollowUp: false, notOut: 'remainder' } }))).toMatchObject({ code: 'REVISION_CHANGED', status: 412, revision: 5 });
    expect(await everything()).toEqual(before);
  });
});

describe('exactly once (T11)', () => {
  it('logs once under 40 calls at a time, and answers all alike', async () => {
    const { id } = await handedOverRun(service, large);
    const call = () => service.app.inject({ method: 'POST', url: `/api/v1/segments/${large}/log`, headers: { authorization: `Bearer ${token}`, 'idempotency-key': id }, payload: { mergeRun: id, createFollowUp: true, notOut: 'remainder' } });
    const answers = await Promise.all(Array.from({ length: 40 }, call));
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(answers.filter((answer) => answer.headers['idempotent-replayed'] !== 'true')).toHaveLength(1);
    expect(await service.db.selectFrom('loggedSegment').select('entryNo').where('segmentNo', '=', large).execute()).toHaveLength(1);
    expect(await service.db.selectFrom('interactionLogEntry').select('entryNo').where('segmentNo', '=', large).execute()).toHaveLength(244);
    expect((await service.ask('segments')).items).toHaveLength(4);
  });

  it('answers the first result again after a restart, also where the answer was lost', async () => {
    const { id } = await handedOverRun(service, spring);
    const result = await logRun(service, spring, id);
    const again = await startUnderTest({ folder: service.folder });
    expect(await logRun(again, spring, id)).toEqual(result);
    expect((await again.ask('loggedSegmentEntries', { params: { entryNo: 3 } })).items).toHaveLength(12);
  });

  it('refuses the same key for another log, another key for a logged segment, a missing or strange key', async () => {
    const { id } = await handedOverRun(service, spring);
    await logRun(service, spring, id);
    expect(await problemOf(logRun(service, spring, id, { createFollowUp: true }))).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', status: 422 });
    expect(await problemOf(service.ask('log', { params: { no: spring }, idempotencyKey: randomUUID(), body: withoutLetters([10000]) }))).toMatchObject({ code: 'ALREADY_LOGGED', loggedSegmentEntryNo: 3 });
    expect(await problemOf(service.ask('log', { params: { no: large }, body: withoutLetters([10000]) }))).toMatchObject({ code: 'IDEMPOTENCY_KEY_MISSING', status: 400 });
    expect(await problemOf(service.ask('log', { params: { no: large }, idempotencyKey: 'again', body: withoutLetters([10000]) }))).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(await problemOf(service.ask('log', { params: { no: large }, idempotencyKey: randomUUID(), body: { mergeRun: id, createFollowUp: false, notOut: 'remainder' } }))).toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('keeps no key of a refused log, so that it can be mended and repeated', async () => {
    const { id } = await handedOverRun(service, spring);
    await service.ask('changeSegment', { params: { no: spring }, body: { details: { description: '' } } });
    expect((await problemOf(logRun(service, spring, id))).code).toBe('LINES_CHANGED');
    await service.ask('changeSegment', { params: { no: spring }, body: { details: { description: 'Kevätkirje 2027' } } });
    expect(await logRun(service, spring, id)).toMatchObject({ logged: 12 });
  });
});

describe('a log without letters', () => {
  it('logs the chosen lines and keeps the others', async () => {
    const result = await service.ask('log', { params: { no: spring }, idempotencyKey: randomUUID(), body: withoutLetters([20000, 10000]) });
    expect(result).toMatchObject({ logged: 2, remainderCount: 10, remainderSegmentNo: 'SM00006' });
    const { items } = await service.ask('loggedSegmentEntries', { params: { entryNo: 3 } });
    expect(items.map(({ letterHash, templateHash, mergeRun }) => [letterHash, templateHash, mergeRun])).toEqual([['', '', ''], ['', '', '']]);
  });

  it('ends the runs of the segment that were still open', async () => {
    const { id } = await createRun(service, spring);
    await service.ask('log', { params: { no: spring }, idempotencyKey: randomUUID(), body: withoutLetters([10000]) });
    expect((await service.ask('mergeRun', { params: { id } })).state).toBe('abandoned');
  });

  it('refuses a line that is not there, a line twice, and neither or both of run and lines', async () => {
    const log = (body: object) => service.ask('log', { params: { no: spring }, idempotencyKey: randomUUID(), body: { createFollowUp: false, notOut: 'remainder', ...body } });
    expect(await problemOf(log({ lines: [10000, 15] }))).toMatchObject({ code: 'LINES_CHANGED', lines: [{ lineNo: 15, change: 'removed' }] });
    for (const body of [{ lines: [10000, 10000] }, {}, { lines: [10000], mergeRun: randomUUID() }, { lines: [] }, { lines: [10000], leaveOut: [20000] }]) expect((await problemOf(log(body))).code).toBe('INVALID_REQUEST');
  });

  it('names everything that is missing at once (T19), and writes nothing', async () => {
    await service.ask('changeSegment', { params: { no: troubled }, body: { details: { description: ' ' } } });
    const lines = [10000, 20000, 30000, 50000, 40000];
    const before = await everything();
    const problem = await problemOf(service.ask('log', { params: { no: troubled }, idempotencyKey: randomUUID(), body: withoutLetters(lines) }));
    expect(problem).toMatchObject({ code: 'SEGMENT_INCOMPLETE', status: 422 });
    expect(problem.issues!.map(({ code, subject, severity }) => [code, subject, severity])).toEqual([
      ['DESCRIPTION_MISSING', undefined, 'error'], ['SALESPERSON_UNKNOWN', 'KADONNUT', 'error'], ['INTERACTION_TEMPLATE_MISSING', undefined, 'error'], ['CAMPAIGN_UNKNOWN', 'CP9999', 'error'],
    ]);
    expect(await everything()).toEqual(before);
  });
});

describe('a run that is not ready', () => {
  it.each(['making', 'made'] as const)('cannot be logged while it is %s', async (state) => {
    const { id, records } = await createRun(service, spring);
    if (state === 'made') {
      await service.ask('addReceipts', { params: { id }, body: { receipts: records.map((record) => receiptOf(record)) } });
      await service.ask('changeMergeRun', { params: { id }, body: { state } });
    }
    expect((await problemOf(logRun(service, spring, id))).code).toBe('MERGE_RUN_INCOMPLETE');
  });

  it('is not found in another segment, and is closed when abandoned', async () => {
    const { id } = await handedOverRun(service, spring);
    expect((await problemOf(logRun(service, large, id))).code).toBe('MERGE_RUN_NOT_FOUND');
    await service.ask('changeMergeRun', { params: { id }, body: { state: 'abandoned' } });
    expect((await problemOf(logRun(service, spring, id))).code).toBe('MERGE_RUN_CLOSED');
  });
});
