import type { LetterInHand, Printed } from '../letter/program';
import { escapeXml } from '../package/xmlText';
import { crcOfByte } from '../package/crcShift';
import type { Slot } from './partLayout';
import { slotText } from './slotText';

const blank = 32;
const closing = 62; // >
/** Between two texts: no XML holds this byte. */
const between = '\0';
/** What is not written as it is. */
const unusual = /[\t\r\n\v\f\x85\u2028\u2029&<>"]/;
const brokenLines = /[\t\r\n\v\f\x85\u2028\u2029]/;
const encoder = new TextEncoder();

/** Writes what a letter prints into its slots. All its texts are escaped and encoded at once: one by one takes twice as long. */
export class SlotWriter {
  private bytes = new Uint8Array(0);
  /** Where each text begins in the bytes. The one before ends a byte before that. */
  private readonly starts: Int32Array;
  /** The linear CRC of each text with the `>` before it, in a slot that was blank. */
  private readonly crcs: Int32Array;
  private texts: readonly (string | undefined)[] = [];
  private own: LetterInHand['own'] = asInTemplate;
  /** One of them has more than one line, or a tab. */
  private isOfLines = false;

  /** @param fields how many a letter has; @param passages how many of these */
  constructor(private readonly fields: number, passages: number) {
    this.starts = new Int32Array(fields + passages + 1);
    this.crcs = new Int32Array(fields + passages);
  }

  /** Takes the letter in hand. One by itself keeps the template's numbers and names. */
  take({ values, passages }: Printed, own: LetterInHand['own'] = asInTemplate): void {
    this.own = own;
    this.texts = passages.length === 0 ? values : [...values, ...passages];
    const all = this.texts.join(between);
    const isUnusual = unusual.test(all);
    this.isOfLines = isUnusual && brokenLines.test(all);
    const written = this.encode(isUnusual ? escapeXml(all) : all);
    const { bytes, starts, crcs } = this;
    let text = 0;
    let crc = ofClosing;
    for (let at = 0; at < written; at++) {
      const byte = bytes[at]!;
      if (byte === 0) {
        crcs[text++] = crc;
        starts[text] = at + 1;
        crc = ofClosing;
      } else crc = crcOfByte(crc, byte ^ blank);
    }
    crcs[text++] = crc;
    starts[text] = written + 1;
    if (text !== Math.max(crcs.length, 1)) throw new Error('A letter prints U+0000.');
  }

  private encode(text: string): number {
    if (this.bytes.length < 3 * text.length) this.bytes = new Uint8Array(3 * text.length);
    return encoder.encodeInto(text, this.bytes).written;
  }

  /**
   * Writes a letter's text, or its own number, at the end of its slot, which is blank. Answers the linear CRC of what changed in the slot; undefined where the text does not fit, or
   * does not begin and end as the slot asks.
   */
  write(buffer: Uint8Array, end: number, slot: Slot): number | undefined {
    if (slot.of === 'own') return writeBytes(buffer, end, slot.width, slot.lead + this.own(slot.family, slot.original));
    const { of, number, width, run } = slot;
    const text = of === 'field' ? number : this.fields + number;
    if (this.isOfLines && brokenLines.test(this.texts[text]!)) return writeBytes(buffer, end, width, slotText(run, this.texts[text]!));
    const { bytes, starts } = this;
    const from = starts[text]!;
    const length = starts[text + 1]! - 1 - from;
    if (length < 1 || length >= width) return undefined;
    const at = end - length;
    buffer[at - 1] = closing;
    for (let index = 0; index < length; index++) buffer[at + index] = bytes[from + index]!;
    return this.crcs[text];
  }
}

const ofClosing = crcOfByte(0, closing ^ blank);

const asInTemplate: LetterInHand['own'] = (_, original) => original;

/** Anything else, with what stands between the blanks and it. */
function writeBytes(buffer: Uint8Array, end: number, width: number, written: string | undefined): number | undefined {
  if (written === undefined || written.length > width) return undefined;
  const bytes = encoder.encode(written);
  if (bytes.length > width) return undefined;
  buffer.set(bytes, end - bytes.length);
  return bytes.reduce((crc, byte) => crcOfByte(crc, byte ^ blank), 0);
}
