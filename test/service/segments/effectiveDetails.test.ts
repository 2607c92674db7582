import type { Contact } from '../../../src/contract/contact';
import { detailNames, type CorrespondenceType, type InteractionDetails } from '../../../src/contract/interaction';
import { problemOf, spring, startUnderTest, type ServiceUnderTest } from '../serviceUnderTest';

let service: ServiceUnderTest;
beforeEach(async () => { service = await startUnderTest(); });

const at = { no: spring, lineNo: 10000 };
const line = () => service.ask('segmentLine', { params: at });
const changeLine = (details: object) => service.ask('changeLine', { params: at, body: { details } });
const changeHeader = (details: Partial<InteractionDetails>, more: object = {}) => service.ask('changeSegment', { params: { no: spring }, body: { details, ...more } });
const changeContact = async (change: Partial<Contact>) => service.ask('changeContact', { params: { no: (await line()).contactNo }, body: change });

describe('the correspondence type of a line (T1, DOMAIN §4.1.4)', () => {
  const types: CorrespondenceType[] = ['', 'Hard Copy', 'Email'];

  /** The rule in the words of the source: the first match wins. */
  function oracle(header: CorrespondenceType, contact: CorrespondenceType, headerIgnores: boolean, template: { type: CorrespondenceType; ignores: boolean } | undefined): CorrespondenceType {
    if (headerIgnores && header !== '') return header;
    if (template && (template.ignores || contact === '')) return template.type;
    return contact;
  }

  it.each([true, false])('follows the precedence in all combinations, with a template: %s', async (withTemplate) => {
    let seen = 0;
    for (const header of types) for (const contact of types) for (const headerIgnores of [true, false]) for (const ignores of [true, false]) for (const type of types) {
      if (!withTemplate && (ignores || type !== '')) continue;
      await service.db.updateTable('interactionTemplate').set({ correspondenceType: type, ignoreContactCorrespondenceType: ignores ? 1 : 0 }).where('code', '=', 'LETTER').execute();
      await service.db.updateTable('segmentHeader').set({ interactionTemplateCode: withTemplate ? 'LETTER' : '', correspondenceType: header, ignoreContactCorrespondenceType: headerIgnores ? 1 : 0 }).where('no', '=', spring).execute();
      await service.db.updateTable('contact').set({ correspondenceType: contact }).where('no', '=', 'CT000001').execute();
      expect({ header, contact, headerIgnores, ignores, type, result: (await service.all('segmentLines', { params: { no: spring } })).lines[0]!.correspondenceType })
        .toEqual({ header, contact, headerIgnores, ignores, type, result: oracle(header, contact, headerIgnores, withTemplate ? { type, ignores } : undefined) });
      seen += 1;
    }
    expect(seen).toBe(withTemplate ? 108 : 18);
  });
});

describe('the other rules', () => {
  it("take the contact's language, else the header's", async () => {
    await changeContact({ languageCode: 'SVE' });
    expect((await line()).details.languageCode).toBe('SVE');
    await changeContact({ languageCode: '' });
    expect((await line()).details.languageCode).toBe('FIN');
    await changeHeader({ languageCode: 'DEU' });
    expect((await line()).details.languageCode).toBe('DEU');
  });

  it("take the header's salesperson, else the contact's", async () => {
    await changeContact({ salespersonCode: 'TB' });
    expect((await line()).details.salespersonCode).toBe('TB');
    await changeHeader({ salespersonCode: 'MS' });
    expect((await line()).details.salespersonCode).toBe('MS');
  });

  it("take the values of a line's own interaction template (DOMAIN §4.4)", async () => {
    const made = await changeLine({ interactionTemplateCode: 'CALL' });
    expect(made.details).toMatchObject({ interactionGroupCode: 'PHONE', unitCost: 8, unitDurationMinutes: 15, campaignTarget: false, campaignNo: 'CP0002', description: 'Kevätkirje 2027' });
    expect(made.inherited.interactionTemplateCode).toBe('SPRING');
  });

  it('take the address that is valid on the line\'s date (T2)', async () => {
    const contactNo = (await line()).contactNo;
    const address = (code: string, city: string, startingDate: string, endingDate: string) => ({ contactNo, code, name: '', address: 'Rantatie 1', address2: '', postCode: '00001', city, county: '', countryCode: 'FI', email: '', startingDate, endingDate });
    await service.db.insertInto('alternativeAddress').values([
      address('A', 'Alku', '2027-01-01', '2027-03-31'), address('B', 'Bänk', '2027-03-01', '2027-03-31'), address('C', 'Ceitele', '2027-06-01', ''),
    ]).execute();
    const home = (await service.ask('contact', { params: { no: contactNo } })).city;
    for (const [date, city] of [['2026-12-31', home], ['2027-01-01', 'Alku'], ['2027-02-28', 'Alku'], ['2027-03-01', 'Bänk'], ['2027-03-31', 'Bänk'], ['2027-04-01', home], ['2027-06-01', 'Ceitele'], ['2030-01-01', 'Ceitele']] as const) {
      const changed = await changeLine({ date });
      expect([date, changed.city, changed.addressBlock.split('\n').at(-1)]).toEqual([date, city, expect.stringContaining(city.toUpperCase())]);
    }
  });
});

