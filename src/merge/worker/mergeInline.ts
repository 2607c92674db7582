import type { MergeRecord, MergeValues } from '../../contract/mergeData';
import { sha256Hex } from '../../contract/recordHash';
import { letterChooser, type LetterFor, type LetterSettled } from '../../contract/segmentLetter';
import { engineVersion } from '../engineVersion';
import { acceptedIssues } from '../issues/acceptedIssues';
import { checkDocuments, type CheckedDocument } from '../issues/checkDocuments';
import { MergeError } from '../issues/mergeError';
import type { MergeIssue } from '../issues/mergeIssue';
import { riskiestLines } from '../issues/riskiest';
import { letterNames } from '../letter/letterNames';
import { nameValues } from '../letter/nameValues';
import { produceLetter } from '../letter/produceLetter';
import { openTemplate, type Template } from '../letter/template';
import { settledOptions } from '../letter/settledOptions';
import { templateHash } from '../letter/templateHash';
import { templateFields } from '../letter/templateFields';
import { templatePassages } from '../letter/templatePassages';
import { createZip } from '../package/zipStream';
import { recordPassages, recordValues } from '../value/recordValues';
import { lateProgram } from './lateProgram';
import type { LetterFiles } from './letterFiles';
import type { LetterMade, MergeWorker, ProducedFiles, ProduceRequest, TemplateInfo } from './mergeWorker';

/** Letters between two breaths: reports are sent, and a wish to cancel is heard. */
const batchSize = 50;
/** The longest stretch without a breath, in ms; below what a person notices, also where no worker is at hand. */
const longestSlice = 30;

/**
 * The engine on the thread of the caller: in Node, in tests, inside the worker, and where a worker cannot be started. It works in slices.
 * ```ts
 * const merge = createMergeInline();
 * await merge.open(bytes, {});
 * ```
 */
export function createMergeInline(): MergeWorker {
  let documents: Documents = noDocuments;
  let common: MergeValues = {};
  let records = new Map<number, MergeRecord>();

  const opened = (): Documents => {
    if (documents.templates.length === 0) throw new MergeError('TEMPLATE_NOT_OPEN');
    return documents;
  };
  const recordOf = (lineNo: number): MergeRecord => {
    const record = records.get(lineNo);
    if (!record) throw new MergeError('RECORD_MISSING', String(lineNo));
    return record;
  };
  const chosen = (lineNos?: readonly number[]): MergeRecord[] => (lineNos ? lineNos.map(recordOf) : [...records.values()]);
  /** Each document with those of the records that it makes the letters of. */
  const byDocument = (some: readonly MergeRecord[]): CheckedDocument[] => {
    const { templates, accepted, placeOf } = opened();
    const sorted = templates.map((template, place) => ({ template, accepted: accepted[place]!, records: [] as MergeRecord[] }));
    for (const record of some) sorted[placeOf(record)]!.records.push(record);
    return sorted;
  };

  return {
    async open(bytes, settled, options) {
      documents = noDocuments;
      const { template, accepted, info } = await openOne(bytes, settled);
      documents = documentsOf([template], [accepted], (options?.whom ?? []).map((one) => ({ ...one, place: 0 })));
      return info;
    },
    async openAlso(bytes, settled, whom) {
      const { template, accepted, info } = await openOne(bytes, settled);
      const { templates, accepted: before, places } = opened();
      documents = documentsOf([...templates, template], [...before, accepted], [...places, ...whom.map((one) => ({ ...one, place: templates.length }))]);
      return info;
    },
    async startRecords(shared) {
      common = shared;
      records = new Map();
    },
    async addRecords(more) {
      for (const record of more) records.set(record.lineNo, record);
    },
    async check({ fine, lineNos }) {
      return checkDocuments(byDocument(chosen(lineNos)), { common, fine });
    },
    async riskiest(lineNos) {
      return byDocument(chosen(lineNos)).flatMap(({ template, records: some }) => riskiestLines(template, some, common));
    },
    async letter(lineNo) {
      const { templates, placeOf } = opened();
      const record = recordOf(lineNo);
      return produceLetter(templates[placeOf(record)]!, recordValues(common, record), recordPassages(record));
    },
    produce: (request, { onLetters, signal }) => produce(opened(), common, records, request, onLetters, signal),
    close() {
      documents = noDocuments;
      records = new Map();
    },
  };
}

