import type { LetterLink } from '../../../contract/segment';
import { lettersOf, linkLetter } from '../../segments/changeSegment';
import type { Db } from '../tables';
import type { By, No } from './asked';

export const letterReadings = (db: Db) => ({
  letters: ({ no }: No) => lettersOf(db, no),
});

export const letterChanges = (db: Db, now: () => Date) => ({
  linkLetter: ({ no, letter, user }: No & { letter: Pick<LetterLink, 'languageCode' | 'name' | 'url' | 'templateHash'> } & By) => linkLetter(db, no, letter, { user, now: now() }),
});
