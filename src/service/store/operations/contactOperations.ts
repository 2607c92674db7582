import type { Contact } from '../../../contract/contact';
import type { ImportRequest } from '../../../contract/contactImport';
import type { Listing } from '../../../contract/routes';
import { contactImports, importContacts, tryImport } from '../../segments/contactImport/importContacts';
import { contactCard } from '../../segments/contactCard';
import { changeContact, findContact, listContacts, removeContact } from '../../segments/contacts';
import { keptLetterOf, removeKeptLetters } from '../../segments/keptLetters';
import { entriesOfContact } from '../../segments/loggedSegments';
import { emptyJournal } from '../emptyJournal';
import type { Db } from '../tables';
import type { By, No } from './asked';

export const contactReadings = (db: Db) => ({
  contacts: (listing: Listing) => listContacts(db, listing),
  contactCard: ({ no }: No) => contactCard(db, no),
  contact: ({ no }: No) => findContact(db, no),
  tryImport: (request: ImportRequest) => tryImport(db, request),
  contactImports: (listing: Listing) => contactImports(db, listing),
  keptLetter: ({ entryNo }: { entryNo: number }) => keptLetterOf(db, entryNo),
  interactionLogEntries: ({ contactNo, ...listing }: { contactNo: string } & Listing) => entriesOfContact(db, contactNo, listing),
});

export const contactChanges = (db: Db, now: () => Date) => ({
  changeContact: ({ no, change }: No & { change: Partial<Omit<Contact, 'no'>> }) => changeContact(db, no, change),
  importContacts: ({ request, ...call }: { request: ImportRequest; user: string; key: string }) => importContacts(db, request, { ...call, now: now() }),
  removeContact: async ({ no, user }: No & By) => { await removeContact(db, no, { user, now: now() }); await emptyJournal(db); return { removed: true as const }; },
  removeKeptLetters: async ({ no, user }: No & By) => { const answer = await removeKeptLetters(db, no, { user, now: now() }); await emptyJournal(db); return answer; },
});
