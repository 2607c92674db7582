import fc from 'fast-check';
import type { CriteriaAction } from '../../../../src/contract/savedCriteria';
import { handedOverRun, logRun } from '../../madeRun';
import { problemOf, spring, startUnderTest, type ServiceUnderTest } from '../../serviceUnderTest';
import { anyAction } from './anyAction';

let service: ServiceUnderTest;
beforeEach(async () => { service = await startUnderTest(); });

const newSegment = async () => (await service.ask('createSegment', { body: { details: { description: 'Valinta' } } })).no;
const contactsOf = async (no: string) => (await service.all('segmentLines', { params: { no } })).lines.map(({ contactNo }) => contactNo);
const act = (no: string, action: CriteriaAction) => service.ask('act', { params: { no }, body: action });
const reuse = (no: string, code: string, dryRun?: boolean) => service.ask('reuseCriteria', { params: { no }, body: { code, ...(dryRun && { dryRun }) } });
const save = (no: string, code: string, more: { description?: string; replace?: boolean } = {}) => service.ask('saveCriteria', { params: { no }, body: { code, description: 'Talletettu', ...more } });

describe('saved criteria', () => {
  it('give on a fresh segment the same contacts in the same order, step by step with the same options (T7, Q6)', async () => {
    await fc.assert(fc.asyncProperty(fc.array(anyAction, { minLength: 1, maxLength: 4 }), async (actions) => {
      const [first, second] = [await newSegment(), await newSegment()];
      for (const action of actions) await act(first, action);
      await save(first, 'PROP', { replace: true });
      const tried = await reuse(second, 'PROP', true);
      expect([await contactsOf(second), (await service.ask('segment', { params: { no: second } })).revision, (await service.ask('criteria', { params: { no: second } })).steps]).toEqual([[], tried.revision, []]);
      const done = await reuse(second, 'PROP');
      expect(tried.results.map(({ matched, changed, leftOut, lineCount }) => ({ matched, changed, leftOut, lineCount }))).toEqual(done.results.map(({ matched, changed, leftOut, lineCount }) => ({ matched, changed, leftOut, lineCount })));
      expect([tried.lineCount, tried.results.every(({ dryRun }) => dryRun)]).toEqual([done.lineCount, true]);
      expect(await contactsOf(second)).toEqual(await contactsOf(first));
      const steps = async (no: string) => (await service.ask('criteria', { params: { no } })).steps.map(({ op, options, filters, changed }) => ({ op, options, filters, changed }));
      expect(await steps(second)).toEqual(await steps(first));
    }), { numRuns: 25 });
  });

  it('of steps by hand and from a logged segment are kept as the filters that they are, and say where they came from', async () => {
    const [first, second] = [await newSegment(), await newSegment()];
    await service.ask('addByHand', { params: { no: first }, body: { contactNos: ['CT000001', 'CT000002'] } });
    await service.ask('reuseLogged', { params: { no: first }, body: { entryNo: 2 } });
    await service.ask('removeLine', { params: { no: first, lineNo: 10000 } });
    expect(await save(first, 'käsin')).toEqual({ code: 'KÄSIN', description: 'Talletettu', actionCount: 3 });
    await reuse(second, 'käsin');
    expect((await contactsOf(second)).sort()).toEqual((await contactsOf(first)).sort());
    expect((await service.ask('criteria', { params: { no: second } })).steps).toMatchObject([
      { origin: 'savedCriteria', originName: 'KÄSIN', filters: { contact: { no: 'CT000001|CT000002' } } }, { filters: { interactionLogEntry: { segmentNo: 'SM00002' } } }, { op: 'reduce' },
    ]);
  });

  it('keep whole companies in a saved refine (Q6)', async () => {
    const no = await newSegment();
    const filters = { contact: { type: 'Company', city: 'Turku' } };
    await act(no, { op: 'add', options: {}, filters: { contact: { city: 'Turku' } } });
    await act(no, { op: 'refine', options: { entireCompanies: true }, filters });
    const wanted = await contactsOf(no);
    const { items } = await service.ask('contacts', { query: { limit: 500 } });
    expect(wanted.some((one) => items.find((contact) => contact.no === one)!.type === 'Person')).toBe(true);
    await save(no, 'Q6');
    const again = await newSegment();
    await reuse(again, 'Q6');
    expect([await contactsOf(again), (await service.ask('savedCriterion', { params: { code: 'q6' } })).criteria.actions[1]!.options]).toEqual([wanted, { entireCompanies: true }]);
  });

  it('are appended to what is there, on today’s contacts, and each step can be gone back over', async () => {
    const before = await contactsOf(spring);
    const { results, lineCount, revision } = await reuse(spring, 'TURKU');
    const now = await contactsOf(spring);
    expect([results.length, now.slice(0, before.length), now.length]).toEqual([1, before, lineCount]);
    expect((await service.ask('segment', { params: { no: spring } })).revision).toBe(revision);
    await service.ask('goBack', { params: { no: spring }, body: {} });
    expect(await contactsOf(spring)).toEqual(before);
  });

  it('are listed, read, changed, renamed and deleted; a code that is taken, and nothing to keep, are refused', async () => {
    const no = await newSegment();
    expect((await problemOf(save(no, 'TYHJÄ'))).code).toBe('NO_CRITERIA');
    await act(no, { op: 'add', options: {}, filters: { contact: { city: 'Oulu' } } });
    expect((await problemOf(save(no, 'turku'))).code).toBe('CRITERIA_CODE_TAKEN');
    expect(await save(no, 'turku', { replace: true, description: 'Oulu' })).toEqual({ code: 'TURKU', description: 'Oulu', actionCount: 1 });
    expect(await service.ask('savedCriterion', { params: { code: 'TURKU' } })).toMatchObject({ description: 'Oulu', criteria: { version: 1, actions: [{ op: 'add', filters: { contact: { city: 'Oulu' } } }] } });
    const change = (body: object) => service.ask('changeSavedCriteria', { params: { code: 'TURKU' }, body });
    expect((await problemOf(change({ code: 'messut' }))).code).toBe('CRITERIA_CODE_TAKEN');
    expect(await problemOf(change({ criteria: { version: 1, actions: [{ op: 'add', options: {}, filters: { contact: { city: '(' } } }] } }))).toMatchObject({ code: 'INVALID_FILTER', reasons: [expect.stringContaining('contact.city: ')] });
    expect((await service.ask('savedCriterion', { params: { code: 'TURKU' } })).description).toBe('Oulu');
    expect(await change({ code: 'OULU', description: 'Oulun seutu', criteria: { version: 1, actions: [{ op: 'add', options: { expandCompanies: true }, filters: { contact: { postCode: '90*' } } }, { op: 'reduce', options: {}, filters: {} }] } })).toEqual({ code: 'OULU', description: 'Oulun seutu', actionCount: 2 });
    expect((await service.ask('savedCriteria')).items.map(({ code }) => code)).toEqual(['MESSUT', 'OULU', 'UUTISET']);
    expect(await service.ask('deleteSavedCriteria', { params: { code: 'oulu' } })).toEqual({ removed: true });
    for (const call of [service.ask('deleteSavedCriteria', { params: { code: 'OULU' } }), service.ask('savedCriterion', { params: { code: 'OULU' } }), reuse(no, 'OULU'), service.ask('changeSavedCriteria', { params: { code: 'OULU' }, body: {} })]) expect((await problemOf(call)).code).toBe('CRITERIA_NOT_FOUND');
  });
});

