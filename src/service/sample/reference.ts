import type { Campaign, InteractionGroup, InteractionTemplate, Language, Salesperson } from '../../contract/interaction';
import type { Criteria } from '../../contract/savedCriteria';
import type { Sender } from '../../contract/mergeValues';
import type { SalutationFormula } from '../../contract/salutation';

export const sender: Sender = {
  name: 'Tuohela Paperi Oy', name2: '', address: 'Satamakatu 12', address2: 'PL 45', postCode: '00160', city: 'Helsinki', county: '', countryCode: 'FI',
  phone: '+358 9 555 0100', fax: '', email: 'posti@tuohela.example', homePage: 'https://www.tuohela.example', vatRegistrationNo: 'FI00000000', registrationNo: '0000000-0',
  bankBranchNo: '', bankName: 'Esimerkkipankki', bankAccountNo: '', giroNo: '', iban: 'FI00 0000 0000 0000 00', swiftCode: 'EXAMFIHH',
};

export const languages: Language[] = [
  { code: 'FIN', name: 'suomi', tag: 'fi-FI' }, { code: 'ENU', name: 'English', tag: 'en-US' }, { code: 'SVE', name: 'svenska', tag: 'sv-SE' }, { code: 'DEU', name: 'Deutsch', tag: 'de-DE' },
];

export const salespeople: Salesperson[] = [
  { code: 'AK', name: 'Annika Kallioranta', jobTitle: 'asiakkuuspäällikkö', phone: '+358 40 555 0101', email: 'annika.kallioranta@tuohela.example', blocked: false },
  { code: 'JL', name: 'Jere Lummelampi', jobTitle: 'myyntipäällikkö', phone: '+358 40 555 0102', email: 'jere.lummelampi@tuohela.example', blocked: false },
  { code: 'MS', name: 'Maj-Britt Sundéll', jobTitle: 'Key Account Manager', phone: '+358 40 555 0103', email: 'maj-britt.sundell@tuohela.example', blocked: false },
  { code: 'TB', name: 'Tristan Bellweather', jobTitle: 'Export Manager', phone: '+358 40 555 0104', email: 'tristan.bellweather@tuohela.example', blocked: false },
  { code: 'VANHA', name: 'Veikko Entinen', jobTitle: '', phone: '', email: '', blocked: true },
];

export const campaigns: Campaign[] = [
  { no: 'CP0001', description: 'Syksyn messut', startingDate: '2026-09-01', endingDate: '2026-10-31' },
  { no: 'CP0002', description: 'Kevään uutuudet', startingDate: '2027-01-15', endingDate: '2027-04-30' },
  { no: 'CP0003', description: 'Spring fairs abroad', startingDate: '2027-02-01', endingDate: '2027-05-31' },
];

export const interactionGroups: InteractionGroup[] = [
  { code: 'EVENT', description: 'Tapahtumat' }, { code: 'LETTER', description: 'Kirjeet' }, { code: 'MAILING', description: 'Uutiskirjeet' }, { code: 'PHONE', description: 'Puhelut' },
];

const outbound = { informationFlow: 'Outbound', initiatedBy: 'Us', campaignNo: '', campaignTarget: false, campaignResponse: false, languageCode: '', ignoreContactCorrespondenceType: false } as const;
export const interactionTemplates: InteractionTemplate[] = [
  { ...outbound, code: 'LETTER', description: 'Liikekirje', interactionGroupCode: 'LETTER', unitCost: 2.6, unitDurationMinutes: 5, correspondenceType: 'Hard Copy' },
  { ...outbound, code: 'SPRING', description: 'Kevätkirje', interactionGroupCode: 'LETTER', unitCost: 2.4, unitDurationMinutes: 3, correspondenceType: 'Hard Copy', campaignNo: 'CP0002', campaignTarget: true, languageCode: 'FIN' },
  { ...outbound, code: 'INVITE', description: 'Invitation to an event', interactionGroupCode: 'EVENT', unitCost: 4.2, unitDurationMinutes: 4, correspondenceType: 'Hard Copy', campaignTarget: true, ignoreContactCorrespondenceType: true },
  { ...outbound, code: 'NEWS', description: 'Newsletter', interactionGroupCode: 'MAILING', unitCost: 0.3, unitDurationMinutes: 1, correspondenceType: 'Email' },
  { ...outbound, code: 'THANKS', description: 'Kiitoskirje', interactionGroupCode: 'LETTER', unitCost: 2.1, unitDurationMinutes: 2, correspondenceType: 'Hard Copy' },
  { ...outbound, code: 'CALL', description: 'Puhelu', interactionGroupCode: 'PHONE', unitCost: 8, unitDurationMinutes: 15, correspondenceType: '' },
];

