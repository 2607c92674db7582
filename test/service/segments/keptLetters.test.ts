import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { bytesOf } from '../../../src/contract/base64';
import { keepLetters } from '../../../src/contract/keptLetter';
import type { MergeRecord } from '../../../src/contract/mergeData';
import { databasePath } from '../../../src/service/store/openStore';
import { tidy } from '../../../src/service/store/tidy';
import { handedOverRun, logRun } from '../madeRun';
import { now, problemOf, spring, startUnderTest, type ServiceUnderTest } from '../serviceUnderTest';

let service: ServiceUnderTest;
let ask: ServiceUnderTest['ask'];
beforeEach(async () => { service = await startUnderTest({ keepLetters: true }); ask = service.ask; });

/** Stands for the letter's bytes: nothing here looks into them. */
const letterOf = ({ contactNo, contactName }: Pick<MergeRecord, 'contactNo' | 'contactName'>) => new TextEncoder().encode(`Letter to ${contactNo} ${contactName}, with its ä and ö`);
const hashOf = (record: MergeRecord) => createHash('sha256').update(letterOf(record)).digest('hex');
const made = (of = service) => handedOverRun(of, spring, { hashOf });
const send = (id: string, records: readonly MergeRecord[], only?: (lineNo: number) => boolean, leaveOut?: number[]) => keepLetters({
  leaveOut,
  sync: { ...service.sync, ask: (async (name: string, options: { body?: { letters: { lineNo: number }[] } }) => {
    if (name === 'keepLetters' && options.body!.letters.some(({ lineNo }) => only?.(lineNo) === false)) throw new Error('cut off');
    return ask(name as never, options as never);
  }) as never },
  runId: id, letterOf: async (lineNo) => letterOf(records.find((record) => record.lineNo === lineNo)!), patiently: (call) => call(),
});
const keptCount = async () => (await service.db.selectFrom('keptLetter').select('hash').execute()).length;
const entries = async (entryNo: number) => (await ask('loggedSegmentEntries', { params: { entryNo }, query: { limit: 500 } })).items;

