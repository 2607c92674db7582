import { handedOverRun, logRun } from '../madeRun';
import { large, problemOf, spring, startUnderTest, type ServiceUnderTest } from '../serviceUnderTest';

let service: ServiceUnderTest;
beforeEach(async () => { service = await startUnderTest(); });
const rows = async (no: string) => (await service.all('segmentLines', { params: { no } })).lines;
const contactsOf = async (no: string) => (await rows(no)).map((line) => line.contactNo);

describe('a follow-up segment (T14)', () => {
  it('comes in the same step as the log: same contacts, template, subject, campaign and standard texts, no own texts (Q11)', async () => {
    const contacts = await contactsOf(spring);
    const before = await service.ask('segment', { params: { no: spring } });
    const { id } = await handedOverRun(service, spring);
    const { followUpSegmentNo } = await logRun(service, spring, id, { createFollowUp: true });
    const followUp = await service.ask('segment', { params: { no: followUpSegmentNo! } });
    expect(followUp).toMatchObject({ no: 'SM00006', description: 'Follow-up on segment SM00005', date: '2026-11-23', lineCount: 12, standardTexts: before.standardTexts, counts: { standard: 12, own: 0, none: 0 } });
    expect(followUp.details).toMatchObject({ interactionTemplateCode: 'SPRING', subject: 'Kevään uudet paperit', campaignNo: 'CP0002', unitCost: 2.4 });
    expect(await contactsOf(followUpSegmentNo!)).toEqual(contacts);
    expect((await service.ask('loggedSegment', { params: { entryNo: 3 } })).followUpSegmentNo).toBe('SM00006');
  });

  it('is called what the request says, at most 100 characters', async () => {
    const { id } = await handedOverRun(service, spring);
    const description = 'Jatko segmentille SM00005';
    expect((await problemOf(logRun(service, spring, id, { createFollowUp: true, followUpDescription: 'x'.repeat(101) }))).code).toBe('INVALID_REQUEST');
    const { followUpSegmentNo } = await logRun(service, spring, id, { createFollowUp: true, followUpDescription: description });
    expect((await service.ask('segment', { params: { no: followUpSegmentNo! } })).description).toBe(description);
  });

  it('comes later, with another description and the own texts where asked', async () => {
    const { id } = await handedOverRun(service, spring);
    await logRun(service, spring, id);
    const made = await service.ask('followUp', { params: { entryNo: 3 }, body: { description: 'Muistutus', copyOwnTexts: true } });
    expect(made).toMatchObject({ description: 'Muistutus', counts: { own: 2, standard: 10 } });
    expect((await service.ask('segmentLine', { params: { no: made.no, lineNo: 70000 } }))).toMatchObject({ textChoice: 'own', ownText: 'Onnea uusista tiloista! 🎉', noteForLog: '' });
    expect((await problemOf(service.ask('followUp', { params: { entryNo: 77 }, body: {} }))).code).toBe('LOGGED_SEGMENT_NOT_FOUND');
  });

  it('leaves cancelled entries, contacts that may get nothing now, and repeated contacts out; the order stays', async () => {
    const contacts = await contactsOf(spring);
    await service.db.updateTable('segmentLine').set({ contactNo: contacts[0]! }).where('segmentNo', '=', spring).where('lineNo', '=', 50000).execute();
    const { id } = await handedOverRun(service, spring);
    await logRun(service, spring, id);
    await service.ask('changeContact', { params: { no: contacts[1]! }, body: { privacyBlocked: true } });
    await service.ask('changeContact', { params: { no: contacts[2]! }, body: { minor: true } });
    await service.ask('removeContact', { params: { no: contacts[3]! } });
    await service.db.updateTable('interactionLogEntry').set({ canceled: 1 }).where('contactNo', '=', contacts[5]!).where('segmentNo', '=', spring).execute();
    const made = await service.ask('followUp', { params: { entryNo: 3 }, body: {} });
    expect(await contactsOf(made.no)).toEqual([contacts[0], ...contacts.slice(6)]);
  });

  it('gets a number that was never used', async () => {
    const first = await handedOverRun(service, spring);
    await logRun(service, spring, first.id, { createFollowUp: true });
    const second = await handedOverRun(service, large);
    expect(await logRun(service, large, second.id, { createFollowUp: true })).toMatchObject({ remainderSegmentNo: 'SM00007', followUpSegmentNo: 'SM00008', remainderCount: 6 });
  });
});
