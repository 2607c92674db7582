import type { Terminal } from './terminal';

/** What of Node's stdout and stderr is used. */
interface Output { isTTY?: boolean; columns?: number; /** Known at once; `error` is told in a moment. */ errored: Error | null; write(text: string): unknown; on(event: 'error', hear: (error: NodeJS.ErrnoException) => void): unknown }
interface Outputs { stdout: Output; stderr: Output; stdin: AsyncIterable<Uint8Array> & { destroy(): unknown } }

/** From the line's beginning to its end, deleted (ECMA-48, EL). */
const eraseLine = '\r\u001b[K';

/** What a shell says of a program that wrote into a pipe which nobody reads any more: 128 and the number of SIGPIPE, of which Node does not die. */
const closedPipe = 141;
/** A pipe's reader has closed it; the second is Windows' word for it. */
const isClosed = ({ code }: NodeJS.ErrnoException): boolean => code === 'EPIPE' || code === 'EOF';

/**
 * The terminal of a process. A status line is there only where stderr is looked at: in a pipe or a file it would be noise. Where no more can be said,
 * `lost` hears with which exit code the command is to end, and it is silent from then on.
 */
export function processTerminal(outputs: Outputs, signal: AbortSignal, lost: (exitCode: number) => void): Terminal {
  const { stdout, stderr } = outputs;
  let shown = '';
  const isLost = (): boolean => (stdout.errored ?? stderr.errored) !== null;
  stderr.on('error', (error) => lost(isClosed(error) ? closedPipe : 1));
  stdout.on('error', (error) => {
    if (!isClosed(error)) stderr.write(`segment-letters: what was to be said could not be written: ${error.message}\n`);
    lost(isClosed(error) ? closedPipe : 1);
  });
  const status = (line: string): void => {
    if (isLost()) return;
    const fitting = line.slice(0, (stderr.columns || 80) - 1); // a longer line would wrap, and only its end be erased; some terminals say 0
    if (fitting === shown) return;
    stderr.write(eraseLine + fitting);
    shown = fitting;
  };
  /** A line goes where the status stood. */
  const line = (to: Output) => (text: string): void => {
    if (isLost()) return;
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
