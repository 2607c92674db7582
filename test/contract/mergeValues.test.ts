import type { InteractionDetails } from '../../src/contract/interaction';
import { printedChoice } from '../../src/contract/printedChoice';
import { commonValues, contactDates, contactValues, type Sender } from '../../src/contract/mergeValues';
import { mergeFieldNames } from '../../src/contract/mergeFields';
import { printedDate } from '../../src/contract/printedDate';
import { activeAddress } from '../../src/contract/address';
import { person } from './person';

const details: InteractionDetails = {
  description: 'Syyskampanja', subject: 'Kiitos', date: '2026-11-23', salespersonCode: 'JO', campaignNo: 'CP0001', interactionTemplateCode: 'BUS', interactionGroupCode: 'LETTER',
  correspondenceType: 'Hard Copy', languageCode: 'FIN', informationFlow: 'Outbound', initiatedBy: 'Us', unitCost: 0, unitDurationMinutes: 0, campaignTarget: false,
  campaignResponse: false, sendWordDocAsAttachment: false,
};
const sender: Sender = {
  name: 'Mänty Oy', name2: 'Myynti', address: 'Satamakatu 2', address2: 'B', postCode: '20100', city: 'Turku', county: 'VS', countryCode: 'FI', phone: '1', fax: '2', email: 'a@manty.example',
  homePage: 'https://manty.example', vatRegistrationNo: '3', registrationNo: '4', bankBranchNo: '5', bankName: 'Pankki', bankAccountNo: '6', giroNo: '7', iban: 'FI00', swiftCode: 'ABCDFIHH',
};
const whole = person({ name2: 'n', phone: '1', mobile: '2', fax: '3', homePage: 'h', vatRegistrationNo: 'v', address2: 'a', county: 'c' });
const contact = (changes: Partial<Parameters<typeof contactValues>[0]> = {}) => contactValues({
  contact: whole, address: activeAddress(whole, [], details.date), line: { details, printedText: 'Muista messut' },
  salesperson: { code: 'JO', name: 'Jussi Ojala', jobTitle: 'Myyjä', phone: '1', email: 'j@manty.example', blocked: false },
  formalSalutation: 'Hyvä Eeva Virtanen', informalSalutation: 'Moi Eeva', senderCountryCode: 'FI', ...changes,
});
const common = () => commonValues({ sender, segment: { no: 'SM00012', details, campaignDescription: 'Messut' }, today: '2026-11-24', languageCode: 'FIN' });

it('fills every field of the catalogue, each from one side only', () => {
  const names = [...Object.keys(common()), ...Object.keys(contact())];
  expect([...names].sort()).toEqual([...mergeFieldNames].sort());
});
it('leaves out what has no value', () => {
  const values = contact({ salesperson: undefined, line: { details, printedText: ' ' } });
  expect(values).not.toHaveProperty('Comment');
  expect(values).not.toHaveProperty('Salesperson_Name');
});
it('prints a company’s own name as the company', () => {
  expect(contact({ contact: person({ type: 'Company', name: 'Koivu Oy', companyName: '' }) }).Company_Name).toBe('Koivu Oy');
});
it('prints the e-mail of the address that is valid', () => {
  expect(contact({ address: { ...activeAddress(whole, [], ''), email: 'kesa@koivu.example' } }).Contact_Email).toBe('kesa@koivu.example');
});
it.each([
  ['FIN', '3.9.2026'], ['SVE', '3 september 2026'], ['SVF', '3 september 2026'], ['ENU', '3 September 2026'], ['DEU', '3. September 2026'], ['', '3 September 2026'],
])('prints a day in %s as %s', (language, text) => expect(printedDate('2026-09-03', language)).toBe(text));
it('prints a day in a language of the browser’s, the same day in every time zone', () => expect(printedDate('2026-09-03', 'FRA')).toBe('3 septembre 2026'));
it('prints no day where none is set', () => expect([printedDate('', 'FIN'), printedDate('soon', 'FIN')]).toEqual(['', '']));

it.each([
  ['Company', 'FIN', 'Yritys'], ['Person', 'SVE', 'Person'], ['Hard Copy', 'DEU', 'Papier'], ['Hard Copy', 'ENU', 'Hard copy'], ['Email', 'FIN', 'Sähköposti'], ['Email', 'PLK', 'Email'], ['', 'FIN', ''],
] as const)('the choice %s in %s prints %s', (choice, language, printed) => expect(printedChoice(choice, language)).toBe(printed));

describe('the dates that all letters share', () => {
  const days = { segmentDate: '2026-11-23', today: '2026-11-24', common: common() };
  it('are the contact’s own where the contact reads another language', () => {
    expect(contactDates('SVE', days)).toEqual({ Segment_Date: '23 november 2026', Today: '24 november 2026' });
    expect(contactDates('FIN', days)).toEqual({});
  });
  it('are left out where both languages print them alike, and where none is set', () => {
    expect(contactDates('SVF', { ...days, common: { Segment_Date: '23 november 2026', Today: '24 november 2026' } })).toEqual({});
    expect(contactDates('SVE', { segmentDate: '', today: '', common: {} })).toEqual({});
  });
});
