import fc from 'fast-check';
import { isMoreThanText, readMarkup, textOfRich, withoutMarkup } from '../../src/contract/readMarkup';
import { mayHaveMarkup, type RichLine, type RichRun } from '../../src/contract/richText';
import { anyCharacter } from './anyCharacter';

const runs = (markup: string): RichRun[] => readMarkup(markup).lines[0]!.runs;
const bold = (text: string): RichRun => ({ text, bold: true });
const italic = (text: string): RichRun => ({ text, italic: true });
const plain = (text: string): RichRun => ({ text });
const lines = (...all: (string | [RichLine['item'], string])[]): RichLine[] => all.map((line) => (typeof line === 'string' ? { runs: line === '' ? [] : [plain(line)] } : { item: line[0]!, runs: [plain(line[1])] }));

it.each<[string, RichRun[]]>([
  ['a **bold** word', [plain('a '), bold('bold'), plain(' word')]],
  ['in**sid**e', [plain('in'), bold('sid'), plain('e')]],
  ['_italic_, (_it_) and «_ä_»', [italic('italic'), plain(', ('), italic('it'), plain(') and «'), italic('ä'), plain('»')]],
  ['**_both_** _**both**_', [{ text: 'both', bold: true, italic: true }, plain(' '), { text: 'both', bold: true, italic: true }]],
  ['**a _b_ c**', [bold('a '), { text: 'b', bold: true, italic: true }, bold(' c')]],
  ['our [**new** shop](https://example.com/a_(b)?x=1&y=2)!', [plain('our '), { text: 'new', bold: true, link: 'https://example.com/a_(b)?x=1&y=2' }, { text: ' shop', link: 'https://example.com/a_(b)?x=1&y=2' }, plain('!')]],
  ['[mail](mailto:maija@example.com)', [{ text: 'mail', link: 'mailto:maija@example.com' }]],
  ['[ä](HTTPS://EXÄMPLE.com/ö)', [{ text: 'ä', link: 'https://xn--exmple-cua.com/%C3%B6' }]],
  ['\\*** b**', [plain('*** b**')]], ['\\***b**', [plain('*'), bold('b')]], ['x__y _a_', [plain('x__y '), italic('a')]],
  ['**[a](https://x.fi/)**', [{ text: 'a', bold: true, link: 'https://x.fi/' }]],
])('%s', (markup, expected) => {
  expect(runs(markup)).toEqual(expected);
});

it.each([
  '2 ** 3 ** 4', '** no**', '**no **', '****', '***no***', '**unfinished', 'a_b_c', 'maija_v@example.com and other_@example.com', '____________', '_unfinished', '_ no_', 'snake_case_', '𝒜_x_',
  '[text]', '[text](below)', '[text](a b)', '[text](14:30)', '[text](see below)', '[1](2)', '[1](1.50)', '[x](Mr. Smith)', '[x](e.g.)', '[x](@maija)', '[x](Note: see above)', '[](https://x.fi)', '[ ](https://x.fi)', '[](www.x.fi)', '[x](https://x.fi and more', 'https://x.fi/_a_/b', '\\', 'C:\\letters', '\\\\server\\share', '#5',
])('is text as it stands: %s', (markup) => {
  expect(runs(markup)).toEqual([plain(markup)]);
  expect(isMoreThanText(readMarkup(markup))).toBe(false);
  expect(readMarkup(markup).refused).toEqual([]);
});

it.each([['\\*\\*no\\*\\*', '**no**'], ['\\_no\\_', '_no_'], ['\\[no](https://x.fi)', '[no](https://x.fi)'], ['\\- no', '- no'], ['1\\. no', '1. no'], ['a\\- b', 'a\\- b']])('a sign behind a backslash is a sign: %s', (markup, text) => {
  expect(runs(markup)).toEqual([plain(text)]);
});

it('of marks that cross, the one that ends first counts; no link stands in a link', () => {
  expect(runs('**a _b** c_')).toEqual([bold('a _b'), plain(' c_')]);
  expect(runs('[a **b](https://x.fi) c**')).toEqual([{ text: 'a **b', link: 'https://x.fi/' }, plain(' c**')]);
  expect(runs('[a [b](https://x.fi)](https://y.fi)')).toEqual([plain('[a '), { text: 'b', link: 'https://x.fi/' }, plain('](https://y.fi)')]);
});

it('lines are items of lists: bullets, and numbers that begin with 1 and go on', () => {
  expect(readMarkup('Come:\n- a\n- b\n\n1. c\n2. d\n\n3. e\nend').lines).toEqual(lines('Come:', ['bullet', 'a'], ['bullet', 'b'], '', [1, 'c'], [2, 'd'], '', [3, 'e'], 'end'));
  expect(readMarkup('24. joulukuuta\n1. a\n3. b\n2. c\n1. d\n\n\n2. e\n-f\n- \n01. g').lines).toEqual(lines('24. joulukuuta', [1, 'a'], '3. b', '2. c', [1, 'd'], '', '', '2. e', '-f', '- ', '01. g'));
  expect(textOfRich(readMarkup('A\r\n- **a**\v1. b'))).toBe('A\n• a\n1. b');
});

