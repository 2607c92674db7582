import { choicesOf, maxAnswer, maxAnswers, maxQuestionKey, type LetterChoices, type LetterFor } from '../../contract/segmentLetter';
import type { LetterNotes } from '../wordDocument';
import { asked } from './asked';
import { asWordProblem } from './inWord';

/** The one setting of ours in a document. The merge engine takes it out of the letters. */
const settingName = 'segmentLetters';

/** The notes of the open letter. What is missing or damaged reads as empty: a letter of somebody else's is a normal case. */
export async function readNotes(): Promise<LetterNotes> {
  let value: unknown;
  try {
    value = Office.context.document.settings.get(settingName);
  } catch (error) {
    throw asWordProblem(error, 'SETTINGS_FAILED');
  }
  return parseNotes(value);
}

/** Keeps the notes in the document; they are saved with it. */
export async function writeNotes(notes: LetterNotes): Promise<void> {
  try {
    const { settings } = Office.context.document;
    settings.set(settingName, JSON.stringify(notes));
    await asked<void>((done) => settings.saveAsync(done));
  } catch (error) {
    throw asWordProblem(error, 'SETTINGS_FAILED');
  }
}

function parseNotes(value: unknown): LetterNotes {
  let raw: unknown;
  try { raw = typeof value === 'string' ? JSON.parse(value) : undefined; } catch { raw = undefined; }
  const { segmentNo, letterFor, keptAs, fieldMapping, choices, fineFields } = (typeof raw === 'object' && raw !== null ? raw : {}) as Partial<Record<keyof LetterNotes, unknown>>;
  return {
    ...(typeof segmentNo === 'string' && segmentNo !== '' ? { segmentNo } : {}),
    ...parseWhom(letterFor),
    ...(typeof keptAs === 'string' && /^[0-9a-f]{64}$/.test(keptAs) ? { keptAs } : {}),
    fieldMapping: textsOf(fieldMapping),
    ...parseChoices(choices),
    fineFields: Array.isArray(fineFields) ? fineFields.filter((name) => typeof name === 'string') : [],
  };
}

const textsOf = (value: unknown): Record<string, string> => (typeof value === 'object' && value !== null
  ? Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')) : {});

function parseWhom(value: unknown): Pick<LetterNotes, 'letterFor'> {
  const { languageCode, lineNo } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof LetterFor, unknown>>;
  if (typeof lineNo === 'number' && Number.isInteger(lineNo)) return { letterFor: { languageCode: '', lineNo } };
  return typeof languageCode === 'string' && languageCode !== '' ? { letterFor: { languageCode } } : {};
}

/** What the service would refuse is none: no letter could be linked with it, or made. */
const bearable = (answers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(answers).filter(([key, answer]) => key.length <= maxQuestionKey && answer.length <= maxAnswer).slice(0, maxAnswers));

function parseChoices(value: unknown): Pick<LetterNotes, 'choices'> {
  const { acceptChanges, contactLanguage, answers } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof LetterChoices, unknown>>;
  const choices = choicesOf({ acceptChanges: acceptChanges === true, contactLanguage: contactLanguage === true, answers: bearable(textsOf(answers)) });
  return choices ? { choices } : {};
}
