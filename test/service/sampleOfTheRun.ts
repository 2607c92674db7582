import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Before the first test file of a run: a folder that all of them share, for the sample data. It takes two thirds of a second to seed, and thirty files start from it. */
export default function makeFolder(): void {
  process.env.SEGMENT_LETTERS_SAMPLE_OF_THE_RUN = mkdtempSync(path.join(tmpdir(), 'segments-sample-'));
}
