import { z } from 'zod';
import { no, numbered } from '../asked';
import { newLetterLink } from '../letterSchemas';
import { passagesRead } from '../passageSchemas';
import { line, sha256 } from '../texts';

export const letterSchemas = {
  letters: { params: no },
  linkLetter: { params: no, body: newLetterLink },
  unlinkLetter: { params: no, query: z.object({ languageCode: line(10).optional(), lineNo: z.coerce.number().int().positive().optional() }) },
  letterVersions: { params: no, query: numbered },
  segmentsOfLetter: { query: z.object({ templateHash: sha256 }) },
  readPassages: { params: no, body: passagesRead },
  letterDocument: { params: z.object({ hash: sha256 }) },
};
