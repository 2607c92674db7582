import type { Contact } from '../../src/contract/contact';

/** A person at a company in Helsinki; `changes` makes it another contact. */
export const person = (changes: Partial<Contact> = {}): Contact => ({
  no: 'CT000001', type: 'Person', name: 'Eeva Maria Virtanen', name2: '', companyNo: 'CT000100', companyName: 'Koivu Oy', firstName: 'Eeva', middleName: 'Maria',
  surname: 'Virtanen', initials: 'EMV', jobTitle: 'Toimitusjohtaja', salutationCode: 'F-JOB', address: 'Mannerheimintie 1', address2: '', postCode: '00100',
  city: 'Helsinki', county: '', countryCode: 'FI', phone: '', mobile: '', fax: '', email: 'eeva@koivu.example', homePage: '', vatRegistrationNo: '',
  languageCode: 'FIN', salespersonCode: 'JO', territoryCode: '', correspondenceType: 'Hard Copy', excludeFromSegment: false, privacyBlocked: false, minor: false, parentalConsent: false,
  ...changes,
});
