import fc from 'fast-check';
import type { CriteriaAction } from '../../../../src/contract/savedCriteria';
import { problemOf, spring, startUnderTest, troubled, type ServiceUnderTest } from '../../serviceUnderTest';
import { anyAction, anyFilters } from './anyAction';
import { ContactsModel, inListOrder } from './contactsModel';

let service: ServiceUnderTest;
let model: ContactsModel;
beforeEach(async () => {
  service = await startUnderTest();
  model = await ContactsModel.read(service.db);
});

const newSegment = async () => (await service.ask('createSegment', { body: { details: { description: 'Valinta' } } })).no;
const linesOf = async (no: string) => (await service.db.selectFrom('segmentLine').select(['lineNo', 'contactNo', 'includeExcluded']).where('segmentNo', '=', no).orderBy('lineNo').execute());
const contactsOf = async (no: string) => (await linesOf(no)).map(({ contactNo }) => contactNo);
const act = (no: string, action: Partial<CriteriaAction> & Pick<CriteriaAction, 'op'>, dryRun?: boolean) => service.ask('act', { params: { no }, body: { options: {}, filters: {}, ...action, ...(dryRun && { dryRun }) } });
const add = (no: string, filters: CriteriaAction['filters'], options: CriteriaAction['options'] = {}) => act(no, { op: 'add', filters, options });

describe('any sequence of actions (T3, T4, T5)', () => {
  it('leaves the lines that sets and loops give, with counts, names and reasons that add up, and a dry run says so beforehand', async () => {
    await fc.assert(fc.asyncProperty(fc.array(anyAction, { minLength: 1, maxLength: 4 }), async (actions) => {
      const no = await newSegment();
      let before: string[] = [];
      for (const action of actions) {
        const there = new Set(before);
        const tried = await act(no, action, true);
        expect(await contactsOf(no)).toEqual(before);
        const result = await act(no, action);
        expect({ ...result, dryRun: true, revision: tried.revision }).toEqual(tried);
        expect(result.revision).toBe(tried.revision + 1);
        const now = await contactsOf(no);
        expect(result.lineCount).toBe(now.length);
        const leftOut = result.leftOut.reduce((sum, { count }) => sum + count, 0);
        if (action.op === 'add') {
          const { matched, comes } = model.added(action, there);
          expect(now).toEqual([...before, ...comes]);
          expect([result.matched, result.changed, leftOut]).toEqual([matched.length, comes.length, matched.length - comes.length]);
          expect(result.examples.map(({ contactNo }) => contactNo)).toEqual(comes.slice(0, 10));
        } else {
          const hit = model.hit(action, there);
          const stays = (contactNo: string) => hit.has(contactNo) === (action.op === 'refine');
          expect(now).toEqual(before.filter(stays));
          expect([result.matched, result.changed, leftOut]).toEqual([hit.size, before.length - now.length, 0]);
          expect(result.examples.map(({ contactNo }) => contactNo)).toEqual(before.filter((contactNo) => !stays(contactNo)).slice(0, 10));
        }
        before = now;
      }
    }), { numRuns: 40 });
  });

  it('numbers new lines in steps of 10,000 behind the last', async () => {
    const no = await newSegment();
    await add(no, { contact: { no: 'CT000001|CT000002|CT000003' } });
    await act(no, { op: 'reduce', filters: { contact: { no: (await contactsOf(no))[1]! } } });
    await add(no, { contact: { no: 'CT000110' } });
    expect((await linesOf(no)).map(({ lineNo }) => lineNo)).toEqual([10000, 30000, 40000]);
    expect((await contactsOf(no)).at(-1)).toBe('CT000110');
  });
});

describe('the algebra of sets (T3)', () => {
  it('holds for any filters: union without doubles, reduce twice is once, what is refined and reduced by the same is empty', async () => {
    await fc.assert(fc.asyncProperty(anyFilters, anyFilters, async (one, other) => {
      const [both, first, second] = [await newSegment(), await newSegment(), await newSegment()];
      await add(both, one); await add(both, other); await add(first, one); await add(second, other);
      const [union, a, b] = [await contactsOf(both), await contactsOf(first), await contactsOf(second)];
      expect(new Set(union)).toEqual(new Set([...a, ...b]));
      expect(union).toHaveLength(new Set(union).size);
      expect(await add(both, one)).toMatchObject({ changed: 0 });
      const once = await act(both, { op: 'reduce', filters: one });
      expect(once.changed).toBe(once.matched);
      expect(await act(both, { op: 'reduce', filters: one })).toMatchObject({ matched: 0, changed: 0 });
      await act(first, { op: 'refine', filters: other });
      await act(first, { op: 'reduce', filters: other });
      expect(await contactsOf(first)).toEqual([]);
    }), { numRuns: 25 });
  });

  it('orders what is added by company name, company number, type and name', async () => {
    const no = await newSegment();
    await add(no, { contact: { countryCode: 'FI|SE' } });
    const contacts = (await contactsOf(no)).map((contactNo) => model.contact(contactNo));
    expect(contacts.length).toBeGreaterThan(200);
    expect([...contacts].sort(inListOrder)).toEqual(contacts);
  });
});

