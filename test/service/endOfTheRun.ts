import { rmSync } from 'node:fs';

/** After the last test file of a run: the sample data that they shared go. */
export default function removeFolder(): void {
  rmSync(process.env.SEGMENT_LETTERS_SAMPLE_OF_THE_RUN!, { recursive: true, force: true });
}
