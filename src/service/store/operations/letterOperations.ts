import type { Listing } from '../../../contract/route';
import type { PassagesRead } from '../../../contract/passage';
import type { LetterFor } from '../../../contract/segmentLetter';
import { documentBytes } from '../../segments/letterDocuments';
import { lettersOf, linkLetter, unlinkLetter, type LetterToLink } from '../../segments/letterLinks';
import { letterVersions, segmentsOfLetter } from '../../segments/letterVersions';
import { passagesOf } from '../../segments/passages';
import { readPassages } from '../../segments/readPassages';
import type { Db } from '../tables';
import type { By, No } from './asked';

export const letterReadings = (db: Db) => ({
  letters: async ({ no }: No) => ({ ...await lettersOf(db, no), passages: await passagesOf(db, no) }),
  letterVersions: ({ no, ...listing }: No & Listing) => letterVersions(db, no, listing),
  segmentsOfLetter: ({ templateHash }: { templateHash: string }) => segmentsOfLetter(db, templateHash),
  letterDocument: ({ hash }: { hash: string }) => documentBytes(db, hash),
});

export const letterChanges = (db: Db, now: () => Date) => ({
  linkLetter: ({ no, letter, bytes, user }: No & { letter: LetterToLink; bytes?: Uint8Array } & By) => linkLetter(db, no, letter, { user, now: now(), ...(bytes && { bytes }) }),
  readPassages: ({ no, read }: No & { read: PassagesRead }) => readPassages(db, no, read),
  unlinkLetter: ({ no, of, user }: No & { of: LetterFor } & By) => unlinkLetter(db, no, of, { user, now: now() }),
});
