import { forgetRemovedContacts } from '../segments/contacts';
import { forgetUnusedLetters } from '../segments/keptLetters';
import { forgetEndedSegments } from '../segments/takeBack';
import { forgetUnusedDocuments } from '../segments/letterDocuments';
import { emptyJournal } from './emptyJournal';
import type { Db } from './tables';

const day = 24 * 3_600_000;
/** Days for which a repeated log or import is answered with what the first one did (SERVICE §4.16). After that too neither is done twice. */
const keysKept = 30;

/**
 * Lets go of what has had its time: keys of logs and imports, segments whose log can no longer be taken back, removed contacts that no line needs any more, and Word documents and
 * kept letters that nothing points to.
 */
export async function tidy(db: Db, now: Date): Promise<{ keys: number; segments: number; contacts: number; documents: number; letters: number }> {
  const before = new Date(now.getTime() - keysKept * day).toISOString();
  const { numDeletedRows } = await db.deleteFrom('idempotency').where('createdAt', '<', before).executeTakeFirstOrThrow();
  const segments = await forgetEndedSegments(db, now);
  const gone = { keys: Number(numDeletedRows), segments, contacts: await forgetRemovedContacts(db), documents: await forgetUnusedDocuments(db), letters: await forgetUnusedLetters(db) };
  await emptyJournal(db);
  return gone;
}

/** Tidies now and once a day. The timer keeps no program running. */
export async function keepTidy(db: Db, { now = () => new Date(), every = day }: { now?: () => Date; every?: number } = {}): Promise<() => void> {
  await tidy(db, now());
  // What could not be let go of today can be tomorrow: nothing depends on it.
  const timer = setInterval(() => void tidy(db, now()).catch(() => undefined), every);
  timer.unref();
  return () => clearInterval(timer);
}