describe('overrides (T8)', () => {
  const other: InteractionDetails = {
    description: 'Oma kuvaus', subject: 'Oma aihe', correspondenceType: 'Email', languageCode: 'DEU', salespersonCode: 'TB', date: '2027-05-05', campaignNo: 'CP0003', interactionTemplateCode: 'NEWS', interactionGroupCode: 'MAILING',
    informationFlow: 'Inbound', initiatedBy: 'Them', unitCost: 7.5, unitDurationMinutes: 9, campaignTarget: false, campaignResponse: true, sendWordDocAsAttachment: true,
  };
  const header: InteractionDetails = {
    description: 'Uusi', subject: 'Uusi aihe', correspondenceType: 'Hard Copy', languageCode: 'SVE', salespersonCode: 'AK', date: '2027-06-06', campaignNo: 'CP0001', interactionTemplateCode: 'LETTER', interactionGroupCode: 'EVENT',
    informationFlow: '', initiatedBy: '', unitCost: 1, unitDurationMinutes: 1, campaignTarget: true, campaignResponse: false, sendWordDocAsAttachment: false,
  };

  it.each(detailNames)('of %s survives a change of the header, shows the rule beneath, and can be put back or overwritten', async (name) => {
    const overridden = await changeLine({ [name]: other[name] });
    expect(overridden.details[name]).toEqual(other[name]);
    expect(overridden.overridden).toEqual([name]);
    await changeHeader({ [name]: header[name] }, { ignoreContactCorrespondenceType: true });
    const after = await line();
    expect(after.details[name]).toEqual(other[name]);
    expect(after.inherited[name]).toEqual(name === 'languageCode' ? 'FIN' : header[name]);
    const back = await changeLine({ [name]: null });
    expect(back.details[name]).toEqual(after.inherited[name]);
    expect(back.overridden).toEqual([]);
    await changeLine({ [name]: other[name], ...(name === 'subject' ? {} : { subject: 'Jää' }) });
    await changeHeader({ [name]: header[name] }, { overwriteEdited: true });
    expect((await line()).overridden).toEqual(name === 'subject' ? [] : ['subject']);
  });

  it('of other lines are left alone', async () => {
    const before = await service.ask('segmentLine', { params: { no: spring, lineNo: 90000 } });
    await changeLine({ description: 'Oma' });
    await changeHeader({ description: 'Kaikille' });
    const after = await service.ask('segmentLine', { params: { no: spring, lineNo: 90000 } });
    expect(after).toEqual({ ...before, details: { ...before.details, description: 'Kaikille' }, inherited: { ...before.inherited, description: 'Kaikille' } });
  });
});

describe('another interaction template of the header (Q2)', () => {
  it('brings its values to the header and every line, except those set in the same change', async () => {
    await changeHeader({ unitCost: 99, informationFlow: 'Inbound' });
    const changed = await changeHeader({ interactionTemplateCode: 'CALL', unitDurationMinutes: 20 });
    expect(changed.details).toMatchObject({ unitCost: 8, unitDurationMinutes: 20, informationFlow: 'Outbound', interactionGroupCode: 'PHONE', subject: 'Kevään uudet paperit', description: 'Kevätkirje 2027' });
    expect((await line()).details).toMatchObject({ unitCost: 8, unitDurationMinutes: 20, interactionGroupCode: 'PHONE' });
  });

  it('brings its campaign where it has one, and leaves the chosen one where it has none', async () => {
    await changeHeader({ campaignNo: 'CP0003' });
    expect((await changeHeader({ interactionTemplateCode: 'CALL' })).details.campaignNo).toBe('CP0003');
    expect((await changeHeader({ interactionTemplateCode: 'SPRING' })).details.campaignNo).toBe('CP0002');
  });
});

describe('lengths and kinds of details', () => {
  it.each([{ description: 'x'.repeat(101) }, { date: '2027-02-30' }, { unitCost: -1 }, { unitDurationMinutes: 1.5 }, { correspondenceType: 'Fax' }, { colour: 'red' }])('refuses %j with the reason, and changes nothing', async (details) => {
    const before = await line();
    const problem = await problemOf(changeLine(details));
    expect(problem).toMatchObject({ code: 'INVALID_REQUEST', status: 422 });
    expect(problem.reasons!.length).toBeGreaterThan(0);
    expect(await line()).toEqual(before);
  });
});
