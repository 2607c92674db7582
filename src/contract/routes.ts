import type { SegmentIssue } from './check';
import type { Contact } from './contact';
import type { Campaign, InteractionTemplate, Language, Salesperson } from './interaction';
import type { InteractionLogEntry, LoggedSegment, LoggedSegmentWhole, NewFollowUp } from './loggedSegment';
import type { MergeDataHeader, MergeRecord } from './mergeData';
import type { MergeFieldInfo } from './mergeFields';
import type { LogRequest, LogResult, MergeRun, MergeRunChange, MergeRunWithLetters, NewMergeRun, Receipt } from './mergeRun';
import type { SavedCriteria } from './savedCriteria';
import type { LetterLink, LineChange, Segment, SegmentChange, SegmentLine, SegmentLineRow, SegmentSummary } from './segment';

/** Where every route stands. `/health` and `/ready` are at the root. */
export const apiRoot = '/api/v1';

export interface Page<Item> { items: Item[]; /** Pass as `after` for the next page; missing on the last. */ next?: string; total?: number }
export interface Listing { search?: string; after?: string; limit?: number }
export interface Me { id: string; name: string; /** `development` = the local token */ signIn: 'development' }

/**
 * One route. `P` path parameters, `Q` query, `B` body, `A` answer; for a stream `A` is the header line and `L` a line.
 * The four exist only as types: `ask` is never set.
 */
export interface Route<P, Q, B, A, L = never> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** NDJSON: the first line is `A`, the others are `L`. */
  stream?: true;
  ask?: { params: P; query: Q; body: B; answer: A; line: L };
}

type None = Record<string, never>;
const route = <P, Q, B, A>(method: Route<P, Q, B, A>['method'], path: string): Route<P, Q, B, A> => ({ method, path });
const stream = <P, Q, A, L>(path: string): Route<P, Q, undefined, A, L> => ({ method: 'GET', path, stream: true });

type No = { no: string };
type OneLine = { no: string; lineNo: number };
type Id = { id: string };
type EntryNo = { entryNo: number };

/** Every path, verb, request and answer that the pane and the service share (ARCHITECTURE §5). */
export const routes = {
  me: route<None, None, undefined, Me>('GET', '/me'),
  mergeFields: route<None, None, undefined, Page<MergeFieldInfo>>('GET', '/merge-fields'),
  interactionTemplates: route<None, None, undefined, Page<InteractionTemplate>>('GET', '/interaction-templates'),
  salespeople: route<None, None, undefined, Page<Salesperson>>('GET', '/salespeople'),
  campaigns: route<None, None, undefined, Page<Campaign>>('GET', '/campaigns'),
  languages: route<None, None, undefined, Page<Language>>('GET', '/languages'),
  savedCriteria: route<None, None, undefined, Page<SavedCriteria>>('GET', '/saved-criteria'),

  segments: route<None, Listing, undefined, Page<SegmentSummary>>('GET', '/segments'),
  segment: route<No, None, undefined, Segment>('GET', '/segments/:no'),
  changeSegment: route<No, None, SegmentChange, Segment>('PATCH', '/segments/:no'),
  /** Streams every line's row in the order of the list; `after` = start behind this line. */
  segmentLines: stream<No, { after?: number }, { revision: number; lineCount: number }, SegmentLineRow>('/segments/:no/lines'),
  segmentLine: route<OneLine, None, undefined, SegmentLine>('GET', '/segments/:no/lines/:lineNo'),
  changeLine: route<OneLine, None, LineChange, SegmentLine>('PATCH', '/segments/:no/lines/:lineNo'),
  /** One change for several lines; answers their rows. */
  changeLines: route<No, None, { lineNos: number[]; change: LineChange }, { revision: number; rows: SegmentLineRow[] }>('PATCH', '/segments/:no/lines'),
  removeLine: route<OneLine, None, undefined, { revision: number }>('DELETE', '/segments/:no/lines/:lineNo'),
  /** `lines` = comma-separated line numbers, at most 200; missing = all. `today` for the field Today; missing = the service's day. */
  mergeData: stream<No, { lines?: string; today?: string }, MergeDataHeader, MergeRecord>('/segments/:no/merge-data'),
  check: route<No, None, None, Page<SegmentIssue>>('POST', '/segments/:no/check'),
  letters: route<No, None, undefined, Page<LetterLink>>('GET', '/segments/:no/letter'),
  linkLetter: route<No, None, Pick<LetterLink, 'languageCode' | 'name' | 'url' | 'templateHash'>, LetterLink>('PUT', '/segments/:no/letter'),

  /** The runs of a segment that are neither logged nor abandoned, the newest first. */
  openMergeRuns: route<No, None, undefined, Page<MergeRun>>('GET', '/segments/:no/merge-runs'),
  createMergeRun: route<No, None, NewMergeRun, MergeRun>('POST', '/segments/:no/merge-runs'),
  mergeRun: route<Id, None, undefined, MergeRunWithLetters>('GET', '/merge-runs/:id'),
  changeMergeRun: route<Id, None, MergeRunChange, MergeRun>('PATCH', '/merge-runs/:id'),
  addReceipts: route<Id, None, { receipts: Receipt[] }, MergeRun['counts']>('POST', '/merge-runs/:id/receipts'),
  log: route<No, None, LogRequest, LogResult>('POST', '/segments/:no/log'),

  loggedSegments: route<None, Listing, undefined, Page<LoggedSegment>>('GET', '/logged-segments'),
  loggedSegment: route<EntryNo, None, undefined, LoggedSegmentWhole>('GET', '/logged-segments/:entryNo'),
  loggedSegmentEntries: route<EntryNo, Listing, undefined, Page<InteractionLogEntry>>('GET', '/logged-segments/:entryNo/interaction-log-entries'),
  followUp: route<EntryNo, None, NewFollowUp, Segment>('POST', '/logged-segments/:entryNo/follow-up'),

  contacts: route<None, Listing, undefined, Page<Contact>>('GET', '/contacts'),
  contact: route<No, None, undefined, Contact>('GET', '/contacts/:no'),
  /** The part of a contact that a colleague may set while the mirror of Business Central is not connected. */
  changeContact: route<No, None, Partial<Omit<Contact, 'no'>>, Contact>('PATCH', '/contacts/:no'),
  removeContact: route<No, None, undefined, { removed: true }>('DELETE', '/contacts/:no'),
  interactionLogEntries: route<None, { contactNo: string } & Listing, undefined, Page<InteractionLogEntry>>('GET', '/interaction-log-entries'),
} as const;

export type RouteName = keyof typeof routes;
type Ask<N extends RouteName> = NonNullable<(typeof routes)[N]['ask']>;
export type ParamsOf<N extends RouteName> = Ask<N>['params'];
export type QueryOf<N extends RouteName> = Ask<N>['query'];
export type BodyOf<N extends RouteName> = Ask<N>['body'];
export type AnswerOf<N extends RouteName> = Ask<N>['answer'];
export type LineOf<N extends RouteName> = Ask<N>['line'];

/** The path with its parameters filled in, encoded. */
export function pathOf(name: RouteName, params: Record<string, string | number>): string {
  return apiRoot + routes[name].path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])));
}
