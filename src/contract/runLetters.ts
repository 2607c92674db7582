import type { LanguageCode } from './interaction';
import type { MergeRecord } from './mergeData';
import type { MergeRunOptions, NewMergeRun } from './mergeRun';
import { isSettledAlike, letterChooser, settledOf, type LetterFor, type LetterSettled } from './segmentLetter';

/** A document that letters of a run are made from. */
export interface RunLetter extends LetterSettled {
  templateName: string;
  /** The template content hash. */
  hash: string;
  /** Whom it is for. The first document of a run also makes every letter that none is for. */
  whom: LetterFor[];
  /** The ids of its personal passages. */
  passages: string[];
}

/** Which passages each document of a run has, as its options say it. */
export const passagesByDocument = (letters: readonly RunLetter[]): Record<string, string[]> => Object.fromEntries(letters.map(({ hash, passages }) => [hash, passages]));

const nothingSettled: LetterSettled = { fieldMapping: {} };

/** What was settled of each document of a run, as its options say it. */
export const settledDocuments = (letters: readonly RunLetter[]): Pick<MergeRunOptions, 'settled'> => (letters.every((letter) => isSettledAlike(letter, nothingSettled)) ? {}
  : { settled: letters.map(({ hash, whom, ...letter }) => ({ templateHash: hash, whom, ...settledOf(letter) })) });

/** What was settled of the document that a letter of a run was made from: of those with its content the one that was for the contact. */
export function settledChooser({ settled = [] }: Pick<MergeRunOptions, 'settled'>): (line: Pick<MergeRecord, 'lineNo' | 'languageCode'>, templateHash: string) => LetterSettled {
  const choose = letterChooser(settled.flatMap((document) => document.whom.map((one) => ({ ...one, document }))));
  return (line, templateHash) => {
    const likely = choose(line)?.document ?? settled[0];
    const document = likely?.templateHash === templateHash ? likely : settled.find((one) => one.templateHash === templateHash);
    return document ? settledOf(document) : nothingSettled;
  };
}

/**
 * The document that each contact's letter is made from: the same that the engine chooses. The first is the one for all others: the segment's own or, where it has
 * none, the one that is open in Word.
 */
export function documentChooser<Letter extends RunLetter>(letters: readonly Letter[]): (record: Pick<MergeRecord, 'lineNo' | 'languageCode'>) => Letter {
  const choose = letterChooser(letters.flatMap((letter) => letter.whom.map((one) => ({ ...one, letter }))));
  return (record) => choose(record)?.letter ?? letters[0]!;
}

/** The languages a document is for; none where it is single contacts' own, or for all others. */
export const languagesOf = ({ whom }: Pick<RunLetter, 'whom'>): LanguageCode[] => whom.filter(({ lineNo, languageCode }) => lineNo === undefined && languageCode !== '').map(({ languageCode }) => languageCode);

/** What tells the files of a run's documents apart: their languages or, of single contacts' own, their names. Of the first of them nothing. */
export const labelOf = (letter: RunLetter): string => languagesOf(letter).join(' ') || letter.templateName.replace(/\.docx$/i, '');

/** How a run says which document its letters are made from. One that nobody gets a letter of is left out. */
export function runDocuments(letters: readonly RunLetter[], lineNos: readonly number[], recordOf: (lineNo: number) => Pick<MergeRecord, 'lineNo' | 'languageCode'>): Pick<NewMergeRun, 'templateName' | 'templateHash' | 'documents'> {
  const documentOf = documentChooser(letters);
  const made = new Map(letters.map((letter) => [letter, [] as number[]]));
  for (const lineNo of lineNos) made.get(documentOf(recordOf(lineNo)))!.push(lineNo);
  const [first, ...others] = [...made].filter(([, mine]) => mine.length > 0);
  const { templateName, hash } = first?.[0] ?? letters[0]!;
  return {
    templateName, templateHash: hash,
    ...(others.length > 0 && { documents: others.map(([letter, mine]) => ({ templateHash: letter.hash, templateName: letter.templateName, languageCodes: languagesOf(letter), lineNos: mine })) }),
  };
}
