import fc from 'fast-check';
import { readMarkup, withoutMarkup } from '../../../src/contract/readMarkup';
import { enterChange, markupTools, toolChange, type MarkupTool, type Selected } from '../../../src/taskpane/session/markupEditing';

/** `|` stands for the ends of the selection, or for the caret. */
function selected(shown: string): Selected {
  const start = shown.indexOf('|');
  const end = shown.lastIndexOf('|');
  return { text: shown.replaceAll('|', ''), start, end: end === start ? start : end - 1 };
}
function after(before: Selected, change: ReturnType<typeof enterChange>): Selected {
  if (!change) return before;
  const { from, to, by, start, end } = change;
  return { text: before.text.slice(0, from) + by + before.text.slice(to), start, end };
}
const shown = ({ text, start, end }: Selected): string => (start === end ? `${text.slice(0, start)}|${text.slice(start)}` : `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`);
const used = (tool: MarkupTool, text: string): string => { const before = selected(text); return shown(after(before, toolChange(tool, before))); };
const entered = (text: string): string => { const before = selected(text); return shown(after(before, enterChange(before))); };

it.each<[MarkupTool, string, string]>([
  ['bold', 'a |new| shop', 'a |**new**| shop'], ['bold', 'a| new |shop', 'a |**new**| shop'], ['bold', 'a ne|w shop', 'a |**new**| shop'], ['bold', 'a |', 'a **|**'], ['bold', '|', '**|**'],
  ['bold', 'a |**new**| shop', 'a |new| shop'], ['bold', 'a **|new|** shop', 'a |new| shop'], ['bold', 'a **ne|w** shop', 'a |new| shop'], ['bold', '|in **the** shop|', '|**in the shop**|'],
  ['bold', '|one\n\n- two\n1. three|', '|**one**\n\n- **two**\n1. **three**|'], ['bold', '|**one**\n- **two**|', '|one\n- two|'], ['bold', '|**one**\ntwo|', '|**one**\n**two**|'],
  ['italic', 'a |new| shop', 'a |_new_| shop'], ['italic', 'ca|ts| eat', '|_cats_| eat'], ['italic', 'a |_new_| shop', 'a |new| shop'], ['italic', '|**new**|', '|_**new**_|'],
  ['link', 'our |shop| is', 'our [shop](|https://|) is'], ['link', 'our sh|op', 'our [shop](|https://|)'], ['link', 'see |https://x.fi/a|', 'see [|https://x.fi/a|](https://x.fi/a)'], ['link', 'to |maija@example.com|', 'to [|maija@example.com|](mailto:maija@example.com)'],
  ['link', 'a |', 'a [|](https://)'], ['link', '|one\ntwo|', '[one](|https://|)\ntwo'],
  ['bullets', 'chairs|', '- chairs|'], ['bullets', 'x\n|chairs\n\nlamps|\ny', 'x\n|- chairs\n\n- lamps|\ny'], ['bullets', '|- chairs\n- lamps|', '|chairs\nlamps|'], ['bullets', '|1. chairs\nlamps|', '|- chairs\n- lamps|'], ['bullets', '|', '- |'],
  ['numbers', 'a|\nb', '1. a|\nb'], ['numbers', '|a\n- b\nc|', '|1. a\n2. b\n3. c|'], ['numbers', '|1. a\n2. b|', '|a\nb|'],
])('%s: %s', (tool, before, expected) => {
  expect(used(tool, before)).toBe(expected);
});

it.each([
  ['- chairs|', '- chairs\n- |'], ['- cha|irs', '- cha\n- |irs'], ['1. a|', '1. a\n2. |'], ['1. a|\n2. b\n3. c\n5. d', '1. a\n2. |\n3. b\n4. c\n5. d'], ['1. a|b\n2. c', '1. a\n2. |b\n3. c'],
  ['- a\n- |', '- a\n|'], ['- a\n-|', '- a\n|'], ['1. a\n2. |\n\nb', '1. a\n|\n\nb'],
])('Enter in an item: %s', (before, expected) => {
  expect(entered(before)).toBe(expected);
});
it.each(['text|', 'a\n|', '|- a', '-| a', '- |a|', '24|. May'])('Enter elsewhere is Enter: %s', (before) => {
  expect(enterChange(selected(before))).toBeUndefined();
});

const texts = fc.array(fc.constantFrom('ab', 'ä', ' ', ' ', '\n', '.', '- ', '1. ', '**', '_'), { maxLength: 20 }).map((all) => all.join(''));

it('loses no word, and selects what is there (random)', () => {
  fc.assert(fc.property(texts, fc.constantFrom(...markupTools), fc.nat(), fc.nat(), (text, tool, one, other) => {
    const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b) as [number, number];
    const made = after({ text, start, end }, toolChange(tool, { text, start, end }));
    const letters = (written: string): string => written.replace(/https/g, '').replace(/[^a-zä]/g, '');
    expect(letters(made.text)).toBe(letters(text));
    expect([0 <= made.start, made.start <= made.end, made.end <= made.text.length]).toEqual([true, true, true]);
  }));
});

it('what is made bold, italic or a list is so in the letter, and twice is not at all (random)', () => {
  const words = fc.array(fc.constantFrom('ab', 'c d', 'ä.', '', '(e)'), { minLength: 1, maxLength: 5 }).map((all) => all.join('\n')).filter((text) => text.trim() !== '');
  fc.assert(fc.property(words, fc.constantFrom('bold', 'italic', 'bullets', 'numbers'), (text, tool) => {
    const before = { text, start: 0, end: text.length };
    const made = after(before, toolChange(tool, before));
    const lines = readMarkup(made.text).lines.filter(({ runs }) => runs.length > 0);
    for (const { item, runs } of lines) expect(tool === 'bold' || tool === 'italic' ? runs.every((run) => run[tool]) : item !== undefined).toBe(true);
    expect(withoutMarkup(made.text).replace(/^(?:•|\d\.) /gm, '')).toBe(text);
    expect(after(made, toolChange(tool, made)).text).toBe(text);
  }));
});
