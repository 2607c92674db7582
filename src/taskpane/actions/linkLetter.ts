import type { LetterLink } from '../../contract/segmentLetter';
import type { Pane } from '../session/pane';

/**
 * Links the letter in Word with a segment: the service learns which document it is, and the letter carries the segment's number.
 * Throws MergeError where the document is no letter, SyncProblem or WordProblem; trying again does no harm.
 */
export async function linkLetter({ services, notes, changeNotes }: Pick<Pane, 'services' | 'notes' | 'changeNotes'>, segmentNo: string): Promise<LetterLink> {
  const { sync, word, startMerge } = services;
  const merge = startMerge();
  try {
    const { hash } = await merge.open(await word.readBytes(), notes.fieldMapping);
    const { name, url } = word.file();
    const link = await sync.ask('linkLetter', { params: { no: segmentNo }, body: { languageCode: '', name, url, templateHash: hash } });
    await changeNotes({ segmentNo });
    return link;
  } finally {
    merge.close();
  }
}

/**
 * The letter belongs to no segment any more: first the service forgets it, then the letter itself, so that what fails can be tried again.
 * A letter that a colleague linked in its place stays. Throws SyncProblem or WordProblem.
 */
export async function unlinkLetter({ services: { sync, word }, changeNotes }: Pick<Pane, 'services' | 'changeNotes'>, segmentNo: string): Promise<void> {
  const { items } = await sync.ask('letters', { params: { no: segmentNo } });
  for (const { languageCode } of items.filter(isOf(word.file()))) await sync.ask('unlinkLetter', { params: { no: segmentNo }, query: { languageCode } });
  await changeNotes({ segmentNo: undefined });
}

/** Whether a link means this document. One that was linked before it was first saved has neither address nor name yet. */
export const isOf = (file: Pick<LetterLink, 'name' | 'url'>) => ({ name, url }: Pick<LetterLink, 'name' | 'url'>): boolean => (url || name) === (file.url || file.name) || (url === '' && name === '');
