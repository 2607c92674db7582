import { bytesOf } from '../contract/base64';
import type { MergeDataHeader, MergeValues } from '../contract/mergeData';
import type { MergeRunLetter, MergeRunWithLetters } from '../contract/mergeRun';
import { sha256Hex } from '../contract/recordHash';
import { settledChooser } from '../contract/runLetters';
import { settledKey, type LetterVersion } from '../contract/segmentLetter';
import type { SyncClient } from '../contract/syncClient';
import { engineVersion, lettersForRun, MergeError, openTemplate, richRecord, settledOptions, templateHash, type ContactLetters, type RichRecord } from '../merge';
import { askService } from './askService';
import type { VerifyRunCommand } from './commandLine';
import { CommandProblem } from './commandProblem';
import { aboutTemplate, mergeErrorWords } from './explain';
import { readInput } from './files';
import { patiently } from './letterRun';
import { createProgress } from './progress';
import type { Terminal } from './terminal';
import { createVerdict } from './verdict';

/** `segment-letters verify --run`: makes the letters of a run once more, from what the service keeps, and compares them with the run's receipts. Nothing is changed. */
export async function verifyRun(command: VerifyRunCommand, terminal: Terminal): Promise<void> {
  await askService(command, async (sync) => {
    const { warn, signal } = terminal;
    const run = await patiently(async () => sync.ask('mergeRun', { params: { id: command.run ?? await newestRun(sync, command.segment!, signal) }, signal }), signal);
    if (run.state === 'logged') throw new CommandProblem(`The letters of run ${run.id} are logged. What they were made of is not kept with the log, so they cannot be made again.`);
    const letters = run.letters.filter(({ state }) => state === 'made');
    if (letters.length === 0) throw new CommandProblem(`Run ${run.id} has no letters.`);
    const documents = await documentsOf(run, letters, command, sync, signal);
    const { header, records } = await readAll(sync, run, signal);
    const lettersFor = lettersOf(run, documents, header.common);
    const isSameEngine = run.engineVersion === engineVersion;
    if (!isSameEngine) warn(`Note: the letters were made by version ${run.engineVersion} of the engine, this is ${engineVersion}`);

    const verdict = createVerdict(terminal);
    const progress = createProgress(terminal, (count, total) => `${count} of ${total ?? ''} letters compared`, letters.length);
    try {
      for (const [index, letter] of letters.entries()) {
        signal.throwIfAborted();
        const why = await whyOther(letter, lettersFor, records.get(letter.lineNo), isSameEngine);
        if (why === undefined) verdict.same();
        else verdict.differs(`Letter ${letter.letterNo} for ${letter.contactNo} ${letter.contactName}: ${why}.`);
        await progress.done(index + 1);
      }
    } finally {
      progress.end();
    }
    verdict.say();
  });
}

/** Why a letter is not the same; undefined where it is. */
async function whyOther(letter: MergeRunLetter, lettersFor: LettersFor, record: RichRecord | undefined, isSameEngine: boolean): Promise<string | undefined> {
  if (!record) return 'the contact is not in the segment any more';
  const letters = await lettersFor(letter, record);
  if (!letters) return 'the document that it was made from is not kept; name it with --template';
  const again = madeOrWhyNot(() => letters.maker.letter(letters.printed(record)));
  if (typeof again !== 'string' && await sha256Hex(again) === letter.letterHash) return undefined;
  if (record.recordHash !== letter.recordHash) return 'what it prints of the contact or the segment changed since';
  if (typeof again === 'string') return `it cannot be made again: its document ${again}`;
  return isSameEngine ? 'the same document, record and engine made other bytes, which is a fault of the program' : 'another version of the engine made it';
}

/** A letter, or why there is none: of one contact's letter that says nothing about those of others. */
function madeOrWhyNot(make: () => Uint8Array): Uint8Array | string {
  try {
    return make();
  } catch (error) {
    if (error instanceof MergeError) return mergeErrorWords(error).replace(/\.$/, '');
    throw error;
  }
}