describe('companies, exclusion, existing (T4)', () => {
  const person = () => model.contacts.find((one) => one.type === 'Person' && one.companyNo !== '' && model.contacts.filter((other) => other.companyNo === one.companyNo).every((other) => !other.privacyBlocked && !other.minor && !other.excludeFromSegment))!;
  const family = (companyNo: string) => model.contacts.filter((one) => one.companyNo === companyNo).map(({ no }) => no).sort();

  it('expand from a person to the whole company, or to the company alone', async () => {
    const { no: contactNo, companyNo } = person();
    const [expanded, related, neither] = [await newSegment(), await newSegment(), await newSegment()];
    await add(expanded, { contact: { no: contactNo } }, { expandCompanies: true });
    await add(related, { contact: { no: contactNo } }, { allowRelatedCompanies: true });
    await add(neither, { contact: { no: contactNo } });
    expect([(await contactsOf(expanded)).sort(), (await contactsOf(related)).sort(), await contactsOf(neither)]).toEqual([family(companyNo), [companyNo, contactNo].sort(), [contactNo]]);
  });

  it('an excluded contact brings its company and stays out itself, unless exclusion is ignored; then its line says so', async () => {
    const { no: contactNo, companyNo } = person();
    await service.ask('changeContact', { params: { no: contactNo }, body: { excludeFromSegment: true } });
    const [kept, ignored] = [await newSegment(), await newSegment()];
    expect(await add(kept, { contact: { no: contactNo } }, { expandCompanies: true })).toMatchObject({ leftOut: [{ reason: 'excluded', count: 1, examples: [{ contactNo }] }] });
    expect((await contactsOf(kept)).sort()).toEqual(family(companyNo).filter((one) => one !== contactNo));
    expect(await add(ignored, { contact: { no: contactNo } }, { ignoreExclusion: true })).toMatchObject({ changed: 1, leftOut: [] });
    expect(await linesOf(ignored)).toMatchObject([{ contactNo, includeExcluded: 1 }]);
  });

  it('nobody comes twice, unless that is allowed; whoever may get nothing never comes', async () => {
    const no = await newSegment();
    const barred = model.contacts.filter((one) => one.privacyBlocked || (one.minor && !one.parentalConsent)).map((one) => one.no);
    const options = { allowExisting: true, ignoreExclusion: true, expandCompanies: true, allowRelatedCompanies: true };
    const filters = { contact: { no: [...barred, 'CT000001'].join('|') } };
    const first = await add(no, filters, options);
    expect(first.leftOut.map(({ reason, count }) => [reason, count]).sort()).toEqual([['minor', expect.any(Number)], ['privacyBlocked', expect.any(Number)]]);
    expect((await contactsOf(no)).filter((one) => barred.includes(one))).toEqual([]);
    expect((await add(no, { contact: { no: 'CT000001' } })).leftOut).toMatchObject([{ reason: 'alreadyThere', count: 1 }]);
    expect(await add(no, { contact: { no: 'CT000001' } }, { allowExisting: true })).toMatchObject({ changed: 1 });
    expect((await contactsOf(no)).filter((one) => one === 'CT000001')).toHaveLength(2);
  });

  it('whole companies go, or stay, for one contact that answers, also one that is not in the segment', async () => {
    const { no: contactNo, companyNo } = person();
    const colleagues = family(companyNo).filter((one) => one !== contactNo);
    const [alone, whole, refined] = [await newSegment(), await newSegment(), await newSegment()];
    for (const no of [alone, whole, refined]) await add(no, { contact: { no: [...colleagues, 'CT000399'].join('|') } });
    await act(alone, { op: 'reduce', filters: { contact: { no: contactNo } } });
    await act(whole, { op: 'reduce', filters: { contact: { no: contactNo } }, options: { entireCompanies: true } });
    await act(refined, { op: 'refine', filters: { contact: { no: contactNo } }, options: { entireCompanies: true } });
    expect([(await contactsOf(alone)).length, await contactsOf(whole), (await contactsOf(refined)).sort()]).toEqual([colleagues.length + 1, ['CT000399'], colleagues]);
  });
});

