import { CommandProblem } from './commandProblem';
import type { Terminal } from './terminal';

/** So many letters that are not the same are named. */
const shown = 20;

/** What comes of letters that are made again: how many are the same to the last byte, and which are not. */
export interface Verdict {
  same(): void;
  /** One that is not, and why, as a whole sentence. */
  differs(sentence: string): void;
  /** Says it. Throws CommandProblem where one is not the same. */
  say(): void;
}

export function createVerdict({ say, warn }: Pick<Terminal, 'say' | 'warn'>): Verdict {
  const sentences: string[] = [];
  let [same, others] = [0, 0];
  return {
    same: () => { same += 1; },
    differs(sentence) {
      others += 1;
      if (others <= shown) sentences.push(sentence);
    },
    say() {
      for (const sentence of sentences) warn(sentence);
      if (others > shown) warn(`and ${others - shown} more`);
      const all = same + others;
      const said = `${same} of ${all} ${all === 1 ? 'letter' : 'letters'} ${same === 1 ? 'is' : 'are'} the same to the last byte.`;
      if (others > 0) throw new CommandProblem(said);
      say(said);
    },
  };
}
