/** A field code in its pieces: `MERGEFIELD "Contact Name" \* Upper \b "P.S. "`. Source: ECMA-376 Part 1 §17.16.2–§17.16.4. */
export interface FieldCode {
  /** In capitals: `MERGEFIELD`, `PAGE`; '' for an empty code. */
  type: string;
  /** What stands before the first switch, quotes taken off. */
  arguments: string[];
  /** Switch (lower case, without `\`) → its texts; `*` may come several times. */
  switches: Map<string, string[]>;
}

interface Piece { text: string; quoted: boolean }

/** Switches of MERGEFIELD that stand alone; every other one takes the text behind it. */
const lonelySwitches = new Set(['m', 'v']);

/** Takes a field code apart. Never throws: whatever a person typed gives some pieces. */
export function parseFieldCode(code: string): FieldCode {
  const pieces = piecesOf(code);
  const [first, ...rest] = pieces;
  const parsed: FieldCode = { type: first?.text.toUpperCase() ?? '', arguments: [], switches: new Map() };
  for (let index = 0; index < rest.length; index++) {
    const { text, quoted } = rest[index]!;
    if (quoted || !/^\\.$/u.test(text)) {
      if (parsed.switches.size === 0) parsed.arguments.push(text);
      continue;
    }
    const name = text.slice(1).toLowerCase();
    const following = rest[index + 1];
    const texts = parsed.switches.get(name) ?? [];
    if (following && !lonelySwitches.has(name) && (following.quoted || !following.text.startsWith('\\'))) {
      texts.push(following.text);
      index++;
    }
    parsed.switches.set(name, texts);
  }
  return parsed;
}

/** The merge field's name as it stands in the letter. A name with blanks should be quoted, but is understood without. */
export const writtenName = ({ arguments: words }: FieldCode): string => words.join(' ').trim();

/** Straight quotes, or the typographic ones that autocorrection makes of them. */
const quotes: Readonly<Record<string, string>> = { '"': '"', '\u201c': '\u201d', '\u201d': '\u201d', '\u201e': '\u201c' };

function piecesOf(code: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < code.length) {
    const character = code[at]!;
    if (/\s/.test(character)) {
      at++;
    } else if (Object.hasOwn(quotes, character)) {
      const [text, end] = quotedFrom(code, at + 1, [quotes[character]!, '"', '\u201d']);
      pieces.push({ text, quoted: true });
      at = end;
    } else if (character === '\\' && at + 1 < code.length && !/\s/.test(code[at + 1]!)) {
      pieces.push({ text: code.slice(at, at + 2), quoted: false });
      at += 2;
    } else {
      let end = at + 1;
      while (end < code.length && !/[\s"\\\u201c\u201d\u201e]/.test(code[end]!)) end++;
      pieces.push({ text: code.slice(at, end), quoted: false });
      at = end;
    }
  }
  return pieces;
}

/** Up to the closing quote; `\"` and `\\` stand for the sign itself. */
function quotedFrom(code: string, from: number, closing: readonly string[]): [text: string, end: number] {
  let text = '';
  for (let at = from; at < code.length; at++) {
    const character = code[at]!;
    if (character === '\\' && (code[at + 1] === '\\' || closing.includes(code[at + 1] ?? ''))) text += code[++at]!;
    else if (closing.includes(character)) return [text, at + 1];
    else text += character;
  }
  return [text, code.length];
}
