import { crcOfByte, crcTables } from '../package/crcShift';
import { escapeXml } from '../package/xmlText';
import { asItIs } from '../value/fieldValue';
import { lengthOf } from '../value/lengthOf';

/** Texts as they stand in XML: escaped, in UTF-8. Of each there are four numbers, from `at` on: where it begins in the bytes, how many it has, its CRC, and how many signs it has as a text. */
export interface WrittenTexts {
  bytes: Uint8Array;
  /** Of the same bytes. */
  view: DataView;
  /** A text of more than one line, or with a tab, is not among the bytes: it has less than none of them. */
  numbers: Int32Array;
  at: number;
}

/** Those of a letter's fields. Fields that print the same share a text. */
export interface FieldTexts extends WrittenTexts {
  /** Which of them each field prints, by its number; undefined for one that prints another text. */
  of: readonly (number | undefined)[];
}

/** So many numbers there are of each text. */
export const numbersOfText = 4;
/** The signs of one of them, as a text. */
export const signsOf = ({ numbers, at }: WrittenTexts, index: number): number => numbers[at + index * numbersOfText + 3]!;

const blank = 32;
const fourBlanks = 0x20202020;
const highestBits = 0x80808080;
const closing = 62; // >
/** The CRC of a text is that of what it changes in a place of blanks, with the `>` before it (crcShift.ts). */
const ofClosing = crcOfByte(0, closing ^ blank);
/** Behind each text while they are one: what no XML holds. */
const separator = '\0';
/** A sign has at most so many bytes: one as it comes and six more escaped, or three and three. */
const mostBytes = 7;
/** Longer texts stand in no place (partLayout.ts), or fill all of a letter's. */
const longest = 1024 * 1024;
const spareBytes = 64 * 1024;
const spareNumbers = 4096;
const notWritten = -1;
const brokenLines = /[\t\r\n\v\f\x85\u2028\u2029]/;
const encoder = new TextEncoder();

/**
 * Writes the texts of letter after letter. They are joined and encoded at once, because strings cost by the call, and looked through four bytes at a time, which takes their CRCs and finds those
 * that are escaped or not printed as they are. What was written stays as long as somebody has it.
 */
export class TextWriter {
  private bytes = new Uint8Array(0);
  private view = new DataView(this.bytes.buffer);
  private numbers = new Int32Array(0);
  private filled = 0;
  private counted = 0;

  /** Writes some texts. The first `raw` of them are values as they came: what of them is not printed is taken out of the array, too. */
  write(texts: string[], raw = 0): WrittenTexts {
    const all = texts.join(separator);
    const isLong = all.length > longest;
    this.makeRoom(isLong ? 0 : all.length, texts.length);
    const { bytes, view, numbers, counted: at, filled } = this;
    if (isLong || !this.look(texts, raw, filled + encoder.encodeInto(all, bytes.subarray(filled)).written)) {
      for (let index = 0; index < raw; index++) texts[index] = asItIs(texts[index]!);
      if (!isLong && texts.some((text) => text.includes(separator))) throw new Error('A letter prints U+0000.');
      for (const [index, text] of texts.entries()) numbers.set([0, notWritten, 0, lengthOf(text)], at + index * numbersOfText);
    }
    this.counted = at + texts.length * numbersOfText;
    return { bytes, view, numbers, at };
  }

  private makeRoom(length: number, count: number): void {
    const needed = length * mostBytes + 4; // the last four bytes begin before the end
    if (this.filled + needed > this.bytes.length) {
      this.bytes = new Uint8Array(Math.max(spareBytes, needed));
      this.view = new DataView(this.bytes.buffer);
      this.filled = 0;
    }
    if (this.counted + count * numbersOfText > this.numbers.length) {
      this.numbers = new Int32Array(Math.max(spareNumbers, count * numbersOfText));
      this.counted = 0;
    }
  }

