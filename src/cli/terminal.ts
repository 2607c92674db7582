/** What a command has of the world around it: two channels for words, and the person's Ctrl+C. */
export interface Terminal {
  /** A line of result, on stdout. */
  say(line: string): void;
  /** A line to look at that stops nothing, on stderr. */
  warn(line: string): void;
  signal: AbortSignal;
}
