import type { CorrespondenceType, IsoDate, LanguageCode } from './interaction';

/** Where something or somebody is. `countryCode`: ISO 3166; a contact's blank one is the sender's. */
export interface Address {
  address: string;
  address2: string;
  postCode: string;
  city: string;
  county: string;
  countryCode: string;
}

/** A company or person known to the firm (T5050, DOMAIN §3.13). */
export interface Contact extends Address {
  no: string;
  type: 'Company' | 'Person';
  name: string;
  name2: string;
  companyNo: string;
  companyName: string;
  firstName: string;
  middleName: string;
  surname: string;
  initials: string;
  jobTitle: string;
  salutationCode: string;
  phone: string;
  mobile: string;
  fax: string;
  email: string;
  homePage: string;
  vatRegistrationNo: string;
  languageCode: LanguageCode;
  salespersonCode: string;
  territoryCode: string;
  correspondenceType: CorrespondenceType;
  excludeFromSegment: boolean;
  privacyBlocked: boolean;
  minor: boolean;
  parentalConsent: boolean;
}

/** How long the texts of a contact may be, in UTF-16 units (DOMAIN §3.13). */
export const contactLengths = {
  no: 20, name: 100, name2: 50, companyNo: 20, companyName: 100, firstName: 30, middleName: 30, surname: 30, initials: 30, jobTitle: 30, salutationCode: 10,
  address: 100, address2: 50, postCode: 20, city: 30, county: 30, countryCode: 10, phone: 30, mobile: 30, fax: 30, email: 80, homePage: 255, vatRegistrationNo: 20,
  languageCode: 10, salespersonCode: 20, territoryCode: 10,
} as const satisfies Partial<Record<keyof Contact, number>>;

/** A contact with what is known around it. */
export interface ContactCard {
  contact: Contact;
  alternativeAddresses: AlternativeAddress[];
  mailingGroups: { code: string; description: string }[];
  /** The open segments the contact stands in. */
  openSegments: { no: string; description: string; lineNo: number }[];
}

/** An address valid from `startingDate` to `endingDate` ('' = open); the latest start wins (DOMAIN §3.14, oracle T2). */
export interface AlternativeAddress extends Address {
  contactNo: string;
  code: string;
  name: string;
  email: string;
  startingDate: IsoDate;
  endingDate: IsoDate;
}
