import { sql } from 'kysely';
import type { MergeRun, Receipt } from '../../contract/mergeRun';
import { ServiceProblem } from '../problem';
import { givenRows, jsonValues } from '../store/jsonValues';
import type { Db, MergeRunLetterRow, MergeRunRow } from '../store/tables';
import { recordHashOf } from './mergeRecords';
import { rowOf } from './mergeRuns';
import { mergeSources } from './mergeSources';
import { wholeLines } from './wholeLines';

/** Takes receipts. The same receipt twice changes nothing; a letter that failed may be made later; another hash of a made letter is refused. */
export async function addReceipts(db: Db, id: string, receipts: Receipt[]): Promise<MergeRun['counts']> {
  return db.transaction().execute(async (trx) => {
    const run = await rowOf(trx, id);
    const { rows: letters } = await sql<MergeRunLetterRow>`select * from merge_run_letter where merge_run = ${id} and line_no in (${jsonValues(receipts.map((receipt) => receipt.lineNo))})`.execute(trx);
    const known = new Map(letters.map((letter) => [letter.lineNo, letter]));
    const news = new Map<number, Receipt>();
    let { made, failed } = run;
    for (const receipt of receipts) {
      const letter = known.get(receipt.lineNo);
      if (!letter || letter.letterNo === 0) throw new ServiceProblem('INVALID_REQUEST', 'A receipt for a line that has no letter in this run', { reasons: [`receipts: line ${receipt.lineNo} has no letter in this run`] });
      if (isSame(letter, receipt)) continue;
      if (letter.state === 'made') throw new ServiceProblem('RECEIPT_DIFFERS', `Letter ${letter.letterNo} was made with other content`);
      made += Number(receipt.state === 'made');
      failed += Number(receipt.state === 'failed') - Number(letter.state === 'failed');
      known.set(receipt.lineNo, { ...letter, state: receipt.state, letterHash: receipt.letterHash, recordHash: receipt.recordHash });
      news.set(receipt.lineNo, receipt);
    }
    if (news.size) {
      if (run.state !== 'making' && run.state !== 'made') throw new ServiceProblem('MERGE_RUN_CLOSED', 'The letters of this run are handed over or it has ended');
      await write(trx, run, [...news.values()]);
      await trx.updateTable('mergeRun').set({ made, failed }).where('id', '=', id).execute();
    }
    return { planned: run.planned, made, failed, skipped: run.skipped, out: run.wentOut };
  });
}

const isSame = (letter: MergeRunLetterRow, receipt: Receipt): boolean =>
  letter.state === receipt.state && letter.recordHash === receipt.recordHash && (receipt.state === 'failed' || letter.letterHash === receipt.letterHash);

async function write(db: Db, run: MergeRunRow, receipts: Receipt[]): Promise<void> {
  const asMade = run.allChanged ? new Set<number>() : await linesAsMade(db, run.segmentNo, receipts);
  const rows = receipts.map(({ reason = null, ...receipt }) => ({ ...receipt, reason, compared: asMade.has(receipt.lineNo) ? 1 : 0 }));
  await sql`${givenRows(rows, ['lineNo', 'state', 'recordHash', 'letterHash', 'madeAt', 'reason', 'compared'])}
    update merge_run_letter set state = g.state, record_hash = g.record_hash, letter_hash = g.letter_hash, made_at = g.made_at, reason = g.reason, compared = g.compared
    from given g where merge_run = ${run.id} and merge_run_letter.line_no = g.line_no`.execute(db);
}

/** The lines whose letter was made of what they would print now. Found out as the receipts come, so that the log need not do it for all of them at once (decision 3). */
async function linesAsMade(db: Db, no: string, receipts: Receipt[]): Promise<Set<number>> {
  const hashes = new Map(receipts.filter(({ state }) => state === 'made').map(({ lineNo, recordHash }) => [lineNo, recordHash]));
  if (!hashes.size) return new Set();
  const sources = await mergeSources(db, no, '');
  const lines = await wholeLines(db, no, { lineNos: [...hashes.keys()], size: hashes.size });
  return new Set(lines.filter((line) => recordHashOf(line, sources) === hashes.get(line.lineNo)).map((line) => line.lineNo));
}