describe('a service that keeps letters', () => {
  it('says so, logs nothing before each letter is there, and gives it back to the last byte', async () => {
    expect(await ask('settings')).toEqual({ keepLetters: true });
    const { id, records } = await made();
    expect(await problemOf(logRun(service, spring, id))).toMatchObject({ code: 'LETTERS_TO_KEEP', lettersToKeep: 12 });
    expect(await ask('lettersToKeep', { params: { id } })).toEqual({ lineNos: records.map(({ lineNo }) => lineNo) });
    await send(id, records);
    expect(await ask('lettersToKeep', { params: { id } })).toEqual({ lineNos: [] });
    const { loggedSegmentEntryNo } = await logRun(service, spring, id);
    const logged = await entries(loggedSegmentEntryNo);
    expect(logged.map(({ letterKept }) => letterKept)).toEqual(records.map(() => true));
    const { letter } = await ask('keptLetter', { params: { entryNo: logged[3]!.entryNo } });
    expect([...bytesOf(letter)]).toEqual([...letterOf(logged[3]!)]);
    const [ofContact] = (await ask('interactionLogEntries', { query: { contactNo: logged[3]!.contactNo } })).items;
    expect(ofContact).toMatchObject({ letterKept: true, loggedSegmentEntryNo });
  });

  it('goes on where it was cut off, and keeps a letter that is sent again once', async () => {
    const { id, records, lineNos } = await made();
    const one = async (lineNo: number) => ask('keepLetters', { params: { id }, body: { letters: [{ lineNo, letter: Buffer.from(letterOf(records.find((record) => record.lineNo === lineNo)!)).toString('base64') }] } });
    await one(lineNos[0]!);
    await one(lineNos[0]!);
    expect([await keptCount(), await problemOf(logRun(service, spring, id))]).toMatchObject([1, { code: 'LETTERS_TO_KEEP', lettersToKeep: 11 }]);
    await expect(send(id, records, () => false)).rejects.toThrow('cut off');
    await send(id, records, (lineNo) => lineNo !== lineNos[0]);
    expect(await logRun(service, spring, id)).toMatchObject({ logged: 12 });
    expect(await logRun(service, spring, id)).toMatchObject({ logged: 12 });
  });

  it('asks for those that went out and may be logged, and for no other', async () => {
    const { id, records, lineNos } = await made();
    await ask('changeMergeRun', { params: { id }, body: { notOut: lineNos.slice(0, 2) } });
    await ask('changeContact', { params: { no: records[5]!.contactNo }, body: { privacyBlocked: true } });
    expect((await ask('lettersToKeep', { params: { id } })).lineNos).toEqual(lineNos.filter((_, place) => ![0, 1, 5].includes(place)));
    await send(id, records);
    expect(await logRun(service, spring, id, { notOut: 'attemptFailed' })).toMatchObject({ logged: 9, attemptFailed: 2, blocked: [{ contactNo: records[5]!.contactNo }] });
  });

  it('neither asks for nor is sent a letter that the log leaves out', async () => {
    const { id, records, lineNos } = await made();
    await ask('changeLine', { params: { no: spring, lineNo: 30000 }, body: { ownText: 'Toinen teksti' } });
    const log = () => logRun(service, spring, id, { leaveOut: [30000] });
    expect(await problemOf(log())).toMatchObject({ code: 'LETTERS_TO_KEEP', lettersToKeep: lineNos.length - 1 });
    await send(id, records, (lineNo) => lineNo !== 30000, [30000]);
    expect([await log(), await keptCount()]).toMatchObject([{ logged: lineNos.length - 1, remainderCount: 1 }, lineNos.length - 1]);
  });

  it('refuses other bytes than the receipt promised, letters that did not go out, and those of a log that is written', async () => {
    const { id, records, lineNos } = await made();
    const keep = (lineNo: number, text: Uint8Array | string) => ask('keepLetters', { params: { id }, body: { letters: [{ lineNo, letter: Buffer.from(text).toString('base64') }] } });
    expect(await problemOf(keep(lineNos[0]!, 'another letter'))).toMatchObject({ code: 'RECEIPT_DIFFERS' });
    await ask('changeMergeRun', { params: { id }, body: { notOut: [lineNos[1]!] } });
    expect(await problemOf(keep(lineNos[1]!, letterOf(records[1]!)))).toMatchObject({ code: 'INVALID_REQUEST' });
    await send(id, records);
    await logRun(service, spring, id);
    expect(await problemOf(keep(lineNos[0]!, letterOf(records[0]!)))).toMatchObject({ code: 'MERGE_RUN_CLOSED' });
  });

  it('keeps letters with a log that is cancelled, and with the run of one that is taken back, so that they are not sent again', async () => {
    const { id, records } = await made();
    await send(id, records);
    const { loggedSegmentEntryNo: entryNo } = await logRun(service, spring, id);
    await ask('cancel', { params: { entryNo }, body: {} });
    await tidy(service.db, now);
    expect((await entries(entryNo))[0]).toMatchObject({ canceled: true, letterKept: true });
    await ask('takeBack', { params: { entryNo }, body: {} });
    expect(await tidy(service.db, now)).toMatchObject({ letters: 0 });
    expect(await keptCount()).toBe(12);
    expect(await logRun(service, spring, id)).toMatchObject({ logged: 12 });
  });

  it('lets go of letters that nothing points to any more', async () => {
    const { id, records } = await made();
    await send(id, records);
    await ask('changeMergeRun', { params: { id }, body: { state: 'abandoned' } });
    expect(await tidy(service.db, now)).toMatchObject({ letters: 12 });
    expect(await keptCount()).toBe(0);
  });

  it("removes a contact's letters when asked, and with the contact; the entries stay, and the history knows", async () => {
    const { id, records } = await made();
    await send(id, records);
    const { loggedSegmentEntryNo: entryNo } = await logRun(service, spring, id);
    const [first, second] = records;
    expect(await ask('removeKeptLetters', { params: { no: first!.contactNo } })).toEqual({ removed: 1 });
    expect(await ask('removeKeptLetters', { params: { no: first!.contactNo } })).toEqual({ removed: 0 });
    await ask('removeContact', { params: { no: second!.contactNo } });
    const after = await entries(entryNo);
    expect(after.map(({ letterKept }) => letterKept)).toEqual(records.map((_, place) => place > 1));
    expect(after[0]).toMatchObject({ contactNo: first!.contactNo, letterHash: hashOf(first!) });
    expect(await problemOf(ask('keptLetter', { params: { entryNo: after[0]!.entryNo } }))).toMatchObject({ code: 'ENTRY_WITHOUT_LETTER', status: 404 });
    expect((await ask('segmentEvents', { params: { no: spring } })).items.filter(({ kind }) => kind === 'lettersRemoved').map(({ about }) => about)).toEqual([[second!.contactName], [first!.contactName]]);
  });

  it("leaves nothing of a contact's letters in the file nor in its journal", async () => {
    const wordsOf = ({ contactNo }: Pick<MergeRecord, 'contactNo'>) => `Kept for ${contactNo} alone. `;
    const longLetterOf = (record: MergeRecord) => Buffer.from(wordsOf(record).repeat(1000));
    const { id, records } = await handedOverRun(service, spring, { hashOf: (record) => createHash('sha256').update(longLetterOf(record)).digest('hex') });
    for (const record of records) await ask('keepLetters', { params: { id }, body: { letters: [{ lineNo: record.lineNo, letter: longLetterOf(record).toString('base64') }] } });
    await logRun(service, spring, id);
    const files = () => ['', '-wal'].map((end) => readFileSync(`${databasePath(service.folder)}${end}`, 'latin1')).join('');
    const [first, second, third] = records as [MergeRecord, MergeRecord, MergeRecord];
    expect([first, second, third].map((record) => files().includes(wordsOf(record)))).toEqual([true, true, true]);
    await ask('removeKeptLetters', { params: { no: first.contactNo } });
    expect([first, second, third].map((record) => files().includes(wordsOf(record)))).toEqual([false, true, true]);
    await ask('removeContact', { params: { no: second.contactNo } });
    expect([first, second, third].map((record) => files().includes(wordsOf(record)))).toEqual([false, false, true]);
  });

  it('logs contacts without letters as ever', async () => {
    const { lines } = await service.all('segmentLines', { params: { no: spring } });
    expect(await ask('log', { params: { no: spring }, idempotencyKey: '6f8bd6b4-6c7a-4c3f-9b0e-0d1a2b3c4d5e', body: { lines: lines.map(({ lineNo }) => lineNo), createFollowUp: false, notOut: 'remainder' } })).toMatchObject({ logged: 12 });
  });
});

describe('a service that keeps none', () => {
  it('asks for no letter and takes none', async () => {
    service = await startUnderTest();
    ask = service.ask;
    const { id, records } = await made();
    expect(await ask('settings')).toEqual({ keepLetters: false });
    expect(await ask('lettersToKeep', { params: { id } })).toEqual({ lineNos: [] });
    expect(await problemOf(ask('keepLetters', { params: { id }, body: { letters: [{ lineNo: records[0]!.lineNo, letter: 'AAAA' }] } }))).toMatchObject({ code: 'FORBIDDEN' });
    const { loggedSegmentEntryNo } = await logRun(service, spring, id);
    expect((await entries(loggedSegmentEntryNo)).some(({ letterKept }) => letterKept)).toBe(false);
  });
});
