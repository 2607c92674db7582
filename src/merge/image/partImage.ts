import { Deflate } from 'pako';
import { joinBytes } from '../package/zipWriter';
import type { Choice, Piece, Slot } from './partLayout';

/**
 * Pieces as bytes, deflated so that every place can be filled in without deflating again: before and behind each place the stream stands at a whole byte
 * (sync flush, RFC 1951 §3.2.4), and nothing refers into a place. A value is a stored block; a choice's texts are padded to one length with empty blocks.
 */
export interface Packed {
  /** Deflated; choices show their first text, slots are blank. */
  data: Uint8Array;
  /** The same, not deflated. */
  text: Uint8Array;
  /** The same again, without what may be another one in each letter: what is packed behind it may refer to this. */
  seen: Uint8Array;
  places: Place[];
}
export type Place = SlotPlace | ChoicePlace;
/** Where a place begins in the data and in the text. */
interface Position { at: number; textAt: number }
export interface SlotPlace extends Position { slot: Slot }
export interface ChoicePlace extends Position { choice: Choice; alternatives: Packed[] }

/** No XML holds this byte, so that nothing before or behind is found in a place. */
const filling = 1;
const blank = 32;
const syncFlush = 2;
/** A deflated block refers at most so far back (RFC 1951 §2). */
const window = 32_768;
const noBytes = new Uint8Array(0);
const encoder = new TextEncoder();

/** Packs a whole part. */
export const packPart = (pieces: readonly Piece[]): Packed => pack(pieces, noBytes, true);

/** Packs a stretch of a part that other things follow. `before` is what surely stands before it, to which it refers. */
export const packStretch = (pieces: readonly Piece[], before: Uint8Array = noBytes): Packed => pack(pieces, before, false);

function pack(pieces: readonly Piece[], before: Uint8Array, isEnd: boolean): Packed {
  const stream = openStream(before);
  const data: Uint8Array[] = [];
  const text: Uint8Array[] = [];
  const known: Uint8Array[] = [before];
  const places: Place[] = [];
  let [at, textAt] = [0, 0];
  const add = (deflated: Uint8Array, plain: Uint8Array, seen: Uint8Array): void => {
    data.push(deflated);
    text.push(plain);
    known.push(seen);
    at += deflated.length;
    textAt += plain.length;
  };
  /** A place takes its room; what is behind it is deflated as if nobody knew what stands there. */
  const pass = (deflated: Uint8Array, plain: Uint8Array): void => {
    const unknown = new Uint8Array(plain.length).fill(filling);
    if (unknown.length > 0) stream(unknown, syncFlush);
    add(deflated, plain, unknown);
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      const plain = encoder.encode(piece);
      if (plain.length > 0) add(stream(plain, syncFlush), plain, plain);
    } else if (piece.kind === 'slot') {
      announceStored(data.at(-1)!, piece.width);
      places.push({ slot: piece, at, textAt });
      const blanks = new Uint8Array(piece.width).fill(blank);
      pass(blanks, blanks);
    } else {
      const seen = joinBytes(known);
      const alternatives = equallyLong(piece.alternatives.map((one) => pack(one, seen, false)));
      places.push({ choice: piece, alternatives, at, textAt });
      pass(alternatives[0]!.data, alternatives[0]!.text);
    }
  }
  if (isEnd) add(stream(noBytes, true), noBytes, noBytes);
  return { data: joinBytes(data), text: joinBytes(text), seen: joinBytes(known.slice(1)), places };
}

/** A stream that knows what stands before it. Answers what each push adds: little, so that pako's usual 64 kB for it would only be cleared and thrown away. */
function openStream(before: Uint8Array): (bytes: Uint8Array, flush: typeof syncFlush | true) => Uint8Array {
  const deflate = new Deflate({ level: 6, raw: true, chunkSize: 4096, ...(before.length > 0 && { dictionary: before.subarray(-window) }) });
  let pieces: Uint8Array[] = [];
  deflate.onData = (piece) => void pieces.push(piece as Uint8Array);
  return (bytes, flush) => {
    pieces = [];
    deflate.push(bytes, flush);
    return joinBytes(pieces);
  };
}

/** A sync flush ends with a stored block of no bytes: it becomes the header of the one that a slot is (RFC 1951 §3.2.4). */
function announceStored(data: Uint8Array, length: number): void {
  new DataView(data.buffer, data.byteOffset).setUint32(data.length - 4, (length | ((length ^ 0xffff) << 16)) >>> 0, true);
}

/** An empty stored block, at a whole byte; and the same behind an empty block of fixed codes. */
const fiveBytes = Uint8Array.of(0, 0, 0, 0xff, 0xff);
const sixBytes = Uint8Array.of(2, 0, 0, 0, 0xff, 0xff);

/** Empty blocks of so many bytes in all; undefined where there are none: they have 5 or 6. */
function emptyBlocks(length: number): Uint8Array[] | undefined {
  for (let sixes = 0; sixes * 6 <= length; sixes++) {
    const fives = (length - sixes * 6) / 5;
    if (Number.isInteger(fives)) return [...Array<Uint8Array>(sixes).fill(sixBytes), ...Array<Uint8Array>(fives).fill(fiveBytes)];
  }
  return undefined;
}

/** The texts of a choice, the shorter ones with empty blocks behind. */
function equallyLong(alternatives: Packed[]): Packed[] {
  const lengths = alternatives.map(({ data }) => data.length);
  let length = Math.max(...lengths);
  while (lengths.some((one) => emptyBlocks(length - one) === undefined)) length++;
  return alternatives.map((one) => ({ ...one, data: joinBytes([one.data, ...emptyBlocks(length - one.data.length)!]) }));
}