describe('a logged segment used again (Q5)', () => {
  it('gives the contacts of its entries, each once, in their order; nobody cancelled, blocked, excluded, removed or there already', async () => {
    const entries = (await service.ask('loggedSegmentEntries', { params: { entryNo: 2 }, query: { limit: 100 } })).items;
    const nos = entries.map(({ contactNo }) => contactNo);
    await service.db.updateTable('interactionLogEntry').set({ canceled: 1 }).where('entryNo', '=', entries[0]!.entryNo).execute();
    await service.db.updateTable('interactionLogEntry').set({ contactNo: nos[7]! }).where('entryNo', '=', entries[20]!.entryNo).execute();
    await service.ask('changeContact', { params: { no: nos[1]! }, body: { privacyBlocked: true } });
    await service.ask('changeContact', { params: { no: nos[2]! }, body: { minor: true } });
    await service.ask('changeContact', { params: { no: nos[3]! }, body: { excludeFromSegment: true } });
    const no = await newSegment();
    await service.db.deleteFrom('segmentLine').where('contactNo', '=', nos[4]!).execute();
    await service.ask('removeContact', { params: { no: nos[4]! } });
    await service.ask('addByHand', { params: { no }, body: { contactNos: [nos[5]!] } });

    const tried = await service.ask('reuseLogged', { params: { no }, body: { entryNo: 2, dryRun: true } });
    expect(await contactsOf(no)).toEqual([nos[5]]);
    const result = await service.ask('reuseLogged', { params: { no }, body: { entryNo: 2 } });
    expect({ ...result, dryRun: true, revision: tried.revision }).toEqual(tried);
    expect(result).toMatchObject({ op: 'add', matched: 22, changed: 17, lineCount: 18 });
    expect(result.leftOut.map(({ reason, count, examples }) => [reason, count, examples[0]!.contactNo, examples[0]!.contactName]).sort()).toEqual([
      ['alreadyThere', 1, nos[5], entries[5]!.contactName], ['excluded', 1, nos[3], entries[3]!.contactName], ['minor', 1, nos[2], entries[2]!.contactName], ['privacyBlocked', 1, nos[1], entries[1]!.contactName], ['removed', 1, nos[4], entries[4]!.contactName],
    ]);
    expect(await contactsOf(no)).toEqual([nos[5], ...nos.slice(6, 20), ...nos.slice(21)]);
    expect((await service.ask('criteria', { params: { no } })).steps.at(-1)).toMatchObject({ op: 'add', origin: 'loggedSegment', originName: 'SM00002', changed: 17 });
  });

  it('brings the cancelled and the excluded only where asked, never the blocked', async () => {
    const entries = (await service.ask('loggedSegmentEntries', { params: { entryNo: 2 }, query: { limit: 100 } })).items;
    await service.db.updateTable('interactionLogEntry').set({ canceled: 1 }).where('entryNo', '=', entries[0]!.entryNo).execute();
    await service.ask('changeContact', { params: { no: entries[1]!.contactNo }, body: { excludeFromSegment: true } });
    await service.ask('changeContact', { params: { no: entries[2]!.contactNo }, body: { excludeFromSegment: true, privacyBlocked: true } });
    const no = await newSegment();
    const result = await service.ask('reuseLogged', { params: { no }, body: { entryNo: 2, withCanceled: true, ignoreExclusion: true } });
    expect([result.changed, result.leftOut.map(({ reason }) => reason)]).toEqual([23, ['privacyBlocked']]);
    expect((await service.all('segmentLines', { params: { no } })).lines.slice(0, 2)).toMatchObject([{ includeExcluded: false }, { includeExcluded: true, barrier: 'excluded' }]);
    expect((await problemOf(service.ask('reuseLogged', { params: { no }, body: { entryNo: 99 } }))).code).toBe('LOGGED_SEGMENT_NOT_FOUND');
  });
});

