import { createReadStream } from 'node:fs';
import { CommandProblem } from './commandProblem';
import { whyNotRead } from './files';
import type { Terminal } from './terminal';

/** Where records come from: a file, which is read as often as is needed, or a pipe, which is read once. */
export interface DataInput {
  /** What a message calls it. */
  name: string;
  isPipe: boolean;
  bytes(): AsyncIterable<Uint8Array>;
}

/** The input that `--data` names; `-` is what is piped into the command. */
export const dataInput = (data: string, terminal: Pick<Terminal, 'input'>): DataInput => (
  data === '-' ? { name: 'the input', isPipe: true, bytes: () => terminal.input } : fileInput(data, 'The data file'));

/** A file; `what` says in a message which one it is. */
export const fileInput = (file: string, what: string): DataInput => ({ name: file, isPipe: false, bytes: () => fileBytes(file, what) });

async function* fileBytes(file: string, what: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === undefined ? error : new CommandProblem(`${what} ${file} ${whyNotRead(error as NodeJS.ErrnoException)}`);
  }
}

/** The first bytes of an input, at least so many of them where there are so many, and all of it. */
export async function withHead(bytes: AsyncIterable<Uint8Array>, length: number): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const coming = bytes[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  for (let size = 0; size < length;) {
    const { value, done } = await coming.next();
    if (done) break;
    pieces.push(value);
    size += value.length;
  }
  const head = Buffer.concat(pieces);
  async function* all(): AsyncGenerator<Uint8Array> {
    yield head;
    yield* { [Symbol.asyncIterator]: () => coming };
  }
  return { head, all: all() };
}
