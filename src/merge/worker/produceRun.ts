import type { MergeValues } from '../../contract/mergeData';
import { sha256Hex } from '../../contract/recordHash';
import { MergeError } from '../issues/mergeError';
import { letterNames } from '../letter/letterNames';
import { nameValues } from '../letter/nameValues';
import type { Printed } from '../letter/program';
import type { Template } from '../letter/template';
import { createZip } from '../package/zipStream';
import type { RichRecord } from '../value/richRecord';
import type { ContactLetters } from './contactLetters';
import { lateProgram } from './lateProgram';
import type { LetterFiles } from './letterFiles';
import type { LetterMade, ProducedFiles, ProduceRequest } from './mergeWorker';

/** Letters between two breaths: reports are sent, and a wish to cancel is heard. */
const batchSize = 50;
/** Bytes of letters between two breaths, at most: a hash has a copy of its letter until it is there. */
const batchBytes = 4 * 1024 * 1024;
/** The longest stretch without a breath, in ms; below what a person notices, also where no worker is at hand. */
const longestSlice = 30;

/** A browser takes few large pieces three times as quickly as pieces of 256 kB (Chromium, measured). */
const blobPiece = 32 * 1024 * 1024;

/** What the letters of a run are made of. */
export interface RunSource {
  templates: readonly Template[];
  common: MergeValues;
  records: ReadonlyMap<number, RichRecord>;
  /** Which of the documents a contact's letter is made from. */
  placeOf(record: RichRecord): number;
  lettersOf(template: Template): ContactLetters;
}

/** The letters of a run, as `MergeWorker.produce` says. */
export async function produceRun(
  { templates, common, records, placeOf, lettersOf }: RunSource, { lineNos, only = lineNos.map((_, index) => index + 1), want, namePattern, expected = {} }: ProduceRequest,
  onLetters: (letters: LetterMade[]) => void, signal: AbortSignal | undefined,
): Promise<ProducedFiles> {
  const promised = new Map(Object.entries(expected));
  const names = want === 'separate' ? letterNames(namePattern, lineNos.map((lineNo) => records.get(lineNo)).map((record) => (record ? nameValues(common, record) : () => ''))) : [];
  const files = want === 'separate' ? inZip(names) : (await combinedDocuments()).inDocuments(templates);
  let batch: (Omit<LetterMade, 'letterHash'> & { hash: string | Promise<string> })[] = [];
  let bytes = 0;
  let made = 0;
  /** Hashes are worked out on other threads, beside the letters that follow. */
  let reported = Promise.resolve();
  let sliceStart = Date.now();
  try {
    for (const letterNo of only) {
      if (signal?.aborted) throw new MergeError('CANCELLED');
      make(lineNos[letterNo - 1]!, letterNo - 1);
      if (batch.length >= batchSize || bytes >= batchBytes || Date.now() - sliceStart > longestSlice) {
        await reported;
        reported = report();
        reported.catch(() => undefined); // thrown where it is awaited
        await breath();
        sliceStart = Date.now();
      }
    }
  } finally {
    await reported; // whatever ends the run, nobody hears of its letters afterwards
  }
  if (signal?.aborted) throw new MergeError('CANCELLED');
  if (batch.length) await report();
  return { files: files.finish(), made, failed: only.length - made };

  function make(lineNo: number, index: number): void {
    const record = records.get(lineNo);
    if (!record) return void batch.push({ lineNo, recordHash: '', hash: '', failed: 'RECORD_MISSING' });
    const { recordHash } = record;
    const place = placeOf(record);
    const letters = lettersOf(templates[place]!);
    let printed: Printed;
    try {
      printed = letters.printed(record);
    } catch (error) {
      /* The letter's own condition leaves this contact out: the others get theirs. */
      if (error instanceof MergeError && error.code === 'LETTER_SKIPPED') return void batch.push({ lineNo, recordHash, hash: '', failed: error.code });
      throw error;
    }
    const letter = files.add({ index, place, printed, letters });
    bytes += letter.length;
    made++;
    batch.push({ lineNo, recordHash, hash: sha256Hex(letter) }); // it has its own copy at once, and is worked out beside the next letters
  }

  async function report(): Promise<void> {
    const taken = batch;
    [batch, bytes] = [[], 0];
    const letters = await Promise.all(taken.map(async ({ hash, ...letter }): Promise<LetterMade> => ({ ...letter, letterHash: await hash })));
    for (const { lineNo, letterHash, failed } of letters) {
      const before = promised.get(String(lineNo));
      if (failed === undefined && before !== undefined && before !== letterHash) throw new MergeError('LETTER_DIFFERS', String(lineNo));
    }
    onLetters(letters);
  }
}

function inZip(names: readonly string[]): LetterFiles {
  const pieces: Blob[] = [];
  const zip = createZip((piece) => pieces.push(new Blob([piece])), { reusesPieces: true, pieceBytes: blobPiece });
  return {
    add: ({ index, printed, letters: { maker } }) => maker.addTo(zip, names[index]!, printed),
    finish() {
      zip.finish();
      return [{ name: 'letters.zip', blob: new Blob(pieces, { type: 'application/zip' }) }];
    },
  };
}

/** Documents of many letters are loaded when somebody wants one: whoever writes, checks and previews a letter goes without (decision 15). */
const combinedDocuments = () => lateProgram(() => import(/* webpackChunkName: "combined" */ './combinedDocuments'));

/** Lets the thread do other things. A message and not a timer: browsers make nested timers wait. */
const breath = (): Promise<void> => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(undefined);
});
