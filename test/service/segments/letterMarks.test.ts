import { handedOverRun, hash, logRun, receiptOf, createRun } from '../madeRun';
import { problemOf, spring, startUnderTest, type ServiceUnderTest } from '../serviceUnderTest';

let service: ServiceUnderTest;
beforeEach(async () => { service = await startUnderTest(); });

const lineOfContact = 30000;
const contactNo = async () => (await service.ask('segmentLine', { params: { no: spring, lineNo: lineOfContact } })).contactNo;
/** The lines of the run whose letter the log would have to compare. */
async function unmarked(id: string): Promise<number[]> {
  const { allChanged } = await service.db.selectFrom('mergeRun').select('allChanged').where('id', '=', id).executeTakeFirstOrThrow();
  const letters = await service.db.selectFrom('mergeRunLetter').select(['lineNo', 'compared']).where('mergeRun', '=', id).orderBy('lineNo').execute();
  return letters.filter(({ compared }) => allChanged === 1 || compared === 0).map(({ lineNo }) => lineNo);
}
const all = Array.from({ length: 12 }, (_, index) => (index + 1) * 10000);
const revision = async () => (await service.ask('segment', { params: { no: spring } })).revision;
const changeLine = (lineNo: number, body: object) => service.ask('changeLine', { params: { no: spring, lineNo }, body });
const address = { code: 'A', name: '', address: 'Rantatie 1', address2: '', postCode: '00001', city: 'Hanko', county: '', countryCode: 'FI', email: '', startingDate: '2027-01-01', endingDate: '' };

describe('a letter is marked as compared', () => {
  it('when its receipt has the hash of what its line prints', async () => {
    const { id } = await handedOverRun(service, spring);
    expect(await unmarked(id)).toEqual([]);
    expect(await unmarked((await createRun(service, spring)).id)).toEqual(all);
  });

  it('not when the receipt has another, nor when it failed; the log finds the difference', async () => {
    const { id, records } = await createRun(service, spring);
    const receipts = records.map((record) => receiptOf(record, record.lineNo === 40000 ? { recordHash: hash('f') } : record.lineNo === 50000 ? { state: 'failed', letterHash: '', reason: 'XML_MALFORMED' } : {}));
    await service.ask('addReceipts', { params: { id }, body: { receipts } });
    expect(await unmarked(id)).toEqual([40000, 50000]);
    await service.ask('changeMergeRun', { params: { id }, body: { state: 'made' } });
    await service.ask('changeMergeRun', { params: { id }, body: { state: 'handedOver' } });
    expect((await problemOf(logRun(service, spring, id))).lines).toMatchObject([{ lineNo: 40000, change: 'changed' }]);
  });

  it('not when its line changed before the receipt came', async () => {
    const { id, records } = await createRun(service, spring);
    await changeLine(40000, { textChoice: 'own', ownText: 'Uusi' });
    await service.ask('addReceipts', { params: { id }, body: { receipts: records.map((record) => receiptOf(record)) } });
    expect(await unmarked(id)).toEqual([40000]);
  });
});

describe('the mark goes', () => {
  type Change = [what: string, change: () => Promise<unknown>, lines: number[], otherwise: number[]];
  const update = (table: 'sender' | 'salesperson' | 'campaign' | 'interactionTemplate' | 'salutationFormula', set: object) => service.db.updateTable(table).set(set).execute();
  const changes: Change[] = [
    ['a text of one line', () => changeLine(40000, { textChoice: 'own', ownText: 'Uusi' }), [40000], [40000]],
    ['a detail of one line that no letter prints', () => changeLine(40000, { details: { unitCost: 9 } }), [40000], []],
    ['a note', () => changeLine(40000, { noteForLog: 'Soitti' }), [], []],
    ['a text of several lines', () => service.ask('changeLines', { params: { no: spring }, body: { lineNos: [40000, 60000], change: { details: { subject: 'Toinen' } } } }), [40000, 60000], [40000, 60000]],
    ['a note of several lines', () => service.ask('changeLines', { params: { no: spring }, body: { lineNos: [40000, 60000], change: { noteForLog: 'x' } } }), [], []],
    ['the header', () => service.ask('changeSegment', { params: { no: spring }, body: { details: { description: 'Toinen' } } }), all, all],
    ['a standard text', () => service.ask('changeSegment', { params: { no: spring }, body: { standardTexts: { FIN: 'Toinen.' } } }), all, all.filter((lineNo) => ![30000, 70000, 90000].includes(lineNo))],
    ['a contact', async () => service.ask('changeContact', { params: { no: await contactNo() }, body: { address: 'Uusi katu 1' } }), [lineOfContact], [lineOfContact]],
    ['a contact, past the service', async () => service.db.updateTable('contact').set({ name: 'Uusi' }).where('no', '=', await contactNo()).execute(), [lineOfContact], [lineOfContact]],
    ['an address', async () => service.db.insertInto('alternativeAddress').values({ ...address, contactNo: await contactNo() }).execute(), [lineOfContact], [lineOfContact]],
    ['the sender', () => update('sender', { iban: 'FI00' }), all, all],
    ['the salespeople', () => update('salesperson', { phone: '1' }), all, all],
    ['the campaigns', () => update('campaign', { description: 'Toinen' }), all, all],
    ['the interaction templates', () => update('interactionTemplate', { description: 'Toinen' }), all, []],
    ['the salutations', () => update('salutationFormula', { pattern: 'Hei %2!' }), all, all],
  ];

  it.each(changes.map(([what], index) => [what, index] as const))('with %s, and the log names the letters that would be others', async (_, index) => {
    const [, change, lines, otherwise] = changes[index]!;
    const { id } = await handedOverRun(service, spring);
    const before = await revision();
    await change();
    expect(await revision()).toBeGreaterThan(before);
    expect(await unmarked(id)).toEqual(lines);
    const outcome = logRun(service, spring, id);
    if (otherwise.length) expect((await problemOf(outcome)).lines!.map((line) => line.lineNo)).toEqual(otherwise);
    else expect(await outcome).toMatchObject({ logged: 12 });
  });

  it('with a line that was taken out and added again', async () => {
    const { id } = await handedOverRun(service, spring);
    const contact = (await service.ask('segmentLine', { params: { no: spring, lineNo: 120000 } })).contactNo;
    await service.ask('removeLine', { params: { no: spring, lineNo: 120000 } });
    await service.ask('addByHand', { params: { no: spring }, body: { contactNos: [contact] } });
    expect(await unmarked(id)).toContain(120000);
  });

  it('of every letter with a log that is taken back: contacts may have changed meanwhile', async () => {
    const { id } = await handedOverRun(service, spring);
    const contact = await contactNo();
    const { loggedSegmentEntryNo: entryNo } = await logRun(service, spring, id);
    await service.ask('changeContact', { params: { no: contact }, body: { address: 'Uusi katu 1' } });
    await service.ask('takeBack', { params: { entryNo } });
    expect((await problemOf(logRun(service, spring, id))).lines).toMatchObject([{ lineNo: lineOfContact, change: 'changed' }]);
  });

  it('not from runs that are logged, nor from those of other segments', async () => {
    const { id } = await handedOverRun(service, spring);
    const other = await handedOverRun(service, 'SM00004');
    await logRun(service, spring, id);
    await service.ask('changeSegment', { params: { no: 'SM00004' }, body: { details: { description: 'Toinen' } } });
    expect(await unmarked(id)).toEqual([]);
    expect((await unmarked(other.id)).length).toBeGreaterThan(200);
  });
});
