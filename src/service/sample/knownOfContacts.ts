import type { Contact } from '../../contract/contact';
import { randomFrom } from './random';

const codes = (rows: Record<string, string>) => Object.entries(rows).map(([code, description]) => ({ code, description }));

export const territories = codes({ ETELÄ: 'Etelä-Suomi', LÄNSI: 'Länsi-Suomi', POHJ: 'Pohjois- ja Keski-Suomi', NORDEN: 'Sverige', DACH: 'Deutschland', UKUS: 'Great Britain and America' });
export const profileQuestionnaires = codes({ COMPANY: 'Yrityksen taustatiedot', PERSON: 'Henkilön kiinnostukset' });
export const profileAnswers = [
  ...codes({ SMALL: 'alle 10 työntekijää', MEDIUM: '10–50 työntekijää', LARGE: 'yli 50 työntekijää', NETSHOP: 'myy verkossa' }).map((answer) => ({ ...answer, profileQuestionnaireCode: 'COMPANY' })),
  ...codes({ PAPER: 'taidepaperit', CARDS: 'kortit ja kuoret', EVENTS: 'messut ja näytökset', NETSHOP: 'ostaa verkosta' }).map((answer) => ({ ...answer, profileQuestionnaireCode: 'PERSON' })),
];
export const jobResponsibilities = codes({ BUY: 'Hankinnat', SALES: 'Myynti', FINANCE: 'Talous', MANAGE: 'Yrityksen johto', OFFICE: 'Toimisto' });
export const industryGroups = codes({ PRINT: 'Painoala', RETAIL: 'Vähittäiskauppa', BUILD: 'Rakentaminen ja sisustus', LOGIST: 'Kuljetus ja varastointi', MANUF: 'Teollisuus' });
export const businessRelations = codes({ CUST: 'Asiakas', VEND: 'Toimittaja', PROSPECT: 'Mahdollinen asiakas', PRESS: 'Lehdistö' });

const territoryOfCountry: Record<string, string> = { SE: 'NORDEN', DE: 'DACH', GB: 'UKUS', US: 'UKUS' };
/** Finland by the post code, other countries whole; nothing where no address is known. */
export const territoryOf = ({ countryCode, postCode }: Contact): string => (postCode === '' ? '' : territoryOfCountry[countryCode] ?? (postCode < '20000' ? 'ETELÄ' : postCode < '40000' ? 'LÄNSI' : 'POHJ'));

const tradeOf: readonly [RegExp, string][] = [
  [/paino|tryck|papier|paper|bindery/i, 'PRINT'], [/kalust|sisust|inred|furnish|interior|bygg|rakenn|möbel/i, 'BUILD'], [/logist|transport|freight/i, 'LOGIST'], [/handel|trading|supply|puutarha|garden/i, 'RETAIL'], [/technik|maschinen/i, 'MANUF'],
];
const responsibilityOf: readonly [RegExp, string][] = [
  [/hankinta|inköp|einkauf|purchas/i, 'BUY'], [/myynti|försälj|vertrieb|sales/i, 'SALES'], [/talous|ekonomi|buchhalt/i, 'FINANCE'], [/toimitusjohtaja|verkställande|geschäftsführ|managing|president/i, 'MANAGE'], [/sihteeri|office/i, 'OFFICE'],
];
const fitting = (rules: readonly [RegExp, string][], text: string): string[] => rules.filter(([pattern]) => pattern.test(text)).map(([, code]) => code);

/** What is known of the contacts beside their cards, the same every time: industry and business relations of companies, tasks and answers of persons. */
export function sampleKnowledge(contacts: readonly Contact[]) {
  const random = randomFrom(20261125);
  const companies = contacts.filter(({ type }) => type === 'Company');
  const persons = contacts.filter(({ type }) => type === 'Person');
  return {
    industryGroups: companies.flatMap(({ no, name }) => fitting(tradeOf, name).map((industryGroupCode) => ({ contactNo: no, industryGroupCode }))),
    businessRelations: companies.flatMap(({ no }) => [
      { contactNo: no, businessRelationCode: random.chance(0.6) ? 'CUST' : 'PROSPECT' }, ...(random.chance(0.2) ? [{ contactNo: no, businessRelationCode: 'VEND' }] : []), ...(random.chance(0.05) ? [{ contactNo: no, businessRelationCode: 'PRESS' }] : []),
    ]),
    jobResponsibilities: persons.flatMap(({ no, jobTitle }) => fitting(responsibilityOf, jobTitle).map((jobResponsibilityCode) => ({ contactNo: no, jobResponsibilityCode }))),
    profileAnswers: [
      ...companies.flatMap(({ no }) => [random.pick(['SMALL', 'SMALL', 'MEDIUM', 'LARGE']), ...(random.chance(0.4) ? ['NETSHOP'] : [])].map((answer) => ({ contactNo: no, profileQuestionnaireCode: 'COMPANY', answer }))),
      ...persons.flatMap(({ no }) => ['PAPER', 'CARDS', 'EVENTS', 'NETSHOP'].filter(() => random.chance(0.3)).map((answer) => ({ contactNo: no, profileQuestionnaireCode: 'PERSON', answer }))),
    ],
  };
}
