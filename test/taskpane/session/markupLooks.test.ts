import fc from 'fast-check';
import { readMarkup, readPieces, withoutMarkup } from '../../../src/contract/readMarkup';
import { toolChange } from '../../../src/taskpane/session/markupEditing';

/** `|` stands for the ends of the selection. */
function used(look: 'bold' | 'italic', shown: string): string {
  const [start, end] = [shown.indexOf('|'), shown.lastIndexOf('|') - 1];
  const text = shown.replaceAll('|', '');
  const made = toolChange(look, { text, start, end });
  const now = text.slice(0, made.from) + made.by + text.slice(made.to);
  return `${now.slice(0, made.start)}|${now.slice(made.start, made.end)}|${now.slice(made.end)}`;
}

it.each<['bold' | 'italic', string, string]>([
  ['bold', '**yksi |kaksi| kolme**', '**yksi** |kaksi| **kolme**'], ['italic', 'x _|kaksi| kolme_ y', 'x |kaksi| _kolme_ y'], ['italic', '_kaksi |kolme| neljä_', '_kaksi_ |kolme| _neljä_'],
  ['bold', '|yksi **kaksi*|* kolme', '**|yksi kaksi|** kolme'], ['bold', '|yksi **kaksi| kolme**', '**|yksi kaksi| kolme**'], ['bold', 'yk|si **kak|si** kolme', 'yk**|si kak|si** kolme'],
  ['bold', '|_**asiakas**_|', '_|asiakas|_'], ['bold', '|**a** b|', '|**a b**|'], ['bold', '**a |b**\n**c| d**', '**a** |b\nc| **d**'], ['bold', '- **a |b|**', '- **a** |b|'],
  ['italic', '**a |b| c**', '**a |_b_| c**'], ['bold', '[our |shop|](https://x.fi/)', '[our |**shop**|](https://x.fi/)'], ['bold', '**see [our |shop|](https://x.fi/)**', '**see** [**our** |shop|](https://x.fi/)'],
])('a look on a part of what has it, or beyond: %s, %s', (look, before, expected) => {
  expect(used(look, before)).toBe(expected);
});

/** Every printed sign with its looks; a blank's nobody sees. */
const looks = (text: string) => readMarkup(text).lines.map(({ item, runs }) => [item, runs.flatMap(({ text: printed, bold, italic, link }) => Array.from(printed, (sign) => (/\s/.test(sign) ? sign : [sign, bold, italic, link])))]);

it('a key changes the look of what is selected, all of it alike, and nothing else (random)', () => {
  const piece = fc.constantFrom('ab', 'cd', 'ä', ' ', ' ', '\n', '.', '**', '**', '_', '*', '\\*', '[', '](https://x.fi/)', '- ', '1. ');
  let changed = 0;
  fc.assert(fc.property(fc.array(piece, { maxLength: 16 }).map((all) => all.join('')), fc.nat(), fc.nat(), fc.constantFrom('bold', 'italic'), (text, one, other, look) => {
    const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b) as [number, number];
    if (start === end) return;
    const { from, to, by } = toolChange(look, { text, start, end });
    const made = text.slice(0, from) + by + text.slice(to);
    // Whatever was typed reads the same, but for marks that meant nothing and are with others now.
    expect(withoutMarkup(made).replace(/[*_\\]/g, '')).toBe(withoutMarkup(text).replace(/[*_\\]/g, ''));
    const other_ = look === 'bold' ? 'italic' : 'bold';
    const rest = (written: string) => readMarkup(written).lines.flatMap(({ runs }) => runs.flatMap((run) => Array.from(run.text, (sign) => [sign, run[other_], run.link]))).filter(([sign]) => /[a-zä.]/.test(sign as string));
    expect(rest(made)).toEqual(rest(text));
    if (JSON.stringify(looks(made)) !== JSON.stringify(looks(text))) changed += 1;
  }), { numRuns: 2000 });
  expect(changed).toBeGreaterThan(500);
});

it('every piece says where it was typed (random)', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('ab', ' ', '**', '_', '\\*', '\\_', '[', '](https://x.fi/)', '*'), { maxLength: 14 }).map((all) => all.join('')), (line) => {
    for (const { text, at } of readPieces(line)) expect(line.slice(at, at + text.length)).toBe(text);
  }));
});
