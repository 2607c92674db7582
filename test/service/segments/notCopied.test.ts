import { sql } from 'kysely';
import { createRun, handedOverRun, logRun, receiptOf } from '../madeRun';
import { problemOf, spring, startUnderTest, type ServiceUnderTest } from '../serviceUnderTest';

let service: ServiceUnderTest;
let ask: ServiceUnderTest['ask'];
beforeEach(async () => { service = await startUnderTest(); ask = service.ask; });

const at = (lineNo: number) => ({ params: { no: spring, lineNo } });
const logged = { params: { entryNo: 3 } };
const entries = async () => (await ask('loggedSegmentEntries', { ...logged, query: { limit: 100 } })).items;
const issue = async (code: string) => (await ask('check', { params: { no: spring }, body: {} })).items.find((one) => one.code === code);

/** Those that other tests are about carry their number there. */
describe('defects of Business Central that are not ours (DOMAIN §17)', () => {
  it('Q3: a line never becomes another contact\'s, and a contact that changes leaves what was written to it', async () => {
    await ask('changeLine', { ...at(30000), body: { details: { subject: 'Oma aihe', date: '2027-05-05' }, noteForLog: 'Soita' } });
    const before = await ask('segmentLine', at(30000));
    expect(await problemOf(ask('changeLine', { ...at(30000), body: { contactNo: 'CT000009' } as object }))).toMatchObject({ code: 'INVALID_REQUEST' });
    await ask('changeContact', { params: { no: before.contactNo }, body: { name: 'Uusi Nimi', languageCode: 'SVE', correspondenceType: 'Email' } });
    const { contactName, ownText, noteForLog, overridden, details } = await ask('segmentLine', at(30000));
    expect({ contactName, ownText, noteForLog, overridden, subject: details.subject, date: details.date })
      .toEqual({ contactName: 'Uusi Nimi', ownText: before.ownText, noteForLog: 'Soita', overridden: ['subject', 'date'], subject: 'Oma aihe', date: '2027-05-05' });
  });

  it('Q7: a line without a correspondence type gets its letter and is logged so, although its interaction template has one', async () => {
    await service.db.updateTable('interactionTemplate').set({ correspondenceType: 'Email', ignoreContactCorrespondenceType: 1 }).where('code', '=', 'SPRING').execute();
    await ask('changeLine', { ...at(20000), body: { details: { correspondenceType: '' } } });
    const { id } = await handedOverRun(service, spring);
    expect(await logRun(service, spring, id)).toMatchObject({ logged: 12, attemptFailed: 0, remainderCount: 0 });
    expect((await entries()).slice(0, 3).map(({ correspondenceType }) => correspondenceType)).toEqual(['Email', '', 'Email']);
  });

  it('Q9: a language without a salutation stops nothing: every letter is greeted, and the check says whose greeting is a general one', async () => {
    await service.db.deleteFrom('salutationFormula').execute();
    const { lines } = await service.all('mergeData', { params: { no: spring } });
    expect(lines.map(({ values, salutationFallback }) => [values.Formal_Salutation, salutationFallback])).toEqual(lines.map(({ contactName }) => [expect.stringMatching(new RegExp(`^\\S.* ${contactName}$`)), 'generic']));
    expect(await issue('SALUTATION_FALLBACK')).toMatchObject({ severity: 'warning', subject: 'generic', count: lines.length });
    const { id } = await handedOverRun(service, spring);
    expect(await logRun(service, spring, id)).toMatchObject({ logged: 12 });
  });

  it('Q14: what went out, what did not, and what never was a letter are three things in the log', async () => {
    const { id } = await handedOverRun(service, spring, { failed: [10000] });
    await ask('changeMergeRun', { params: { id }, body: { notOut: [20000] } });
    await logRun(service, spring, id, { notOut: 'attemptFailed' });
    expect((await entries()).slice(0, 3).map(({ attemptFailed, letterHash, mergeRun }) => [attemptFailed, letterHash !== '', mergeRun === id])).toEqual([[true, false, true], [true, true, true], [false, true, true]]);
    const without = (await ask('loggedSegmentEntries', { params: { entryNo: 1 } })).items[0]!;
    expect([without.attemptFailed, without.letterHash, without.mergeRun]).toEqual([false, '', '']);
  });

  it('Q15: the day of the segment and the moment of the log are two things, in the logged segment and in its entries', async () => {
    await ask('changeLine', { ...at(20000), body: { details: { date: '2027-04-01' } } });
    const { id } = await handedOverRun(service, spring);
    const { loggedAt } = await logRun(service, spring, id);
    const { date, loggedAt: at2 } = await ask('loggedSegment', logged);
    expect([date, at2, loggedAt.slice(0, 10)]).toEqual(['2027-03-01', loggedAt, '2026-11-23']);
    expect((await entries()).slice(0, 3).map((entry) => [entry.date, entry.loggedAt])).toEqual([['2027-03-01', loggedAt], ['2027-04-01', loggedAt], ['2027-03-01', loggedAt]]);
  });

  it('Q16: a line to be e-mailed without an address is named before the log, and never logged as another type', async () => {
    const { contactNo } = await ask('segmentLine', at(20000));
    await ask('changeContact', { params: { no: contactNo }, body: { email: '' } });
    await service.db.deleteFrom('alternativeAddress').where('contactNo', '=', contactNo).execute();
    await ask('changeLine', { ...at(20000), body: { details: { correspondenceType: 'Email' } } });
    expect((await issue('EMAIL_MISSING'))!.lines.map(({ lineNo }) => lineNo)).toContain(20000);
    const { id } = await handedOverRun(service, spring);
    await logRun(service, spring, id);
    expect((await entries())[1]).toMatchObject({ contactNo, correspondenceType: 'Email', attemptFailed: false });
  });

  it('Q17: the logged segment keeps its header, whatever becomes of the interaction template and the campaign', async () => {
    const { details, standardTexts } = await ask('segment', { params: { no: spring } });
    const { id } = await handedOverRun(service, spring);
    await logRun(service, spring, id);
    await sql`update interaction_template set unit_cost = 77, language_code = 'DEU', correspondence_type = 'Email', campaign_no = ''`.execute(service.db);
    expect((await ask('loggedSegment', logged)).header).toEqual({ no: spring, details, standardTexts, ignoreContactCorrespondenceType: false });
    expect((await entries())[0]).toMatchObject({ cost: details.unitCost, campaignNo: details.campaignNo, interactionTemplateCode: details.interactionTemplateCode });
  });

  it('Q18: letters that were broken off in the middle stay open with what was made, nothing of them is logged, and the rest can be made', async () => {
    const { id, records } = await createRun(service, spring);
    await ask('addReceipts', { params: { id }, body: { receipts: records.slice(0, 5).map((record) => receiptOf(record)) } });
    expect((await ask('openMergeRuns', { params: { no: spring } })).items).toMatchObject([{ id, state: 'making', counts: { planned: 12, made: 5 } }]);
    expect((await problemOf(logRun(service, spring, id))).code).toBe('MERGE_RUN_INCOMPLETE');
    const { letters } = await ask('mergeRun', { params: { id } });
    const left = records.filter(({ lineNo }) => letters.some((letter) => letter.lineNo === lineNo && letter.state === 'planned'));
    expect(left.map(({ lineNo }) => lineNo)).toEqual(records.slice(5).map(({ lineNo }) => lineNo));
    await ask('addReceipts', { params: { id }, body: { receipts: left.map((record) => receiptOf(record)) } });
    for (const state of ['made', 'handedOver'] as const) await ask('changeMergeRun', { params: { id }, body: { state } });
    expect(await logRun(service, spring, id)).toMatchObject({ logged: 12, attemptFailed: 0, remainderCount: 0 });
  });
});
