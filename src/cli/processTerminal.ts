import type { Terminal } from './terminal';

/** What of Node's stdout and stderr is used. */
interface Output { isTTY?: boolean; columns?: number; write(text: string): unknown }
interface Outputs { stdout: Output; stderr: Output; stdin: AsyncIterable<Uint8Array> & { destroy(): unknown } }

/** From the line's beginning to its end, deleted (ECMA-48, EL). */
const eraseLine = '\r\u001b[K';

/** The terminal of a process. A status line is there only where stderr is looked at: in a pipe or a file it would be noise. */
export function processTerminal(outputs: Outputs, signal: AbortSignal): Terminal {
  const { stdout, stderr } = outputs;
  let shown = '';
  const status = (line: string): void => {
    const fitting = line.slice(0, (stderr.columns || 80) - 1); // a longer line would wrap, and only its end be erased; some terminals say 0
    if (fitting === shown) return;
    stderr.write(eraseLine + fitting);
    shown = fitting;
  };
  /** A line goes where the status stood. */
  const line = (to: Output) => (text: string): void => {
    if (shown !== '') status('');
    to.write(`${text}\n`);
  };
  return {
    say: line(stdout), warn: line(stderr), ...(stderr.isTTY && { status }), signal,
    /** Ctrl+C ends the wait for what may never come. */
    get input() {
      const { stdin } = outputs;
      signal.addEventListener('abort', () => void stdin.destroy(), { once: true });
      return stdin;
    },
  };
}
