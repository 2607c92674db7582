import { base64Of } from '../../contract/base64';
import { canOpenLetters } from '../support/requirements';
import { WordProblem } from '../wordDocument';
import { inWord } from './inWord';

/** Opens letters as a new document of Word. Where it goes depends on the host: a window, or a tab with a file in the person's cloud folder (quirk 3). */
export async function openLetters(bytes: Uint8Array): Promise<void> {
  if (!canOpenLetters()) throw new WordProblem('NOT_SUPPORTED', 'WordApi 1.3');
  const file = base64Of(bytes);
  await inWord('OPEN_FAILED', async (context) => {
    context.application.createDocument(file).open();
    await context.sync();
  });
}
