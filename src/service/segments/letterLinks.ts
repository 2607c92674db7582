import type { Page } from '../../contract/routes';
import type { LetterLink } from '../../contract/segment';
import type { Db } from '../store/tables';
import { revisionOf } from './openSegment';
import { recordEvent } from './segmentEvents';

/** The Word documents of a segment, per language. */
export async function lettersOf(db: Db, no: string): Promise<Page<LetterLink>> {
  await revisionOf(db, no);
  const rows = await db.selectFrom('letterLink').selectAll().where('segmentNo', '=', no).orderBy('languageCode').execute();
  return { items: rows.map(({ segmentNo: _no, ...link }) => link) };
}

/** Links a Word document; another one of the same language is replaced. The segment's letters stay what they were, so its revision does too. */
export async function linkLetter(db: Db, no: string, letter: Pick<LetterLink, 'languageCode' | 'name' | 'url' | 'templateHash'>, { user, now }: { user: string; now: Date }): Promise<LetterLink> {
  return db.transaction().execute(async (trx) => {
    await revisionOf(trx, no);
    const link: LetterLink = { ...letter, linkedAt: now.toISOString(), linkedBy: user };
    await trx.deleteFrom('letterLink').where('segmentNo', '=', no).where('languageCode', '=', letter.languageCode).execute();
    await trx.insertInto('letterLink').values({ ...link, segmentNo: no }).execute();
    await recordEvent(trx, { no, kind: 'letterLinked', about: [letter.name], user, now });
    return link;
  });
}

/** Takes the Word document of a language away, and answers what is left; nothing is there to take the second time, and that is no problem. */
export async function unlinkLetter(db: Db, no: string, languageCode: string, { user, now }: { user: string; now: Date }): Promise<Page<LetterLink>> {
  return db.transaction().execute(async (trx) => {
    const { items } = await lettersOf(trx, no);
    const gone = items.find((link) => link.languageCode === languageCode);
    if (!gone) return { items };
    await trx.deleteFrom('letterLink').where('segmentNo', '=', no).where('languageCode', '=', languageCode).execute();
    await recordEvent(trx, { no, kind: 'letterUnlinked', about: [gone.name], user, now });
    return { items: items.filter((link) => link !== gone) };
  });
}
