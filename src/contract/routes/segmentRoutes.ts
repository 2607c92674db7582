import type { SegmentIssue } from '../check';
import type { MergeDataHeader, MergeRecord } from '../mergeData';
import { route, stream, type Listing, type No, type None, type OneLine, type Page } from '../route';
import type { ChangePreview, Duplicate, DuplicateRequest, LineChange, NewSegmentRequest, Segment, SegmentChange, SegmentLine, SegmentLineRow, SegmentSummary } from '../segment';
import type { SegmentEvent } from '../segmentEvent';

/** The worksheet: header and lines (DOMAIN §3.1–§3.2, §4). */
export const segmentRoutes = {
  segments: route<None, Listing, undefined, Page<SegmentSummary>>('GET', '/segments'),
  createSegment: route<None, None, NewSegmentRequest, Segment>('POST', '/segments'),
  duplicateSegment: route<No, None, DuplicateRequest, Duplicate>('POST', '/segments/:no/duplicate'),
  /** The segment with everything in it; its number is never used again, and its history stays. */
  deleteSegment: route<No, None, undefined, { removed: true }>('DELETE', '/segments/:no'),
  /** What a change of the header would do to the lines; changes nothing. */
  previewChange: route<No, None, SegmentChange, ChangePreview>('POST', '/segments/:no/change-preview'),
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
  /** Who did what when, the newest first; also of a segment that was logged or deleted. */
  segmentEvents: route<No, Listing, undefined, Page<SegmentEvent>>('GET', '/segments/:no/events'),
  check: route<No, None, None, Page<SegmentIssue>>('POST', '/segments/:no/check'),
} as const;
