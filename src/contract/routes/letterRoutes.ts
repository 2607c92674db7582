import { route, type Listing, type No, type None, type Page } from '../route';
import type { PassagesRead, SegmentPassage } from '../passage';
import type { LetterDocument, LetterLink, LetterVersion, LinkedSegment, NewLetterLink } from '../segmentLetter';

/** The Word documents of a segment. */
export const letterRoutes = {
  /** One for each language, then the lines' own. */
  letters: route<No, None, undefined, Page<LetterLink> & { /** What is known of their personal passages. */ passages: SegmentPassage[] }>('GET', '/segments/:no/letter'),
  linkLetter: route<No, None, NewLetterLink, LetterLink>('PUT', '/segments/:no/letter'),
  /** Takes the letter of one language away, missing = the one for all others, or a line's own; answers what is left. Harmless where there is none. */
  unlinkLetter: route<No, { languageCode?: string; lineNo?: number }, undefined, Page<LetterLink>>('DELETE', '/segments/:no/letter'),
  /** Every document that was linked, the newest first. */
  letterVersions: route<No, Listing, undefined, Page<LetterVersion>>('GET', '/segments/:no/letter/versions'),
  /** The open segments that a document with this content belongs to. */
  segmentsOfLetter: route<None, { templateHash: string }, undefined, Page<LinkedSegment>>('GET', '/letters'),
  /** What a letter's personal passages are called and say; the segment's letters stay what they were, so its revision does too. */
  readPassages: route<No, None, PassagesRead, Page<SegmentPassage>>('PUT', '/segments/:no/passages'),
  letterDocument: route<{ hash: string }, None, undefined, LetterDocument>('GET', '/letters/:hash'),
} as const;
