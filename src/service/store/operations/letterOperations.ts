import type { LetterLink } from '../../../contract/segment';
import { lettersOf, linkLetter, unlinkLetter } from '../../segments/letterLinks';
import type { Db } from '../tables';
import type { By, No } from './asked';

export const letterReadings = (db: Db) => ({
  letters: ({ no }: No) => lettersOf(db, no),
});

export const letterChanges = (db: Db, now: () => Date) => ({
  linkLetter: ({ no, letter, user }: No & { letter: Pick<LetterLink, 'languageCode' | 'name' | 'url' | 'templateHash'> } & By) => linkLetter(db, no, letter, { user, now: now() }),
  unlinkLetter: ({ no, languageCode, user }: No & Pick<LetterLink, 'languageCode'> & By) => unlinkLetter(db, no, languageCode, { user, now: now() }),
});
