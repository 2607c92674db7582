import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { processTerminal } from '../../src/cli/processTerminal';
import { createProgress } from '../../src/cli/progress';
import { piped } from './atTerminal';

const said = (count: string, total?: string): string => (total === undefined ? `${count} letters` : `${count} of ${total} letters`);

/** Progress under a clock of our own: what is said after each step of [milliseconds, done]. */
async function steps(total: number | undefined, ...when: [number, number][]): Promise<string[]> {
  const lines: string[] = [];
  let time = 0;
  const progress = createProgress({ status: (line) => lines.push(line) }, said, total, () => time);
  for (const [at, done] of when) {
    time = at;
    await progress.done(done);
  }
  progress.end();
  return lines;
}

it('says how many of all are made, ten times a second at most, and once it can be known how long it will take', async () => {
  expect(await steps(10_000, [50, 10], [100, 20], [150, 30], [3_000, 3_000], [3_050, 3_050], [5_000, 5_000])).toEqual(['20 of 10,000 letters', '3,000 of 10,000 letters, 7 s left', '5,000 of 10,000 letters, 5 s left', '']);
  expect(await steps(1_000_000, [60_000, 100_000])).toEqual(['100,000 of 1,000,000 letters, 9 min left', '']);
});

it('says how many there are where nobody knows how many there will be', async () => {
  expect(await steps(undefined, [3_000, 1_203])).toEqual(['1,203 letters', '']);
});

it('gives others their turn also where nobody looks on: Ctrl+C is heard', async () => {
  let heard = false;
  setImmediate(() => { heard = true; });
  let time = 0;
  const progress = createProgress({}, said, 10, () => time);
  await progress.done(1);
  expect(heard).toBe(false);
  time = 200;
  await progress.done(2);
  progress.end();
  expect(heard).toBe(true);
});

describe('the terminal of a process', () => {
  const terminal = (isTTY: boolean, columns?: number) => {
    const written: string[] = [];
    const lost: number[] = [];
    const output = (name: 'out' | 'err') => Object.assign(new EventEmitter(), {
      isTTY, ...(columns !== undefined && { columns }), errored: null as Error | null, write: (text: string) => written.push(`${name} ${JSON.stringify(text)}`),
    });
    const outputs = { out: output('out'), err: output('err') };
    /** The system refuses what was written; `errored` is there at once, the event a moment later, as with Node's own. */
    const refuse = (name: 'out' | 'err', code: string) => {
      const error = Object.assign(new Error(`${code}: as the system says it`), { code });
      outputs[name].errored = error;
      return () => outputs[name].emit('error', error);
    };
    return { written, lost, refuse, ...processTerminal({ stdout: outputs.out, stderr: outputs.err, stdin: Readable.from(piped()) }, new AbortController().signal, (exitCode) => lost.push(exitCode)) };
  };
  it('writes one line again and again on stderr, and takes it away before another line', () => {
    const { written, status, say, warn } = terminal(true);
    status!('1 letter');
    status!('1 letter');
    status!('2 letters');
    say('done');
    warn('look');
    status!('');
    expect(written).toEqual(['err "\\r\\u001b[K1 letter"', 'err "\\r\\u001b[K2 letters"', 'err "\\r\\u001b[K"', 'out "done\\n"', 'err "look\\n"']);
  });
  it('keeps it within the width, so that it does not wrap', () => {
    const { written, status } = terminal(true, 6);
    status!('12345678');
    expect(written).toEqual(['err "\\r\\u001b[K12345"']);
    const unknown = terminal(true, 0);
    unknown.status!('12345678');
    expect(unknown.written).toEqual(['err "\\r\\u001b[K12345678"']);
  });
  it('waits no longer for what is piped in when somebody gives up', async () => {
    const stop = new AbortController();
    const stdin = new Readable({ read: () => undefined });
    const { input } = processTerminal({ stdout: process.stdout, stderr: process.stderr, stdin }, stop.signal, () => undefined);
    const waiting = input[Symbol.asyncIterator]().next();
    stop.abort();
    await expect(waiting).rejects.toThrow();
  });
  it.each(['out', 'err'] as const)('is silent as soon as the reader of %s closed the pipe, and the command ends as a shell expects', (name) => {
    const { written, lost, refuse, status, say, warn } = terminal(true);
    const tell = refuse(name, 'EPIPE');
    say('done');
    warn('given up');
    status!('1 letter');
    tell();
    expect([lost, written]).toEqual([[141], []]);
  });
  it('says why nothing more can be written, where stderr can', () => {
    const { written, lost, refuse, say, warn } = terminal(false);
    const tell = refuse('out', 'ENOSPC');
    say('done');
    tell();
    warn('given up');
    expect([lost, written]).toEqual([[1], ['err "segment-letters: what was to be said could not be written: ENOSPC: as the system says it\\n"']]);
    const other = terminal(false);
    other.refuse('err', 'ENOSPC')();
    expect([other.lost, other.written]).toEqual([[1], []]);
  });
  it('has none where stderr goes to a file', () => {
    expect(terminal(false).status).toBeUndefined();
  });
});
