/** One comment line of an interaction log entry (T5123); `joint` is what stood between it and the next line of the same text. */
export interface CommentLine { comment: string; joint: '' | ' ' | '\n' }

/** Text80 in Business Central. */
const longest = 80;

/**
 * Cuts a text into comment lines of at most 80 UTF-16 units: at its own line breaks, else at a blank, else inside a word that is
 * longer than a line (never inside a surrogate pair). `joinComment` gives the very same text again. Source: DOMAIN §12, oracle T10.
 */
export function commentLines(text: string): CommentLine[] {
  if (text === '') return [];
  const paragraphs = text.split('\n');
  return paragraphs.flatMap((paragraph, index) => wrap(paragraph, index < paragraphs.length - 1 ? '\n' : ''));
}

function wrap(paragraph: string, end: '' | '\n'): CommentLine[] {
  const lines: CommentLine[] = [];
  let rest = paragraph;
  while (rest.length > longest) {
    const blank = rest.lastIndexOf(' ', longest);
    const cut = blank > 0 ? blank : longest - (isHighSurrogate(rest, longest - 1) ? 1 : 0);
    lines.push({ comment: rest.slice(0, cut), joint: blank > 0 ? ' ' : '' });
    rest = rest.slice(blank > 0 ? cut + 1 : cut);
  }
  return [...lines, { comment: rest, joint: end }];
}

const isHighSurrogate = (text: string, index: number): boolean => (text.charCodeAt(index) & 0xfc00) === 0xd800;

/** The text that the lines were cut from. */
export const joinComment = (lines: readonly CommentLine[]): string => lines.map(({ comment, joint }) => comment + joint).join('');
