import type { PaneServices } from '../session/paneServices';
import { pauseForReal } from '../session/runRetry';
import { readDocument } from '../session/segmentLetters';

/** Opens a document that the service keeps as a new document of Word; where it goes depends on the host (REAL-WORD 3). Throws SyncProblem or WordProblem. */
export async function openLetter({ sync, word }: Pick<PaneServices, 'sync' | 'word'>, documentHash: string): Promise<void> {
  await word.openLetters(await readDocument(sync, documentHash, { pause: pauseForReal, tries: 3 }));
}
