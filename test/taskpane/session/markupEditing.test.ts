import fc from 'fast-check';
import { readMarkup, withoutMarkup } from '../../../src/contract/readMarkup';
import { addressChange, enterChange, markupTools, toolChange, type MarkupTool, type Selected } from '../../../src/taskpane/session/markupEditing';

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
  ['bold', 'a |new| shop', 'a |**new**| shop'], ['bold', 'a| new |shop', 'a |**new**| shop'], ['bold', 'a | |shop', 'a | |shop'], ['bold', 'a |', 'a **|**'], ['bold', '|', '**|**'],
  ['bold', 'a |**new**| shop', 'a |new| shop'], ['bold', 'a **|new|** shop', 'a |new| shop'], ['bold', '|in **the** shop|', '|**in the shop**|'],
  ['bold', '|one\n\n- two\n1. three|', '|**one**\n\n- **two**\n1. **three**|'], ['bold', '|**one**\n- **two**|', '|one\n- two|'], ['bold', '|24. May|', '|**24. May**|'], ['bold', '|**one**\ntwo|', '|**one**\n**two**|'],
  ['italic', 'a |new| shop', 'a |_new_| shop'], ['italic', 'ca|ts| eat', '_ca|ts|_ eat'], ['italic', '_ca|ts|_ eat', 'ca|ts| eat'], ['italic', 'c|a|ts', '_c|a|ts_'], ['italic', 'c|ats\n- on|e', '_c|ats_\n- _on|e_'], ['italic', 'a |_new_| shop', 'a |new| shop'], ['italic', '|**new**|', '|_**new**_|'],
  ['link', 'our |shop| is', 'our [shop](https://|) is'], ['link', 'our sh|op', 'our [shop](https://|)'], ['link', 'see |https://x.fi/a|', 'see [|https://x.fi/a|](https://x.fi/a)'], ['link', 'to |maija@example.com|', 'to [|maija@example.com|](mailto:maija@example.com)'],
  ['link', 'a |', 'a [|](https://)'], ['link', '|one\ntwo|', '[one](https://|)\ntwo'],
  ['bullets', 'chairs|', '- chairs|'], ['bullets', 'ch|airs', '- ch|airs'], ['bullets', '|chairs', '- |chairs'], ['bullets', 'a |b| c', '- a |b| c'], ['bullets', '- a |b| c', 'a |b| c'], ['bullets', '- |', '|'], ['bullets', 'x\n|chairs\n\nlamps|\ny', 'x\n|- chairs\n\n- lamps|\ny'], ['bullets', '|- chairs\n- lamps|', '|chairs\nlamps|'], ['bullets', '|1. chairs\nlamps|', '|- chairs\n- lamps|'], ['bullets', '|', '- |'],
  ['numbers', 'a|\nb', '1. a|\nb'], ['numbers', '|a\n- b\nc|', '|1. a\n2. b\n3. c|'], ['numbers', '|1. a\n2. b|', '|a\nb|'],
  ['bullets', '24. joulukuuta|', '- 24. joulukuuta|'], ['numbers', '24. joulukuuta|', '1. 24. joulukuuta|'], ['bullets', '1. a\n2. b|', '1. a\n- b|'], ['numbers', '|a\n\nb\n\n\nc|', '|1. a\n\n2. b\n\n\n1. c|'],
])('%s: %s', (tool, before, expected) => {
  expect(used(tool, before)).toBe(expected);
});

/** Keys: B and I with Ctrl, all others as they are. */
function typed(text: string, keys: string): string {
  let now = selected(text);
  for (const key of keys) now = key === 'B' || key === 'I' ? after(now, toolChange(key === 'B' ? 'bold' : 'italic', now)) : after(now, { from: now.start, to: now.end, by: key, start: now.start + 1, end: now.start + 1 });
  return shown(now);
}

it.each([
  ['Tule |', 'BhetiB nyt', 'Tule **heti** nyt|'], ['|', 'abcBdef', 'abc**def|**'], ['a |', 'IbI c', 'a _b_ c|'], ['a |', 'Bb Bc', 'a **b** c|'],
  ['a ne|w shop', 'B', 'a **ne|w** shop'], ['a **ne|w** shop', 'B', 'a ne|w shop'], ['**in the sh|op**', 'B', 'in the sh|op'], ['**in |the shop**', 'Bx', 'in x|the shop'], ['**in** th|e **shop**', 'B', '**in** **th|e** **shop**'], ['a_b|_c', 'I', '_a_b|_c_'],
  ['shop|', 'B', 'shop**|**'], ['a |', 'BB', 'a |'], ['a |', 'BIB', 'a _|_'], ['a |', 'BIBI', 'a |'],
  ['a |', 'BIbBI c', 'a **_b_** c|'], ['a |', 'BIbIB c', 'a **_b_** c|'], ['a |', 'BIb Bc', 'a **_b_** _c|_'],
  ['**a**|', 'B', '**a|**'], ['|**a**', 'B', '**|a**'], ['____|____', 'I', '_____|_____'], ['2 **|** 3', 'B', '2 | 3'], ['**a**|**b**', 'B', '**a|****b**'],
])('with nothing selected: %s, keys %s', (text, keys, expected) => {
  expect(typed(text, keys)).toBe(expected);
});

