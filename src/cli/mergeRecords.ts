import { layoutOf, letterMaker, letterNamer, mostCombinedPlainly, mostMadePlainly, openTemplate, resolverFor, type Layout, type OpenOptions, type PlannedLetter, type Template } from '../merge';
import { answersTo, demandQuestions } from './answers';
import { checkData } from './checkData';
import type { MergeCommand } from './commandLine';
import { CommandProblem } from './commandProblem';
import { dataInput } from './dataInput';
import { aboutTemplate } from './explain';
import { readInput } from './files';
import { combinedOutput, countOf, folderOutput, zipOutput, type LetterOutput, type ReadyLetter } from './letterOutputs';
import { letterNotes } from './letterNotes';
import { lettersOfList, type ListedLetter } from './lettersOfList';
import { createLanguageNotes } from './languageNotes';
import { createProgress } from './progress';
import { openData, readData, type DataRecord, type DataSource } from './readData';
import { headOf, receiptsOutput } from './receipts';
import type { Terminal } from './terminal';

/**
 * `segment-letters merge`: one letter per record. A file is gone through twice, to plan and then to make the letters, so a bad letter or bad data leave
 * everything as it was; no more records are held than one letter takes. What comes through a pipe is read once, and its letters are made as it comes.
 */
export async function mergeRecords(command: MergeCommand, terminal: Terminal): Promise<void> {
  const { template: templateFile, data, accept, locale, localeFrom, answers: given, check } = command;
  const bytes = await readInput(templateFile, 'The letter');
  const source = await openData(dataInput(data, terminal));
  const { naming, records } = await source.read();
  const resolve = resolverFor(naming);
  if (localeFrom !== undefined && naming.length > 0 && !isColumn(resolve(localeFrom))) throw new CommandProblem(`--locale-from "${localeFrom}": ${source.isOnce && source.each === 'line' ? 'the first line' : 'no record'} of ${source.name} has ${source.isOnce && source.each === 'line' ? 'no' : 'a'} value of this name.`);
  const options: OpenOptions = { resolve, isList: true, accept, locale, localeFrom: localeFrom && resolve(localeFrom) };
  const asking = await aboutTemplate(templateFile, () => openTemplate(bytes, options));
  demandQuestions(asking.questions, given);
  const template = given.length > 0 ? openTemplate(bytes, { ...options, answers: answersTo(asking.questions, given) }) : asking;
  if (check) return checkData(template, templateFile, await readData({ ...source, read: async () => ({ naming, records }) }), terminal);
  const plan = source.isOnce ? undefined : await planned(command, template, source, records, terminal);
  await make(command, template, source, plan ? (await source.read()).records : records, plan, terminal);
}

/** A column of a list has a value for each of its elements, and not for the record. */
const isColumn = (key: string | undefined): boolean => key !== undefined && !key.includes('.');

/** What is known of a run before its first letter is made: how many there will be, and where the letters of a long run have their places. */
interface Plan { letters: number; layout: Layout | undefined; /** Of the document of all letters. */ combinedLayout: Layout | undefined }
/** From so many letters of a long run it is seen how wide their places must be. */
const samples = 1000;

/** Looks at all records; throws CommandProblem at the first record that gets none because something is wrong, unless those are to be skipped. */
async function planned({ onIssue, combined }: MergeCommand, template: Template, source: DataSource, records: AsyncIterable<DataRecord>, terminal: Terminal): Promise<Plan> {
  const progress = createProgress(terminal, (count) => `Looking at the ${source.each}s: ${count}`);
  let letters = 0;
  let seen = 0;
  const first: PlannedLetter['printed'][] = [];
  try {
    for await (const one of lettersOfList(template, source, records)) {
      if (one.wrong !== undefined && onIssue === 'stop') throw new CommandProblem(one.wrong);
      if (one.letter) letters += 1;
      if (one.letter && first.length < samples) first.push(one.letter.printed);
      await progress.done(seen += one.numbers.length);
      terminal.signal.throwIfAborted();
    }
  } finally {
    progress.end();
  }
  const layout = once(() => layoutOf(template, first));
  return { letters, layout: letters > mostMadePlainly ? layout() : undefined, combinedLayout: combined !== undefined && letters > mostCombinedPlainly ? layout() : undefined };
}

