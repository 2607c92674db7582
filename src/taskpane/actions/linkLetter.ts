import type { LetterFor, LetterLink } from '../../contract/segmentLetter';
import type { Pane } from '../session/pane';
import { forAll, isOf, keepLetter } from '../session/segmentLetters';

type PaneOfLetter = Pick<Pane, 'services' | 'notes' | 'changeNotes'>;

/**
 * Links the letter in Word with a segment, for all or for those it is for: the service keeps the document and who linked it, and the letter carries the
 * segment's number. Throws MergeError where the document is no letter, SyncProblem or WordProblem; trying again does no harm.
 */
export async function linkLetter({ services, notes, changeNotes }: PaneOfLetter, segmentNo: string, whom: LetterFor = forAll): Promise<LetterLink> {
  const { word, startMerge } = services;
  const merge = startMerge();
  try {
    const template = await word.readBytes();
    const { fieldMapping } = notes;
    const { hash } = await merge.open(template, fieldMapping);
    const link = await keepLetter(services, segmentNo, whom, { template, hash, fieldMapping });
    await changeNotes({ segmentNo, letterFor: whom.lineNo === undefined && whom.languageCode === '' ? undefined : { languageCode: whom.languageCode, ...(whom.lineNo !== undefined && { lineNo: whom.lineNo }) } });
    return link;
  } finally {
    merge.close();
  }
}

/** The open document has the content of one that the service keeps: it becomes that letter again, with the meaning of its fields. Throws WordProblem. */
export async function adoptLetter({ changeNotes }: Pick<Pane, 'changeNotes'>, segmentNo: string, { languageCode, lineNo, fieldMapping }: LetterFor & Partial<Pick<LetterLink, 'fieldMapping'>>): Promise<void> {
  await changeNotes({
    segmentNo, letterFor: lineNo !== undefined ? { languageCode: '', lineNo } : languageCode !== '' ? { languageCode } : undefined, ...(fieldMapping && { fieldMapping }),
  });
}

/**
 * The letter belongs to no segment any more: first the service forgets it, then the letter itself, so that what fails can be tried again.
 * A letter that a colleague linked in its place stays. Throws SyncProblem or WordProblem.
 */
export async function unlinkLetter({ services: { sync, word }, changeNotes }: Pick<Pane, 'services' | 'changeNotes'>, segmentNo: string): Promise<void> {
  const { items } = await sync.ask('letters', { params: { no: segmentNo } });
  for (const { languageCode, lineNo } of items.filter(isOf(word.file()))) await sync.ask('unlinkLetter', { params: { no: segmentNo }, query: lineNo === undefined ? { languageCode } : { lineNo } });
  await changeNotes({ segmentNo: undefined, letterFor: undefined });
}
