import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { maxLetterBytes } from '../../contract/segmentLetter';
import { ServiceProblem } from '../problem';
import type { Db } from '../store/tables';

/** Keeps a Word document and answers the hash of its bytes; bytes that are there already are not kept twice. Throws LETTER_TOO_LARGE. */
export async function keepDocument(db: Db, bytes: Uint8Array): Promise<string> {
  if (bytes.length > maxLetterBytes) throw new ServiceProblem('LETTER_TOO_LARGE', 'The document is larger than is kept');
  const hash = createHash('sha256').update(bytes).digest('hex');
  await db.insertInto('letterDocument').values({ hash, size: bytes.length, bytes }).onConflict((conflict) => conflict.doNothing()).execute();
  return hash;
}

/** The bytes of a document. Throws LETTER_NOT_KEPT. */
export async function documentBytes(db: Db, hash: string): Promise<Uint8Array> {
  const row = await db.selectFrom('letterDocument').select('bytes').where('hash', '=', hash).executeTakeFirst();
  if (!row) throw new ServiceProblem('LETTER_NOT_KEPT', 'No such document');
  return row.bytes;
}

/** Lets go of the documents that no segment, version, line or entry of the log points to. */
export async function forgetUnusedDocuments(db: Db): Promise<number> {
  const links = ['letter_link', 'logged_letter_link', 'letter_version'].map((table) => `select document_hash from ${table} where document_hash is not null`);
  // One unknown hash among them, and `not in` would let go of nothing.
  const own = ['segment_line', 'segment_step_line', 'interaction_log_entry'].map((table) => `select own_letter ->> 'documentHash' from ${table} where own_letter ->> 'documentHash' is not null`);
  const { numAffectedRows } = await sql`delete from letter_document where hash not in (${sql.raw([...links, ...own].join(' union '))})`.execute(db);
  return Number(numAffectedRows);
}
