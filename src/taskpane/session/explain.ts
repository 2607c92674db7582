import { SyncProblem } from '../../contract/problem';
import { MergeError } from '../../merge/issues/mergeError';
import { WordProblem } from '../../word/wordDocument';
import type { TextKey } from '../locales/language';
import { RunProblem } from './runProblem';

export type ProblemKey = Extract<TextKey, `problems.${Uppercase<string>}`>;

export interface Explanation {
  /** The sentence for the person. */
  key: ProblemKey;
  /** A part, a limit, Word's own words or a request id: for the person who helps. */
  detail: string;
}

/** Which sentence explains an error. Everything we do not know is our fault: INTERNAL. */
export function explain(error: unknown): Explanation {
  if (error instanceof SyncProblem) {
    const reasons = error.problem?.reasons?.join('; ') ?? '';
    return { key: `problems.${error.code}`, detail: reasons || (error.code === 'INTERNAL' ? error.problem?.requestId ?? '' : '') };
  }
  if (error instanceof MergeError || error instanceof WordProblem) return { key: `problems.${error.code}`, detail: error.detail };
  if (error instanceof RunProblem) return { key: `problems.${error.code}`, detail: '' };
  return { key: 'problems.INTERNAL', detail: error instanceof Error ? error.message : '' };
}
