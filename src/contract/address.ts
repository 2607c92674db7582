import type { Address, AlternativeAddress, Contact } from './contact';
import type { IsoDate, LanguageCode } from './interaction';
import { languageTag } from './languageTag';

/** Where post for a contact goes. `companyName` is the company of a person, '' for a company itself. */
export interface PostalAddress extends Address {
  name: string;
  name2: string;
  companyName: string;
}

/** How the line with the city is written. */
type CityStyle = 'postCodeFirst' | 'postCodeFirstCapitals' | 'postCodeOwnLine' | 'cityCommaCounty' | 'cityCounty';

/** ISO 3166 codes of countries that write it another way than "post code, city". */
const cityStyles: Readonly<Record<string, CityStyle>> = {
  FI: 'postCodeFirstCapitals', AX: 'postCodeFirstCapitals', SE: 'postCodeFirstCapitals',
  GB: 'postCodeOwnLine', IE: 'postCodeOwnLine', JE: 'postCodeOwnLine', GG: 'postCodeOwnLine', IM: 'postCodeOwnLine',
  US: 'cityCommaCounty', CA: 'cityCounty', AU: 'cityCounty', NZ: 'cityCounty',
};

/** Countries where the person stands above the company. */
const personFirst = new Set(['GB', 'IE', 'US', 'CA', 'AU', 'NZ']);

/**
 * The address as it is printed on a letter: lines joined with `\n`, none of them empty. The country stands last, in capitals and in the
 * contact's language, and only where it is another one than the sender's. A blank country is the sender's.
 */
export function addressBlock(address: PostalAddress, { senderCountryCode, languageCode }: { senderCountryCode: string; languageCode: LanguageCode }): string {
  const sender = senderCountryCode.trim().toUpperCase();
  const country = address.countryCode.trim().toUpperCase() || sender;
  const company = address.companyName.trim() === address.name.trim() ? '' : address.companyName;
  const addressee = [address.name, address.name2];
  return [
    ...(personFirst.has(country) ? [...addressee, company] : [company, ...addressee]),
    address.address, address.address2,
    ...cityLines(address, cityStyles[country] ?? 'postCodeFirst'),
    country === sender ? '' : countryName(country, languageCode).toUpperCase(),
  ].flatMap((part) => (untidy.test(part) ? part.split(/\r\n|[\r\n\v]/).map((line) => line.replace(/\s+/g, ' ').trim()) : part)).filter((line) => line !== '').join('\n');
}

/** What has to be tidied: blanks at an end, several together, or others than a space. Few lines have any, and looking costs less than tidying. */
const untidy = /^\s|\s$|\s\s|[^\S ]/;

function cityLines({ postCode, city, county }: PostalAddress, style: CityStyle): string[] {
  switch (style) {
    case 'postCodeFirst': return [`${postCode} ${city}`];
    case 'postCodeFirstCapitals': return [`${postCode} ${city.toUpperCase()}`];
    case 'postCodeOwnLine': return [city, county, postCode];
    case 'cityCommaCounty': return [`${[city, county].filter((part) => part.trim() !== '').join(', ')} ${postCode}`];
    case 'cityCounty': return [`${city} ${county} ${postCode}`];
  }
}

/**
 * The address that is valid on `date`: the alternative one that has started by then and has not ended; of several the one that started last.
 * Otherwise the contact's own, with the code ''. An alternative address names the company at that address (T5051), so a person keeps the name.
 * Source: DOMAIN §3.14, oracle T2.
 */
export function activeAddress(contact: Contact, alternatives: readonly AlternativeAddress[], date: IsoDate): PostalAddress & { code: string; email: string } {
  const person = contact.type === 'Person';
  const [active] = alternatives
    .filter((one) => one.contactNo === contact.no && one.startingDate <= date && (one.endingDate === '' || date <= one.endingDate))
    .sort((a, b) => (a.startingDate < b.startingDate ? 1 : a.startingDate > b.startingDate ? -1 : a.code < b.code ? -1 : 1));
  if (active === undefined) {
    const { name, name2, address, address2, postCode, city, county, countryCode, email } = contact;
    return { code: '', name, name2, companyName: person ? contact.companyName : '', address, address2, postCode, city, county, countryCode, email };
  }
  const { code, address, address2, postCode, city, county, countryCode } = active;
  return {
    code, address, address2, postCode, city, county, countryCode,
    name: person ? contact.name : active.name || contact.name, name2: person || active.name === '' ? contact.name2 : '',
    companyName: person ? active.name : '', email: active.email || contact.email,
  };
}

/** The country's name in a language (`DE` in Finnish → `Saksa`); the code itself where nobody knows it, '' for a blank one. */
export function countryName(code: string, languageCode: LanguageCode): string {
  const country = code.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) return country;
  const names = namesIn(languageTag(languageCode));
  const name = names.known.get(country) ?? names.display.of(country) ?? country;
  names.known.set(country, name);
  return name;
}

interface CountryNames { display: Intl.DisplayNames; known: Map<string, string> }

/** Kept per language: making one costs more than a whole letter's other values, and asking it more than looking up. */
const countryNames = new Map<string, CountryNames>();

function namesIn(tag: string): CountryNames {
  const names = countryNames.get(tag) ?? { display: new Intl.DisplayNames([tag], { type: 'region', fallback: 'code' }), known: new Map<string, string>() };
  countryNames.set(tag, names);
  return names;
}

/** True where no post could arrive: no street or box, or no city. */
export const isAddressMissing = (address: PostalAddress): boolean => (address.address + address.address2).trim() === '' || address.city.trim() === '';