it('no key replaces what nobody selected (random)', () => {
  const anyText = fc.array(fc.constantFrom('ab', 'ä', ' ', ' ', '\n', '.', '- ', '1. ', '24. ', '**', '**', '_', '_', '*', '\\', '[', '](https://x.fi)'), { maxLength: 20 }).map((all) => all.join(''));
  const keys = fc.string({ unit: fc.constantFrom('B', 'B', 'I', 'I', 'x', 'y', ' '), maxLength: 12 });
  const bare = (text: string): string => text.replace(/[*_]/g, '');
  fc.assert(fc.property(anyText, fc.nat(), keys, (text, place, pressed) => {
    const caret = place % (text.length + 1);
    const made = typed(`${text.slice(0, caret)}|${text.slice(caret)}`, pressed);
    expect(bare(made)).toBe(`${bare(text.slice(0, caret))}${pressed.replace(/[BI]/g, '')}|${bare(text.slice(caret))}`);
  }), { numRuns: 2000 });
});

it.each([
  ['[a](https://|)', 'https://x.fi/b', '[a](https://x.fi/b|)'], ['[a](https://|)', ' http://x.fi\n', '[a](http://x.fi|)'], ['[a](https://|)', 'mailto:a@x.fi', '[a](mailto:a@x.fi|)'],
  ['[a](https://https:/|)', '/', '[a](https://|)'], ['[a](https://mailto|)', ':', '[a](mailto:|)'],
])('a whole address behind the beginning of one is the address: %s, %s', (text, typedThere, expected) => {
  const before = selected(text);
  expect(shown(after(before, addressChange(before, typedThere)))).toBe(expected);
});
it.each([['[a](https://|)', 'x.fi'], ['[a](https://x.fi/?u=|)', 'https://y.fi'], ['https://|', 'https://x.fi'], ['[a](https://|)', 'https://x.fi and more']])('all else is typed as it is: %s, %s', (text, typedThere) => {
  expect(addressChange(selected(text), typedThere)).toBeUndefined();
});

it.each([
  ['- chairs|', '- chairs\n- |'], ['- cha|irs', '- cha\n- |irs'], ['1. a|', '1. a\n2. |'], ['1. a|\n2. b\n3. c\n5. d', '1. a\n2. |\n3. b\n4. c\n5. d'], ['1. a|b\n2. c', '1. a\n2. |b\n3. c'],
  ['- a\n- |', '- a\n|'], ['- a\n-|', '- a\n|'], ['1. a\n2. |\n\nb', '1. a\n|\n\nb'], ['1. a\n\n2. b|', '1. a\n\n2. b\n3. |'],
])('Enter in an item: %s', (before, expected) => {
  expect(entered(before)).toBe(expected);
});
it.each(['text|', 'a\n|', '|- a', '-| a', '- |a|', '24|. May', '24. joulukuuta|', '24. |', '1. a\n3. b|'])('Enter elsewhere is Enter: %s', (before) => {
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

it('a list takes away the marks of items alone, and twice is not at all (random)', () => {
  const some = fc.array(fc.constantFrom('ab', 'ä', ' ', '\t', '\u00a0', '\n', '\n', '.', '- ', '-', '1. ', '2. ', '24. ', '01. ', '**'), { maxLength: 20 }).map((all) => all.join(''));
  fc.assert(fc.property(some, fc.constantFrom('bullets', 'numbers'), fc.nat(), fc.nat(), (text, tool, one, other) => {
    const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b) as [number, number];
    const before = { text, start, end };
    const made = after(before, toolChange(tool, before));
    /* A line that would be an item with a word in it counts as one. */
    const itemsIn = (written: string) => readMarkup(written.replace(/^(-|\d{1,4}\.)[ \t]*$/gm, '$1 x')).lines.map(({ item }) => item);
    const [lines, madeLines, items] = [text.split('\n'), made.text.split('\n'), itemsIn(text)];
    const chosen = lines.map((_, index) => { const from = lines.slice(0, index).join('\n').length + (index > 0 ? 1 : 0); return from + lines[index]!.length >= start && from <= end; });
    const content = (line: string, item: unknown): string => (item === undefined ? line : line.replace(/^(?:-|\d+\.)[ \t]?/, ''));
    for (const [index, line] of lines.entries()) {
      if (chosen[index]) expect(madeLines[index]!.endsWith(content(line, items[index]))).toBe(true);
      else expect(madeLines[index]).toBe(line);
    }
    expect([made.text.slice(made.start, made.end)].every((chosenThen) => start !== end || chosenThen === '')).toBe(true);
    if (!chosen.some((is, index) => is && items[index] !== undefined)) expect(after(made, toolChange(tool, made)).text).toBe(text);
  }), { numRuns: 2000 });
});
