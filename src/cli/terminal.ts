/** What a command has of the world around it: two channels for words, one for bytes, and the person's Ctrl+C. */
export interface Terminal {
  /** A line of result, on stdout. */
  say(line: string): void;
  /** A line to look at that stops nothing, on stderr. */
  warn(line: string): void;
  /** How far the work is: a line that the next one takes the place of, '' for none. Missing where nobody looks on. */
  status?(line: string): void;
  /** What is piped into the command. */
  input: AsyncIterable<Uint8Array>;
  signal: AbortSignal;
}
