import type { MergeRecord } from '../../../src/contract/mergeData';
import { MergeError } from '../../../src/merge/issues/mergeError';
import { letterChooser, type LetterFor } from '../../../src/contract/segmentLetter';
import type { LetterMade, MergeWorker } from '../../../src/merge/worker/mergeWorker';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytes = (words: string): Uint8Array => new TextEncoder().encode(words);

/**
 * An engine whose letters are plain words: template, then the record's values. Quick enough for thousands of crashes; the real
 * engine stands in where bytes matter. `step` is awaited before each batch.
 */
export function createPlainEngine({ step = async () => undefined, batch = 2, failing = [] }: { step?: () => Promise<unknown>; batch?: number; failing?: number[] } = {}): MergeWorker {
  let template: string | undefined;
  let others: (LetterFor & { text: string; document: number })[] = [];
  let documents = 1;
  const records = new Map<number, MergeRecord>();
  const letterOf = (lineNo: number): string => {
    const found = records.get(lineNo);
    if (template === undefined) throw new MergeError('TEMPLATE_NOT_OPEN');
    if (!found) throw new MergeError('RECORD_MISSING', String(lineNo));
    return `${otherOf(found)?.text ?? template}|${JSON.stringify(found.values)}`;
  };
  const otherOf = (one: MergeRecord) => letterChooser(others)(one);
  return {
    async open(source, { fieldMapping = {} }, options) {
      template = text(source);
      others = (options?.whom ?? []).map((one) => ({ ...one, text: text(source), document: 0 }));
      documents = 1;
      return { hash: `template ${template}`, engineVersion: '1', fields: Object.keys(fieldMapping).map((written) => ({ written, places: [] })), passages: [], questions: [] };
    },
    async openAlso(source, { fieldMapping = {} }, whom) {
      others.push(...whom.map((one) => ({ ...one, text: text(source), document: documents })));
      documents += 1;
      return { hash: `template ${text(source)}`, engineVersion: '1', fields: Object.keys(fieldMapping).map((written) => ({ written, places: [] })), passages: [], questions: [] };
    },
    async startRecords() { records.clear(); },
    async addRecords(more) { for (const one of more) records.set(one.lineNo, one); },
    async check() { return []; },
    async riskiest() { return []; },
    async letter(lineNo) { return bytes(letterOf(lineNo)); },
    async produce({ lineNos: whole, only, want, expected = {} }, { onLetters, signal }) {
      const lineNos = only ? only.map((letterNo) => whole[letterNo - 1]!) : whole;
      const letters: string[] = [];
      const ofDocument = new Map<number, string[]>();
      for (let start = 0; start < lineNos.length; start += batch) {
        await step();
        if (signal?.aborted) throw new MergeError('CANCELLED');
        onLetters(lineNos.slice(start, start + batch).map((lineNo): LetterMade => {
          const letter = letterOf(lineNo);
          const { recordHash } = records.get(lineNo)!;
          if (failing.includes(lineNo)) return { lineNo, recordHash, letterHash: '', failed: 'BROKEN' };
          if (expected[lineNo] !== undefined && expected[lineNo] !== letter) throw new MergeError('LETTER_DIFFERS', String(lineNo));
          letters.push(letter);
          const document = otherOf(records.get(lineNo)!)?.document ?? 0;
          ofDocument.set(document, [...ofDocument.get(document) ?? [], letter]);
          return { lineNo, recordHash, letterHash: letter };
        }));
      }
      const files = want === 'separate' ? [{ name: 'letters.zip', blob: new Blob([letters.join('\n')]) }]
        : [...ofDocument].sort(([one], [other]) => one - other).map(([document, mine]) => ({ name: 'letters.docx', blob: new Blob([mine.join('\n')]), ...(document > 0 && { document }), letters: mine.length }));
      return { files, made: letters.length, failed: lineNos.length - letters.length };
    },
    close() { template = undefined; },
  };
}