export const mailingGroups = [{ code: 'NEWS', description: 'Uutiskirje' }, { code: 'TRADE', description: 'Jälleenmyyjät' }, { code: 'XMAS', description: 'Joulutervehdys' }];
export const salutations = [{ code: 'COMPANY', description: 'Yritys' }, { code: 'F', description: 'Nainen' }, { code: 'M', description: 'Mies' }, { code: 'JOB', description: 'Tehtävänimike' }];

type Names = SalutationFormula['names'];
const fullName: Names = ['firstName', 'middleName', 'surname', '', ''];
const surname: Names = ['surname', '', '', '', ''];
const firstName: Names = ['firstName', '', '', '', ''];
const job: Names = ['jobTitle', 'surname', '', '', ''];
const firm: Names = ['companyName', '', '', '', ''];
const pair = (code: string, languageCode: string, formal: [string, Names], informal: [string, Names]): SalutationFormula[] => [
  { code, languageCode, kind: 'formal', pattern: formal[0], names: formal[1] }, { code, languageCode, kind: 'informal', pattern: informal[0], names: informal[1] },
];

/** How contacts are greeted. JOB is missing in Swedish and German, so that the fallback of a missing formula can be seen. */
export const salutationFormulas: SalutationFormula[] = [
  ...pair('COMPANY', 'FIN', ['Hyvä %1', firm], ['Hei', firm]), ...pair('F', 'FIN', ['Hyvä %1 %2 %3', fullName], ['Hei %1', firstName]),
  ...pair('M', 'FIN', ['Hyvä %1 %2 %3', fullName], ['Hei %1', firstName]), ...pair('JOB', 'FIN', ['Arvoisa %1 %2', job], ['Hei %1', firstName]),
  ...pair('COMPANY', 'ENU', ['Dear Sir or Madam', firm], ['Dear %1', firm]), ...pair('F', 'ENU', ['Dear Ms. %1', surname], ['Hi %1', firstName]),
  ...pair('M', 'ENU', ['Dear Mr. %1', surname], ['Hi %1', firstName]), ...pair('JOB', 'ENU', ['Dear %1 %2', job], ['Hi %1', firstName]),
  ...pair('COMPANY', 'SVE', ['Bästa mottagare', firm], ['Hej', firm]), ...pair('F', 'SVE', ['Bästa %1 %2 %3', fullName], ['Hej %1', firstName]), ...pair('M', 'SVE', ['Bästa %1 %2 %3', fullName], ['Hej %1', firstName]),
  ...pair('COMPANY', 'DEU', ['Sehr geehrte Damen und Herren', firm], ['Guten Tag', firm]), ...pair('F', 'DEU', ['Sehr geehrte Frau %1', surname], ['Liebe %1', firstName]), ...pair('M', 'DEU', ['Sehr geehrter Herr %1', surname], ['Lieber %1', firstName]),
  ...pair('COMPANY', '', ['%1', firm], ['%1', firm]), ...pair('F', '', ['%1 %2 %3', fullName], ['%1', firstName]), ...pair('M', '', ['%1 %2 %3', fullName], ['%1', firstName]),
];

/** Choices of contacts that are worth keeping: who gets the newsletter by post, who trades near Turku, who was at the fair and heard nothing since. */
export const savedCriteria: { code: string; description: string; criteria: Criteria }[] = [
  { code: 'UUTISET', description: 'Uutiskirjeen tilaajat, paperilla', criteria: { version: 1, actions: [
    { op: 'add', options: {}, filters: { mailingGroup: { mailingGroupCode: 'NEWS' } } },
    { op: 'refine', options: {}, filters: { contact: { correspondenceType: 'Hard Copy' } } },
  ] } },
  { code: 'TURKU', description: 'Jälleenmyyjät Turun seudulla henkilöineen', criteria: { version: 1, actions: [
    { op: 'add', options: { expandCompanies: true }, filters: { contact: { type: 'Company', postCode: '20000..21999' }, mailingGroup: { mailingGroupCode: 'TRADE' } } },
  ] } },
  { code: 'MESSUT', description: 'Messuille kutsutut, joille ei ole soitettu', criteria: { version: 1, actions: [
    { op: 'add', options: {}, filters: { interactionLogEntry: { interactionTemplateCode: 'INVITE', campaignNo: 'CP0001' } } },
    { op: 'add', options: { allowRelatedCompanies: true, ignoreExclusion: true }, filters: { contact: { salespersonCode: 'AK|JL', countryCode: 'FI' }, mailingGroup: { mailingGroupCode: 'XMAS' } } },
    { op: 'reduce', options: { entireCompanies: true }, filters: { interactionLogEntry: { interactionTemplateCode: 'CALL', date: '2026-10-01..' } } },
  ] } },
];
