import type { AlternativeAddress, Contact } from '../../contract/contact';
import { america, britain, finland, germany, sweden, type Country } from './countries';
import { territoryOf } from './knownOfContacts';
import { randomFrom, type Random } from './random';

export const salespersonCodes = ['AK', 'JL', 'MS', 'TB'] as const;

const blank: Contact = {
  no: '', type: 'Company', name: '', name2: '', companyNo: '', companyName: '', firstName: '', middleName: '', surname: '', initials: '', jobTitle: '', salutationCode: '',
  address: '', address2: '', postCode: '', city: '', county: '', countryCode: '', phone: '', mobile: '', fax: '', email: '', homePage: '', vatRegistrationNo: '',
  languageCode: '', salespersonCode: '', territoryCode: '', correspondenceType: '', excludeFromSegment: false, privacyBlocked: false, minor: false, parentalConsent: false,
};

/** How many companies of each country, and how many persons work in them or live on their own. Together 400. */
const shares: readonly { country: Country; companies: number; employees: number; privates: number }[] = [
  { country: finland, companies: 44, employees: 108, privates: 48 },
  { country: britain, companies: 14, employees: 34, privates: 12 },
  { country: america, companies: 6, employees: 12, privates: 4 },
  { country: sweden, companies: 16, employees: 34, privates: 12 },
  { country: germany, companies: 14, employees: 30, privates: 12 },
];

const numbered = (index: number): string => `CT${String(index).padStart(6, '0')}`;
const plain = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/ß/g, 'ss').replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '');

/** The 400 contacts, the same ones every time: companies first, then the persons of each, then private persons, country by country. */
export function sampleContacts(): Contact[] {
  const random = randomFrom(20261123);
  const contacts: Contact[] = [];
  for (const { country, companies, employees, privates } of shares) {
    const firms = Array.from({ length: companies }, (_, index) => {
      const firm = company(numbered(contacts.length + 1), country, index, random);
      contacts.push(firm);
      return firm;
    });
    for (let index = 0; index < employees; index += 1) contacts.push(person(numbered(contacts.length + 1), country, random, firms[index % firms.length]));
    for (let index = 0; index < privates; index += 1) contacts.push(person(numbered(contacts.length + 1), country, random));
  }
  contacts.forEach((contact, index) => Object.assign(contact, peculiarities(contact, index)));
  for (const contact of contacts) contact.territoryCode = territoryOf(contact);
  return contacts;
}

function place(country: Country, random: Random): Partial<Contact> {
  const [postCode, city, county] = random.pick(country.towns);
  const number = 1 + random.below(98);
  const street = random.pick(country.streets);
  return {
    address: country.languageCode === 'ENU' ? `${number} ${street}` : `${street} ${number}${country === finland && random.chance(0.4) ? ` ${random.pick(['A', 'B', 'C'])} ${1 + random.below(60)}` : ''}`,
    address2: random.chance(0.08) ? `PL ${10 + random.below(900)}` : '', postCode, city, county, countryCode: country.countryCode, languageCode: country.languageCode,
    salespersonCode: random.pick(salespersonCodes), correspondenceType: random.pick(['Hard Copy', 'Hard Copy', 'Hard Copy', 'Email', ''] as const),
  };
}

function company(no: string, country: Country, index: number, random: Random): Contact {
  const name = `${country.firms[index % country.firms.length]!} ${country.trades[Math.floor(index / country.firms.length) % country.trades.length]!} ${country.firmForm}`;
  const domain = `${plain(name)}.example`;
  return {
    ...blank, no, name, companyNo: no, companyName: name, salutationCode: 'COMPANY', ...place(country, random), email: `info@${domain}`, homePage: `https://www.${domain}`,
    phone: `${country.phone}${100 + random.below(900)}`, vatRegistrationNo: `${country.vat}${1000 + random.below(9000)}`,
  };
}

