import type { Contact } from '../../../contract/contact';
import { importFields, type FieldChange, type ImportField, type ImportRequest, type RowIssue } from '../../../contract/contactImport';
import { contactColumns, contactTruths, type KnownContact } from '../contacts';
import { emailKey, type FoundContacts } from './findContacts';
import { withWholeName } from './names';
import type { ReadRow } from './readRow';

/** What becomes of a row. `unblocks`: the table would let the contact get letters again. `link`: the company is to be found by its name. */
export type Outcome =
  | { kind: 'rejected'; row: number; issues: RowIssue[] }
  | { kind: 'added' | 'changed' | 'unchanged'; row: number; contact: Contact; changes: FieldChange[]; unblocks: boolean; link: boolean };
export type Imported = Exclude<Outcome, { kind: 'rejected' }>;

/** The rows that have claimed a contact, by its number and by `@` and its email address; and what the companies of the table are called after it, by number. */
export interface SeenRows { rows: Map<string, number>; companies: Map<string, string> }

const blank = Object.fromEntries(contactColumns.map((name) => [name, (contactTruths as readonly string[]).includes(name) ? false : ''])) as unknown as Contact;
const neverEmptied: readonly ImportField[] = ['no', 'type', ...contactTruths];
const rejected = (row: number, ...issues: RowIssue[]): Outcome => ({ kind: 'rejected', row, issues });

/** Finds the contact of a row and what the row makes of it. Every contact is in a table once. */
export function planRow(read: ReadRow, found: FoundContacts, seen: SeenRows, request: Pick<ImportRequest, 'emptyCells' | 'kind' | 'unblock'>): Outcome {
  const { row, values } = read;
  const email = values.email === undefined ? undefined : `@${emailKey(values.email)}`;
  const candidates = values.no !== undefined ? [found.byNo.get(values.no)] : email === undefined ? [] : found.byEmail.get(email.slice(1)) ?? [];
  const [there] = candidates;
  const key = there?.no ?? values.no ?? email;
  const before = key === undefined ? undefined : seen.rows.get(key);
  // Whose row it is, too, where its values are wrong: whoever mends them and imports the row alone would change somebody else.
  const whose: RowIssue | undefined = candidates.length > 1 ? { code: 'emailOfSeveral', contactNos: candidates.map((one) => one!.no) } : there?.removed ? { code: 'removed' } : before !== undefined ? { code: 'sameAsRow', row: before } : undefined;
  const issues = whose ? [...read.issues, whose] : read.issues;
  if (issues.length > 0) return rejected(row, ...issues);
  const outcome = there ? changed(read, there, found, seen, request) : added(read, found, seen, request);
  if (outcome.kind !== 'rejected') {
    for (const one of [there?.no ?? values.no, email]) if (one !== undefined && !seen.rows.has(one)) seen.rows.set(one, row);
    if (outcome.contact.no !== '' && outcome.contact.type === 'Company') seen.companies.set(outcome.contact.no, outcome.contact.name);
  }
  return outcome;
}

function added({ row, values }: ReadRow, found: FoundContacts, seen: SeenRows, { kind }: Pick<ImportRequest, 'kind'>): Outcome {
  const onlyCompany = values.name === undefined && values.companyName !== undefined;
  const type = values.type ?? kindOf(values) ?? (onlyCompany ? 'Company' : kind);
  const company = type === 'Company';
  const given = company ? { ...values, name: values.name ?? values.companyName ?? '' } : values;
  const contact = withWholeName({ ...blank, ...given, type, companyNo: company ? values.no ?? '' : values.companyNo ?? '' }, given);
  if (contact.name === '') return rejected(row, { code: 'noName' });
  const placed = company ? { contact, link: false } : atCompany(contact, values, found, seen);
  return 'issue' in placed ? rejected(row, placed.issue) : { kind: 'added', row, ...placed, changes: [], unblocks: false };
}

