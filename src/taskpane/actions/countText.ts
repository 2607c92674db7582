import { settledOf, type LetterSettled } from '../../contract/segmentLetter';
import type { PaneServices } from '../session/paneServices';

/** How many places of the letter in Word print the text for one contact. More than one is too many. */
export async function countText({ word, startMerge }: Pick<PaneServices, 'word' | 'startMerge'>, notes: LetterSettled): Promise<number> {
  const worker = startMerge();
  try {
    const { fields } = await worker.open(await word.readBytes(), settledOf(notes));
    return fields.filter(({ name }) => name === 'Comment').reduce((sum, { places }) => sum + places.length, 0);
  } finally {
    worker.close();
  }
}
