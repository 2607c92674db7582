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