describe('a person and the company (T5)', () => {
  const found = async (filters: CriteriaAction['filters']) => {
    const no = await newSegment();
    const { matched } = await add(no, filters, { ignoreExclusion: true });
    return { matched, types: new Set((await contactsOf(no)).map((one) => model.contact(one).type)) };
  };

  it('industry groups and business relations are the company’s, and its persons answer through it', async () => {
    expect((await found({ industryGroup: { industryGroupCode: 'BUILD' } })).types).toEqual(new Set(['Company', 'Person']));
    expect((await found({ businessRelation: { businessRelationCode: 'CUST' } })).types).toEqual(new Set(['Company', 'Person']));
  });
  it('responsibilities are a person’s; a mailing group is of each contact itself', async () => {
    const company = model.contacts.find((one) => one.type === 'Company')!;
    await service.db.insertInto('contactJobResponsibility').values({ contactNo: company.no, jobResponsibilityCode: 'OFFICE' }).execute();
    expect((await found({ jobResponsibility: { jobResponsibilityCode: 'OFFICE' } })).types).toEqual(new Set(['Person']));
    expect((await found({ mailingGroup: { mailingGroupCode: 'TRADE' } })).types).toEqual(new Set(['Company']));
  });
  it('several filters of one source mean one and the same row', async () => {
    const { matched } = await found({ profileAnswer: { profileQuestionnaireCode: 'PERSON', answer: 'NETSHOP' } });
    const { matched: either } = await found({ profileAnswer: { answer: 'NETSHOP' } });
    expect([matched > 0, either > matched]).toEqual([true, true]);
  });
  it('a cancelled interaction did not take place', async () => {
    const before = await found({ interactionLogEntry: { segmentNo: 'SM00002' } });
    await service.db.updateTable('interactionLogEntry').set({ canceled: 1 }).where('segmentNo', '=', 'SM00002').where('entryNo', '<=', 50).execute();
    expect([before.matched, (await found({ interactionLogEntry: { segmentNo: 'SM00002' } })).matched]).toEqual([24, 14]);
  });
  it('an interaction is of the contact in the company where it took place', async () => {
    const [contactNo] = (await service.ask('loggedSegmentEntries', { params: { entryNo: 2 } })).items.filter((entry) => entry.contactCompanyNo !== '').map((entry) => entry.contactNo);
    await service.ask('changeContact', { params: { no: contactNo! }, body: { companyNo: 'CT000002', companyName: 'Toinen Oy' } });
    expect((await found({ interactionLogEntry: { segmentNo: 'SM00002' } })).matched).toBe(23);
  });
});

describe('by hand', () => {
  it('is an Add like any other: nobody twice, nobody past a barrier', async () => {
    const no = await newSegment();
    const blocked = model.contacts.find((one) => one.privacyBlocked)!;
    expect(await service.ask('addByHand', { params: { no }, body: { contactNos: ['CT000005', blocked.no, 'CT000003'] } })).toMatchObject({ op: 'add', dryRun: false, matched: 3, changed: 2, leftOut: [{ reason: 'privacyBlocked', examples: [{ contactNo: blocked.no, contactName: blocked.name }] }], lineCount: 2 });
    expect(await service.ask('addByHand', { params: { no }, body: { contactNos: ['CT000005'] } })).toMatchObject({ changed: 0, leftOut: [{ reason: 'alreadyThere' }] });
    expect(await service.ask('addByHand', { params: { no }, body: { contactNos: ['CT000005'], allowExisting: true } })).toMatchObject({ changed: 1, lineCount: 3 });
    expect((await problemOf(service.ask('addByHand', { params: { no }, body: { contactNos: ['CT000001', 'CT999999'] } }))).code).toBe('CONTACT_NOT_FOUND');
    expect((await service.ask('criteria', { params: { no } })).steps).toMatchObject([
      { position: 1, op: 'add', origin: 'byHand', changed: 2, by: 'tester', filters: { contact: { no: `CT000005|${blocked.no}|CT000003` } } }, { originName: model.contact('CT000005').name, changed: 0 }, { options: { allowExisting: true } },
    ]);
  });

  it('takes out the very lines: another line of the same contact stays', async () => {
    const doubled = (await linesOf(troubled)).filter(({ contactNo }, _, all) => all.filter((one) => one.contactNo === contactNo).length > 1);
    expect(doubled.length).toBeGreaterThan(1);
    const { lineCount } = await service.ask('segment', { params: { no: troubled } });
    expect(await service.ask('removeLines', { params: { no: troubled }, body: { lineNos: [doubled[0]!.lineNo, 10000] } })).toMatchObject({ op: 'reduce', changed: 2, lineCount: lineCount - 2 });
    expect((await linesOf(troubled)).map(({ lineNo }) => lineNo)).toContain(doubled[1]!.lineNo);
    expect((await problemOf(service.ask('removeLines', { params: { no: troubled }, body: { lineNos: [20000, 10000] } }))).code).toBe('LINE_NOT_FOUND');
    expect((await linesOf(troubled)).map(({ lineNo }) => lineNo)).toContain(20000);
  });

  it('takes out the last line without a question (Q19, T18)', async () => {
    const no = await newSegment();
    await service.ask('addByHand', { params: { no }, body: { contactNos: ['CT000005'] } });
    await act(no, { op: 'refine', filters: {} });
    await service.ask('removeLine', { params: { no, lineNo: 10000 } });
    expect((await service.ask('segment', { params: { no } })).lineCount).toBe(0);
    expect((await service.ask('criteria', { params: { no } })).steps.map(({ op, origin }) => [op, origin])).toEqual([['add', 'byHand'], ['refine', 'criteria'], ['reduce', 'byHand']]);
    expect(await service.ask('goBack', { params: { no }, body: {} })).toMatchObject({ changed: 1, lineCount: 1 });
  });
});