const hashOf = (run: MergeRunWithLetters, letter: MergeRunLetter): string => letter.templateHash ?? run.templateHash;

/** The newest run of a segment that is neither logged nor given up. */
async function newestRun(sync: SyncClient, segmentNo: string, signal: AbortSignal): Promise<string> {
  const { items: [newest] } = await sync.ask('openMergeRuns', { params: { no: segmentNo }, signal });
  if (!newest) throw new CommandProblem(`Segment ${segmentNo} has no letters that are made and not logged.`);
  return newest.id;
}

/** The merge data of the run's segment, of the day that the run froze. */
async function readAll(sync: SyncClient, { segmentNo, options: { today } }: MergeRunWithLetters, signal: AbortSignal): Promise<{ header: MergeDataHeader; records: Map<number, RichRecord> }> {
  return patiently(async () => {
    const { header, lines } = await sync.stream('mergeData', { params: { no: segmentNo }, query: { today }, signal });
    const records = new Map<number, RichRecord>();
    for await (const record of lines) records.set(record.lineNo, richRecord(record));
    return { header, records };
  }, signal);
}

/** A document that letters were made from, and what a message calls it. */
interface RunFile { called: string; bytes: Uint8Array }
type LettersFor = (letter: MergeRunLetter, record: RichRecord) => Promise<ContactLetters | undefined>;

/** Opens the document of a letter as the run had settled it for the contact, each once, and makes letters of it as the run did; undefined where it is not there. */
function lettersOf(run: MergeRunWithLetters, documents: ReadonlyMap<string, RunFile>, common: MergeValues): LettersFor {
  const settledFor = settledChooser(run.options);
  const inRun = run.letters.filter(({ state }) => state !== 'skipped').length;
  const opened = new Map<string, ContactLetters>();
  return async (letter, record) => {
    const hash = hashOf(run, letter);
    const document = documents.get(hash);
    if (!document) return undefined;
    const settled = settledFor(record, hash);
    const key = `${hash} ${settledKey(settled)}`;
    const letters = opened.get(key) ?? await aboutTemplate(document.called, () => lettersForRun(openTemplate(document.bytes, { ...settledOptions(settled), accept: settled.choices?.acceptChanges }), common, inRun));
    opened.set(key, letters);
    return letters;
  };
}

/** The documents that letters of the run were made from, by their content: those that were named, then those that the service keeps. One that is nowhere is left out. */
async function documentsOf(run: MergeRunWithLetters, letters: readonly MergeRunLetter[], { templates }: VerifyRunCommand, sync: SyncClient, signal: AbortSignal): Promise<Map<string, RunFile>> {
  const wanted = new Set(letters.map((letter) => hashOf(run, letter)));
  const found = new Map<string, RunFile>();
  const take = (called: string, bytes: Uint8Array): Promise<void> => aboutTemplate(called, async () => {
    const hash = await templateHash(openTemplate(bytes).parts);
    if (wanted.delete(hash)) found.set(hash, { called, bytes });
  });
  for (const file of templates) await take(file, await readInput(file, 'The letter'));
  for await (const { templateHash: hash, documentHash, name } of versions(sync, run.segmentNo, signal)) {
    if (wanted.size === 0) break;
    if (!wanted.has(hash) || documentHash === undefined) continue;
    const { document } = await patiently(() => sync.ask('letterDocument', { params: { hash: documentHash }, signal }), signal);
    await take(`The letter "${name}"`, bytesOf(document));
  }
  return found;
}

/** Every document that the segment was linked with, the newest first. */
async function* versions(sync: SyncClient, no: string, signal: AbortSignal): AsyncGenerator<LetterVersion> {
  let after: string | undefined;
  do {
    const page = await patiently(() => sync.ask('letterVersions', { params: { no }, query: { ...(after !== undefined && { after }) }, signal }), signal);
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}
