import { lineBreak } from '../../contract/lineBreak';
import { readMarkup, withoutMarkup } from '../../contract/readMarkup';
import type { RichLine } from '../../contract/richText';
import { isAsWished, lookWish, writeWish } from './markupLooks';

/** What a tool does with a text: it puts `by` in the place of a stretch, and selects another one. */
export interface MarkupChange { from: number; to: number; by: string; start: number; end: number }

/** A text area as it stands. */
export interface Selected { text: string; start: number; end: number }

export const markupTools = ['bold', 'italic', 'link', 'bullets', 'numbers'] as const;
export type MarkupTool = (typeof markupTools)[number];

/**
 * The change that a tool makes. Each takes away again what it has put there. What is selected afterwards was selected before, or is a sign: what is
 * typed next replaces nothing else.
 */
export function toolChange(tool: MarkupTool, selected: Selected): MarkupChange {
  switch (tool) {
    case 'bold': return selected.start === selected.end ? markedAtCaret(selected, '**') : markedAsWished(selected, '**');
    case 'italic': return selected.start === selected.end ? markedAtCaret(selected, '_') : markedAsWished(selected, '_');
    case 'link': return linked(selected);
    case 'bullets': case 'numbers': return itemized(selected, tool);
  }
}

type Mark = '**' | '_';

const lookOf = { '**': 'bold', _: 'italic' } as const;
const isOfWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}\p{M}\p{Cs}_]/u.test(character);
const lineAround = (text: string, start: number, end = start): { from: number; to: number } => ({ from: text.slice(0, start).lastIndexOf('\n') + 1, to: text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end) });

/** Without blanks at its ends; where nothing is selected, the word around. */
function words({ text, start, end }: Selected, wholeWords: boolean): { from: number; to: number } {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  if (from === to ? start === end : wholeWords) {
    while (from > 0 && isOfWord(text[from - 1])) from--;
    while (to < text.length && isOfWord(text[to])) to++;
  }
  return { from, to };
}

/** What is selected gets a look, or loses it where all of it has it. Marks around it do that, but where there are others on the way: then its lines are written anew. */
function markedAsWished(selected: Selected, mark: Mark): MarkupChange {
  const { text } = selected;
  const around = marked(selected, mark);
  const { from, to } = words(selected, mark === '_');
  const wish = lookWish(text, from, to, lookOf[mark]);
  const made = text.slice(0, around.from) + around.by + text.slice(around.to);
  if (isAsWished(made, wish)) return around;
  return writeWish(text, wish) ?? { from, to: from, by: '', start: selected.start, end: selected.end };
}

/** What is selected gets marks, or loses them. They begin and end in one line, and behind what makes it an item. */
function marked(selected: Selected, mark: Mark): MarkupChange {
  const { text, start, end } = selected;
  const size = mark.length;
  const { from, to } = words(selected, mark === '_');
  if (from === to) return { from, to, by: '', start, end };
  if (text.slice(from - size, from) === mark && text.slice(to, to + size) === mark) return { from: from - size, to: to + size, by: text.slice(from, to), start: from - size, end: to - size };
  const itemAt = itemsOf(text);
  let at = from;
  const lines = text.slice(from, to).split('\n').map((line) => {
    const item = at === 0 || text[at - 1] === '\n' ? itemAt(at)?.before ?? '' : '';
    at += line.length + 1;
    const content = line.slice(item.length);
    const bare = content.trim();
    const has = bare.length > 2 * size && bare.startsWith(mark) && bare.endsWith(mark);
    return { item, line, content, bare, has };
  });
  const takesAway = lines.every(({ bare, has }) => bare === '' || has);
  const made = lines.map(({ item, content, bare, has }) => {
    if (bare === '' || (has && !takesAway)) return item + content;
    return item + content.replace(bare, () => (takesAway ? bare.slice(size, -size) : mark + (mark === '**' ? bare.replaceAll(mark, '') : bare) + mark));
  });
  const by = made.join('\n');
  const beyond = from + by.length;
  // Of a word that is selected in part, that part stays selected, and no more.
  const isPart = start > from || end < to;
  const first = isPart ? Math.max(from, Math.max(start, from) + (made[0]!.length - lines[0]!.line.length) / 2) : from;
  const last = isPart ? Math.min(beyond, beyond - Math.max(0, to - end) - (made.at(-1)!.length - lines.at(-1)!.line.length) / 2) : beyond;
  return { from, to, by, start: first, end: Math.max(first, last) };
}

