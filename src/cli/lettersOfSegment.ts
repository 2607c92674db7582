import path from 'node:path';
import { bytesOf } from '../contract/base64';
import { passageIds, tellable, type Passage } from '../contract/passage';
import { languagesOf, type RunLetter } from '../contract/runLetters';
import { choicesOf, isSettledAlike, letterChooser, settledOf, type LetterFor, type LetterLink, type LetterSettled } from '../contract/segmentLetter';
import type { SyncClient } from '../contract/syncClient';
import type { LetterQuestion, MergeWorker } from '../merge';
import { answersTo, demandQuestions, type GivenAnswer } from './answers';
import type { LettersCommand } from './commandLine';
import { CommandProblem } from './commandProblem';
import { aboutTemplate } from './explain';
import { readInput } from './files';
import { patiently, type Material } from './letterRun';

/** A document of the letters, with what a message calls it. */
export interface CommandLetter extends RunLetter, LetterSettled { file: string; bytes: Uint8Array }

/** The documents that were named, or – where none was – those that the service keeps with the segment. */
export async function readLetters({ templates, segment, accept, contactLanguage }: Pick<LettersCommand, 'templates' | 'segment' | 'accept' | 'contactLanguage'>, sync: SyncClient, signal: AbortSignal): Promise<CommandLetter[]> {
  const letters: CommandLetter[] = [];
  const chosen = ({ choices }: Pick<LetterSettled, 'choices'>): Pick<LetterSettled, 'choices'> => (accept || contactLanguage ? { choices: choicesOf({ ...choices, ...(accept && { acceptChanges: true }), ...(contactLanguage && { contactLanguage: true }) }) } : {});
  for (const { file, languageCode } of templates) letters.push({ file, templateName: path.basename(file), bytes: await readInput(file, 'The letter'), fieldMapping: {}, ...chosen({}), hash: '', whom: [{ languageCode }], passages: [] });
  if (templates.length > 0) return letters;
  const { items } = await patiently(() => sync.ask('letters', { params: { no: segment }, signal }), signal);
  if (items.length === 0) throw new CommandProblem(`Segment ${segment} has no letter. Link one in the task pane, or name one with --template.`);
  for (const link of items.map((one) => ({ ...one, ...chosen(one) }))) {
    const known = letters.find((one) => one.hash === link.documentHash && isSettledAlike(one, link));
    if (known) known.whom.push(whomOf(link));
    else letters.push(await keptLetter(link, sync, signal));
  }
  return letters;
}

const whomOf = ({ languageCode, lineNo }: LetterFor): LetterFor => ({ languageCode, ...(lineNo !== undefined && { lineNo }) });

async function keptLetter({ name, documentHash, ...link }: LetterLink, sync: SyncClient, signal: AbortSignal): Promise<CommandLetter> {
  if (documentHash === undefined) throw new CommandProblem(`The service has only the name of the letter "${name}", not the document. Link it once more in the task pane, or name it with --template.`);
  const { document } = await patiently(() => sync.ask('letterDocument', { params: { hash: documentHash }, signal }), signal);
  return { file: `The letter "${name}"`, templateName: name, bytes: bytesOf(document), ...settledOf(link), hash: documentHash, whom: [whomOf(link)], passages: [] };
}

/** The letters with the answers that the command gives, before those that they have. Throws CommandProblem for one that answers nothing. */
export async function answerLetters(engine: MergeWorker, letters: readonly CommandLetter[], given: readonly GivenAnswer[]): Promise<CommandLetter[]> {
  if (given.length === 0) return [...letters];
  const asked: LetterQuestion[][] = [];
  for (const letter of letters) asked.push((await aboutTemplate(letter.file, () => engine.open(letter.bytes, settledOf(letter)))).questions);
  demandQuestions(asked.flat(), given);
  return letters.map((letter, place) => ({ ...letter, choices: choicesOf({ ...letter.choices, answers: { ...letter.choices?.answers, ...answersTo(asked[place]!, given) } }) }));
}

/** Opens them in the engine, the one for all others first. Answers them in the engine's order, each with the hash of its content, and the personal passages of all. */
export async function openLetters(engine: MergeWorker, letters: readonly CommandLetter[]): Promise<{ letters: CommandLetter[]; engineVersion: string; passages: Passage[] }> {
  const sorted = [...letters].sort((one, other) => Number(isForOthers(other)) - Number(isForOthers(one)));
  let engineVersion = '';
  const opened: CommandLetter[] = [];
  const passages: Passage[] = [];
  for (const [index, letter] of sorted.entries()) {
    const info = await aboutTemplate(letter.file, () => (index === 0 ? engine.open(letter.bytes, settledOf(letter), { whom: letter.whom }) : engine.openAlso(letter.bytes, settledOf(letter), letter.whom)));
    engineVersion = info.engineVersion;
    passages.push(...info.passages);
    opened.push({ ...letter, hash: info.hash, passages: passageIds(info.passages) });
  }
  return { letters: opened, engineVersion, passages: tellable(passages) };
}

const isForOthers = ({ whom }: RunLetter): boolean => whom.some(({ languageCode, lineNo }) => languageCode === '' && lineNo === undefined);

/** Nobody gets another one's letter: where a contact's document is missing, nothing is made. */
export function demandLetters(letters: readonly CommandLetter[], { records, lineNos }: Material): void {
  const choose = letterChooser(letters.flatMap(({ whom }) => whom));
  const chosen = new Set(lineNos);
  const without = records.filter((record) => chosen.has(record.lineNo) && !choose(record));
  if (without.length === 0) return;
  const languages = [...new Set(without.map(({ languageCode }) => languageCode || 'no language'))].sort();
  throw new CommandProblem(`There is no letter for ${without.length} ${without.length === 1 ? 'contact' : 'contacts'} (${languages.join(', ')}), so nothing was made. Letters are there for ${[...new Set(letters.flatMap(languagesOf))].join(', ') || 'single contacts'}; name one for all others with --template letter.docx.`);
}
