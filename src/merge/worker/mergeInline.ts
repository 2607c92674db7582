import type { MergeRecord, MergeValues } from '../../contract/mergeData';
import { mayHaveRichText } from '../../contract/richText';
import { letterChooser, type LetterFor, type LetterSettled } from '../../contract/segmentLetter';
import { engineVersion } from '../engineVersion';
import { isLongRun } from '../image/longRun';
import { acceptedIssues } from '../issues/acceptedIssues';
import { checkDocuments, type CheckedDocument } from '../issues/checkDocuments';
import { MergeError } from '../issues/mergeError';
import type { MergeIssue } from '../issues/mergeIssue';
import { riskiestLines } from '../issues/riskiest';
import { openTemplate, type Template } from '../letter/template';
import { settledOptions } from '../letter/settledOptions';
import { templateHash } from '../letter/templateHash';
import { templateFields } from '../letter/templateFields';
import { templatePassages } from '../letter/templatePassages';
import type { RichRecord } from '../value/richRecord';
import { plainLetters, type ContactLetters } from './contactLetters';
import { lateProgram } from './lateProgram';
import type { MergeWorker, TemplateInfo } from './mergeWorker';
import { produceRun } from './produceRun';

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
  let records = new Map<number, RichRecord>();
  /** An image takes a while to be made: it is kept as long as its document is open, with what all letters share. */
  let images = new Map<Template, ContactLetters>();

  const opened = (): Documents => {
    if (documents.templates.length === 0) throw new MergeError('TEMPLATE_NOT_OPEN');
    return documents;
  };
  const recordOf = (lineNo: number): RichRecord => {
    const record = records.get(lineNo);
    if (!record) throw new MergeError('RECORD_MISSING', String(lineNo));
    return record;
  };
  const chosen = (lineNos?: readonly number[]): RichRecord[] => (lineNos ? lineNos.map(recordOf) : [...records.values()]);
  /** Each document with those of the records that it makes the letters of. */
  const byDocument = (some: readonly RichRecord[]): CheckedDocument[] => {
    const { templates, accepted, placeOf } = opened();
    const sorted = templates.map((template, place) => ({ template, accepted: accepted[place]!, records: [] as RichRecord[] }));
    for (const record of some) sorted[placeOf(record)]!.records.push(record);
    return sorted;
  };

  /** How letters are made in a run of so many. */
  const lettersIn = async (count: number): Promise<(template: Template) => ContactLetters> => {
    if (!isLongRun(count)) return (template) => plainLetters(template, common);
    const { imageLetters } = await longRuns();
    return (template) => {
      const letters = images.get(template) ?? imageLetters(template, common);
      images.set(template, letters);
      return letters;
    };
  };

  return {
    async open(bytes, settled, options) {
      documents = noDocuments;
      images = new Map();
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
      images = new Map();
    },
    async addRecords(more) {
      const into = records;
      const read = more.some(mayHaveRichText) ? (await richTexts()).richRecord : undefined;
      for (const record of more) into.set(record.lineNo, read?.(record) ?? record);
    },
    async check({ fine, lineNos }) {
      return checkDocuments(byDocument(chosen(lineNos)), { common, fine });
    },
    async riskiest(lineNos) {
      return byDocument(chosen(lineNos)).flatMap(({ template, records: some }) => riskiestLines(template, some, common));
    },
    async letter(lineNo, inRunOf = 1) {
      const { templates, placeOf } = opened();
      const record = recordOf(lineNo);
      const { printed, maker } = (await lettersIn(inRunOf))(templates[placeOf(record)]!);
      return maker.letter(printed(record));
    },
    async produce(request, { onLetters, signal }) {
      const { templates, placeOf } = opened();
      return produceRun({ templates, placeOf, common, records, lettersOf: await lettersIn(request.lineNos.length) }, request, onLetters, signal);
    },
    close() {
      documents = noDocuments;
      records = new Map();
      images = new Map();
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

/** Few letters come with tracked changes to accept (decision 15). */
const acceptingChanges = () => lateProgram(() => import(/* webpackChunkName: "acceptChanges" */ '../letter/acceptChanges'));

/** Few people write bold words, links and lists (decisions 15 and 21). */
const richTexts = () => lateProgram(() => import(/* webpackChunkName: "richTexts" */ '../value/richRecord'));

/** Few runs are so long that their letters come from an image (decisions 14 and 15). */
const longRuns = () => lateProgram(() => import(/* webpackChunkName: "longRuns" */ './imageLetters'));
