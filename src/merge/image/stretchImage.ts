import { writeOwn, type Printed } from '../letter/program';
import { signsOf } from '../letter/writtenTexts';
import { crc32 } from '../package/crc32';
import { crcShift, crcShifts, linearCrc, shifted, shiftedTogether, type CrcShift, type CrcShifts } from '../package/crcShift';
import { textBetween } from '../package/xmlText';
import { lengthOf } from '../value/lengthOf';
import { packStretch, type Packed, type Place } from './partImage';
import { textIn, widthOf, type Choice, type OwnSlot, type Piece, type ValueSlot } from './partLayout';
import { slotsTogether, type SlotWriter, type ValueSlots } from './slotWriter';

/** Places, each with how a change in it comes out in the CRC of the stretch: those of values, which are written together, and the others in the order in which they stand. */
interface StretchPlaces { values: { slots: ValueSlots; shifts: CrcShifts }[]; others: StretchPlace[] }
type StretchPlace = { slot: OwnSlot; end: number; shift: CrcShift } | { choice: Choice; at: number; alternatives: Alternative[] };
interface Alternative { data: Uint8Array; places: StretchPlaces; /** What the CRC changes by where this stands instead of the first. */ crc: number }

/** The same stretch of a part in many letters, deflated: of one length in all of them (ENGINE §2, combined). */
export class StretchImage {
  /** Bytes of its XML. */
  readonly size: number;
  /** What the CRC of all that stands before becomes by this stretch, but for its own CRC. */
  readonly shift: CrcShift;
  private readonly ways = new Map<StretchImage | undefined, DeflatedStretch>();
  private alone: Packed | undefined;
  private lengths: TextLengths | undefined;

  constructor(private readonly pieces: readonly Piece[]) {
    this.size = widthOf(pieces);
    this.shift = crcShift(this.size);
  }

  /** As it is behind another one, to which it refers; without one, as it is wherever it stands. Deflated when it is first asked for. */
  behind(other: StretchImage | undefined): DeflatedStretch {
    const known = this.ways.get(other);
    if (known) return known;
    const { data, text, places } = other ? packStretch(this.pieces, other.packed().seen) : this.packed();
    const stretch = new DeflatedStretch(data, crc32(text), placesOf(places, { at: 0, textAt: 0, textSize: text.length }));
    this.ways.set(other, stretch);
    return stretch;
  }

  private packed(): Packed {
    return this.alone ??= packStretch(this.pieces);
  }

  /** The signs of its text in a letter, without tags. */
  textLength(printed: Printed): number {
    return textLength(this.lengths ??= textLengths(this.packed()), printed);
  }
}

/** One of the ways in which a stretch is deflated. */
export class DeflatedStretch {
  /** The CRC of the XML that was written last. */
  crc = 0;
  /** In bytes. */
  readonly size: number;

  constructor(private readonly data: Uint8Array, private readonly emptyCrc: number, private readonly places: StretchPlaces) {
    this.size = data.length;
  }

  /** Writes the stretch of the letter that the writer has in hand; false where a value does not fit its place. */
  write(buffer: Uint8Array, at: number, printed: Printed, writer: SlotWriter): boolean {
    buffer.set(this.data, at);
    this.crc = this.emptyCrc;
    return this.fill(this.places, buffer, at, printed, writer);
  }

  private fill({ values, others }: StretchPlaces, buffer: Uint8Array, at: number, printed: Printed, writer: SlotWriter): boolean {
    for (const { slots, shifts } of values) {
      if (!writer.writeValues(slots, buffer, at)) return false;
      this.crc ^= shiftedTogether(shifts, writer.crcs);
    }
    /* By their order a letter's own numbers are given. */
    for (const place of others) {
      if ('slot' in place) {
        const crc = writer.writeOwn(buffer, at + place.end, place.slot);
        if (crc === undefined) return false;
        this.crc ^= shifted(place.shift, crc);
      } else {
        const index = place.choice.chosen(printed);
        const { data, places: inside, crc } = place.alternatives[index]!;
        if (index > 0) {
          buffer.set(data, at + place.at);
          this.crc ^= crc;
        }
        if (!this.fill(inside, buffer, at, printed, writer)) return false;
      }
    }
    return true;
  }
}

/** Where the pieces of a stretch begin in it and in its text, and how long the text is. */
interface Ground { at: number; textAt: number; textSize: number }

function placesOf(places: readonly Place[], ground: Ground): StretchPlaces {
  const values: { slot: ValueSlot; end: number; shift: CrcShift }[] = [];
  const others: StretchPlace[] = [];
  for (const place of places) {
    const here = { ...ground, at: ground.at + place.at, textAt: ground.textAt + place.textAt };
    const shift = (length: number): CrcShift => crcShift(here.textSize - here.textAt - length);
    if ('slot' in place) {
      const { slot } = place;
      const where = { end: here.at + slot.width, shift: shift(slot.width) };
      if (slot.of === 'own') others.push({ slot, ...where });
      else values.push({ slot, ...where });
      continue;
    }
    const { choice, alternatives } = place;
    const [{ text: first }] = alternatives as [Packed];
    const behind = shift(first.length);
    others.push({
      choice, at: here.at,
      alternatives: alternatives.map((one) => ({
        data: one.data, places: placesOf(one.places, here), crc: shifted(behind, linearCrc(one.text.map((byte, index) => byte ^ first[index]!))),
      })),
    });
  }
  return { values: slotsTogether(values).map(({ slots, places: some }) => ({ slots, shifts: crcShifts(some.map(({ shift }) => shift)) })), others };
}

/** How much text a stretch holds: in every letter, with the first text of each choice; in its places; and how much more where it has another text of a choice. */
interface TextLengths { fixed: number; slots: ValueSlot[]; choices: { choice: Choice; alternatives: TextLengths[] }[] }

function textLengths(packed: Packed, less = 0): TextLengths {
  const lengths: TextLengths = { fixed: fixedLength(packed) - less, slots: [], choices: [] };
  for (const place of packed.places) {
    if ('choice' in place) {
      const first = fixedLength(place.alternatives[0]!);
      lengths.choices.push({ choice: place.choice, alternatives: place.alternatives.map((one) => textLengths(one, first)) });
    } else if (place.slot.of !== 'own') lengths.slots.push(place.slot);
  }
  return lengths;
}

function textLength({ fixed, slots, choices }: TextLengths, printed: Printed): number {
  let length = fixed;
  const { written } = printed;
  for (const slot of slots) {
    const text = slot.of === 'field' ? written?.of[slot.number] : undefined;
    length += text === undefined ? lengthOf(textIn(slot, printed)) : signsOf(written!, text);
  }
  for (const { choice, alternatives } of choices) length += textLength(alternatives[choice.chosen(printed)]!, printed);
  return length;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The text between tags where slots hold no value and choices their first text. All pieces begin inside of a tag or with one. */
const fixedLength = (packed: Packed): number => textBetween(`<${decoder.decode(shown(packed))}`).length;

/** A text with what stands in its slots in every letter: the end of the tag before a value, the names of attributes. */
function shown({ text, places }: Packed): Uint8Array {
  const all = text.slice();
  for (const place of places) {
    const bytes = 'slot' in place ? encoder.encode(place.slot.of === 'own' ? place.slot.lead + writeOwn(place.slot.original) : '>') : shown(place.alternatives[0]!);
    all.set(bytes, place.textAt + ('slot' in place ? place.slot.width - bytes.length : 0));
  }
  return all;
}
