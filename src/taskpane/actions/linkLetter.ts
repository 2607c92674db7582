import type { LetterLink } from '../../contract/segment';
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

/** The letter belongs to no segment any more; what the service knows stays until another letter is linked. */
export const unlinkLetter = ({ changeNotes }: Pick<Pane, 'changeNotes'>): Promise<void> => changeNotes({ segmentNo: undefined });
