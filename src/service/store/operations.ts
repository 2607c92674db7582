import type { Contact } from '../../contract/contact';
import type { LogRequest, MergeRunChange, NewMergeRun, Receipt } from '../../contract/mergeRun';
import type { NewFollowUp } from '../../contract/loggedSegment';
import type { Listing } from '../../contract/routes';
import type { LetterLink, LineChange, SegmentChange } from '../../contract/segment';
import { changeLine, changeLines, removeLine } from '../segments/changeLines';
import { changeSegment, lettersOf, linkLetter } from '../segments/changeSegment';
import { checkSegment } from '../segments/checkSegment';
import { changeContact, findContact, listContacts, removeContact } from '../segments/contacts';
import { createFollowUp } from '../segments/followUp';
import { lineRowsPage, startLineRows } from '../segments/lineRows';
import { entriesOfContact, entriesOfLoggedSegment, findLoggedSegment, listLoggedSegments } from '../segments/loggedSegments';
import { logSegment } from '../segments/logSegment';
import { mergeRecordsPage, startMergeData } from '../segments/mergeRecords';
import { addReceipts, changeMergeRun, createMergeRun, findMergeRun, openMergeRuns } from '../segments/mergeRuns';
import { findLine } from '../segments/oneLine';
import { savedCriteria } from '../segments/savedCriteria';
import { findSegment, listSegments } from '../segments/openSegment';
import { campaigns, interactionTemplates, languages, salespeople } from '../segments/reference';
import { linesPerPage } from '../segments/wholeLines';
import type { Db } from './tables';

interface By { user: string; ifMatch?: number }
type No = { no: string };

/** What only reads. Every operation takes one value and answers one, both structured-clonable, so that it can run in a worker thread. */
export const createReadings = (db: Db) => ({
  interactionTemplates: (_: object) => interactionTemplates(db),
  salespeople: (_: object) => salespeople(db),
  campaigns: (_: object) => campaigns(db),
  languages: (_: object) => languages(db),
  savedCriteria: (_: object) => savedCriteria(db),
  segments: (listing: Listing) => listSegments(db, listing),
  segment: ({ no }: No) => findSegment(db, no),
  startLineRows: ({ no }: No) => startLineRows(db, no),
  lineRowsPage: ({ no, after, revision }: No & { after: number; revision: number }) => lineRowsPage(db, no, after, revision, linesPerPage),
  segmentLine: ({ no, lineNo }: No & { lineNo: number }) => findLine(db, no, lineNo),
  startMergeData: ({ no, ...options }: No & { today: string; lineNos?: number[] }) => startMergeData(db, no, options),
  mergeRecordsPage: ({ no, ...options }: No & { after: number; revision: number; today: string; lineNos?: number[] }) => mergeRecordsPage(db, no, { ...options, size: linesPerPage }),
  check: async ({ no }: No) => ({ items: await checkSegment(db, no) }),
  letters: ({ no }: No) => lettersOf(db, no),
  openMergeRuns: ({ no }: No) => openMergeRuns(db, no),
  mergeRun: ({ id }: { id: string }) => findMergeRun(db, id),
  loggedSegments: (listing: Listing) => listLoggedSegments(db, listing),
  loggedSegment: ({ entryNo }: { entryNo: number }) => findLoggedSegment(db, entryNo),
  loggedSegmentEntries: ({ entryNo, ...listing }: { entryNo: number } & Listing) => entriesOfLoggedSegment(db, entryNo, listing),
  contacts: (listing: Listing) => listContacts(db, listing),
  contact: ({ no }: No) => findContact(db, no),
  interactionLogEntries: ({ contactNo, ...listing }: { contactNo: string } & Listing) => entriesOfContact(db, contactNo, listing),
});

/** What changes something, each in one transaction. */
export const createChanges = (db: Db, now: () => Date) => ({
  changeSegment: ({ no, change, ...by }: No & { change: SegmentChange } & By) => changeSegment(db, no, change, { ...by, now: now() }),
  changeLine: ({ no, lineNo, change, ...by }: No & { lineNo: number; change: LineChange } & By) => changeLine(db, no, lineNo, change, { ...by, now: now() }),
  changeLines: ({ no, lineNos, change, ...by }: No & { lineNos: number[]; change: LineChange } & By) => changeLines(db, no, lineNos, change, { ...by, now: now() }),
  removeLine: ({ no, lineNo, ...by }: No & { lineNo: number } & By) => removeLine(db, no, lineNo, { ...by, now: now() }),
  linkLetter: ({ no, letter, user }: No & { letter: Pick<LetterLink, 'languageCode' | 'name' | 'url' | 'templateHash'> } & By) => linkLetter(db, no, letter, { user, now: now() }),
  createMergeRun: ({ no, run, user }: No & { run: NewMergeRun } & By) => createMergeRun(db, no, run, { user, now: now() }),
  changeMergeRun: ({ id, change }: { id: string; change: MergeRunChange }) => changeMergeRun(db, id, change),
  addReceipts: ({ id, receipts }: { id: string; receipts: Receipt[] }) => addReceipts(db, id, receipts),
  logSegment: ({ no, request, key, ...by }: No & { request: LogRequest; key: string } & By) => logSegment(db, no, request, { ...by, key, now: now() }),
  followUp: ({ entryNo, options, user }: { entryNo: number; options: NewFollowUp } & By) => createFollowUp(db, entryNo, options, { user, now: now() }),
  changeContact: ({ no, change }: No & { change: Partial<Omit<Contact, 'no'>> }) => changeContact(db, no, change),
  removeContact: async ({ no }: No) => { await removeContact(db, no); return { removed: true as const }; },
});

export type Readings = ReturnType<typeof createReadings>;
export type Changes = ReturnType<typeof createChanges>;
export type Operations = Readings & Changes;
