import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { KeptLetter, LetterToKeep } from '../../contract/keptLetter';
import { ServiceProblem } from '../problem';
import { inTransaction } from '../store/inTransaction';
import { jsonValues } from '../store/jsonValues';
import type { Db } from '../store/tables';
import { isBarredContact } from './barrierSql';
import { rowOf } from './mergeRuns';
import { recordEvent } from './segmentEvents';

/** The letters of a run that its log will write entries for and that are not kept yet, in their order. */
export async function lettersToKeep(db: Db, runId: string): Promise<number[]> {
  const run = await rowOf(db, runId);
  if (run.state !== 'handedOver') return [];
  const { rows } = await sql<{ lineNo: number }>`select g.line_no from merge_run_letter g join segment_line l on l.segment_no = ${run.segmentNo} and l.line_no = g.line_no join contact c on c.no = l.contact_no
    where g.merge_run = ${runId} and g.out = 'yes' and not ${sql.raw(isBarredContact('c'))} and not exists (select 1 from kept_letter k where k.hash = g.letter_hash) order by g.letter_no`.execute(db);
  return rows.map(({ lineNo }) => lineNo);
}

/** Refuses a log whose letters are not all kept, but for those that it leaves out. Throws LETTERS_TO_KEEP with their number. */
export async function mustBeKept(db: Db, runId: string, leaveOut: readonly number[] = []): Promise<void> {
  const notLogged = new Set(leaveOut);
  const missing = (await lettersToKeep(db, runId)).filter((lineNo) => !notLogged.has(lineNo));
  if (missing.length) throw new ServiceProblem('LETTERS_TO_KEEP', 'Letters are still to be kept', { lettersToKeep: missing.length });
}

/** Keeps letters that went out, each once however often it is sent. Only the very bytes whose hash the receipt promised: others are refused with RECEIPT_DIFFERS. */
export async function keepLetters(db: Db, runId: string, letters: readonly LetterToKeep[], now: Date): Promise<{ kept: number }> {
  return db.transaction().execute(async (trx) => {
    const run = await rowOf(trx, runId);
    if (run.state !== 'handedOver') throw new ServiceProblem('MERGE_RUN_CLOSED', 'Only letters that were handed over and are not logged are kept');
    const { rows } = await sql<{ lineNo: number; letterNo: number; letterHash: string }>`select line_no, letter_no, letter_hash from merge_run_letter
      where merge_run = ${runId} and out = 'yes' and line_no in (${jsonValues(letters.map(({ lineNo }) => lineNo))})`.execute(trx);
    const receipts = new Map(rows.map((row) => [row.lineNo, row]));
    await overwriting(trx, async () => {
      for (const { lineNo, letter } of letters) {
        const receipt = receipts.get(lineNo);
        if (!receipt) throw new ServiceProblem('INVALID_REQUEST', 'A letter that did not go out is not kept', { reasons: [`letters: line ${lineNo} has no letter that went out`] });
        const bytes = Buffer.from(letter, 'base64');
        if (createHash('sha256').update(bytes).digest('hex') !== receipt.letterHash) throw new ServiceProblem('RECEIPT_DIFFERS', `Letter ${receipt.letterNo} was made with other content`);
        await sql`insert into kept_letter (hash, letter, kept_at) values (${receipt.letterHash}, ${bytes}, ${now.toISOString()}) on conflict do nothing`.execute(trx);
      }
    });
    return { kept: letters.length };
  });
}

/** The letter of an entry. Throws ENTRY_WITHOUT_LETTER also for an entry that is not there. */
export async function keptLetterOf(db: Db, entryNo: number): Promise<KeptLetter> {
  const { rows: [row] } = await sql<{ letter: Uint8Array }>`select k.letter from interaction_log_entry i join kept_letter k on k.hash = i.letter_hash where i.entry_no = ${entryNo}`.execute(db);
  if (!row) throw new ServiceProblem('ENTRY_WITHOUT_LETTER', 'The letter of this entry is not kept');
  return { letter: Buffer.from(row.letter).toString('base64') };
}

/**
 * Removes the letters that were kept of a contact, overwritten in the file (and gone from its journal with `emptyJournal`); a letter that another contact got to the last byte stays with that one.
 * The entries stay, and the history of each segment says that the letters went.
 */
export async function removeKeptLetters(db: Db, contactNo: string, { user, now }: { user: string; now: Date }): Promise<{ removed: number }> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ segmentNo: string; hash: string; contactName: string }>`select i.segment_no, i.letter_hash as hash, i.contact_name from interaction_log_entry i join kept_letter k on k.hash = i.letter_hash
      where i.contact_no = ${contactNo} union all select r.segment_no, g.letter_hash, g.contact_name from merge_run r join merge_run_letter g on g.merge_run = r.id join kept_letter k on k.hash = g.letter_hash
      where r.state = 'handedOver' and g.contact_no = ${contactNo}`.execute(trx);
    const hashes = [...new Set(rows.map(({ hash }) => hash))];
    if (!hashes.length) return { removed: 0 };
    const { numAffectedRows } = await overwriting(trx, () => sql`delete from kept_letter where hash in (${jsonValues(hashes)})
      and hash not in (select letter_hash from interaction_log_entry where letter_hash in (${jsonValues(hashes)}) and contact_no <> ${contactNo})`.execute(trx));
    for (const no of new Set(rows.map(({ segmentNo }) => segmentNo))) {
      const ofSegment = rows.filter(({ segmentNo }) => segmentNo === no);
      await recordEvent(trx, { no, kind: 'lettersRemoved', count: ofSegment.length, about: [ofSegment[0]!.contactName || contactNo], user, now });
    }
    return { removed: Number(numAffectedRows) };
  });
}

/** Lets go of letters that no entry and no open run points to: those of a run that was given up, or that were unticked after they were kept. */
export async function forgetUnusedLetters(db: Db): Promise<number> {
  return inTransaction(db, async (trx) => {
    const { numAffectedRows } = await overwriting(trx, () => sql`delete from kept_letter where exists (select 1 from kept_letter)
      and hash not in (select i.letter_hash from interaction_log_entry i where exists (select 1 from kept_letter k where k.hash = i.letter_hash))
      and hash not in (select g.letter_hash from merge_run r join merge_run_letter g on g.merge_run = r.id where r.state in ('making', 'made', 'handedOver') and g.letter_hash is not null)`.execute(trx));
    return Number(numAffectedRows);
  });
}

/** Whatever changes the table of letters leaves no piece of one in a page that it is no longer in: also when letters come, for then others move. */
async function overwriting<Answer>(trx: Db, work: () => Promise<Answer>): Promise<Answer> {
  await sql`pragma secure_delete = on`.execute(trx);
  const answer = await work();
  await sql`pragma secure_delete = off`.execute(trx);
  return answer;
}
