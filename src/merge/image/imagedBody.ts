import { Deflate } from 'pako';
import { plainBody, type BeginBody, type GrowingBody, type LetterSize } from '../letter/combine/growingPart';
import type { LetterInHand, Printed } from '../letter/program';
import { crc32 } from '../package/crc32';
import { shifted } from '../package/crcShift';
import { joinBytes, type PackedFile } from '../package/zipWriter';
import { widened, type Layout } from './layout';
import { SlotWriter } from './slotWriter';
import { stretchImage, type StretchImage } from './stretchImage';

/** Documents of more letters have their bodies from an image. Fewer are made in half a second as it is: then the image itself takes as long, and the file is smaller without its blanks. */
export const mostCombinedPlainly = 500;

/** How much wider the images are that take letters which do not fit the first one. */
const widths = [1, 2, 4];
/** So many digits a number has at most that each letter has for itself. */
const ownDigits = 6;
const syncFlush = 2;
const bufferSize = 256 * 1024;
const encoder = new TextEncoder();

/**
 * Bodies of documents of many letters, each letter a copy from an image that refers to the one before (ENGINE §2, combined). What an image cannot express – a letter that
 * is too long, with a picture, the last one – is deflated by itself between the others.
 * ```ts
 * createCombined(template, combinedLimits, imagedBody(layoutOf(template, samples)));
 * ```
 */
export function imagedBody(layout: Layout): BeginBody {
  const images: (StretchImage | undefined)[] = [];
  let begun: PackedText | undefined;
  return (head, middle) => {
    const imageOf = (index: number): StretchImage | undefined => {
      if (!(index in images)) images[index] = stretchImage(middle, { ...(index === 0 ? layout : widened(layout, widths[index]!)), ownDigits });
      return images[index];
    };
    if (!imageOf(0)) return plainBody(head, middle);
    return new ImagedBody(begun ??= packedText(head), imageOf, new SlotWriter());
  };
}

/** A text as it begins a part: up to a whole byte, so that anything may follow. */
interface PackedText { data: Uint8Array; crc: number; size: number }

function packedText(text: string): PackedText {
  const bytes = encoder.encode(text);
  const pieces: Uint8Array[] = [];
  const deflate = openDeflate(pieces);
  deflate.push(bytes, syncFlush);
  return { data: joinBytes(pieces), crc: crc32(bytes), size: bytes.length };
}

function openDeflate(pieces: Uint8Array[]): Deflate {
  const deflate = new Deflate({ level: 1, raw: true });
  deflate.onData = (piece) => void pieces.push(piece as Uint8Array);
  return deflate;
}

class ImagedBody implements GrowingBody {
  size: number;
  private readonly pieces: Uint8Array[];
  private crc: number;
  private buffer = new Uint8Array(bufferSize);
  private begun = 0;
  private filled = 0;
  private texts: Deflate | undefined;
  /** The image of the letter that stands last. */
  private last: StretchImage | undefined;

  constructor(head: PackedText, private readonly imageOf: (index: number) => StretchImage | undefined, private readonly writer: SlotWriter) {
    this.size = head.size;
    this.crc = head.crc;
    this.pieces = [head.data];
  }

  appendLetter(printed: Printed, own: LetterInHand['own']): boolean {
    if (printed.inserted) return false;
    this.writer.take(printed, own);
    for (let index = 0; index < widths.length; index++) {
      const image = this.imageOf(index);
      if (!image) return false;
      const stretch = image === this.last ? image.behind : image.anywhere;
      this.makeRoom(stretch.size);
      if (!stretch.write(this.buffer, this.filled, printed, this.writer)) continue;
      this.closeTexts();
      this.filled += stretch.size;
      this.crc = shifted(image.shift, this.crc) ^ stretch.crc;
      this.size += image.size;
      this.last = image;
      return true;
    }
    return false;
  }

  measured(printed: Printed): LetterSize | undefined {
    return printed.inserted ? undefined : { textBytes: this.imageOf(0)!.textLength(printed) * 2, partBytes: this.imageOf(0)!.size };
  }

  append(text: string): void {
    const bytes = encoder.encode(text);
    this.crc = crc32(bytes, this.crc);
    this.size += bytes.length;
    this.last = undefined;
    this.texts ??= this.openTexts();
    this.texts.push(bytes, false);
  }

  finish(name: string): PackedFile {
    this.texts ??= this.openTexts();
    this.texts.push(new Uint8Array(0), true);
    return { name, method: 8, crc: this.crc >>> 0, size: this.size, data: joinBytes(this.pieces) };
  }

  /** Texts one behind the other are deflated together, as if nothing stood before them. */
  private openTexts(): Deflate {
    this.pieces.push(this.buffer.subarray(this.begun, this.filled));
    this.begun = this.filled;
    return openDeflate(this.pieces);
  }

  /** Up to a whole byte. */
  private closeTexts(): void {
    this.texts?.push(new Uint8Array(0), syncFlush);
    this.texts = undefined;
  }

  private makeRoom(size: number): void {
    if (this.filled + size <= this.buffer.length) return;
    this.pieces.push(this.buffer.subarray(this.begun, this.filled));
    this.buffer = new Uint8Array(Math.max(size, bufferSize));
    this.begun = this.filled = 0;
  }
}
