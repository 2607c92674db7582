import type { MergeRecord } from '../../../src/contract/mergeData';
import { MergeError } from '../../../src/merge/issues/mergeError';
import type { LetterMade, MergeWorker } from '../../../src/merge/worker/mergeWorker';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytes = (words: string): Uint8Array => new TextEncoder().encode(words);

/**
 * An engine whose letters are plain words: template, then the record's values. Quick enough for thousands of crashes; the real
 * engine stands in where bytes matter. `step` is awaited before each batch.
 */
export function createPlainEngine({ step = async () => undefined, batch = 2, failing = [] }: { step?: () => Promise<unknown>; batch?: number; failing?: number[] } = {}): MergeWorker {
  let template: string | undefined;
  const records = new Map<number, MergeRecord>();
  const letterOf = (lineNo: number): string => {
    const found = records.get(lineNo);
    if (template === undefined) throw new MergeError('TEMPLATE_NOT_OPEN');
    if (!found) throw new MergeError('RECORD_MISSING', String(lineNo));
    return `${template}|${JSON.stringify(found.values)}`;
  };
  return {
    async open(source, mapping) {
      template = text(source);
      return { hash: `template ${template}`, engineVersion: '1', fields: Object.keys(mapping).map((written) => ({ written, places: [] })) };
    },
    async startRecords() { records.clear(); },
    async addRecords(more) { for (const one of more) records.set(one.lineNo, one); },
    async check() { return []; },
    async riskiest() { return []; },
    async letter(lineNo) { return bytes(letterOf(lineNo)); },
    async produce({ lineNos: whole, only, want, expected = {} }, { onLetters, signal }) {
      const lineNos = only ? only.map((letterNo) => whole[letterNo - 1]!) : whole;
      const letters: string[] = [];
      for (let start = 0; start < lineNos.length; start += batch) {
        await step();
        if (signal?.aborted) throw new MergeError('CANCELLED');
        onLetters(lineNos.slice(start, start + batch).map((lineNo): LetterMade => {
          const letter = letterOf(lineNo);
          const { recordHash } = records.get(lineNo)!;
          if (failing.includes(lineNo)) return { lineNo, recordHash, letterHash: '', failed: 'BROKEN' };
          if (expected[lineNo] !== undefined && expected[lineNo] !== letter) throw new MergeError('LETTER_DIFFERS', String(lineNo));
          letters.push(letter);
          return { lineNo, recordHash, letterHash: letter };
        }));
      }
      return { files: [{ name: want === 'combined' ? 'letters.docx' : 'letters.zip', blob: new Blob([letters.join('\n')]) }], made: letters.length, failed: lineNos.length - letters.length };
    },
    close() { template = undefined; },
  };
}
