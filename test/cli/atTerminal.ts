import { run } from '../../src/cli/run';
import type { Terminal } from '../../src/cli/terminal';

/** Runs a command line as the program does; answers its exit code and what it said. */
export const atTerminal = (...args: string[]) => atThisTerminal({}, ...args);

/** The same at a terminal of one's own: with something piped in, somebody who looks on, or Ctrl+C. */
export async function atThisTerminal(terminal: Partial<Terminal>, ...args: string[]): Promise<{ code: number; out: string[]; error: string[] }> {
  const out: string[] = [];
  const error: string[] = [];
  const code = await run(args, { say: (line) => out.push(line), warn: (line) => error.push(line), input: piped(), signal: new AbortController().signal, ...terminal });
  return { code, out, error };
}

/** Texts as they come through a pipe. */
export async function* piped(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}
