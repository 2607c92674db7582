import type { Terminal } from './terminal';

/** What of Node's stdout and stderr is used. */
interface Output { isTTY?: boolean; columns?: number; write(text: string): unknown }
interface Outputs { stdout: Output; stderr: Output; stdin: AsyncIterable<Uint8Array> }

/** From the line's beginning to its end, deleted (ECMA-48, EL). */
const eraseLine = '\r\u001b[K';

/** The terminal of a process. A status line is there only where stderr is looked at: in a pipe or a file it would be noise. */
export function processTerminal(outputs: Outputs, signal: AbortSignal): Terminal {
  const { stdout, stderr } = outputs;
  let shown = '';
  const status = (line: string): void => {
    const fitting = line.slice(0, Math.max((stderr.columns ?? 80) - 1, 0)); // a longer line would wrap, and only its end be erased
    if (fitting === shown) return;
    stderr.write(eraseLine + fitting);
    shown = fitting;
  };
  /** A line goes where the status stood. */
  const line = (to: Output) => (text: string): void => {
    if (shown !== '') status('');
    to.write(`${text}\n`);
  };
  return { say: line(stdout), warn: line(stderr), ...(stderr.isTTY && { status }), get input() { return outputs.stdin; }, signal };
}
