import type { CorrespondenceType, IsoDate, LanguageCode } from './interaction';

/** A company or person known to the firm (T5050, DOMAIN §3.13). */
export interface Contact {
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
  address: string;
  address2: string;
  postCode: string;
  city: string;
  county: string;
  countryCode: string;
  phone: string;
  mobile: string;
  fax: string;
  email: string;
  homePage: string;
  vatRegistrationNo: string;
  languageCode: LanguageCode;
  salespersonCode: string;
  correspondenceType: CorrespondenceType;
  excludeFromSegment: boolean;
  privacyBlocked: boolean;
  minor: boolean;
  parentalConsent: boolean;
}

/** An address valid from `startingDate` to `endingDate` ('' = open); the latest start wins (DOMAIN §3.14, oracle T2). */
export interface AlternativeAddress {
  contactNo: string;
  code: string;
  name: string;
  address: string;
  address2: string;
  postCode: string;
  city: string;
  county: string;
  countryCode: string;
  email: string;
  startingDate: IsoDate;
  endingDate: IsoDate;
}

/**
 * Why a contact may get no letter. `privacyBlocked` and `minor` are a hard rule (DOMAIN §16); `removed` is a contact that
 * was deleted. `excluded` is a warning: the person may include the contact on purpose.
 */
export type Barrier = 'privacyBlocked' | 'minor' | 'removed' | 'excluded';

/** The barrier of a contact, the hardest first, or undefined. Source: DOMAIN §16. */
export function barrierOf(contact: Pick<Contact, 'privacyBlocked' | 'minor' | 'parentalConsent' | 'excludeFromSegment'>): Barrier | undefined {
  if (contact.privacyBlocked) return 'privacyBlocked';
  if (contact.minor && !contact.parentalConsent) return 'minor';
  if (contact.excludeFromSegment) return 'excluded';
  return undefined;
}

/** True where no choice of the person can make a letter for this contact. */
export const isHardBarrier = (barrier: Barrier | undefined): boolean => barrier !== undefined && barrier !== 'excluded';
