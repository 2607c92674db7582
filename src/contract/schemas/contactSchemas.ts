import { z } from 'zod';
import { correspondenceType } from './details';
import { code, line } from './texts';

/** The fields of a contact that may be set. Lengths: DOMAIN §3.13. */
export const contactChange = z.strictObject({
  type: z.enum(['Company', 'Person']), name: line(100), name2: line(50), companyNo: code, companyName: line(100), firstName: line(30), middleName: line(30), surname: line(30),
  initials: line(30), jobTitle: line(30), salutationCode: line(10), address: line(100), address2: line(50), postCode: code, city: line(30), county: line(30), countryCode: line(10),
  phone: line(30), mobile: line(30), fax: line(30), email: line(80), homePage: line(255), vatRegistrationNo: code, languageCode: line(10), salespersonCode: code, territoryCode: line(10), correspondenceType,
  excludeFromSegment: z.boolean(), privacyBlocked: z.boolean(), minor: z.boolean(), parentalConsent: z.boolean(),
}).partial();