it('a link that leads anywhere but to a page or to mail stays as it was typed, and is told', () => {
  for (const address of ['javascript:alert`1`', 'file:///c:/x', 'data:text/html,x', 'vbscript:x', 'ms-word:ofe|u|x']) {
    const markup = `see [this](${address})`;
    expect(readMarkup(markup)).toEqual({ lines: [{ runs: [plain(markup)] }], refused: [address] });
  }
});

it.each([
  'www.example.com', 'WWW.x', 'example.com', 'exämple.fi/', 'my-shop.example.com:8080/a?b#c', 'example.com?a=1', 'maija@example.com', 'maija.v+a@example.com?subject=a',
  'https://exa mple.com', ' https://example.com ', 'HTTP: //example.com', 'https://example.com (the _shop_)', 'mailto: maija@example.com', 'mailto:maija v@example.com', 'https://', 'https:example', 'mailto:nobody', 'https://x.fi/"a"', 'https://x.fi:99999',
])('what is meant as an address and is none of a link stays as it was typed, and is told: %s', (address) => {
  const markup = `see [this](${address})`;
  expect(readMarkup(`${markup}, **a** [b](https://x.fi/)`)).toEqual({ lines: [{ runs: [plain(`${markup}, `), bold('a'), plain(' '), { text: 'b', link: 'https://x.fi/' }] }], refused: [address.trim()] });
});

const word = fc.stringMatching(/^[a-zåäö0-9]{1,6}$/);
const spaced = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

it('reads back what was meant (random)', () => {
  const written = ({ text, bold: isBold, italic: isItalic, link }: RichRun): string => {
    const inner = `${isBold ? '**' : ''}${isItalic ? '_' : ''}${text}${isItalic ? '_' : ''}${isBold ? '**' : ''}`;
    return link === undefined ? inner : `[${inner}](${link})`;
  };
  const run = fc.record({ text: spaced, bold: fc.constant(true as const), italic: fc.constant(true as const), link: fc.constantFrom('https://example.com/', 'mailto:a@example.com') }, { requiredKeys: ['text'] });
  const line = fc.record({ item: fc.constantFrom('bullet' as const, 1), runs: fc.array(run, { minLength: 1, maxLength: 4 }) }, { requiredKeys: ['runs'] });
  fc.assert(fc.property(fc.array(line, { minLength: 1 }), (all) => {
    const markup = all.map((one) => (one.item === undefined ? '' : one.item === 1 ? '1. ' : '- ') + one.runs.map(written).join(' ')).join('\n');
    const meant = all.map((one) => one.runs.map(({ text }) => text).join(' '));
    expect(readMarkup(markup).lines.map((one) => one.runs.map(({ text }) => text).join(''))).toEqual(meant);
    expect(readMarkup(markup).lines.map(({ item }) => item)).toEqual(all.map(({ item }) => item));
    const looks = (some: readonly RichRun[]): string[] => some.flatMap(({ text, bold: isBold, italic: isItalic, link }) => text.split(/(?<=\S) |(?<=\S)(?= )/).filter((one) => one.trim()).map((one) => `${one.trim()} ${!!isBold} ${!!isItalic} ${link}`));
    expect(readMarkup(markup).lines.map((one) => looks(one.runs))).toEqual(all.map((one) => looks(one.runs)));
  }));
});

const signs = fc.constantFrom('*', '**', '_', '[', ']', '(', ')', '](https://x.fi)', '](javascript:x)', '](https: ', '](www.x.fi)', '- ', '1. ', '2. ', '\\', '\n', '\n\n', ' ', 'a', 'B', '@', '.', 'https://');
const anything = fc.oneof(fc.array(signs, { maxLength: 60 }).map((all) => all.join('')), fc.string({ unit: anyCharacter }));

it('loses no letter, whatever is typed (random)', () => {
  fc.assert(fc.property(anything, (markup) => {
    const read = readMarkup(markup);
    const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '');
    const links = new Set(read.lines.flatMap((line) => line.runs.flatMap(({ link }) => link ?? [])));
    if (links.size === 0) expect(letters(textOfRich(read))).toBe(letters(markup));
    if (!mayHaveMarkup(markup)) expect([isMoreThanText(read), textOfRich(read)]).toEqual([false, markup.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')]);
    for (const link of links) expect(link).toMatch(/^(?:https?:\/\/|mailto:)/);
    expect(read.lines.flatMap((line) => line.runs).every(({ text }) => text !== '')).toBe(true);
  }));
});

it('a text whose signs are all escaped reads as it was (random)', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('*', '_', '[', ']', '(https://x.fi)', ' ', 'a', '- ', '1. ', '.', '\n', 'https:'), { maxLength: 30 }).map((all) => all.join('')), (text) => {
    const markup = text.replace(/[*_[]/g, '\\$&').replace(/^-(?= )/gm, '\\-').replace(/^1(?=\. )/gm, '1\\');
    expect(withoutMarkup(markup)).toBe(text);
  }));
});

it('is read in a moment, however long and however full of signs', () => {
  for (const sign of ['[', '](x:y)', '[a](x:y)', '**', '_ ', ' _a', '](a(b)', '*_', '[[**_', '](', 'https://_', '\\', '](https: ', '](https:(', '](mailto: a(b)', '](a.', '](' + 'a.'.repeat(50), '[a](b@']) {
    const started = performance.now();
    readMarkup(sign.repeat(100_000));
    expect([sign, performance.now() - started < 2000]).toEqual([sign, true]);
  }
});
