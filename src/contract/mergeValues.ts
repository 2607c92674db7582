import { addressBlock, countryName, type PostalAddress } from './address';
import type { Address, Contact } from './contact';
import type { InteractionDetails, IsoDate, LanguageCode, Salesperson } from './interaction';
import type { MergeValues } from './mergeData';
import { printedChoice } from './printedChoice';
import { printedDate } from './printedDate';

/** The firm that sends the letters (Company Information). */
export interface Sender extends Address {
  name: string;
  name2: string;
  phone: string;
  fax: string;
  email: string;
  homePage: string;
  vatRegistrationNo: string;
  registrationNo: string;
  bankBranchNo: string;
  bankName: string;
  bankAccountNo: string;
  giroNo: string;
  iban: string;
  swiftCode: string;
}

export interface CommonSource {
  sender: Sender;
  segment: { no: string; details: InteractionDetails; campaignDescription: string };
  today: IsoDate;
  /** The segment's language: dates and the sender's country are printed in it. `contactDates` has the dates for the others. */
  languageCode: LanguageCode;
}

export interface ContactSource {
  contact: Contact;
  /** The one valid on the line's date; its e-mail goes before the contact's own. */
  address: PostalAddress & { email?: string };
  /** The line's effective details, and what `Comment` prints. */
  line: { details: InteractionDetails; printedText: string };
  salesperson: Salesperson | undefined;
  formalSalutation: string;
  informalSalutation: string;
  senderCountryCode: string;
}

/** What every letter of a segment has in common: the sender, the segment, today. Empty values are left out. */
export function commonValues({ sender, segment: { no, details, campaignDescription }, today, languageCode }: CommonSource): MergeValues {
  return withoutEmpty({
    Segment_No: no,
    Segment_Description: details.description,
    Segment_Subject: details.subject,
    Segment_Date: printedDate(details.date, languageCode),
    Campaign_No: details.campaignNo,
    Campaign_Description: campaignDescription,
    Today: printedDate(today, languageCode),
    Company_Information_Name: sender.name,
    Company_Information_Name_2: sender.name2,
    Company_Information_Address: sender.address,
    Company_Information_Address_2: sender.address2,
    Company_Information_Post_Code: sender.postCode,
    Company_Information_City: sender.city,
    Company_Information_County: sender.county,
    Company_Information_Country_Name: countryName(sender.countryCode, languageCode),
    Company_Information_VAT_Registration_No: sender.vatRegistrationNo,
    Company_Information_Registration_No: sender.registrationNo,
    Company_Information_Phone_No: sender.phone,
    Company_Information_Fax_No: sender.fax,
    Company_Information_Email: sender.email,
    Company_Information_Home_Page: sender.homePage,
    Company_Information_Bank_Branch_No: sender.bankBranchNo,
    Company_Information_Bank_Name: sender.bankName,
    Company_Information_Bank_Account_No: sender.bankAccountNo,
    Company_Information_Giro_No: sender.giroNo,
    Company_Information_IBAN: sender.iban,
    Company_Information_SWIFT_Code: sender.swiftCode,
  });
}

/** What differs from contact to contact. Empty values are left out; the address is the one valid on the line's date. */
export const contactValues = (source: ContactSource): MergeValues => withoutEmpty(everyContactValue(source));

/** The same with `undefined` for what is empty: all of one shape, which writing 100,000 of them is much faster with. */
export function everyContactValue({ contact, address, line: { details, printedText }, salesperson, formalSalutation, informalSalutation, senderCountryCode }: ContactSource): MergeValues {
  const { languageCode } = details;
  const values: MergeValues = {
    Contact_Name: contact.name,
    Contact_Name_2: contact.name2,
    Contact_No: contact.no,
    Contact_Type: printedChoice(contact.type, languageCode),
    First_Name: contact.firstName,
    Middle_Name: contact.middleName,
    Surname: contact.surname,
    Initials: contact.initials,
    Job_Title: contact.jobTitle,
    Company_Name: contact.type === 'Company' ? contact.name : contact.companyName,
    Contact_Phone_No: contact.phone,
    Contact_Mobile_Phone_No: contact.mobile,
    Contact_Fax_No: contact.fax,
    Contact_Email: address.email || contact.email,
    Contact_Home_Page: contact.homePage,
    Contact_VAT_Registration_No: contact.vatRegistrationNo,
    Address_Block: addressBlock(address, { senderCountryCode, languageCode }),
    Contact_Address: address.address,
    Contact_Address_2: address.address2,
    Contact_Post_Code: address.postCode,
    Contact_City: address.city,
    Contact_County: address.county,
    Contact_Country_Code: address.countryCode,
    Contact_Country_Name: countryName(address.countryCode, languageCode),
    Formal_Salutation: formalSalutation,
    Informal_Salutation: informalSalutation,
    Salesperson_Code: salesperson?.code ?? '',
    Salesperson_Name: salesperson?.name ?? '',
    Salesperson_Job_Title: salesperson?.jobTitle ?? '',
    Salesperson_Phone_No: salesperson?.phone ?? '',
    Salesperson_Email: salesperson?.email ?? '',
    Comment: printedText,
    Line_Description: details.description,
    Line_Subject: details.subject,
    Line_Date: printedDate(details.date, languageCode),
    Language_Code: languageCode,
    Correspondence_Type: printedChoice(details.correspondenceType, languageCode),
  };
  for (const name of Object.keys(values) as (keyof MergeValues)[]) if (isEmpty(values[name])) values[name] = undefined;
  return values;
}

/**
 * The dates of `commonValues` for a contact who reads another language: a record's own values go before the common ones. A date that is
 * printed alike in both languages is left out.
 */
export function contactDates(languageCode: LanguageCode, { segmentDate, today, common }: { segmentDate: IsoDate; today: IsoDate; common: MergeValues }): MergeValues {
  const dates: MergeValues = { Segment_Date: printedDate(segmentDate, languageCode), Today: printedDate(today, languageCode) };
  return Object.fromEntries(Object.entries(dates).filter(([name, date]) => date !== (common[name as keyof MergeValues] ?? '')));
}

/** Prints nothing, so it stands in no record. */
const isEmpty = (value: string | undefined): boolean => value === undefined || value === '' || value.trim() === '';

function withoutEmpty(values: MergeValues): MergeValues {
  const kept: MergeValues = {};
  for (const name of Object.keys(values) as (keyof MergeValues)[]) if (!isEmpty(values[name])) kept[name] = values[name];
  return kept;
}
