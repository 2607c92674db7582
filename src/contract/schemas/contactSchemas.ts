import { z } from 'zod';
import { contactLengths as length } from '../contact';
import { correspondenceType } from './details';
import { line } from './texts';

/** The fields of a contact that may be set. */
export const contactChange = z.strictObject({
  type: z.enum(['Company', 'Person']), name: line(length.name), name2: line(length.name2), companyNo: line(length.companyNo), companyName: line(length.companyName),
  firstName: line(length.firstName), middleName: line(length.middleName), surname: line(length.surname), initials: line(length.initials), jobTitle: line(length.jobTitle),
  salutationCode: line(length.salutationCode), address: line(length.address), address2: line(length.address2), postCode: line(length.postCode), city: line(length.city), county: line(length.county),
  countryCode: line(length.countryCode), phone: line(length.phone), mobile: line(length.mobile), fax: line(length.fax), email: line(length.email), homePage: line(length.homePage),
  vatRegistrationNo: line(length.vatRegistrationNo), languageCode: line(length.languageCode), salespersonCode: line(length.salespersonCode), territoryCode: line(length.territoryCode), correspondenceType,
  excludeFromSegment: z.boolean(), privacyBlocked: z.boolean(), minor: z.boolean(), parentalConsent: z.boolean(),
}).partial();