/** What is open: `places` says whom each document is for; the first makes all other letters. */
interface Documents { templates: Template[]; /** Of each. */ accepted: MergeIssue[][]; places: (LetterFor & { place: number })[]; placeOf(record: MergeRecord): number }

function documentsOf(templates: Template[], accepted: MergeIssue[][], places: Documents['places']): Documents {
  const choose = letterChooser(places);
  return { templates, accepted, places, placeOf: (record) => choose(record)?.place ?? 0 };
}

const noDocuments = documentsOf([], [], []);

/** The document's hash is that of the document as it stands, whatever its letters are made without: by it the document is known. */
async function openOne(bytes: Uint8Array, settled: Partial<LetterSettled>): Promise<{ template: Template; accepted: MergeIssue[]; info: TemplateInfo }> {
  const options = settledOptions(settled);
  const acceptChanges = settled.choices?.acceptChanges;
  const asItStands = openTemplate(bytes, options);
  const template = acceptChanges ? openTemplate(bytes, { ...options, accept: (await acceptingChanges()).acceptedParts }) : asItStands;
  return { template, accepted: acceptChanges ? acceptedIssues(asItStands) : [], info: { hash: await templateHash(asItStands.parts), engineVersion, fields: templateFields(template), passages: templatePassages(template), questions: template.questions.map(({ place: _place, ...question }) => question) } };
}

async function produce(
  { templates, placeOf }: Documents, common: MergeValues, records: ReadonlyMap<number, MergeRecord>, { lineNos, only = lineNos.map((_, index) => index + 1), want, namePattern, expected = {} }: ProduceRequest,
  onLetters: (letters: LetterMade[]) => void, signal: AbortSignal | undefined,
): Promise<ProducedFiles> {
  const promised = new Map(Object.entries(expected));
  const names = want === 'separate' ? letterNames(namePattern, lineNos.map((lineNo) => records.get(lineNo)).map((record) => (record ? nameValues(common, record) : () => ''))) : [];
  const target = want === 'separate' ? inZip(names) : (await combinedDocuments()).inDocuments(templates);
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
    const passageOf = recordPassages(record);
    const place = placeOf(record);
    let bytes: Uint8Array;
    try {
      bytes = produceLetter(templates[place]!, valueOf, passageOf);
    } catch (error) {
      /* The letter's own condition leaves this contact out: the others get theirs. */
      if (error instanceof MergeError && error.code === 'LETTER_SKIPPED') return { lineNo, recordHash, letterHash: '', failed: error.code };
      throw error;
    }
    const letterHash = await sha256Hex(bytes);
    const before = promised.get(String(lineNo));
    if (before !== undefined && before !== letterHash) throw new MergeError('LETTER_DIFFERS', String(lineNo));
    target.add({ index, place, bytes, valueOf, passageOf });
    return { lineNo, recordHash, letterHash };
  }
}

function inZip(names: readonly string[]): LetterFiles {
  const pieces: Blob[] = [];
  const zip = createZip((piece) => pieces.push(new Blob([piece])));
  return {
    add: ({ index, bytes }) => zip.add(names[index]!, bytes),
    finish() {
      zip.finish();
      return [{ name: 'letters.zip', blob: new Blob(pieces, { type: 'application/zip' }) }];
    },
  };
}

/** Documents of many letters are loaded when somebody wants one: whoever writes, checks and previews a letter goes without (decision 15). */
const combinedDocuments = () => lateProgram(() => import(/* webpackChunkName: "combined" */ './combinedDocuments'));

/** Few letters come with tracked changes to accept (decision 15). */
const acceptingChanges = () => lateProgram(() => import(/* webpackChunkName: "acceptChanges" */ '../letter/acceptChanges'));

/** Lets the thread do other things. A message and not a timer: browsers make nested timers wait. */
const breath = (): Promise<void> => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(undefined);
});
