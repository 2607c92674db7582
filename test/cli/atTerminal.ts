import { run } from '../../src/cli/run';

/** Runs a command line as the program does; answers its exit code and what it said. */
export async function atTerminal(...args: string[]): Promise<{ code: number; out: string[]; error: string[] }> {
  const out: string[] = [];
  const error: string[] = [];
  const code = await run(args, { say: (line) => out.push(line), warn: (line) => error.push(line), signal: new AbortController().signal });
  return { code, out, error };
}
