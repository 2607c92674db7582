import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { NewMergeRun } from '../contract/mergeRun';
import { isNews } from '../contract/passage';
import { SyncProblem } from '../contract/problem';
import { sha256Hex } from '../contract/recordHash';
import { labelOf, passagesByDocument, runDocuments, settledDocuments } from '../contract/runLetters';
import type { SyncClient } from '../contract/syncClient';
import { skipReasons, type SkipReason } from '../contract/whoGetsALetter';
import { createMergeInline, defaultNamePattern, letterNames, nameValues, type MergeIssue } from '../merge';
import { askService } from './askService';
import type { LettersCommand } from './commandLine';
import { CommandProblem } from './commandProblem';
import { aboutTemplate } from './explain';
import { preparePlace } from './files';
import { issueWords } from './issueWords';
import { createLetterRun, readMaterial, type LetterRun, type Material } from './letterRun';
import { answerLetters, demandLetters, openLetters, readLetters, type CommandLetter } from './lettersOfSegment';
import { shownRecords } from './namedNumbers';
import type { Terminal } from './terminal';
import { openFolder, writeCombined } from './writeLetters';

/** `segment-letters letters`: the letters of a segment, the same bytes that the pane makes, and the log where it is wanted. */
export async function segmentLetters(command: LettersCommand, terminal: Terminal): Promise<void> {
  await askService(command, (sync) => make(command, sync, terminal));
}

async function make(command: LettersCommand, sync: SyncClient, terminal: Terminal): Promise<void> {
  const { segment } = command;
  const { say, warn, signal } = terminal;
  const engine = createMergeInline();
  const open = async () => openLetters(engine, await answerLetters(engine, await readLetters(command, sync, signal), command.answers));
  const ofCommand = command.templates.length > 0 ? await open() : undefined; // one that is not there, or is no letter, is said before anybody is asked
  const { passages: known } = await sync.ask('segment', { params: { no: segment }, signal }); // a wrong address, token or number is said at once, without waiting
  const { letters, engineVersion, passages } = ofCommand ?? await open();
  if (command.log) await demandLoggable(sync, segment, signal);
  if (command.combined) await preparePlace(command.combined);

  let material: Material;
  let run: LetterRun;
  for (let tries = 1; ; tries += 1) {
    material = await readMaterial(sync, segment, command.types, signal);
    if (material.lineNos.length === 0) throw nobody(segment, material);
    await engine.startRecords(material.header.common);
    await engine.addRecords(material.records);
    demandLetters(letters, material);
    demandRight(letters, (await engine.check({ fine: [], lineNos: material.lineNos })).map((issue) => (
      issue.code === 'PASSAGE_GONE' ? { ...issue, subject: known.find(({ id }) => id === issue.subject)?.title || issue.subject! } : issue)), warn);
    // Only letters that are made tell the segment what its passages are.
    if (isNews(passages, known)) await sync.ask('readPassages', { params: { no: segment }, body: { passages, whole: true }, signal });
    try {
      run = await createLetterRun(sync, segment, newRun(command, letters, engineVersion, material), signal);
      break;
    } catch (error) {
      // A colleague changed the segment between the reading and the run: read it again.
      if (!(error instanceof SyncProblem && error.code === 'REVISION_CHANGED') || tries === 5) throw error;
    }
  }

  const { records, lineNos, skipped, header } = material;
  const recordOf = new Map(records.map((record) => [record.lineNo, record]));
  const names = letterNames(command.names ?? defaultNamePattern, lineNos.map((lineNo) => nameValues(header.common, recordOf.get(lineNo)!)));
  let failed = 0;
  try {
    const write = command.out ? await openFolder(command.out, command) : async () => undefined;
    const hashes: Record<number, string> = {};
    for (const [index, lineNo] of lineNos.entries()) {
      signal.throwIfAborted();
      const { recordHash, contactNo, contactName } = recordOf.get(lineNo)!;
      const receipt = { lineNo, recordHash, madeAt: new Date().toISOString() };
      let letter: Uint8Array;
      try {
        letter = await engine.letter(lineNo, lineNos.length);
      } catch (error) {
        failed += 1;
        const reason = error instanceof Error ? error.message : String(error);
        warn(`Letter ${index + 1} for ${contactNo} ${contactName} could not be made: ${reason}`);
        await run.receive({ ...receipt, state: 'failed', letterHash: '', reason });
        continue;
      }
      await write(names[index]!, letter);
      hashes[lineNo] = await sha256Hex(letter);
      await run.receive({ ...receipt, state: 'made', letterHash: hashes[lineNo] });
    }
    if (command.out) say(`${count(lineNos.length - failed, 'letter')} in ${command.out}`);
    if (command.combined) {
      const { files } = await aboutTemplate(letters[0]!.file, () => engine.produce({ lineNos, want: 'combined', namePattern: defaultNamePattern, expected: hashes }, { onLetters: () => undefined, signal }));
      const taken = new Set<string>();
      for (const [index, letter] of letters.entries()) {
        const documents = await Promise.all(files.filter(({ document = 0 }) => document === index).map(async ({ blob }) => new Uint8Array(await blob.arrayBuffer())));
        const named = index === 0 ? command.combined : labelled(command.combined, labelOf(letter));
        for (const file of await writeCombined(named, documents, taken)) say(`${letters.length === 1 ? 'All letters' : `The letters of ${letter.templateName}`} in ${file}`);
      }
    }
    await run.finish();
  } catch (error) {
    await run.abandon();
    throw error;
  }

  if (skipped.length > 0) say(`${count(skipped.length, 'contact')} got no letter:`);
  for (const { lineNo, reason } of skipped) say(`  ${recordOf.get(lineNo)!.contactNo} ${recordOf.get(lineNo)!.contactName} – ${whyNone[reason]}`);
  if (command.log) await log(run, (lineNo) => engine.letter(lineNo, lineNos.length), command, terminal);
  else say(`Not logged. The letters of segment ${segment} can be logged in the task pane.`);
  if (failed > 0) throw new CommandProblem(`${count(failed, 'letter')} could not be made.`);
}

