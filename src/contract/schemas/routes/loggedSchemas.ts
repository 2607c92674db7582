import { z } from 'zod';
import { entryNo, numbered } from '../asked';
import { line } from '../texts';

export const loggedSchemas = {
  loggedSegments: { query: numbered },
  loggedSegment: { params: entryNo },
  loggedSegmentEntries: { params: entryNo, query: numbered },
  followUp: { params: entryNo, body: z.strictObject({ description: line(100).optional(), copyOwnTexts: z.boolean().optional() }) },
};