it('stays with the logged segment what had chosen its contacts (Q13)', async () => {
  await act(spring, { op: 'reduce', options: {}, filters: { contact: { type: 'Company' } } });
  await act(spring, { op: 'add', options: { expandCompanies: true }, filters: { contact: { no: 'CT000004' } } });
  await service.ask('goBack', { params: { no: spring }, body: {} });
  const { steps } = await service.ask('criteria', { params: { no: spring } });
  expect(steps).toHaveLength(1);
  const { id } = await handedOverRun(service, spring);
  const { loggedSegmentEntryNo } = await logRun(service, spring, id);
  expect((await service.ask('loggedSegment', { params: { entryNo: loggedSegmentEntryNo } })).criteria).toEqual(steps);
  expect((await service.ask('loggedSegment', { params: { entryNo: 1 } })).criteria).toEqual([]);
});

describe('the values that a filter can name', () => {
  const values = (source: string, field: string, query = {}) => service.ask('criteriaValues', { params: { source, field }, query });
  it('come with words, found by either in any case, by pages', async () => {
    expect((await values('mailingGroup', 'mailingGroupCode')).items).toEqual([{ value: 'NEWS', label: 'Uutiskirje' }, { value: 'TRADE', label: 'Jälleenmyyjät' }, { value: 'XMAS', label: 'Joulutervehdys' }]);
    expect((await values('mailingGroup', 'mailingGroupCode', { search: 'JÄLLEEN' })).items).toMatchObject([{ value: 'TRADE' }]);
    expect((await values('contact', 'salespersonCode', { search: 'sundéll' })).items).toEqual([{ value: 'MS', label: 'Maj-Britt Sundéll' }]);
    const first = await values('contact', 'city', { limit: 2 });
    const second = await values('contact', 'city', { limit: 2, after: first.next });
    expect([first.total, first.items.length, second.items[0]!.value > first.items[1]!.value]).toEqual([(await values('contact', 'city', { limit: 500 })).items.length, 2, true]);
    expect((await values('interactionLogEntry', 'segmentNo')).items).toEqual([{ value: 'SM00001', label: 'Kutsu syysmessuille' }, { value: 'SM00002', label: 'Messujen jälkeinen soittokierros' }]);
    expect((await values('profileAnswer', 'answer', { search: 'verkosta' })).items).toEqual([{ value: 'NETSHOP', label: 'Yrityksen taustatiedot: myy verkossa · Henkilön kiinnostukset: ostaa verkosta' }]);
  });
  it('are the closed list of an option, and nothing is known of a free text or another field', async () => {
    expect((await values('contact', 'correspondenceType')).items.map(({ value }) => value)).toEqual(['', 'Hard Copy', 'Email']);
    expect((await values('contact', 'name')).items).toEqual([]);
    for (const [source, field] of [['contact', 'shoeSize'], ['customer', 'no'], ['contact', 'toString'], ['constructor', 'name']]) expect((await problemOf(values(source!, field!))).code).toBe('NOT_FOUND');
  });
});

