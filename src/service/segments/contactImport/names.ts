import { contactLengths, type Contact } from '../../../contract/contact';

type Parts = Pick<Contact, 'firstName' | 'middleName' | 'surname'>;
const parts = ['firstName', 'middleName', 'surname'] as const;

/** A person's name is its parts, one after the other (DOMAIN §3.13). */
const nameOf = ({ firstName, middleName, surname }: Parts): string => [firstName, middleName, surname].filter(Boolean).join(' ');

/** The last word is the surname, the one before it the middle name where there are three or more (DOMAIN §3.13). Parts that would be too long stay empty: nothing is cut off. */
function partsOf(name: string): Parts {
  const words = name.split(' ').filter(Boolean);
  const surname = words.length > 1 ? words.pop()! : '';
  const middleName = words.length > 1 ? words.pop()! : '';
  const split = { firstName: words.join(' '), middleName, surname };
  return parts.every((part) => split[part].length <= contactLengths[part]) ? split : { firstName: '', middleName: '', surname: '' };
}

/** What follows for the other half of a name where only one half is given: a person's parts make the name, the name makes the parts, and a company is its own company. */
export function withWholeName(contact: Contact, given: Partial<Contact>): Contact {
  if (contact.type === 'Company') return 'name' in given ? { ...contact, companyName: contact.name } : contact;
  const byParts = parts.some((part) => part in given);
  if (byParts === ('name' in given)) return contact;
  return byParts ? { ...contact, name: nameOf(contact) } : { ...contact, ...partsOf(contact.name) };
}
