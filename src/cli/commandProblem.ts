/** What the person at the terminal must mend: one clear line, without a stack. `usage` = the command itself was written wrong (exit code 2). */
export class CommandProblem extends Error {
  constructor(message: string, readonly kind: 'usage' | 'failed' = 'failed') {
    super(message);
    this.name = 'CommandProblem';
  }
}
