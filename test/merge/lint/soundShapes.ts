import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The shapes of letters in which Microsoft's validator found nothing (`npm run validate` writes them). A start of the validator takes half a second, so letters
 * that tests always make are not shown to it again, until something in them changes but their texts.
 */
export const soundShapes: ReadonlySet<string> = new Set(readFileSync(path.join(__dirname, 'sound.txt'), 'utf8').split('\n').filter((line) => /^[0-9a-f]{16}$/.test(line)));
