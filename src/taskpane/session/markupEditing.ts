/** What a tool does with a text: it puts `by` in the place of a stretch, and selects another one. */
export interface MarkupChange { from: number; to: number; by: string; start: number; end: number }

/** A text area as it stands. */
export interface Selected { text: string; start: number; end: number }

export const markupTools = ['bold', 'italic', 'link', 'bullets', 'numbers'] as const;
export type MarkupTool = (typeof markupTools)[number];

/** The change that a tool makes. Each takes away again what it has put there. */
export function toolChange(tool: MarkupTool, selected: Selected): MarkupChange {
  switch (tool) {
    case 'bold': return marked(selected, '**');
    case 'italic': return marked(selected, '_');
    case 'link': return linked(selected);
    case 'bullets': case 'numbers': return itemized(selected, tool);
  }
}

const itemStart = /^(-|\d{1,4}\.)[ \t]+/;
const isOfWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}\p{M}\p{Cs}_]/u.test(character);

/** Without blanks at its ends; where nothing is selected, the word around. */
function words({ text, start, end }: Selected, wholeWords: boolean): { from: number; to: number } {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  if (wholeWords || from === to) {
    while (from > 0 && isOfWord(text[from - 1])) from--;
    while (to < text.length && isOfWord(text[to])) to++;
  }
  return { from, to };
}

/** Marks begin and end in one line, and behind what makes it an item. */
function marked(selected: Selected, mark: '**' | '_'): MarkupChange {
  const { text } = selected;
  const size = mark.length;
  const { from, to } = words(selected, mark === '_');
  if (from === to) return { from, to, by: mark + mark, start: from + size, end: from + size };
  if (text.slice(from - size, from) === mark && text.slice(to, to + size) === mark) return { from: from - size, to: to + size, by: text.slice(from, to), start: from - size, end: to - size };
  const lines = text.slice(from, to).split('\n').map((line, index) => {
    const item = index > 0 || from === 0 || text[from - 1] === '\n' ? itemStart.exec(line)?.[0] ?? '' : '';
    const content = line.slice(item.length);
    const bare = content.trim();
    const has = bare.length > 2 * size && bare.startsWith(mark) && bare.endsWith(mark);
    return { item, content, bare, has };
  });
  const takesAway = lines.every(({ bare, has }) => bare === '' || has);
  const by = lines.map(({ item, content, bare, has }) => {
    if (bare === '' || (has && !takesAway)) return item + content;
    return item + content.replace(bare, () => (takesAway ? bare.slice(size, -size) : mark + (mark === '**' ? bare.replaceAll(mark, '') : bare) + mark));
  }).join('\n');
  return { from, to, by, start: from, end: from + by.length };
}

const isAddress = /^(?:https?:\/\/|mailto:)\S+$/i;
const isMail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What is missing is selected: the address, or the words for it. */
function linked(selected: Selected): MarkupChange {
  const { text, start, end } = selected;
  const line = text.slice(start, end).split('\n')[0]!;
  const { from, to } = words({ text, start, end: start + line.length }, false);
  const chosen = text.slice(from, to);
  const address = isAddress.test(chosen) ? chosen : isMail.test(chosen) ? `mailto:${chosen}` : 'https://';
  const by = `[${chosen}](${address})`;
  const hasWords = chosen !== '' && address === 'https://';
  const [first, last] = hasWords ? [chosen.length + 3, by.length - 1] : [1, 1 + chosen.length];
  return { from, to, by, start: from + first, end: from + last };
}

function itemized({ text, start, end }: Selected, kind: 'bullets' | 'numbers'): MarkupChange {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const behind = text.indexOf('\n', end);
  const to = behind < 0 ? text.length : behind;
  const lines = text.slice(from, to).split('\n').map((line) => {
    const [item = '', mark] = itemStart.exec(line) ?? [];
    return { is: mark === undefined ? undefined : mark === '-' ? 'bullets' : 'numbers', content: line.slice(item.length) };
  });
  const isBlank = ({ content }: { content: string }): boolean => lines.length > 1 && content.trim() === '';
  const takesAway = lines.every((line) => isBlank(line) || line.is === kind);
  let number = 0;
  const by = lines.map((line) => (isBlank(line) || takesAway ? '' : kind === 'bullets' ? '- ' : `${++number}. `) + line.content).join('\n');
  return { from, to, by, start: start === end ? from + by.length : from, end: from + by.length };
}

/** What Enter does in an item: the next one begins, and those behind it count on; in an empty one the list ends. Undefined elsewhere. */
export function enterChange({ text, start, end }: Selected): MarkupChange | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const [item, mark] = itemStart.exec(text.slice(from)) ?? /^(-|\d{1,4}\.)[ \t]*(?=\n|$)/.exec(text.slice(from)) ?? [];
  if (item === undefined || start !== end || start < from + item.length) return undefined;
  const lineEnd = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
  if (text.slice(from + item.length, lineEnd).trim() === '') return { from, to: lineEnd, by: '', start: from, end: from };
  if (mark === '-') return { from: start, to: start, by: '\n- ', start: start + 3, end: start + 3 };
  let number = Number.parseInt(mark!, 10) + 1;
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
