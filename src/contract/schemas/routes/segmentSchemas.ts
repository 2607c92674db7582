import { z } from 'zod';
import { chosenLines, listing, no, numbered, nothing, oneLine } from '../asked';
import { changeOfLines, duplicateRequest, lineChange, newSegment, segmentChange } from '../segmentSchemas';

export const segmentSchemas = {
  segments: { query: listing },
  createSegment: { body: newSegment },
  duplicateSegment: { params: no, body: duplicateRequest },
  deleteSegment: { params: no },
  previewChange: { params: no, body: segmentChange },
  segment: { params: no },
  changeSegment: { params: no, body: segmentChange },
  segmentLines: { params: no, query: z.object({ after: z.coerce.number().int().min(0).optional() }) },
  segmentLine: { params: oneLine },
  changeLine: { params: oneLine, body: lineChange },
  changeLines: { params: no, body: changeOfLines },
  removeLine: { params: oneLine },
  mergeData: { params: no, query: z.object({ lines: chosenLines.optional(), today: z.iso.date().optional() }) },
  segmentEvents: { params: no, query: numbered },
  check: { params: no, body: nothing as unknown as z.ZodType<Record<string, never>> },
};
