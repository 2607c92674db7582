/** A run of the bench's letter as the product's worker is asked for it. */
import { contact, contacts } from './contacts.mjs';

/** Each name in the letter is the name of a value. */
export const settled = { fieldMapping: Object.fromEntries(Object.keys(contact(0)).map((name) => [name, name])) };

export const mergeRecords = (count) => contacts(count).map((values, index) => ({
  lineNo: (index + 1) * 10000, contactNo: `CT${index}`, contactName: values.LastName, companyName: '', languageCode: '', correspondenceType: 'Hard Copy', includeExcluded: false,
  textOrigin: 'standard', addressMissing: false, recordHash: '', values,
}));
