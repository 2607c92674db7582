import type { Contact } from './contact';
import type { NamedContact } from './criteria';
import type { IsoTime } from './interaction';
import type { Barrier } from './whoGetsALetter';

/** What a column of a table can be of a contact, in the groups in which a person looks for it. */
export const importFieldGroups = {
  who: ['no', 'type', 'name', 'name2', 'firstName', 'middleName', 'surname', 'initials', 'jobTitle', 'companyName', 'companyNo'],
  address: ['address', 'address2', 'postCode', 'city', 'county', 'countryCode'],
  reach: ['email', 'phone', 'mobile', 'fax', 'homePage'],
  letter: ['salutationCode', 'languageCode', 'correspondenceType', 'salespersonCode', 'territoryCode', 'vatRegistrationNo'],
  barrier: ['excludeFromSegment', 'privacyBlocked', 'minor', 'parentalConsent'],
} as const satisfies Record<string, readonly (keyof Contact)[]>;
export type ImportFieldGroup = keyof typeof importFieldGroups;
export type ImportField = (typeof importFieldGroups)[ImportFieldGroup][number];
export const importFields: readonly ImportField[] = Object.values(importFieldGroups).flat();

/** What a column is used for; '' = not at all. */
export type ColumnUse = ImportField | '';

/** The columns of a table, with what the headings say they are. */
export interface ImportColumns {
  /** What stands between the cells. */
  delimiter: string;
  /** The first row holds the headings. */
  headings: boolean;
  columns: { heading: string; /** The first values, at most three. */ examples: string[]; use: ColumnUse }[];
}

/** `POST /contacts/import`. A contact that is there is found by its number, else by its email address, and changed in the columns that are used. */
export interface ImportRequest {
  /** The table as text: cells between commas, semicolons, tabs or bars, quotes as in CSV. Which of them is found out. */
  text: string;
  headings: boolean;
  /** One for each column of the table. */
  columns: ColumnUse[];
  /** What an empty cell does to a contact that is there: nothing, or it empties the field. Yes and no are never emptied. */
  emptyCells: 'keep' | 'clear';
  /** What a new contact is that has a name alone: neither kind nor first name or surname, nor a company. */
  kind: Contact['type'];
  /** Everybody in the table becomes a member. */
  mailingGroupCode?: string;
  /** Takes away what keeps contacts from getting a letter where the table says so; missing = it stays. */
  unblock?: boolean;
  /** The name of the file; missing = pasted. */
  source?: string;
  /** Answers what it would do, and changes nothing. */
  dryRun?: boolean;
}

/** What is wrong with a row: the person mends it and imports it again. */
export type RowIssue =
  | { code: 'tooLong'; field: ImportField; length: number; limit: number }
  | { code: 'unknownValue' | 'notYesOrNo' | 'notAnEmail'; field: ImportField; value: string }
  | { code: 'sameAsRow'; row: number }
  | { code: 'emailOfSeveral'; contactNos: string[] }
  | { code: 'moreCells'; cells: number; columns: number }
  | { code: 'noName' | 'removed' | 'otherKind' | 'quoteNotClosed' };
export type RowIssueCode = RowIssue['code'];

/** A row that is not imported. `row` counts as a spreadsheet does, the headings included. */
export interface RejectedRow { row: number; cells: string[]; issues: RowIssue[] }

export interface FieldChange { field: ImportField; from: string | boolean; to: string | boolean }
/** A contact of the table; a new one without a number gets one when it is imported. */
export interface ImportedContact extends NamedContact { row: number; changes?: FieldChange[]; barrier?: Barrier }
/** `examples`: the first 10. */
export interface Counted { count: number; examples: ImportedContact[] }

/** What an import did, or would do (`dryRun`). Every row that is not empty is new, changed, unchanged or rejected. */
export interface ImportResult {
  dryRun: boolean;
  rows: number;
  added: Counted;
  /** How many of the new ones are persons; the others are companies. */
  addedPersons: number;
  changed: Counted;
  unchanged: number;
  rejected: RejectedRow[];
  /** Contacts of the table that get no letter afterwards. */
  barred: Counted;
  /** Contacts that get none now and would, if the table had its way. They stay as they are, unless `unblock` was said. */
  unblocked: Counted;
  /** New contacts without a number that look like one who is there: the same name and post code. They are added all the same. */
  lookAlikes: Counted;
  /** New members of the mailing group. */
  joined: number;
}

/** Who imported what, when. The table itself is not kept. */
export interface ContactImport {
  position: number;
  at: IsoTime;
  by: string;
  /** '' = pasted. */
  source: string;
  added: number;
  changed: number;
  unchanged: number;
  rejected: number;
  mailingGroupCode: string;
}

/** The cells of a row without the empty ones that a spreadsheet leaves at its end. */
export const lengthOf = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

/** As much of a table as shows its columns. */
export const headOf = (text: string): string => (text.length <= headLength ? text : text.slice(0, Math.max(text.lastIndexOf('\n', headLength), text.lastIndexOf('\r', headLength)) + 1 || headLength));
const headLength = 200_000;