function person(no: string, country: Country, random: Random, employer?: Contact): Contact {
  const woman = random.chance(0.5);
  const firstName = random.pick(woman ? country.women : country.men);
  const surname = random.pick(country.surnames);
  const middleName = random.chance(0.15) ? random.pick(woman ? country.women : country.men) : '';
  const name = [firstName, middleName, surname].filter(Boolean).join(' ');
  const home = place(country, random);
  return {
    ...blank, no, type: 'Person', name, firstName, middleName, surname, initials: [firstName, middleName, surname].filter(Boolean).map((part) => part[0]).join(''),
    salutationCode: woman ? 'F' : 'M', ...home,
    ...(employer && {
      companyNo: employer.no, companyName: employer.name, jobTitle: random.pick(country.jobs), address: employer.address, address2: employer.address2, postCode: employer.postCode,
      city: employer.city, county: employer.county, salespersonCode: employer.salespersonCode,
    }),
    email: `${plain(firstName)}.${plain(surname)}@${employer ? employer.email.slice(5) : country.domain}`, mobile: `${country.phone}${100 + random.below(900)}`,
  };
}

/** What makes real lists hard: blocked, young, excluded and incomplete contacts, very long names, signs that mean something in XML. */
function peculiarities({ type }: Contact, index: number): Partial<Contact> {
  const own = type === 'Person';
  if (index === 60) return { name: 'Teknisk Konsultbyrå & Översättningscentralen för Skärgårdens Småföretagare <Åland> "Havet" Ab', companyName: 'Teknisk Konsultbyrå & Översättningscentralen för Skärgårdens Småföretagare <Åland> "Havet" Ab', languageCode: 'SVE' };
  if (index === 75) return { firstName: 'Maria-Helena', middleName: 'Anna-Kristiina', surname: 'Kuusniemi-Hämäläinen von Öhmanlampi', name: 'Maria-Helena Anna-Kristiina Kuusniemi-Hämäläinen von Öhmanlampi', initials: 'MAK' };
  if (!own) return index % 31 === 30 ? { excludeFromSegment: true } : {};
  if (index % 47 === 12) return { privacyBlocked: true };
  if (index % 97 === 80) return { minor: true, salutationCode: '', jobTitle: '' };
  if (index % 97 === 90) return { minor: true, parentalConsent: true, salutationCode: '', jobTitle: '' };
  if (index % 41 === 20) return { excludeFromSegment: true };
  if (index % 59 === 33) return { address: '', address2: '', postCode: '', city: '', county: '' };
  if (index % 53 === 44) return { email: '', correspondenceType: 'Email' };
  if (index % 89 === 50) return { salutationCode: 'JOB' };
  if (index % 83 === 70) return { languageCode: '' };
  if (index === 399) return { name: '', firstName: '', surname: '', middleName: '', initials: '', salutationCode: '' };
  return {};
}

/** Other addresses of some private persons: a summer in the country, a winter abroad without an end. */
export function sampleAlternativeAddresses(contacts: readonly Contact[]): AlternativeAddress[] {
  const privates = contacts.filter((contact) => contact.type === 'Person' && contact.companyNo === '' && contact.countryCode === 'FI' && contact.address !== '');
  return privates.slice(0, 8).flatMap((contact, index): AlternativeAddress[] => [
    { contactNo: contact.no, code: 'MÖKKI', name: '', address: `Rantapolku ${index + 2}`, address2: '', postCode: '41660', city: 'Toivakka', county: '', countryCode: 'FI', email: '', startingDate: '2027-06-01', endingDate: '2027-08-31' },
    ...(index === 0 ? [{ contactNo: contact.no, code: 'TALVI', name: '', address: 'Calle del Sol 14', address2: '', postCode: '29640', city: 'Fuengirola', county: '', countryCode: 'ES', email: '', startingDate: '2026-11-01', endingDate: '' }] : []),
  ]);
}

/** Which mailing groups a contact belongs to. */
export function sampleMailingGroups(contacts: readonly Contact[]): { contactNo: string; mailingGroupCode: string }[] {
  return contacts.flatMap(({ no, type }, index) => [
    ...(index % 3 === 0 ? [{ contactNo: no, mailingGroupCode: 'NEWS' }] : []),
    ...(type === 'Company' && index % 2 === 0 ? [{ contactNo: no, mailingGroupCode: 'TRADE' }] : []),
    ...(index % 11 === 5 ? [{ contactNo: no, mailingGroupCode: 'XMAS' }] : []),
  ]);
}
