import { isForSame, settledOf, type LetterFor, type LetterLink, type LetterSettled, type LinkedSegment } from '../../contract/segmentLetter';
import type { Pane } from '../session/pane';
import { forAll, keepLetter, linksOfOpen, whomOf } from '../session/segmentLetters';

type PaneOfLetter = Pick<Pane, 'services' | 'notes' | 'changeNotes'>;

/**
 * Links the letter in Word with a segment, for all or for those it is for: the service keeps the document and who linked it, and the letter carries the
 * segment's number. `settledThen` = what was settled of it once, where that is to hold again. Throws MergeError where the document is no letter, SyncProblem or WordProblem; trying again does no harm.
 */
export async function linkLetter({ services, notes, changeNotes }: PaneOfLetter, segmentNo: string, whom: LetterFor & Partial<Pick<LetterLink, 'name'>> = forAll, settledThen?: LetterSettled): Promise<LetterLink> {
  const { word, startMerge } = services;
  const merge = startMerge();
  try {
    const template = await word.readBytes();
    const settled = settledOf(settledThen ?? notes);
    const { hash } = await merge.open(template, settled);
    const link = await keepLetter(services, segmentNo, whom, { template, hash, ...settled });
    // For one contact it is a copy, where the letter is already somebody's: that letter stays what it is.
    const isCopy = whom.lineNo !== undefined && notes.segmentNo !== undefined && !(notes.segmentNo === segmentNo && isForSame(whomOf(notes), { languageCode: '', lineNo: whom.lineNo }));
    if (!isCopy) await changeNotes({ segmentNo, letterFor: notedWhom(whom), keptAs: hash, ...settledThen });
    return link;
  } finally {
    merge.close();
  }
}

/** The open document has the content of one that the service keeps: it becomes that letter again, with what was settled about it. Throws WordProblem. */
export async function adoptLetter({ changeNotes }: Pick<Pane, 'changeNotes'>, segmentNo: string, hash: string, { languageCode, lineNo, fieldMapping, choices }: LetterFor & LetterSettled): Promise<void> {
  await changeNotes({ segmentNo, keptAs: hash, letterFor: notedWhom({ languageCode, ...(lineNo !== undefined && { lineNo }) }), fieldMapping, choices });
}

/**
 * The open document is an older version of a segment's letter, or was replaced by another: it becomes that letter again, at the service too. What was in its place
 * stays among the versions. Throws as `linkLetter` does.
 */
export async function goBackTo(pane: PaneOfLetter, { segmentNo, fieldMapping, choices, ...whom }: Pick<LinkedSegment, 'segmentNo' | 'name'> & LetterSettled & LetterFor): Promise<void> {
  await linkLetter(pane, segmentNo, whom, { fieldMapping, choices });
}

/** Whom a letter is for, as its notes say it: nothing where it is for everybody else. */
const notedWhom = ({ languageCode, lineNo }: LetterFor): LetterFor | undefined => (lineNo !== undefined ? { languageCode: '', lineNo } : languageCode !== '' ? { languageCode } : undefined);

/**
 * The letter belongs to no segment any more: first the service forgets it, then the letter itself, so that what fails can be tried again.
 * A letter that a colleague linked in its place stays. `hash` = its content, where it is known. Throws SyncProblem or WordProblem.
 */
export async function unlinkLetter({ services: { sync, word }, notes, changeNotes }: PaneOfLetter, segmentNo: string, hash?: string): Promise<void> {
  const { items } = await sync.ask('letters', { params: { no: segmentNo } });
  for (const { languageCode, lineNo } of linksOfOpen(items, segmentNo, { hash, file: word.file(), notes })) await sync.ask('unlinkLetter', { params: { no: segmentNo }, query: lineNo === undefined ? { languageCode } : { lineNo } });
  await changeNotes({ segmentNo: undefined, letterFor: undefined, keptAs: undefined });
}

/** Takes one document of a segment away, whichever is open; the open one forgets it too where it is that one. Throws SyncProblem or WordProblem. */
export async function unlinkOne({ services: { sync }, notes, changeNotes }: PaneOfLetter, segmentNo: string, { languageCode, lineNo }: LetterFor): Promise<void> {
  await sync.ask('unlinkLetter', { params: { no: segmentNo }, query: lineNo === undefined ? { languageCode } : { lineNo } });
  if (notes.segmentNo === segmentNo && isForSame(whomOf(notes), { languageCode, ...(lineNo !== undefined && { lineNo }) })) await changeNotes({ segmentNo: undefined, letterFor: undefined, keptAs: undefined });
}