/** True where a word that is typed behind it would stand in marks that nothing has ended yet. */
const isOpen = (before: string, mark: Mark): boolean => readMarkup(`${before}.${mark}`).lines.at(-1)?.runs.at(-1)?.[lookOf[mark]] === true;

/** Nothing is selected, before and after. */
function markedAtCaret({ text, start: caret }: Selected, mark: Mark): MarkupChange {
  const size = mark.length;
  const other = mark === '**' ? '_' : '**';
  const { from: lineStart, to: lineEnd } = lineAround(text, caret);
  const before = text.slice(lineStart, caret);
  const behind = text.slice(caret, lineEnd);
  const becomes = (from: number, to: number, by: string, at: number): MarkupChange => ({ from, to, by, start: at, end: at });
  const goes = (at: number): MarkupChange => becomes(at, at, '', at);

  for (const within of ['', other]) {
    const [opening, closing] = [mark + within, within + mark];
    const reach = opening.length;
    // Marks that nothing stands in go. More signs than that are a line to sign on or a rule.
    const outer = before.slice(0, -reach);
    if (before.endsWith(opening) && behind.startsWith(closing) && !outer.endsWith(mark[0]!) && behind[reach] !== mark[0] && !isOpen(outer, mark) && !(isOfWord(outer.at(-1)) && isOfWord(behind[reach]))) {
      return becomes(caret - reach, caret + reach, within + within, caret - size);
    }
    // Before the marks that end them, the caret goes behind them, with the blanks before it: marks end behind a word.
    if (behind.startsWith(closing) && isOpen(before, mark) && (within === '' || isOpen(before, within as Mark))) {
      const written = before.trimEnd();
      const by = closing + before.slice(written.length) + within + within;
      const from = lineStart + written.length;
      return becomes(from, caret + reach, by, from + by.length - within.length);
    }
  }
  // Next to marks, it goes in: two marks side by side would be text.
  const last = before.endsWith(mark) ? readMarkup(before).lines.at(-1)?.runs.at(-1) : undefined;
  if (last?.[lookOf[mark]] && !last.text.endsWith(mark)) return goes(caret - size);
  const isIn = isOpen(before, mark);
  if (behind.startsWith(mark) && !isIn && isOpen(before + mark, mark)) return goes(caret + size);

  const [opening, closing] = [before.lastIndexOf(mark), behind.indexOf(mark)];
  if (isIn && closing >= 0) {
    const inside = before.slice(opening + size) + behind.slice(0, closing);
    const bare = before.slice(0, opening) + inside + behind.slice(closing + size);
    if (withoutMarkup(bare) === withoutMarkup(before + behind)) return becomes(lineStart + opening, caret + closing + size, inside, caret - size);
  }
  let { from, to } = words({ text, start: caret, end: caret }, true);
  while (from < caret && text[from] === '_') from++;
  while (to > caret && text[to - 1] === '_') to--;
  if (from < caret && caret < to) return becomes(from, to, mark + text.slice(from, to) + mark, caret + size);
  return becomes(caret, caret, mark + mark, caret + size);
}

const isAddress = /^(?:https?:\/\/|mailto:)\S+$/i;
const isMail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The caret goes to what is missing: behind the beginning of the address, or to the words for it. */
function linked(selected: Selected): MarkupChange {
  const { text, start, end } = selected;
  const line = text.slice(start, end).split('\n')[0]!;
  const { from, to } = words({ text, start, end: start + line.length }, false);
  const chosen = text.slice(from, to);
  const address = isAddress.test(chosen) ? chosen : isMail.test(chosen) ? `mailto:${chosen}` : 'https://';
  const by = `[${chosen}](${address})`;
  const hasWords = chosen !== '' && address === 'https://';
  const [first, last] = hasWords ? [by.length - 1, by.length - 1] : [1, 1 + chosen.length];
  return { from, to, by, start: from + first, end: from + last };
}