  /**
   * Finds the texts in the bytes; false where one of them holds the separator. The CRCs are taken here and not by functions of their own: V8 puts only so much
   * into one function, and a call for each word takes as long as all of this.
   */
  private look(texts: string[], raw: number, end: number): boolean {
    const { bytes, view, numbers } = this;
    const [byByte, overOne, overTwo, overThree] = crcTables;
    bytes[end] = 0;
    let at = this.filled;
    let place = this.counted;
    this.filled = end + 1;
    for (let index = 0; index < texts.length; index++, place += numbersOfText) {
      const start = at;
      let crc = ofClosing;
      let kind = bytes[at] === blank ? rare : ordinary;
      let seen = 0;
      /* Four bytes, as long as none of them is 0: taking 1 from each lends one of its highest bit. */
      for (let word = view.getInt32(at, true); ((word - 0x01010101) & ~word & highestBits) === 0; word = view.getInt32(at += 4, true)) {
        const both = crc ^ word ^ fourBlanks;
        crc = overThree[both & 255]! ^ overTwo[(both >>> 8) & 255]! ^ overOne[(both >>> 16) & 255]! ^ byByte[both >>> 24]!;
        kind |= kinds[word & 255]! | kinds[(word >>> 8) & 255]! | kinds[(word >>> 16) & 255]! | kinds[word >>> 24]!;
        seen |= word;
      }
      for (let byte = bytes[at++]!; byte !== 0; byte = bytes[at++]!) {
        crc = byByte[(crc ^ byte ^ blank) & 255]! ^ (crc >>> 8);
        kind |= kinds[byte]!;
        seen |= byte;
      }
      numbers[place] = start;
      numbers[place + 1] = at - 1 - start;
      numbers[place + 2] = crc;
      numbers[place + 3] = (seen & highestBits) === 0 ? at - 1 - start : lengthOf(texts[index]!); // in ASCII a byte is a sign
      if (kind !== ordinary) this.writeAgain(texts, index, raw, place);
    }
    return at === end + 1;
  }

  /** Writes a text behind all others where it is another one in XML, or is not printed as it came. */
  private writeAgain(texts: string[], index: number, raw: number, place: number): void {
    const { bytes, numbers, filled } = this;
    const start = numbers[place]!;
    const end = start + numbers[place + 1]!;
    let to: number;
    if (isPrinted(bytes, start, end)) to = writeEscaped(bytes, start, end, filled);
    else {
      if (index < raw) texts[index] = asItIs(texts[index]!);
      const text = texts[index]!;
      to = brokenLines.test(text) ? notWritten : filled + encoder.encodeInto(escapeXml(text), bytes.subarray(filled)).written;
    }
    numbers[place] = filled;
    numbers[place + 1] = to === notWritten ? notWritten : to - filled;
    let crc = ofClosing;
    for (let at = filled; at < to; at++) crc = crcOfByte(crc, bytes[at]! ^ blank);
    numbers[place + 2] = crc;
    numbers[place + 3] = lengthOf(texts[index]!);
    if (to > filled) this.filled = to;
  }
}

/** Kinds of bytes in UTF-8: written as it is; one that is escaped; one that begins a sign which may not be printed as it is. */
const ordinary = 0;
const isEscaped = 1;
const rare = 2;
const kinds = new Uint8Array(256);
const escapes: number[][] = [];
kinds.fill(rare, 1, blank);
for (const lead of [0xc2, 0xe1, 0xe2, 0xe3, 0xef]) kinds[lead] = rare;
for (const sign of '&<>"') {
  kinds[sign.charCodeAt(0)] = isEscaped;
  escapes[sign.charCodeAt(0)] = [...encoder.encode(escapeXml(sign))];
}
/**
 * True for a text that is printed as it came: no blank at its beginning – in UTF-8 C2 A0 and some behind E1, E2, E3 and EF –, no control, no U+0085 (C2 85), U+2028 or U+2029 (E2 80 A8 and A9),
 * and nothing that is no sign, which EF begins.
 */
function isPrinted(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] === blank || kinds[bytes[start]!] === rare) return false;
  for (let at = start; at < end; at++) {
    const lead = bytes[at]!;
    if (kinds[lead] !== rare) continue;
    if (lead < blank || lead === 0xef || (lead === 0xc2 && bytes[at + 1]! < 0xa0) || (lead === 0xe2 && bytes[at + 1] === 0x80 && (bytes[at + 2]! & 0xfe) === 0xa8)) return false;
  }
  return true;
}

/** Copies a text with its escapes. Answers where it ends. */
function writeEscaped(bytes: Uint8Array, start: number, end: number, to: number): number {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (kinds[byte] !== isEscaped) bytes[to++] = byte;
    else for (const one of escapes[byte]!) bytes[to++] = one;
  }
  return to;
}
