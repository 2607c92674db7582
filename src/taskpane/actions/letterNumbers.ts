/**
 * Reads `118–131, 140` as letter numbers, each once and in order. Undefined where it is anything else, or goes beyond 1…`last`.
 * Hyphen, dash or minus; commas, semicolons or blanks between.
 */
export function readLetterNumbers(text: string, last: number): number[] | undefined {
  const pieces = text.replace(/\s*[-‐-―−]\s*/g, '-').split(/[\s,;]+/).filter((piece) => piece !== '');
  const numbers = new Set<number>();
  for (const piece of pieces) {
    const range = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(piece);
    if (!range) return undefined;
    const from = Number(range[1]);
    const to = Number(range[2] ?? range[1]);
    if (from < 1 || to > last || from > to) return undefined;
    for (let number = from; number <= to; number += 1) numbers.add(number);
  }
  return numbers.size === 0 ? undefined : [...numbers].sort((one, other) => one - other);
}

/** Numbers as a person may write them, all of them letters of this run: `2–4, 7` of 8, `1` of one. */
export function exampleNumbers(last: number): string {
  if (last < 4) return last === 1 ? '1' : `1–${last}`;
  const from = Math.max(1, Math.floor(last / 4));
  const to = Math.max(from + 1, Math.floor(last / 2));
  return `${from}–${to}, ${last - 1}`;
}