/** Everything that would stop the log is said before the first letter. */
async function demandLoggable(sync: SyncClient, no: string, signal: AbortSignal): Promise<void> {
  const { items } = await sync.ask('check', { params: { no }, body: {}, signal });
  const errors = items.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new CommandProblem(`Segment ${no} cannot be logged, so nothing was made: ${errors.map(issueWords).join('; ')}.`);
}

/** What is wrong with a letter stops it before anything is made; what is merely worth a look is said. */
function demandRight(letters: readonly CommandLetter[], issues: readonly MergeIssue[], warn: Terminal['warn']): void {
  const wordsOf = (issue: MergeIssue): string => `${issue.document === undefined ? '' : `${letters[issue.document]!.file}: `}${issueWords(issue)}${issue.code === 'LANGUAGE_UNKNOWN' || issue.code === 'LINK_AS_TEXT' ? whose(issue) : ''}`;
  const errors = issues.filter(({ severity }) => severity === 'error');
  const subject = letters.length === 1 ? `${letters[0]!.file} is` : 'The letters are';
  if (errors.length > 0) throw new CommandProblem(`${subject} not ready, so nothing was made: ${errors.map(wordsOf).join('; ')}.`);
  for (const issue of issues) warn(`${issue.severity === 'information' ? 'To know' : 'To look at'}: ${wordsOf(issue)}`);
}

const whose = ({ contacts, count: all }: MergeIssue): string => `: ${contacts.slice(0, shownRecords).map(({ contactNo, contactName }) => `${contactNo} ${contactName}`).join(', ')}${all > shownRecords ? ' …' : ''}`;

/** `all.docx` of the Swedish letter is `all SVE.docx`. */
function labelled(file: string, label: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name} ${letterNames('{label}', [() => label])[0]!.replace(/\.docx$/, '')}${ext}`);
}

const newRun = ({ names, out }: LettersCommand, letters: readonly CommandLetter[], engineVersion: string, { header, records, correspondenceTypes, lineNos, skipped }: Material): NewMergeRun => {
  const recordOf = new Map(records.map((record) => [record.lineNo, record]));
  return {
    id: randomUUID(), segmentRevision: header.revision, engineVersion, ...runDocuments(letters, lineNos, (lineNo) => recordOf.get(lineNo)!),
    options: { correspondenceTypes, handOver: out ? 'separate' : 'combined', namePattern: names ?? defaultNamePattern, today: header.today, passages: passagesByDocument(letters), ...settledDocuments(letters) },
    lineNos, skipped,
  };
};

async function log(run: LetterRun, letterOf: (lineNo: number) => Promise<Uint8Array>, { segment, followUp }: LettersCommand, { say }: Terminal): Promise<void> {
  const result = await run.log(followUp, letterOf);
  say(`Logged as entry ${result.loggedSegmentEntryNo}: ${count(result.logged, 'contact')} of segment ${segment}`);
  for (const { contactNo, contactName, barrier } of result.blocked) say(`  not logged: ${contactNo} ${contactName} – ${whyNone[barrier]}`);
  if (result.remainderSegmentNo) say(`${count(result.remainderCount, 'contact')} left in segment ${result.remainderSegmentNo}`);
  if (result.followUpSegmentNo) say(`Follow-up segment ${result.followUpSegmentNo}`);
}

const whyNone: Record<SkipReason, string> = {
  privacyBlocked: 'blocked for privacy', minor: 'a minor without parental consent', removed: 'the contact was removed', excluded: 'excluded from segments',
  correspondenceType: 'another correspondence type', notChosen: 'not chosen',
};

/** Not a fault of anybody's: the segment has nobody who may get a letter, or none of the chosen types. */
function nobody(segmentNo: string, { skipped }: Material): CommandProblem {
  const reasons = skipReasons.map((reason) => ({ reason, lines: skipped.filter((line) => line.reason === reason).length })).filter(({ lines }) => lines > 0);
  return new CommandProblem(`Segment ${segmentNo} has no contact to make a letter for${reasons.length > 0 ? `: ${reasons.map(({ reason, lines }) => `${count(lines, 'contact')} – ${whyNone[reason]}`).join('; ')}` : ''}.`);
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
