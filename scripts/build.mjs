/** `npm run build`: builds everything. With `--if-needed` only where a source is newer than what was built. */
import { buildWhatIsMissing } from './install.mjs';

buildWhatIsMissing({ always: !process.argv.includes('--if-needed') });