describe('a mailing group', () => {
  const members = async (code: string) => (await service.db.selectFrom('contactMailingGroup').select('contactNo').where('mailingGroupCode', '=', code).orderBy('contactNo').execute()).map(({ contactNo }) => contactNo);
  const apply = (body: { code: string; deleteOld?: boolean }) => service.ask('applyMailingGroup', { params: { no: spring }, body });

  it('takes the contacts of a segment, besides its members or instead of them, and says how many', async () => {
    const here = [...new Set(await contactsOf(spring))].sort();
    const before = await members('XMAS');
    const already = here.filter((one) => before.includes(one)).length;
    expect(await apply({ code: 'XMAS' })).toEqual({ added: here.length - already, already, removed: 0 });
    expect(await members('XMAS')).toEqual([...new Set([...before, ...here])].sort());
    expect((await service.ask('mailingGroups')).items.find(({ code }) => code === 'XMAS')).toEqual({ code: 'XMAS', description: 'Joulutervehdys', contactCount: before.length + here.length - already });
    expect(await apply({ code: 'XMAS', deleteOld: true })).toEqual({ added: 0, already: here.length, removed: before.length - already });
    expect(await members('XMAS')).toEqual(here);
    expect((await service.ask('segmentEvents', { params: { no: spring } })).items[0]).toMatchObject({ kind: 'mailingGroupApplied', about: ['XMAS'] });
  });
  it('that is not there is refused, and a removed contact becomes nobody’s member', async () => {
    expect((await problemOf(apply({ code: 'NONE' }))).code).toBe('MAILING_GROUP_NOT_FOUND');
    const [removed] = await contactsOf(spring);
    await service.ask('removeContact', { params: { no: removed! } });
    await apply({ code: 'TRADE', deleteOld: true });
    expect(await members('TRADE')).toEqual((await contactsOf(spring)).slice(1).sort());
  });
});
