import { z } from 'zod';
import type { BodyOf, RouteName } from '../routes';
import { contactChange } from './contactSchemas';
import { logRequest, mergeRunChange, newMergeRun, newReceipts } from './mergeRunSchemas';
import { changeOfLines, letterLink, lineChange, segmentChange } from './segmentSchemas';
import { line, uuid } from './texts';

const no = z.object({ no: z.string().min(1).max(20) });
const oneLine = no.extend({ lineNo: z.coerce.number().int().positive() });
const entryNo = z.object({ entryNo: z.coerce.number().int().positive() });
const id = z.object({ id: uuid });
const listing = z.object({ search: z.string().max(100).optional(), after: z.string().max(50).optional(), limit: z.coerce.number().int().min(1).max(500).optional() });
/** The lists whose key is a number. */
const numbered = listing.extend({ after: z.string().regex(/^\d{1,15}$/, 'is no entry number').optional() });
const nothing = z.strictObject({}).nullish();

/** At most 200 line numbers, separated by commas. */
const chosenLines = z.string().transform((text) => text.split(',').map(Number)).pipe(z.array(z.number().int().positive()).min(1).max(200));

type Schemas = { [Name in RouteName]: { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType<BodyOf<Name>> } };

/** What each route takes. What these let through, the service trusts. */
export const routeSchemas = {
  me: {}, mergeFields: {}, interactionTemplates: {}, salespeople: {}, campaigns: {}, languages: {}, savedCriteria: {},
  segments: { query: listing },
  segment: { params: no },
  changeSegment: { params: no, body: segmentChange },
  segmentLines: { params: no, query: z.object({ after: z.coerce.number().int().min(0).optional() }) },
  segmentLine: { params: oneLine },
  changeLine: { params: oneLine, body: lineChange },
  changeLines: { params: no, body: changeOfLines },
  removeLine: { params: oneLine },
  mergeData: { params: no, query: z.object({ lines: chosenLines.optional(), today: z.iso.date().optional() }) },
  check: { params: no, body: nothing as unknown as z.ZodType<Record<string, never>> },
  letters: { params: no },
  linkLetter: { params: no, body: letterLink },
  openMergeRuns: { params: no },
  createMergeRun: { params: no, body: newMergeRun },
  mergeRun: { params: id },
  changeMergeRun: { params: id, body: mergeRunChange },
  addReceipts: { params: id, body: newReceipts },
  log: { params: no, body: logRequest },
  loggedSegments: { query: numbered },
  loggedSegment: { params: entryNo },
  loggedSegmentEntries: { params: entryNo, query: numbered },
  followUp: { params: entryNo, body: z.strictObject({ description: line(100).optional(), copyOwnTexts: z.boolean().optional() }) },
  contacts: { query: listing },
  contact: { params: no },
  changeContact: { params: no, body: contactChange },
  removeContact: { params: no },
  interactionLogEntries: { query: numbered.extend({ contactNo: z.string().min(1).max(20) }) },
} satisfies Schemas;

/** What a route's handler gets after parsing. */
export type Parsed<Name extends RouteName, Part extends 'params' | 'query' | 'body'> = (typeof routeSchemas)[Name] extends Record<Part, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;