/** What a row says its contact is: who has a first name or surname is a person; a name beside another one of a company is a person there. */
function kindOf({ firstName, middleName, surname, name, companyName }: Partial<Contact>): Contact['type'] | undefined {
  if (firstName ?? middleName ?? surname) return 'Person';
  if (name === undefined || companyName === undefined) return undefined;
  return name === companyName ? 'Company' : 'Person';
}

/** What belongs together: a row that changes one of them is taken at its word in all. */
const groups: readonly (readonly ImportField[])[] = [['name', 'firstName', 'middleName', 'surname'], ['companyNo', 'companyName']];

/** What the row gives of the contact: fields that would be others, and what the row says beside them. */
function givenOf(contact: Contact, wanted: Partial<Contact>): Partial<Contact> {
  const differs = (field: ImportField): boolean => wanted[field] !== undefined && wanted[field] !== contact[field];
  const given = importFields.filter((field) => wanted[field] !== undefined && (groups.find((group) => group.includes(field)) ?? [field]).some(differs));
  return Object.fromEntries(given.map((field) => [field, wanted[field]]));
}

function changed({ row, values, empty }: ReadRow, there: KnownContact, found: FoundContacts, seen: SeenRows, { emptyCells, unblock = false }: Pick<ImportRequest, 'emptyCells' | 'unblock'>): Outcome {
  // A number says who it is; an email address may be that of a company, and the row somebody's who works there.
  const kind = values.type ?? (values.no === undefined ? kindOf(values) : undefined);
  if (kind !== undefined && kind !== there.type) return rejected(row, { code: 'otherKind' });
  const { removed: _, ...contact } = there;
  const emptied = emptyCells === 'keep' ? [] : empty.filter((field) => !neverEmptied.includes(field)).map((field) => [field, '']);
  const wanted: Partial<Contact> = { ...Object.fromEntries(emptied) as Partial<Contact>, ...values };
  if (contact.type === 'Company') {
    wanted.name ??= wanted.companyName;
    delete wanted.companyName;
    delete wanted.companyNo;
  }
  const lifted = importFields.filter((field) => lifts(field, contact, wanted));
  if (!unblock) for (const field of lifted) delete wanted[field];
  const given = givenOf(contact, wanted);
  const next = withWholeName({ ...contact, ...given }, given);
  if (next.name === '' && contact.name !== '') return rejected(row, { code: 'noName' });
  const placed = contact.type === 'Company' ? { contact: next, link: false } : atCompany(next, given, found, seen);
  if ('issue' in placed) return rejected(row, placed.issue);
  const changes = importFields.filter((field) => placed.contact[field] !== contact[field]).map((field): FieldChange => ({ field, from: contact[field], to: placed.contact[field] }));
  return { kind: changes.length > 0 ? 'changed' : 'unchanged', row, ...placed, changes, unblocks: lifted.length > 0 };
}

/** A person belongs to a company by its number, which must be there; a company's name alone is looked up when everybody is in. */
function atCompany(person: Contact, { companyNo, companyName }: Partial<Contact>, { byNo }: FoundContacts, { companies }: SeenRows): { contact: Contact; link: boolean } | { issue: RowIssue } {
  if (companyNo) {
    const company = byNo.get(companyNo);
    const name = companies.get(companyNo) ?? (company?.type === 'Company' && !company.removed ? company.name : undefined);
    return name === undefined ? { issue: { code: 'unknownValue', field: 'companyNo', value: companyNo } } : { contact: { ...person, companyName: name }, link: false };
  }
  return companyName === undefined ? { contact: person, link: false } : { contact: { ...person, companyNo: '' }, link: companyName !== '' };
}

/** True where the field would take away what keeps the contact from getting a letter (DOMAIN §16). */
function lifts(field: ImportField, now: Contact, wanted: Partial<Contact>): boolean {
  switch (field) {
    case 'privacyBlocked': case 'minor': case 'excludeFromSegment': return now[field] && wanted[field] === false;
    case 'parentalConsent': return now.minor && !now.parentalConsent && wanted.parentalConsent === true;
    default: return false;
  }
}
