import type { Listing } from '../../../contract/routes';
import type { DuplicateRequest, LineChange, NewSegmentRequest, SegmentChange } from '../../../contract/segment';
import { changeLine, changeLines, removeLine } from '../../segments/changeLines';
import { changeSegment } from '../../segments/changeSegment';
import { previewChange } from '../../segments/changePreview';
import { checkSegment } from '../../segments/checkSegment';
import { lineRowsPage, startLineRows } from '../../segments/lineRows';
import { mergeRecordsPage, startMergeData } from '../../segments/mergeRecords';
import { createSegment, deleteSegment, duplicateSegment } from '../../segments/makeSegment';
import { findLine } from '../../segments/oneLine';
import { findSegment, listSegments } from '../../segments/openSegment';
import { eventsOf } from '../../segments/segmentEvents';
import { linesPerPage } from '../../segments/wholeLines';
import type { Db } from '../tables';
import type { By, No } from './asked';

export const segmentReadings = (db: Db) => ({
  segments: (listing: Listing) => listSegments(db, listing),
  segment: ({ no }: No) => findSegment(db, no),
  startLineRows: ({ no }: No) => startLineRows(db, no),
  lineRowsPage: ({ no, after, revision }: No & { after: number; revision: number }) => lineRowsPage(db, no, after, revision, linesPerPage),
  segmentLine: ({ no, lineNo }: No & { lineNo: number }) => findLine(db, no, lineNo),
  startMergeData: ({ no, ...options }: No & { today: string; lineNos?: number[] }) => startMergeData(db, no, options),
  mergeRecordsPage: ({ no, ...options }: No & { after: number; revision: number; today: string; lineNos?: number[] }) => mergeRecordsPage(db, no, { ...options, size: linesPerPage }),
  segmentEvents: ({ no, ...listing }: No & Listing) => eventsOf(db, no, listing),
  check: async ({ no }: No) => ({ items: await checkSegment(db, no) }),
});

export const segmentChanges = (db: Db, now: () => Date) => ({
  createSegment: ({ request, user }: { request: NewSegmentRequest } & By) => createSegment(db, request, { user, now: now() }),
  duplicateSegment: ({ no, request, user }: No & { request: DuplicateRequest } & By) => duplicateSegment(db, no, request, { user, now: now() }),
  deleteSegment: ({ no, ...by }: No & By) => deleteSegment(db, no, { ...by, now: now() }),
  /** It is done and rolled back, so it belongs to the thread that writes. */
  previewChange: ({ no, change }: No & { change: SegmentChange }) => previewChange(db, no, change),
  changeSegment: ({ no, change, ...by }: No & { change: SegmentChange } & By) => changeSegment(db, no, change, { ...by, now: now() }),
  changeLine: ({ no, lineNo, change, ...by }: No & { lineNo: number; change: LineChange } & By) => changeLine(db, no, lineNo, change, { ...by, now: now() }),
  changeLines: ({ no, lineNos, change, ...by }: No & { lineNos: number[]; change: LineChange } & By) => changeLines(db, no, lineNos, change, { ...by, now: now() }),
  removeLine: ({ no, lineNo, ...by }: No & { lineNo: number } & By) => removeLine(db, no, lineNo, { ...by, now: now() }),
});
