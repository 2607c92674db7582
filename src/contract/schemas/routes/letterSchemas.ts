import { no } from '../asked';
import { letterLink } from '../segmentSchemas';

export const letterSchemas = {
  letters: { params: no },
  linkLetter: { params: no, body: letterLink },
};
