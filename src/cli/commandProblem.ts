/** What the person at the terminal must mend: one clear line, without a stack. `usage` = the command itself was written wrong (exit code 2); `givenUp` = with Ctrl+C, and what is left of it (130). */
export class CommandProblem extends Error {
  constructor(message: string, readonly kind: 'usage' | 'failed' | 'givenUp' = 'failed') {
    super(message);
    this.name = 'CommandProblem';
  }
}