async function make(command: MergeCommand, template: Template, source: DataSource, records: AsyncIterable<DataRecord>, plan: Plan | undefined, terminal: Terminal): Promise<void> {
  const { template: templateFile, names = '{Letter_No}', onIssue } = command;
  const { say, warn, signal } = terminal;
  const maker = letterMaker(template, plan?.layout);
  const outputs = await outputsOf(command, template, plan);
  const isAlone = outputs.length === 1; // else its bytes are wanted elsewhere, too
  const nameOf = letterNamer(names, plan?.letters ?? 0);
  const progress = createProgress(terminal, (count, total) => (total === undefined ? `${count} letters` : `${count} of ${total} letters`), plan?.letters);
  const wrong: string[] = [];
  let withoutLetter = 0;
  const languages = createLanguageNotes(template, source);
  let [made, leftOut, seen, finished] = [0, 0, 0, 0];

  const add = async ({ letter, wrong: why, numbers, records: taken }: ListedLetter): Promise<void> => {
    if (why !== undefined && onIssue === 'stop') throw new CommandProblem(why);
    if (why !== undefined) {
      wrong.push(why);
      withoutLetter += numbers.length;
    } else if (!letter) leftOut += numbers.length;
    else {
      const name = nameOf(made + 1, letter.valueOf);
      const bytes = once(() => maker.letter(letter.printed));
      const addTo: ReadyLetter['addTo'] = (zip) => void (isAlone ? maker.addTo(zip, name, letter.printed) : zip.add(name, bytes()));
      const ready: ReadyLetter = { numbers, records: taken, name, letter, bytes, addTo };
      await aboutTemplate(templateFile, async () => { for (const output of outputs) await output.add(ready); });
      languages.look(numbers, taken);
      made += 1;
    }
  };
  try {
    for await (const one of lettersOfList(template, source, records)) {
      if (signal.aborted) throw new CommandProblem('', 'givenUp');
      await add(one);
      seen += one.numbers.length;
      await progress.done(made);
    }
    progress.end();
    for (const output of outputs) {
      for (const line of await output.finish(made)) say(line);
      finished += 1;
    }
  } catch (error) {
    progress.end();
    const left: string[] = [];
    for (const output of outputs.slice(finished)) {
      const place = output.stop(signal.aborted ? 'givenUp' : 'failed', made, finished + left.length > 0);
      if (place !== undefined) left.push(place);
    }
    if (signal.aborted) throw new CommandProblem(left.length > 0 ? `given up: ${countOf(made)} in ${left.join(' and ')}.` : 'given up: nothing was made.', 'givenUp');
    throw error instanceof CommandProblem && left.length > 0 ? new CommandProblem(`${error.message} Made before: ${countOf(made)} in ${left.join(' and ')}.`) : error;
  }

  if (leftOut > 0) say(`${leftOut} ${leftOut === 1 ? 'record' : 'records'} left out by the letter's SKIPIF`);
  if (seen > 0) for (const note of letterNotes(template)) warn(note);
  const unknown = new Set(template.uses.filter(({ key }) => key === undefined).map(({ written }) => written));
  if (unknown.size > 0 && seen > 0) warn(`Note: no record has a value for ${[...unknown].map((name) => `«${name}»`).join(', ')}; nothing is printed there.`);
  for (const note of languages.notes()) warn(note);
  for (const why of wrong) warn(why);
  if (withoutLetter > 0) throw new CommandProblem(`${withoutLetter} ${source.each}${withoutLetter === 1 ? '' : 's'} got no letter.`);
}

/** The document of all letters comes before the others: it may refuse a letter. The receipts come last: they are kept where the letters are. Where one place is not to be had, the others are left as they were. */
async function outputsOf(command: MergeCommand, template: Template, { layout, combinedLayout }: Partial<Plan> = {}): Promise<LetterOutput[]> {
  const { folder, zip, combined, receipts, accept, locale, localeFrom } = command;
  const outputs: LetterOutput[] = [];
  try {
    if (combined !== undefined) outputs.push(await combinedOutput(combined, template, combinedLayout));
    if (folder !== undefined) outputs.push(await folderOutput(folder, command));
    if (zip !== undefined) outputs.push(await zipOutput(zip));
    if (receipts !== undefined) outputs.push(await receiptsOutput(receipts, await headOf(template, { accept, locale, localeFrom, ...(layout && { layout }) })));
    return outputs;
  } catch (error) {
    for (const output of outputs) output.stop('failed', 0, false);
    throw error;
  }
}

function once<Result>(work: () => Result): () => Result {
  let result: Result | undefined;
  return () => result ??= work();
}
