import type { Printed } from '../letter/program';
import type { Template } from '../letter/template';
import { crc32 } from '../package/crc32';
import { crcOfByte, crcShift, crcShifts, linearCrc, linearMap, shifted, shiftedTogether, type CrcShift, type CrcShifts } from '../package/crcShift';
import { finishZip, put32 } from '../package/zipWriter';
import type { Layout } from './layout';
import { layOut, type Choice, type ValueSlot } from './partLayout';
import { packPart, type Packed, type Place } from './partImage';
import { slotsTogether, SlotWriter, type ValueSlots } from './slotWriter';

/** The places of a whole letter, each with how a change in it comes out in the CRC of its part and in that of the letter. */
interface LetterPlaces { values: { slots: ValueSlots; inPart: CrcShifts; inLetter: CrcShifts }[]; choices: LetterChoice[] }
interface LetterChoice { choice: Choice; at: number; alternatives: Alternative[] }
interface Alternative { data: Uint8Array; places: LetterPlaces; /** What the CRCs change by where this text stands instead of the first. */ inPart: number; inLetter: number }
/** A part that is another one in each letter. Its CRC stands before it and in the directory. */
interface LetterPart { places: LetterPlaces; crc: number; crcAt: [number, number]; inLetter: CrcShift }

/**
 * A letter as one image of bytes: another letter differs from it in the places of its values, its choices and its CRCs, and nowhere is anything deflated
 * again (ENGINE §2).
 */
export interface LetterImage {
  /** Bytes of every letter. */
  readonly size: number;
  /** Writes a letter; false where a value does not fit its place. */
  write(buffer: Uint8Array, at: number, printed: Printed): boolean;
  /** The CRC of the letter that was written last. */
  readonly crc: number;
}

/** The image of a template; undefined where a part of it cannot be laid out. */
export function letterImage(template: Template, layout: Layout): LetterImage | undefined {
  const packed: [name: string, part: Packed][] = [];
  for (const [name, program] of template.programs) {
    const pieces = layOut(program, layout);
    if (!pieces) return undefined;
    packed.push([name, packPart(pieces)]);
  }
  const image = finishZip(template.packed, packed.map(([name, { data, text }]) => ({ name, method: 8, crc: 0, size: text.length, data })));
  const encoder = new TextEncoder();
  let at = template.packed.front.length;
  const parts: LetterPart[] = [];
  const rows = packed.reduce((sum, [name, { data }]) => sum + 30 + encoder.encode(name).length + data.length, at) + template.packed.directory.length;
  let row = rows;
  for (const [name, part] of packed) {
    const nameLength = encoder.encode(name).length;
    const dataAt = at + 30 + nameLength;
    const crcAt: LetterPart['crcAt'] = [at + 14, row + 16];
    const shifts = crcAt.map((place) => crcShift(image.length - place - 4));
    parts.push({
      places: placesOf(part.places, { at: dataAt, textAt: 0, letterSize: image.length, textSize: part.text.length }), crc: crc32(part.text), crcAt,
      inLetter: linearMap((bit) => {
        const crc = crcOfWord(1 << bit);
        return shifted(shifts[0]!, crc) ^ shifted(shifts[1]!, crc);
      }),
    });
    at = dataAt + part.data.length;
    row += 46 + nameLength;
  }
  return new Image(image, parts, new SlotWriter());
}

/** The linear CRC of four bytes, the lowest first. */
function crcOfWord(word: number): number {
  let crc = 0;
  for (let bits = 0; bits < 32; bits += 8) crc = crcOfByte(crc, (word >>> bits) & 255);
  return crc;
}

/** Where the pieces of a part begin in the letter and in its text, and how long both are. */
interface Ground { at: number; textAt: number; letterSize: number; textSize: number }

function placesOf(places: readonly Place[], ground: Ground): LetterPlaces {
  const values: { slot: ValueSlot; end: number; inPart: CrcShift; inLetter: CrcShift }[] = [];
  const choices: LetterChoice[] = [];
  for (const place of places) {
    const here = { ...ground, at: ground.at + place.at, textAt: ground.textAt + place.textAt };
    const shifts = (length: number, textLength: number): [CrcShift, CrcShift] => [crcShift(here.textSize - here.textAt - textLength), crcShift(here.letterSize - here.at - length)];
    if ('slot' in place) {
      const { slot } = place;
      if (slot.of === 'own') throw new Error('A letter by itself keeps the numbers of its template.');
      const [inPart, inLetter] = shifts(slot.width, slot.width);
      values.push({ slot, end: here.at + slot.width, inPart, inLetter });
      continue;
    }
    const { choice, alternatives } = place;
    const [first] = alternatives as [Packed];
    const [inPart, inLetter] = shifts(first.data.length, first.text.length);
    choices.push({
      choice, at: here.at,
      alternatives: alternatives.map(({ data, text, places: inside }) => ({
        data, places: placesOf(inside, here), inPart: shifted(inPart, linearCrc(difference(text, first.text))), inLetter: shifted(inLetter, linearCrc(difference(data, first.data))),
      })),
    });
  }
  return {
    values: slotsTogether(values).map(({ slots, places: some }) => ({ slots, inPart: crcShifts(some.map((one) => one.inPart)), inLetter: crcShifts(some.map((one) => one.inLetter)) })), choices,
  };
}

const difference = (one: Uint8Array, other: Uint8Array): Uint8Array => one.map((byte, index) => byte ^ other[index]!);

class Image implements LetterImage {
  readonly size: number;
  crc = 0;
  private readonly emptyCrc: number;
  private buffer: Uint8Array = new Uint8Array(0);
  private start = 0;
  private partCrc = 0;
  private letterCrc = 0;

  constructor(private readonly bytes: Uint8Array, private readonly parts: readonly LetterPart[], private readonly writer: SlotWriter) {
    this.size = bytes.length;
    this.emptyCrc = crc32(bytes);
  }

  write(buffer: Uint8Array, at: number, printed: Printed): boolean {
    buffer.set(this.bytes, at);
    this.writer.take(printed);
    this.buffer = buffer;
    this.start = at;
    this.letterCrc = this.emptyCrc;
    for (const { places, crc, crcAt, inLetter } of this.parts) {
      this.partCrc = crc;
      if (!this.fill(places, printed)) return false;
      this.letterCrc ^= shifted(inLetter, this.partCrc);
      for (const place of crcAt) put32(buffer, at + place, this.partCrc);
    }
    this.crc = this.letterCrc >>> 0;
    return true;
  }

  private fill({ values, choices }: LetterPlaces, printed: Printed): boolean {
    for (const { slots, inPart, inLetter } of values) {
      if (!this.writer.writeValues(slots, this.buffer, this.start)) return false;
      this.partCrc ^= shiftedTogether(inPart, this.writer.crcs);
      this.letterCrc ^= shiftedTogether(inLetter, this.writer.crcs);
    }
    for (const { choice, at, alternatives } of choices) {
      const index = choice.chosen(printed);
      const { data, places, inPart, inLetter } = alternatives[index]!;
      if (index > 0) {
        this.buffer.set(data, this.start + at);
        this.partCrc ^= inPart;
        this.letterCrc ^= inLetter;
      }
      if (!this.fill(places, printed)) return false;
    }
    return true;
  }
}
