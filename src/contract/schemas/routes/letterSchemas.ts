import { z } from 'zod';
import { no } from '../asked';
import { letterLink } from '../segmentSchemas';
import { line } from '../texts';

export const letterSchemas = {
  letters: { params: no },
  linkLetter: { params: no, body: letterLink },
  unlinkLetter: { params: no, query: z.object({ languageCode: line(10).optional() }) },
};
