import type { Position, Span } from './liveDocument';
import { unitsOf } from './units';

/** Word's options of a search (Word.SearchOptions). */
export interface SearchOptions { matchCase?: boolean; matchWholeWord?: boolean; matchPrefix?: boolean; matchSuffix?: boolean; matchWildcards?: boolean; ignorePunct?: boolean; ignoreSpace?: boolean }

/** Every place of a text in paragraphs; a match that touches a field covers the whole field, because nothing stands inside one. */
export function search(paragraphs: readonly Element[], text: string, options: SearchOptions): Span[] {
  const pattern = patternOf(text, options);
  return paragraphs.flatMap((paragraph) => {
    const units = unitsOf(paragraph);
    const whole = units.map((unit) => unit.text).join('');
    // Where the text of each unit begins: a field has more characters than the one unit it counts.
    let length = 0;
    const begins = units.map((unit) => (length += unit.text.length) - unit.text.length);
    const place = (character: number, side: 'start' | 'end'): Position => {
      const number = begins.findLastIndex((begin) => (side === 'start' ? begin <= character : begin < character));
      const unit = units[number]!;
      const within = character - begins[number]!;
      return { paragraph, offset: unit.kind === 'text' ? unit.start + within : unit.start + (side === 'end' ? 1 : 0) };
    };
    return [...whole.matchAll(pattern)].filter(([found]) => found.length > 0).map(({ index, 0: found }) => ({ start: place(index, 'start'), end: place(index + found.length, 'end') }));
  });
}

function patternOf(text: string, options: SearchOptions): RegExp {
  const literal = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  let source: string;
  if (options.matchWildcards) source = wildcards(text);
  else {
    const letters = [...text.replace(/\^t/g, '\t').replace(/\^l/g, '\v')].map(literal);
    const between = `${options.ignorePunct ? '\\p{P}*' : ''}${options.ignoreSpace ? '\\s*' : ''}`;
    source = letters.join(between && `(?:${between})`);
  }
  const start = options.matchWholeWord || options.matchPrefix ? '(?<![\\p{L}\\p{N}_])' : '';
  const end = options.matchWholeWord || options.matchSuffix ? '(?![\\p{L}\\p{N}_])' : '';
  return new RegExp(start + source + end, options.matchCase || options.matchWildcards ? 'gu' : 'giu');
}

/** Word's wildcards: ? * [a-z] [!a] {n,m} @ < > and \ before a character meant as itself. */
function wildcards(text: string): string {
  return text.replace(/\\(.)|\[!?[^\]]*\]|\{\d+(?:[,;]\d*)?\}|[?*@<>]|[.+^$()|/{}]/gu, (part, meant: string | undefined) => {
    if (meant !== undefined) return meant.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
    if (part.startsWith('[')) return part.replace(/^\[!/, '[^');
    if (/^\{\d/.test(part)) return part.replace(';', ',');
    const signs: Record<string, string> = { '?': '.', '*': '.*?', '@': '+', '<': '(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_])', '>': '(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_])', '(': '(', ')': ')' };
    return signs[part] ?? `\\${part}`;
  });
}
