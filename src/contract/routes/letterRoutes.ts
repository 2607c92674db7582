import { route, type No, type None, type Page } from '../route';
import type { LetterLink } from '../segment';

/** The Word documents of a segment. */
export const letterRoutes = {
  letters: route<No, None, undefined, Page<LetterLink>>('GET', '/segments/:no/letter'),
  linkLetter: route<No, None, Pick<LetterLink, 'languageCode' | 'name' | 'url' | 'templateHash'>, LetterLink>('PUT', '/segments/:no/letter'),
  /** Takes the letter of one language away, missing = the one for all languages; answers what is left. Harmless where there is none. */
  unlinkLetter: route<No, { languageCode?: string }, undefined, Page<LetterLink>>('DELETE', '/segments/:no/letter'),
} as const;
