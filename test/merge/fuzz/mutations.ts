/** Numbers that look random and are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export class Mutator {
  constructor(readonly random: () => number) {}

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }
  oneOf<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)]!;
  }
  times<Value>(most: number, make: () => Value): Value[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }

  /** A field code: words of the language in any order, now and then a sensible one. */
  code(depth = 0): string {
    const words = this.times(9, () => this.random() < 0.15 && depth < 4 ? `{ ${this.code(depth + 1)} }` : this.oneOf(vocabulary));
    return this.oneOf(['MERGEFIELD ', 'IF ', '= ', 'QUOTE ', 'SET ', 'COMPARE ', 'ADDRESSBLOCK ', 'GREETINGLINE ', 'FILLIN ', '']) + words.join(this.oneOf([' ', ' ', '', '  ']));
  }
  /** A table with columns of two lists in any cell, tables in tables, and fields that begin in one row and end in another. */
  table(runsOf: (code: string) => string, depth = 0): string {
    const field = (): string => runsOf(`{ ${this.random() < 0.7 ? `MERGEFIELD ${this.oneOf(['L.A', 'L.B', 'E.A', 'A', 'L.A.B'])}` : this.random() < 0.5 ? '= SUM(ABOVE) + A1' : this.code()} }`);
    const pieces = (): string => this.times(3, () => (this.random() < 0.15 ? this.oneOf(runFragments) : field())).join('');
    const cell = (): string => `<w:tc>${this.random() < 0.2 && depth < 3 ? this.table(runsOf, depth + 1) : ''}<w:p>${pieces()}</w:p></w:tc>`;
    return `<w:tbl>${this.times(3, () => `<w:tr>${cell()}${this.times(2, cell).join('')}</w:tr>`).join('')}</w:tbl>`;
  }
  formula(): string {
    return this.times(14, () => this.oneOf(formulaVocabulary)).join(this.oneOf(['', ' ']));
  }
  text(): string {
    return this.times(8, () => this.oneOf(texts).repeat(this.random() < 0.01 ? this.below(5_000) : 1)).join(this.oneOf(['', ' ']));
  }

  /** Text with signs of markup in any order. */
  markup(): string {
    return this.times(20, () => this.oneOf(markupVocabulary).repeat(this.random() < 0.01 ? this.below(5_000) : 1)).join('');
  }

  /** A story with whole runs taken out, doubled, moved, split over paragraphs, and with other fields and codes: well-formed, and nothing a person would write. */
  story(source: string): string {
    const pieces = source.split(/(?=<w:r[ >])|(?<=<\/w:r>)/);
    const runs = pieces.flatMap((piece, index) => (/^<w:r[ >][^]*<\/w:r>$/.test(piece) ? [index] : []));
    for (let change = this.below(8) + 1; change > 0 && runs.length > 0; change--) {
      const at = this.oneOf(runs);
      switch (this.below(8)) {
        case 6: pieces[at] = this.split(pieces[at]!); break;
        case 7: if (this.random() < 0.1) pieces[at] = pieces[at]!.repeat(this.below(Math.ceil(repeated / (pieces[at]!.length + 1)))); break;
        case 0: pieces[at] = ''; break;
        case 1: pieces[at] += pieces[this.oneOf(runs)]!; break;
        case 2: [pieces[at], pieces[runs[0]!]] = [pieces[runs[0]!]!, pieces[at]!]; break;
        case 3: pieces[at] += this.times(6, () => this.oneOf(runFragments)).join(''); break;
        case 4: pieces[at] = pieces[at]!.replace(/(<w:instrText[^>]*>)[^<]*/g, (_, tag: string) => tag + escaped(this.code()).replace(/[\0\ud800]/g, '')); break;
        default: pieces[at] += '</w:p><w:p>';
      }
    }
    return pieces.join('');
  }

  /** A run parted in its text or code, as Word parts them wherever somebody typed again. */
  split(run: string): string {
    const found = /^(<w:r[ >][^]*?<w:(?:t|instrText)(?: [^>]*)?>)([^<]+)(<\/w:(?:t|instrText)>[^]*)$/.exec(run);
    if (!found) return run;
    const [, open, text, close] = found as unknown as [string, string, string, string];
    const at = this.below(text.length + 1);
    return text.slice(0, at).includes('&') ? run : open + text.slice(0, at) + close + this.oneOf(['', '<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="99" w:name="_GoBack"/><w:bookmarkEnd w:id="99"/>']) + open + text.slice(at) + close;
  }

  /** The same part under other prefixes and namespaces, in another encoding, with attributes that say something else. */
  namespaces(source: string): Uint8Array {
    let text = source;
    for (let change = this.below(3) + 1; change > 0; change--) {
      switch (this.below(6)) {
        case 0: text = text.replace(/xmlns:(\w+)="([^"]*)"/, (whole, prefix: string, uri: string) => this.oneOf([`xmlns:${prefix}=""`, `xmlns="${uri}"`, `xmlns:${prefix}="urn:x"`, `${whole} xmlns:z="${uri}"`, ''])); break;
        case 1: text = text.replace(/\bw:/g, () => (this.random() < 0.1 ? this.oneOf(['z:', '', 'W:', 'w::', 'mc:']) : 'w:')); break;
        case 2: text = text.replaceAll('http://schemas.openxmlformats.org/wordprocessingml/2006/main', this.oneOf(['http://purl.oclc.org/ooxml/wordprocessingml/main', 'urn:none', ''])); break;
        case 3: text = text.replace(/="([^"]*)"/g, (whole, value: string) => (this.random() < 0.03 ? `="${this.oneOf(['', '-1', '99999999999', value + value, 'x'.repeat(300), '&#0;', '&#x10ffff;', '&lt;'])}"` : whole)); break;
        case 4: text = text.replace(/ [\w:]+="[^"]*"/g, (whole) => (this.random() < 0.03 ? this.oneOf(['', whole + whole, ` x${whole.trim()}`]) : whole)); break;
        default: text = text.replace(/<\/?[\w:]+/g, (tag) => (this.random() < 0.01 ? tag + this.oneOf(['x', ':', '']) : tag));
      }
    }
    const mark = this.below(8);
    if (mark > 1) return new TextEncoder().encode(text);
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    return new Uint8Array(mark === 0 ? wide : wide.swap16());
  }

  /** An XML part with tags and texts taken out, doubled, exchanged or moved. */
  xml(source: string): string {
    const pieces = source.split(/(?=<)|(?<=>)/);
    for (let change = this.below(6) + 1; change > 0 && pieces.length > 1; change--) {
      const at = this.below(pieces.length);
      switch (this.below(9)) {
        case 7: if (this.random() < 0.1) pieces[at] = pieces[at]!.repeat(this.below(Math.ceil(repeated / (pieces[at]!.length + 1)))); break;
        case 0: pieces.splice(at, 1); break;
        case 1: pieces.splice(at, 0, pieces[this.below(pieces.length)]!); break;
        case 2: pieces.splice(this.below(pieces.length), 0, ...pieces.splice(at, this.below(4) + 1)); break;
        case 3: pieces.splice(at, 0, this.oneOf(fragments)); break;
        case 4: pieces[at] = pieces[at]!.replace(/(?:begin|separate|end)(?=")/, () => this.oneOf(['begin', 'separate', 'end', ''])); break;
        case 5: pieces[at] = /^<w:instrText/.test(pieces[at - 1] ?? '') ? escaped(this.code()) : pieces[at]!; break;
        case 6: pieces[at] = pieces[at]!.slice(0, this.below(pieces[at]!.length + 1)); break;
        default: pieces.splice(at, 0, ...pieces.slice(at, at + this.below(30)));
      }
    }
    return pieces.join('');
  }

  /** Bytes of a file that were changed, cut, doubled or exchanged on their way. */
  bytes(source: Uint8Array): Uint8Array {
    let bytes = source.slice();
    for (let change = this.below(8) + 1; change > 0 && bytes.length > 0; change--) {
      const at = this.below(bytes.length);
      switch (this.below(5)) {
        case 0: bytes[at] = this.below(256); break;
        case 1: bytes = bytes.slice(0, at); break;
        case 2: bytes.set(bytes.slice(this.below(bytes.length)).subarray(0, bytes.length - at), at); break;
        case 3: bytes.fill(this.oneOf([0, 0xff]), at, at + this.below(8)); break;
        default: {
          /* The numbers at the end say where everything is. */
          const place = Math.max(0, bytes.length - 1 - this.below(120));
          bytes[place] = this.oneOf([0, 1, 0xff, this.below(256)]);
        }
      }
    }
    return bytes;
  }
}

/** How long a piece that is repeated may become: a letter of many pages. */
const repeated = 20_000;

export const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const vocabulary = [
  'A', 'B', 'N', 'Contact_Name', '"text"', '"', '“', '”', '„', '\\', '\\"', '\\\\', '= ', '<>', '<', '>=', '*', '?', '"*a?b*"', '(', ')', ',', ';', '1', '0', '-5', '1,234.5', '1e999', '%', '\\*', '\\* Upper', '\\* CardText', '\\* Roman',
  '\\* alphabetic', '\\# 0.00', '\\# "# ##0,00;-0;\'x"', '\\#', '\\@ "d. MMMM yyyy"', '\\@ \'', '\\b "x"', '\\f', '\\m', '\\d y', '\\f "<<_FIRST0_ >><<_COMPANY_>><<"', 'ABOVE', 'A1:B99', 'SUM(', 'IF', '\t', '\u0000', '\ud800', '😀', '\\😀', 'x'.repeat(300), '9'.repeat(400),
];
const formulaVocabulary = ['1', '2.5', '0', '1,5', '.', '9'.repeat(40), '(', ')', '((((', ',', ';', '+', '-', '*', '/', '^', '%', '=', '<>', '<=', '"', 'SUM(', 'IF(', 'DEFINED(', 'ROUND(', 'MOD(', 'TRUE', 'A', 'A1', 'A1:ZZ999', 'ABOVE', 'constructor', '__proto__', '$', '&', '\u00a0', '^99999'];
const markupVocabulary = ['**', '*', '_', '[', '](https://example.com/?a=1&b="")', '](mailto:a@b.fi)', '](x:y)', '](https: ', '](www.a.fi)', ']', '(', ')', '- ', '1. ', '2. ', '\\', '\n', '\n\n', '\n- ', '\n1. ', ' ', '\t', 'a', '\u00e4', '<', '&', '"', '\u2028', '\u{1f44b}', '\ud800', '\0'];
const texts = ['0', '7', '123', '1.234,50', '-', '(', ')', '€', '23.11.2026', '2026-02-30', '11/12/2026', 'T10:30', '12:61 PM', 'November', 'maaliskuuta', 'x', '*', '?', '#', '%', '\n', '\t', '\u2028', '\ud83d', '\u0001', '\ufffe', ']]>', '<w:p>', 'ß', '9'.repeat(60), 'Infinity', 'NaN', '0x1F'];
const runFragments = [
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>', '<w:r><w:instrText xml:space="preserve"> IF A = B "</w:instrText></w:r>', '<w:r><w:instrText>x" "</w:instrText></w:r>',
  '<w:r><w:instrText>y" </w:instrText></w:r>', '<w:r><w:instrText> MERGEFIELD A </w:instrText></w:r>', '<w:r><w:instrText>= SUM(ABOVE) </w:instrText></w:r>', '<w:fldSimple w:instr=" MERGEFIELD B "><w:r><w:t>x</w:t></w:r></w:fldSimple>', '<w:bookmarkStart w:id="77" w:name="b77"/>', '<w:bookmarkEnd w:id="77"/>',
  '<w:ins w:id="88" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins>', '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF 1=1 "a" "b"</w:instrText><w:fldChar w:fldCharType="end"/></w:r>', '<w:hyperlink w:anchor="x"><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>', '<w:r><w:tab/><w:br/></w:r>',
];
const fragments = [
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>', '<w:r><w:instrText> IF A = B "x" "y" </w:instrText></w:r>', '<w:r><w:instrText>= 1 / 0</w:instrText></w:r>',
  '<w:p>', '</w:p>', '<w:p/>', '<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>', '<w:fldSimple w:instr=" MERGEFIELD A ">', '</w:fldSimple>', '<w:ins w:id="1" w:author="A">', '</w:ins>', '<w:bookmarkStart w:id="9" w:name="b"/>', '<w:bookmarkEnd w:id="9"/>', '<w:sectPr/>',
  '<w:txbxContent>', '</w:txbxContent>', '<!-- x -->', '<![CDATA[x]]>', '&amp;', '&', '<?x?>', '<!DOCTYPE x>', '<w:del w:id="2"><w:r><w:delInstrText>x</w:delInstrText></w:r></w:del>', '\u0000', '<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>',
];
