import type { SyncClient } from './syncClient';
import { base64Of } from './base64';

/** The bytes of one letter that went out, to be kept with its entry of the log. */
export interface LetterToKeep { lineNo: number; /** The .docx, in base64; its SHA-256 is that of the receipt. */ letter: string }

/** A letter that was kept. */
export interface KeptLetter { /** The .docx, in base64. */ letter: string }

/** What goes in one call, in characters of base64: little enough to keep nobody waiting. A longer letter goes alone. */
const batchLength = 2 * 1024 * 1024;

interface Keeping {
  sync: SyncClient;
  runId: string;
  /** The very bytes of a letter of the run. */
  letterOf(lineNo: number): Promise<Uint8Array>;
  /** Lines that the log leaves out: it writes no entry for them, so there is nothing to keep their letters with. */
  leaveOut?: readonly number[] | undefined;
  /** Asks until there is an answer: each call may be repeated. */
  patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer>;
  /** How many of them are kept by now. */
  onKept?(kept: number, total: number): void;
}

/** Sends the service the letters of a run that it is still to keep. Those it has are not sent again, so whatever was cut off goes on where it stood. */
export async function keepLetters({ sync, runId, letterOf, leaveOut, patiently, onKept }: Keeping): Promise<void> {
  const params = { id: runId };
  const notLogged = new Set(leaveOut);
  const lineNos = (await patiently(() => sync.ask('lettersToKeep', { params }))).lineNos.filter((lineNo) => !notLogged.has(lineNo));
  let kept = 0;
  let batch: LetterToKeep[] = [];
  let length = 0;
  const send = async (): Promise<void> => {
    const letters = batch;
    await patiently(() => sync.ask('keepLetters', { params, body: { letters } }));
    kept += letters.length;
    [batch, length] = [[], 0];
    onKept?.(kept, lineNos.length);
  };
  for (const lineNo of lineNos) {
    const letter = base64Of(await letterOf(lineNo));
    if (batch.length > 0 && length + letter.length > batchLength) await send();
    batch.push({ lineNo, letter });
    length += letter.length;
  }
  if (batch.length > 0) await send();
}
