import type { Contact, ContactCard } from '../contact';
import type { ContactImport, ImportColumns, ImportRequest, ImportResult } from '../contactImport';
import type { KeptLetter } from '../keptLetter';
import type { InteractionLogEntry } from '../loggedSegment';
import { route, type EntryNo, type Listing, type No, type None, type Page } from '../route';

/** Contacts and what they got. */
export const contactRoutes = {
  contacts: route<None, Listing, undefined, Page<Contact>>('GET', '/contacts'),
  contactCard: route<No, None, undefined, ContactCard>('GET', '/contacts/:no/card'),
  contact: route<No, None, undefined, Contact>('GET', '/contacts/:no'),
  /** The part of a contact that a colleague may set while the mirror of Business Central is not connected. */
  changeContact: route<No, None, Partial<Omit<Contact, 'no'>>, Contact>('PATCH', '/contacts/:no'),
  removeContact: route<No, None, undefined, { removed: true }>('DELETE', '/contacts/:no'),
  /** What the columns of a table are; its beginning is enough. `headings` missing = found out. */
  importColumns: route<None, None, { text: string; headings?: boolean }, ImportColumns>('POST', '/contacts/import/columns'),
  /** Adds and changes contacts from a table, all rows that are right in one transaction. Without `dryRun` it wants an Idempotency-Key: the same import is done once. */
  importContacts: route<None, None, ImportRequest, ImportResult>('POST', '/contacts/import'),
  contactImports: route<None, Listing, undefined, Page<ContactImport>>('GET', '/contact-imports'),
  interactionLogEntries: route<None, { contactNo: string } & Listing, undefined, Page<InteractionLogEntry>>('GET', '/interaction-log-entries'),
  keptLetter: route<EntryNo, None, undefined, KeptLetter>('GET', '/interaction-log-entries/:entryNo/letter'),
  /** Removes the letters that were kept of a contact for good; the entries of the log stay. */
  removeKeptLetters: route<No, None, undefined, { removed: number }>('DELETE', '/contacts/:no/kept-letters'),
} as const;
