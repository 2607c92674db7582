import type { MergeRecord, MergeValues } from '../../contract/mergeData';
import { sha256Hex } from '../../contract/recordHash';
import { engineVersion } from '../engineVersion';
import { checkLetters } from '../issues/checkLetters';
import { MergeError } from '../issues/mergeError';
import { riskiestLines } from '../issues/riskiest';
import { createCombined } from '../letter/combine/createCombined';
import { letterNames } from '../letter/letterNames';
import { nameValues } from '../letter/nameValues';
import { produceLetter } from '../letter/produceLetter';
import { openTemplate, type Template } from '../letter/template';
import { templateHash } from '../letter/templateHash';
import { templateFields } from '../letter/templateFields';
import { createZip } from '../package/zipStream';
import { recordValues } from '../value/recordValues';
import type { LetterMade, MergeWorker, ProducedFiles, ProduceRequest } from './mergeWorker';

/** Letters between two breaths: reports are sent, and a wish to cancel is heard. */
const batchSize = 50;
/** The longest stretch without a breath, in ms; below what a person notices, also where no worker is at hand. */
const longestSlice = 30;
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * The engine on the thread of the caller: in Node, in tests, inside the worker, and where a worker cannot be started. It works in slices.
 * ```ts
 * const merge = createMergeInline();
 * await merge.open(bytes, {});
 * ```
 */
export function createMergeInline(): MergeWorker {
  let template: Template | undefined;
  let common: MergeValues = {};
  let records = new Map<number, MergeRecord>();

  const opened = (): Template => {
    if (!template) throw new MergeError('TEMPLATE_NOT_OPEN');
    return template;
  };
  const recordOf = (lineNo: number): MergeRecord => {
    const record = records.get(lineNo);
    if (!record) throw new MergeError('RECORD_MISSING', String(lineNo));
    return record;
  };
  const chosen = (lineNos?: readonly number[]): MergeRecord[] => (lineNos ? lineNos.map(recordOf) : [...records.values()]);

  return {
    async open(bytes, mapping) {
      template = undefined;
      const fresh = openTemplate(bytes, { mapping });
      const hash = await templateHash(fresh.parts);
      template = fresh;
      return { hash, engineVersion, fields: templateFields(fresh) };
    },
    async startRecords(shared) {
      common = shared;
      records = new Map();
    },
    async addRecords(more) {
      for (const record of more) records.set(record.lineNo, record);
    },
    async check({ fine, lineNos }) {
      return checkLetters(opened(), chosen(lineNos), { common, fine });
    },
    async riskiest(lineNos) {
      return riskiestLines(opened(), chosen(lineNos), common);
    },
    async letter(lineNo) {
      return produceLetter(opened(), recordValues(common, recordOf(lineNo)));
    },
    produce: (request, { onLetters, signal }) => produce(opened(), common, records, request, onLetters, signal),
    close() {
      template = undefined;
      records = new Map();
    },
  };
}

async function produce(
  template: Template, common: MergeValues, records: ReadonlyMap<number, MergeRecord>, { lineNos, only = lineNos.map((_, index) => index + 1), want, namePattern, expected = {} }: ProduceRequest,
  onLetters: (letters: LetterMade[]) => void, signal: AbortSignal | undefined,
): Promise<ProducedFiles> {
  const promised = new Map(Object.entries(expected));
  const names = want === 'separate' ? letterNames(namePattern, lineNos.map((lineNo) => records.get(lineNo)).map((record) => (record ? nameValues(common, record) : () => ''))) : [];
  const target = want === 'separate' ? zipTarget(names) : combinedTarget(template);
  let batch: LetterMade[] = [];
  let made = 0;
  let sliceStart = Date.now();
  for (const letterNo of only) {
    if (signal?.aborted) throw new MergeError('CANCELLED');
    const letter = await make(lineNos[letterNo - 1]!, letterNo - 1);
    if (letter.failed === undefined) made++;
    batch.push(letter);
    if (batch.length >= batchSize || Date.now() - sliceStart > longestSlice) {
      onLetters(batch);
      batch = [];
      await breath();
      sliceStart = Date.now();
    }
  }
  if (signal?.aborted) throw new MergeError('CANCELLED');
  if (batch.length) onLetters(batch);
  return { files: target.finish(), made, failed: only.length - made };

  async function make(lineNo: number, index: number): Promise<LetterMade> {
    const record = records.get(lineNo);
    if (!record) return { lineNo, recordHash: '', letterHash: '', failed: 'RECORD_MISSING' };
    const { recordHash } = record;
    const valueOf = recordValues(common, record);
    const bytes = produceLetter(template, valueOf);
    const letterHash = await sha256Hex(bytes);
    const before = promised.get(String(lineNo));
    if (before !== undefined && before !== letterHash) throw new MergeError('LETTER_DIFFERS', String(lineNo));
    target.add(index, bytes, valueOf);
    return { lineNo, recordHash, letterHash };
  }
}

interface Target { add(index: number, bytes: Uint8Array, valueOf: (key: string) => string): void; finish(): ProducedFiles['files'] }

function zipTarget(names: readonly string[]): Target {
  const pieces: Blob[] = [];
  const zip = createZip((piece) => pieces.push(new Blob([piece])));
  return {
    add: (index, bytes) => zip.add(names[index]!, bytes),
    finish() {
      zip.finish();
      return [{ name: 'letters.zip', blob: new Blob(pieces, { type: 'application/zip' }) }];
    },
  };
}

function combinedTarget(template: Template): Target {
  const combined = createCombined(template);
  return {
    add: (_, __, valueOf) => combined.add(valueOf),
    finish() {
      const files = combined.finish();
      return files.map((bytes, index) => ({ name: files.length === 1 ? 'letters.docx' : `letters ${index + 1}.docx`, blob: new Blob([bytes], { type: docxType }) }));
    },
  };
}

/** Lets the thread do other things. A message and not a timer: browsers make nested timers wait. */
const breath = (): Promise<void> => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(undefined);
});