/** A whole address, typed or pasted behind the `https://` that is there, takes its place. Undefined for all else. */
export function addressChange({ text, start, end }: Selected, typed: string): MarkupChange | undefined {
  const before = text.slice(0, start) + typed.trim();
  const [, address] = /\]\(https:\/\/((?:https?:\/\/|mailto:)\S*)$/i.exec(before) ?? [];
  if (address === undefined) return undefined;
  const from = before.length - address.length - 'https://'.length;
  return { from, to: end, by: address, start: from + address.length, end: from + address.length };
}

const itemStart = /^(-|\d{1,4}\.)[ \t]+/;
const emptyItem = /^(-|\d{1,4}\.)[ \t]*$/;

/** Which lines of a text are items as the letter reads them, and those that would be with a word in them: where a line begins → what stands before its content. */
function itemsOf(text: string): (from: number) => { item: NonNullable<RichLine['item']>; before: string } | undefined {
  const { lines } = readMarkup(text.replace(/^(-|\d{1,4}\.)[ \t]*$/gm, '$1 x'));
  const begun = new Map([[0, 0]]);
  for (const { index, 0: end } of text.matchAll(new RegExp(lineBreak, 'g'))) begun.set(index + end.length, begun.size);
  return (from) => {
    const item = lines[begun.get(from) ?? -1]?.item;
    const line = text.slice(from, lineAround(text, from).to);
    const before = (itemStart.exec(line) ?? emptyItem.exec(line))?.[0];
    return item === undefined || before === undefined ? undefined : { item, before };
  };
}

function itemized({ text, start, end }: Selected, kind: 'bullets' | 'numbers'): MarkupChange {
  const { from, to } = lineAround(text, start, end);
  const itemAt = itemsOf(text);
  let at = from;
  const lines = text.slice(from, to).split('\n').map((line, _, all) => {
    const found = itemAt(at);
    at += line.length + 1;
    const mark = found && /^\S+[ \t]/.exec(line)?.[0]; // what is typed behind the first blank is the person's
    // Lines that begin with another blank than these are no items.
    return { line, is: mark && (found.item === 'bullet' ? 'bullets' : 'numbers'), content: line.slice(mark?.length ?? 0), isItem: /^[ \t]*\S/.test(line) || (all.length === 1 && /^[ \t]*$/.test(line)) };
  });
  const takesAway = lines.every(({ isItem, is }) => !isItem || is === kind);
  let [number, blanks] = [0, 0];
  const made = lines.map(({ line, content, isItem }) => {
    blanks = line.trim() === '' ? blanks + 1 : 0;
    if (blanks > 1 || (!isItem && blanks === 0)) number = 0; // there a list ends
    if (!isItem || takesAway) return content;
    return (kind === 'bullets' ? '- ' : `${++number}. `) + content;
  });
  const by = made.join('\n');
  const first = start === from && start !== end ? from : Math.max(from, start + made[0]!.length - lines[0]!.line.length);
  return { from, to, by, start: first, end: start === end ? first : Math.max(first, end + by.length - (to - from)) };
}

/** What Enter does in an item: the next one begins, and those behind it count on; in an empty one the list ends. Undefined elsewhere. */
export function enterChange({ text, start, end }: Selected): MarkupChange | undefined {
  const { from, to: lineEnd } = lineAround(text, start);
  const found = itemsOf(text)(from);
  if (found === undefined || start !== end || start < from + found.before.length) return undefined;
  if (text.slice(from + found.before.length, lineEnd).trim() === '') return { from, to: lineEnd, by: '', start: from, end: from };
  if (found.item === 'bullet') return { from: start, to: start, by: '\n- ', start: start + 3, end: start + 3 };
  let number = found.item + 1;
  const begun = `\n${number}. `;
  let to = lineEnd;
  let behind = text.slice(start, lineEnd);
  for (const line of text.slice(lineEnd + 1).split('\n')) {
    if (!line.startsWith(`${number}. `)) break;
    const counted = line.replace(/^\d+/, String(++number));
    behind += `\n${counted}`;
    to += 1 + line.length;
  }
  return { from: start, to, by: begun + behind, start: start + begun.length, end: start + begun.length };
}