describe('the segment', () => {
  it('gets its next revision, and an action made on another is refused with nothing done', async () => {
    const { revision, lineCount } = await service.ask('segment', { params: { no: spring } });
    const body = { op: 'add' as const, options: {}, filters: { contact: { city: 'Oulu' } } };
    const result = await service.ask('act', { params: { no: spring }, ifMatch: revision, body });
    expect(result.revision).toBe(revision + 1);
    for (const call of [service.ask('act', { params: { no: spring }, ifMatch: revision, body }), service.ask('goBack', { params: { no: spring }, ifMatch: revision, body: {} }), service.ask('addByHand', { params: { no: spring }, ifMatch: revision, body: { contactNos: ['CT000001'] } }), service.ask('reuseCriteria', { params: { no: spring }, ifMatch: revision, body: { code: 'TURKU' } })]) {
      expect(await problemOf(call)).toMatchObject({ code: 'REVISION_CHANGED', revision: revision + 1 });
    }
    expect((await service.ask('segment', { params: { no: spring } })).lineCount).toBe(lineCount + result.changed);
  });

  it('keeps a step also where nobody answered, and the history says who did what', async () => {
    const no = await newSegment();
    await add(no, { contact: { city: 'Atlantis' } });
    await add(no, { contact: { city: 'Turku' } });
    expect((await service.ask('criteria', { params: { no } })).steps.map(({ changed }) => changed > 0)).toEqual([false, true]);
    expect((await service.ask('segmentEvents', { params: { no } })).items.map(({ kind, by }) => [kind, by])).toEqual([['contactsAdded', 'tester'], ['contactsAdded', 'tester'], ['created', 'tester']]);
  });

  it('refuses filters that cannot be read, all at once, and says where', async () => {
    const filters = { contact: { city: 'A|(B', type: 'Robot', shoeSize: '45' }, interactionLogEntry: { date: '2026-02-30' }, valueEntry: { itemNo: '1' } };
    for (const dryRun of [true, false]) {
      const problem = await problemOf(service.ask('act', { params: { no: spring }, body: { op: 'add', options: {}, filters, dryRun } }));
      expect(problem).toMatchObject({ code: 'INVALID_FILTER', status: 422 });
      expect(problem.reasons).toEqual(['contact.city: a “)” is missing, at character 5', 'contact.type: none of the values it can have, at character 1', 'contact.shoeSize: is no field that a filter may stand on', 'interactionLogEntry.date: no date such as 2027-02-28, at character 1', 'valueEntry.itemNo: is no field that a filter may stand on']);
    }
  });

  it('answers after it was logged or never was', async () => {
    for (const [no, code] of [['SM00001', 'ALREADY_LOGGED'], ['SM99999', 'SEGMENT_NOT_FOUND']] as const) {
      for (const call of [act(no, { op: 'add' }), act(no, { op: 'add' }, true), service.ask('criteria', { params: { no } }), service.ask('goBack', { params: { no }, body: {} }), service.ask('reuseLogged', { params: { no }, body: { entryNo: 2 } }), service.ask('applyMailingGroup', { params: { no }, body: { code: 'NEWS' } })]) {
        expect((await problemOf(call)).code).toBe(code);
      }
    }
  });
});
